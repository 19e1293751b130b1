"""Addresses: what stands between a name and the country that closes the line it is in."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    "a al am an and at d da de dei degli del della den der des di do du e el en et for für im in l la le les los of on s "
    "the und van von y zu".split()
)
_LONGEST = 160  # characters between a name and the country
_COMMA = re.compile(r",\s*(?:the\s|P\.?\s?R\.?\s(?:of\s)?)?$", re.IGNORECASE)
_CLOSED = re.compile(r"[\s.,)\]#]*(?:$|[;\n|])|\.\s|,? and\b")


def leads_to(between: str) -> bool:
    """Tell whether what stands between a name and a country reads as an address: names, numbers, no sentence.

    >>> leads_to(", 1 Gwanak-ro, Seoul, "), leads_to(" Berlin "), leads_to(" signed a pact with ")
    (True, True, False)
    """
    if len(between) > _LONGEST or ";" in between or "\n" in between:
        return False
    return all(word[0].isupper() or word in _SMALL for word in _WORD.findall(between))


def closes(text: str, start: int, end: int) -> bool:
    """Tell whether a country at a place closes an address: behind a comma with no word of its own after it, or at the end.

    >>> closes("KAIST, Daejeon, Korea", 16, 21), closes("KAIST, Korea's first", 7, 12), closes("KAIST Korea;", 6, 11)
    (True, False, True)
    """
    if _CLOSED.match(text, end):
        return True
    return text.startswith(",", end) and bool(_COMMA.search(text, max(0, start - 12), start))
