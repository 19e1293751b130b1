"""The proposer of definitions: a name, and in brackets behind it another name of the same body.

``Full Name (ABC)``, ``ABC(전체 이름)``, ``…공단(이하 '중진공')``, «（以下简称“基金委”）», 「（以下、Y）」, ``("the Fund")``.
Method: for an acronym behind a Latin name that nothing else bounds, the letters are matched backwards against the words
(Schwartz and Hearst 2003, https://doi.org/10.1142/9789812776303_0042).
"""

from __future__ import annotations

import re
from typing import NamedTuple

_BRACKET = re.compile(r"[(\[〔【「]([^()\[\]〔〕【】]{1,120})[)\]〕】」]")
_PIECE = re.compile(r"[^,;:/·、|]+")
_INTRODUCED = re.compile(
    r"\s*(?:이하|약칭|약자로?|영문\s?약칭|줄여서|以下简称为?|以下簡稱|以下、?|简称|簡稱|下称|下稱|略称|略して|通称|hereinafter|hereafter|henceforth|"
    r"known as|or|also|the)\s*[:,]?\s*",
    re.IGNORECASE,
)
_QUOTES = "\"'“”‘’「」『』«»〈〉《》<> \t"
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9]*(?:[&.*·‐/-][A-Za-z0-9]+)*(?: [A-Z][a-z]{3,8})?")
_SHORT = re.compile(r"[가-힣\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fffA-Za-z0-9&·-]{2,12}")
_LONGEST_ACRONYM = 20
_WORDS = re.compile(r"[A-Z][\w'’.&-]*(?:[ \n]+(?:(?:of|for|and|the|&|in|on|de)[ \n]+)*[A-Z][\w'’.&-]*)*$")
_WORD_START = re.compile(r"(?<![\w'’])[^\W_]")
_REACH = 120


class Definition(NamedTuple):
    """What stands before a bracket and one thing inside it, as spans of the folded text.

    ``end`` is where the name before the bracket ends; ``start`` and ``stop`` bound what is inside. ``introduced``: words or
    quotes say that it is a short form; ``acronym``: it looks like one.
    """

    end: int
    start: int
    stop: int
    introduced: bool
    acronym: bool


def find_definitions(text: str) -> list[Definition]:
    """Return what may be a definition in a folded text, in order.

    >>> text = "한국지능정보사회진흥원(NIA, 이하 '진흥원')은"
    >>> [(text[: d.end], text[d.start : d.stop], d.introduced) for d in find_definitions(text)][2]
    ('한국지능정보사회진흥원', '진흥원', True)
    """
    found = []
    for bracket in _BRACKET.finditer(text):
        end = len(text[: bracket.start()].rstrip(_QUOTES))
        if not end or bracket.start() - end > 2:
            continue
        inside = bracket[1]
        pieces = list(_PIECE.finditer(inside))
        spans = [(0, len(inside))] if len(pieces) > 1 else []
        for start, stop in [*spans, *(p.span() for p in pieces)]:
            found += _definition(text, end, bracket.start(1) + start, bracket.start(1) + stop)
    return found


def _definition(text: str, end: int, start: int, stop: int) -> list[Definition]:
    introduced = _INTRODUCED.match(text, start, stop)
    first = introduced.end() if introduced else start
    quoted = text[first:stop].strip()[:1] in "\"'“‘「『《" if text[first:stop].strip() else False
    while first < stop and text[first] in _QUOTES:
        first += 1
    while stop > first and text[stop - 1] in _QUOTES:
        stop -= 1
    inside = text[first:stop]
    if not inside:
        return []
    return [Definition(end, first, stop, bool(introduced) or quoted, is_acronym(inside))]


def is_acronym(text: str) -> bool:
    """Tell whether a string looks like an acronym: one word in Latin letters with two capitals or more.

    >>> [is_acronym(t) for t in ("NIA", "A*STAR", "Wrtn", "2026", "KoNIBP")]
    [True, True, False, False, True]
    """
    return len(text) <= _LONGEST_ACRONYM and bool(_ACRONYM.fullmatch(text)) and sum(map(str.isupper, text)) > 1


def is_short_form(short: str, full: str) -> bool:
    """Tell whether a string may be clipped from a longer one: its letters stand there in this order.

    >>> [is_short_form(s, "한국산업은행") for s in ("산은", "한은", "은산")]
    [True, True, False]
    """
    if not _SHORT.fullmatch(short) or len(short) >= len(full):
        return False
    rest = iter(full.lower())
    return all(char in rest for char in short.lower())


def spelled_out(text: str, end: int, acronym: str) -> int:
    """Return where in ``text[:end]`` the capitalized words begin that an acronym abbreviates, or -1.

    >>> text = "It met Knovel Marine Engineering"
    >>> text[spelled_out(text, len(text), "KME"):]
    'Knovel Marine Engineering'
    """
    begin = max(0, end - _REACH)
    run = _WORDS.search(text[begin:end])
    letters = [c.lower() for c in acronym if c.isalnum()]
    if not run or len(letters) < 2:
        return -1
    starts = [begin + run.start() + m.start() for m in _WORD_START.finditer(run[0])]
    left = list(letters)
    for place in reversed(starts):
        if left and text[place].lower() == left[-1]:
            left.pop()
            if not left and (text[place].isupper()):
                return place
    return -1
