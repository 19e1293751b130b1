"""Addresses: what stands between a name and the country that closes the line it is in."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SMALL = frozenset(
    [
        "a",
        "al",
        "am",
        "an",
        "and",
        "at",
        "d",
        "da",
        "de",
        "dei",
        "degli",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "do",
        "du",
        "e",
        "el",
        "en",
        "et",
        "for",
        "für",
        "im",
        "in",
        "l",
        "la",
        "le",
        "les",
        "los",
        "of",
        "on",
        "s",
        "the",
        "und",
        "upon",
        "sur",
        "sous",
        "am",
        "bei",
        "ob",
        "op",
        "na",
        "nad",
        "pod",
        "van",
        "von",
        "y",
        "zu",
    ]
)
_LONGEST = 160  # characters between a name and the country
_COMMA = re.compile(r",\s*(?:the\s|P\.?\s?R\.?\s(?:of\s)?)?$", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:of|in|from|for|and|at|to|with|by)\s(?:the\s)?$")
_LAST = re.compile(r"[\s.,)\]#]*(?:$|[;\n|])")
_MORE = re.compile(r"[,.]\s|,? and\b")
_BEFORE = 12  # characters before a country that say how it is joined


def leads_to(between: str) -> bool:
    """Tell whether what stands between a name and a country reads as an address: names, numbers, no sentence.

    >>> leads_to(", 1 Gwanak-ro, Seoul, "), leads_to(" Berlin "), leads_to(" signed a pact with ")
    (True, True, False)
    """
    if len(between) > _LONGEST or ";" in between or "\n" in between:
        return False
    return all(word[0].isupper() or word in _SMALL for word in _WORD.findall(between))


def closes(text: str, start: int, end: int) -> bool:
    """Tell whether a country at a place closes an address: it stands last, or behind a comma with no word of its own after it.

    >>> closes("KAIST, Daejeon, Korea", 16, 21), closes("KAIST, Korea's first", 7, 12), closes("Berlin Germany;", 7, 14)
    (True, False, True)
    """
    first = max(0, start - _BEFORE)
    if _LAST.match(text, end):
        return not _BOUND.search(text, first, start)
    return bool(_MORE.match(text, end) and _COMMA.search(text, first, start))
