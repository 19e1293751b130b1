"""How alike two strings are: the one door to rapidfuzz."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

from aliasmap.text.words import letters, sorted_letters

_IN_ORDER = 0.85  # names with at least this similarity of letters have their words in one order
_REORDERED = 0.97  # what it costs to have them in another


def alike(one: str, other: str) -> float:
    """Return the similarity of two strings between 0 and 1: the Indel distance, normalized.

    >>> alike("kaist", "kaist"), alike("kaist", "kist")
    (1.0, 0.8888888888888888)
    """
    return float(Indel.normalized_similarity(one, other))


def most_alike(one: str, others: Sequence[str], least: float) -> list[tuple[float, int]]:
    """Return (similarity, position) of those of several strings that are at least so much like one.

    >>> most_alike("kaist", ["kist", "snu", "kaist"], 0.5)
    [(1.0, 2), (0.8888888888888888, 0)]
    """
    found = extract(one, others, scorer=Indel.normalized_similarity, limit=None, score_cutoff=least)
    return [(similar, i) for _, similar, i in found]


def letters_alike(asked: str, named: Sequence[str]) -> list[float]:
    """Return how alike the letters of a plain text are to those of others, in any order of their words.

    >>> letters_alike("indus university", ["university indus", "indus university"])
    [0.97, 1.0]
    """
    similar = _all_alike(letters(asked), list(map(letters, named)))
    ordered = sorted_letters(asked)
    if not ordered:
        return similar
    other = [(i, text) for i, text in enumerate(map(sorted_letters, named)) if text and similar[i] < _IN_ORDER]
    for (i, _), found in zip(other, _all_alike(ordered, [text for _, text in other]), strict=True):
        similar[i] = max(similar[i], _REORDERED * found)
    return similar


def _all_alike(one: str, others: list[str]) -> list[float]:
    found = [0.0] * len(others)
    for similar, i in most_alike(one, others, 0.0):
        found[i] = similar
    return found
