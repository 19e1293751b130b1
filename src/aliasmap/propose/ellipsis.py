"""The proposer of shared heads: names in a list that only the last of them ends, «서울·연세·고려대», 「文科・経産両省」."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from aliasmap.index.index import Index
from aliasmap.reading import Document, Span
from aliasmap.text.normalize import scan_key

_ITEM = "[가-힣A-Z]{1,8}|[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]{1,6}"
_BEFORE = re.compile(rf"(?<![가-힣A-Za-z\u3400-\u9fff·・、])((?:(?:{_ITEM})[·・、])+)$")
_GROUP = re.compile(
    rf"(?<![가-힣A-Za-z\u3400-\u9fff·・、])((?:(?:{_ITEM})[·・、]\s?)+(?:{_ITEM}?))\s?"
    r"(?:(?:\d|[두세네]|양)\s?개?\s?(부)(?:처|의|는|가|를|와|\b)|(?:[両三四]|の[3-9３-９三四五])(省|大学|大)庁?|[两兩三四](部))"
)
_WORD = r"[A-Z][A-Za-z&]+(?: [A-Z][A-Za-z&]+){0,2}"
_PLURAL = re.compile(
    rf"(?<![\w&-])((?:{_WORD}, )*{_WORD}),? and ({_WORD}) ([Uu]niversities|[Bb]anks|[Mm]inistries|[Dd]epartments)(?![a-z])"
)
_FULL = {
    "universities": ("{} University", "{} National University", "University of {}"),
    "banks": ("{} Bank",),
    "ministries": ("Ministry of {}", "{} Ministry"),
    "departments": ("Department of {}",),
}
_LISTED = re.compile(_WORD)
_PIECE = re.compile("[^·・、\\s]+")
_REACH = 60


def elliptic_spans(document: Document, index: Index, spans: Sequence[Span]) -> list[Span]:
    """Return the spans in lists whose items are names only with the end of the last one, or of the word behind them.

    One at the place of one of ``spans`` stands for it: with that end the place names another.
    """
    text = document.scan.folded.text
    places = {s.folded for s in spans}
    found = _plurals(text, index)
    if not found and not any(mark in text for mark in "·・、"):
        return []
    for start, end in places:
        items = _BEFORE.search(text, max(0, start - _REACH), start)
        if items:
            last = text[start:end]
            for piece in _PIECE.finditer(text, items.start(1), items.end(1)):
                for cut in range(1, len(last)):
                    _add(found, piece.span(), index.find(scan_key(piece[0] + last[cut:])), index)
    for group in _GROUP.finditer(text):
        head = group[2] or group[3] or group[4]
        for piece in _PIECE.finditer(text, group.start(1), group.end(1)):
            for ending in (head, "庁") if head == "省" else (head,):
                _add(found, piece.span(), index.find(scan_key(piece[0] + ending)), index)
    others = sorted(places)
    free = []
    for place, key in sorted(found.items()):
        nearest = bisect_left(others, (place[0] - _REACH,))
        around = others[nearest : bisect_left(others, (place[0] + 1,))]
        if not any(place[1] <= end and (start, end) != place for start, end in around):
            if place in places and text[place[1] : place[1] + 1] != "·" and not text[place[0]].isascii():
                continue  # only in «서울·연세대» it is not the city
            free.append(Span(*document.scan.folded.source_span(*place), *place, 0, 0, key))
    return free


def _plurals(text: str, index: Index) -> dict[tuple[int, int], int]:
    """Return the items before a head word in the plural, with the key of each in full: «Kyoto and Osaka universities»."""
    found: dict[tuple[int, int], int] = {}
    for group in _PLURAL.finditer(text):
        items = [item.span() for item in _LISTED.finditer(text, group.start(1), group.end(1))]
        for start, end in [*items, group.span(2)]:
            for full in _FULL[group[3].lower()]:
                _add(found, (start, end), index.find(scan_key(full.format(text[start:end]))), index)
    return found


def _add(found: dict[tuple[int, int], int], place: tuple[int, int], key: int, index: Index) -> None:
    if 0 <= key < index.scanned and place not in found:
        found[place] = key
