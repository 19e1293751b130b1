"""The proposer of what only contains a name: titles, events, products and handles, which are no organizations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aliasmap.index.index import Index
from aliasmap.model import Mention, Resolution
from aliasmap.reading import Document
from aliasmap.text.normalize import scan_key

_TITLE = re.compile(
    r"\b(?:(?:Deputy|Vice|Prime|First|Second|Senior|Acting) )*"
    r"(?:Minister|Secretary|President|Chairman|Chairwoman|Director|Governor|Commissioner|Ambassador)s? (?:of|for) "
    r"(?:the )?[A-Z][\w&-]*(?:(?:,? and|,| of| &)? [A-Z][\w&-]*)*"
)
_HANDLE = re.compile(r"(?<![\w@])@\\?(\w+(?:\\*_\w+)*)")
_CAPITALS = re.compile(r"(?:[A-Z0-9][\w’'&-]*(?: (?:of|for|and) )?\s?)+$")
_HANGUL = re.compile("(?:[가-힣A-Za-z0-9·-]+ ?){1,4}$")
_PRODUCT = re.compile(r" ?(?:페이|카드|폰|앱|갤럭시|Pay|Card|Phone|App|Watch|Galaxy)(?![A-Za-z가-힣])")
_REACH = 60


def other_spans(document: Document, index: Index, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the titles, events, products and handles of a document, in order."""
    text = document.text
    found: dict[tuple[int, int], str] = {}
    for title in _TITLE.finditer(text):
        found[title.span()] = "title"
    for handle in _HANDLE.finditer(text):
        if index.find(scan_key(handle[1].replace("\\", "").split("_")[0])) >= 0:
            found[handle.span()] = "handle"
    for scan_start, scan_end, key in document.word_hits:
        if index.word_keys[key - index.scanned] in index.tables.events:
            start, end = document.scan.source_span(scan_start, scan_end)
            before = _before(text, start)
            if any(before <= m.start and m.end <= start for m in mentions):
                found[before, end] = "event"
    for m in mentions:
        if product := _PRODUCT.match(text, m.end):
            found[m.start, product.end()] = "product"
    return [
        Mention(start, end, text[start:end], _nobody(text[start:end], index.version), kind=kind)
        for (start, end), kind in sorted(found.items())
    ]


def _before(text: str, start: int) -> int:
    """Return where the words begin that an event's head word at a place ends."""
    words = (_CAPITALS if text[start].isascii() else _HANGUL).search(text, max(0, start - _REACH), start)
    return words.start() if words else start


def _nobody(surface: str, version: str) -> Resolution:
    return Resolution(surface, "nil", None, None, 0.0, None, None, (), version)
