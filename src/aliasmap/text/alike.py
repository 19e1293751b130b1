"""How alike two strings are: the one door to rapidfuzz."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from aliasmap.text.words import Form

_IN_ORDER = 0.85  # names with at least this similarity of letters have their words in one order
_REORDERED = 0.97  # what it costs to have them in another
_WORD = 2.5  # letters that words have on average, at least, where they are not mere initials


def alike(one: str, other: str) -> float:
    """Return the similarity of two strings between 0 and 1: the Indel distance, normalized.

    >>> alike("kaist", "kaist"), alike("kaist", "kist")
    (1.0, 0.8888888888888888)
    """
    return float(Indel.normalized_similarity(one, other))


def letters_alike(one: Form, other: Form) -> float:
    """Return how alike the letters of two names are, in any order of their words.

    >>> from aliasmap.text.words import form
    >>> letters_alike(form("indus university", {}), form("university indus", {}))
    0.97
    """
    similar = alike(one.letters, other.letters)
    if similar < _IN_ORDER and _has_words(one) and _has_words(other):
        similar = max(similar, _REORDERED * alike(one.sorted_letters, other.sorted_letters))
    return similar


def _has_words(one: Form) -> bool:
    return " " in one.text and len(one.text) >= (_WORD + 1) * (one.text.count(" ") + 1)
