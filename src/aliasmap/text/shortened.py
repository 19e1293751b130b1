"""Names with one letter left out: what tells at once whether a word may be a known name mistyped.

Two strings that differ in one letter, or in two neighbours that changed places, are equal when each has one letter left out
(deletion neighbourhoods: Bocek, Hunt and Stiller 2007; SymSpell). The letters of Hangul are its jamo.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from zlib import crc32

from aliasmap.text.scripts import script_of
from aliasmap.text.words import letters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_EDGE = 2
#: Letters of the names looked at, by script; shorter ones are too near to words, and longer ones have a head word.
_LENGTHS = {"Hang": range(11, 40), "": range(8, 25)}


def shortened(text: str) -> Iterator[int]:
    """Yield the checksums of the letters of a plain text, and of what they are with each one left out in turn.

    Yields nothing for a text that is too short or too long.

    >>> len(set(shortened("sendbird")) & set(shortened("sendbrid"))), list(shortened("kaist"))
    (2, [])
    """
    code = letters(text)
    if len(code) not in _LENGTHS.get(script_of(text), ()):
        return
    encoded = code.encode("utf-16-le")
    yield crc32(encoded)
    for i in range(0, len(encoded), 2):
        yield crc32(encoded[:i] + encoded[i + 2 :])


def edges(text: str) -> tuple[str, str]:
    """Return the beginning and the end of a plain text, one of which a single wrong letter leaves alone.

    >>> edges("우아한형제들")
    ('^우아', '제들')
    """
    return "^" + text[:_EDGE], text[-_EDGE:]


def sections(texts: Iterable[str]) -> tuple[list[int], list[str]]:
    """Return all checksums of plain texts, and all edges of those that have some, both in order."""
    looked_at = {text: list(shortened(text)) for text in texts}
    numbers = {number for found in looked_at.values() for number in found}
    return sorted(numbers), sorted({edge for text, found in looked_at.items() if found for edge in edges(text)})


def is_near(text: str, known: Any, known_edges: frozenset[str]) -> bool:
    """Tell whether a plain text may be one of those that ``sections`` were made of, mistyped; few others pass."""
    if known_edges.isdisjoint(edges(text)):
        return False
    for number in shortened(text):
        place = bisect_left(known, number)
        if place < len(known) and known[place] == number:
            return True
    return False


def one_letter_apart(one: str, other: str) -> bool:
    """Tell whether two long plain texts are equal but for one letter, for two that changed places, or for their spaces.

    >>> pairs = ("sendbrid", "sendbird"), ("우아한형재들", "우아한형제들"), ("해양경찰서", "해양경찰청"), ("bird", "brid")
    >>> [one_letter_apart(*pair) for pair in pairs]
    [True, True, False, False]
    """
    return not set(shortened(one)).isdisjoint(shortened(other))
