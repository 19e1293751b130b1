"""Names cut into what their parts are made of, and the lexicons of parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from aliasmap.text.inflected import INFLECTED, stem
from aliasmap.text.words import UNSPACED

_TRANSLATED = re.compile(f"[{UNSPACED}{INFLECTED}]")
_ATOM = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
#: How likely the first, second … rendering of a part is.
ORDER = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.7)
LONGEST = 12  # characters of a part
WHOLE = 3  # atoms up to which a whole name may be a part; longer ones are for the registry


class Atoms(NamedTuple):
    """A name cut into what its parts are made of: one character of an unspaced script, or one word of another.

    ``breaks`` are the places where the name itself is parted: its ends, spaces, punctuation.
    """

    texts: tuple[str, ...]
    breaks: frozenset[int]


def atoms(text: str, fold: Mapping[int, str]) -> Atoms:
    """Cut a plain text; ``fold`` maps variant Han characters to one.

    >>> atoms("kt위즈 서울", {}).texts, sorted(atoms("kt위즈 서울", {}).breaks)
    (('kt', '위', '즈', '서', '울'), [0, 3, 5])
    """
    found: list[str] = []
    breaks = {0}
    for word in text.translate(fold).split():
        found += _ATOM.findall(word)
        breaks.add(len(found))
    return Atoms(tuple(found), frozenset(breaks))


def part_key(texts: Iterable[str]) -> str:
    """Return what a part is looked up by: its atoms, inflected words by their stems, without spaces.

    >>> part_key(["государственного", "университета"]), part_key(["서", "울"])
    ('государственнуниверситет', '서울')
    """
    return "".join(map(stem, texts))


def read_table(lines: Iterable[str]) -> dict[str, list[str]]:
    """Read lines of ``key = one | another``; comments and empty lines are skipped. Raises ValueError, which names the line.

    >>> read_table(["# parts", "연구원 = research institute | institute"])
    {'연구원': ['research institute', 'institute']}
    """
    table: dict[str, list[str]] = {}
    for number, line in enumerate(lines, 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        key, found, values = line.partition("=")
        if not found or not key.strip() or not values.strip() or key.strip() in table:
            raise ValueError(f"line {number}: write «key = one | another», each key once, not {line!r}")
        table[key.strip()] = [value.strip() for value in values.split("|")]
    return table


def is_translated(text: str) -> bool:
    """Tell whether a plain text has characters of the scripts whose parts are translated."""
    return not text.isascii() and _TRANSLATED.search(text) is not None


def best_cut(
    parts: Sequence[str], weights: Mapping[tuple[int, int], tuple[float, float]]
) -> list[tuple[int, int, float | None]]:
    """Cut atoms into parts: longest and likeliest known parts first, by dynamic programming.

    ``weights`` gives (likelihood, weight) of each known span. Returns spans with their weight, None where unknown.
    """
    size = len(parts)
    best: list[tuple[float, int, float | None]] = [(0.0, 0, None), *([(-1e9, 0, None)] * size)]
    for start in range(size):
        score = best[start][0]
        if score - 1.0 > best[start + 1][0]:
            best[start + 1] = (score - 1.0, start, None)
        for end in range(start + 1, min(size, start + LONGEST) + 1):
            if (start, end) in weights:
                likelihood, weight = weights[start, end]
                gain = score + 0.5 * (end - start) ** 1.3 * likelihood**0.3 - 0.3
                if gain > best[end][0]:
                    best[end] = (gain, start, weight)
    spans = []
    end = size
    while end:
        _, start, known = best[end]
        spans.append((start, end, known))
        end = start
    return spans[::-1]
