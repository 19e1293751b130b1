"""The proposer of shared heads: names in a list that only the last of them ends, «서울·연세·고려대», 「文科・経産両省」."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from aliasmap.index.index import Index
from aliasmap.reading import Document, Span
from aliasmap.text.normalize import scan_key

_ITEM = "[가-힣]{1,8}|[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]{1,6}"
_BEFORE = re.compile(rf"(?<![가-힣\u3400-\u9fff·・、])((?:(?:{_ITEM})[·・、])+)$")
_GROUP = re.compile(
    rf"(?<![가-힣\u3400-\u9fff·・、])((?:(?:{_ITEM})[·・、]\s?)+(?:{_ITEM}?))\s?"
    r"(?:(?:\d|[두세네]|양)\s?개?\s?(부)(?:처|의|는|가|를|와|\b)|[両三四](省)庁?|[两兩三四](部))"
)
_PIECE = re.compile("[^·・、\\s]+")
_REACH = 60


def elliptic_spans(document: Document, index: Index, spans: Sequence[Span]) -> list[Span]:
    """Return the spans in lists whose items are names only with the end of the last one, or of the word behind them."""
    text = document.scan.folded.text
    if not any(mark in text for mark in "·・、"):
        return []
    places = {s.folded for s in spans}
    found: dict[tuple[int, int], int] = {}
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
        if not any(place[1] <= end for _, end in islice(others, nearest, bisect_left(others, (place[0] + 1,)))):
            free.append(Span(*document.scan.folded.source_span(*place), *place, 0, 0, key))
    return free


def _add(found: dict[tuple[int, int], int], place: tuple[int, int], key: int, index: Index) -> None:
    if 0 <= key < index.scanned and place not in found:
        found[place] = key
