"""The proposer of possessed names: «베트남의 과학기술부» where the registry has 베트남 과학기술부, 「タイの内務省」 where it has タイ内務省."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aliasmap.index.index import Index
from aliasmap.propose.boundary import is_word
from aliasmap.reading import Document, Span
from aliasmap.text.normalize import scan_key

_NAME = re.compile("(?:의 | [측쪽] |[の的]|側の)([가-힣\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff]{2,14})")
_SHORTEST = 2


def possessed_spans(document: Document, index: Index) -> Iterator[Span]:
    """Yield the names behind a word for a country that are known with it."""
    text = document.scan.folded.text
    for scan_start, scan_end, key in document.word_hits:
        if not index.word_countries[key - index.scanned]:
            continue
        begin, end = document.scan.folded_span(scan_start, scan_end)
        name = _NAME.match(text, end)
        if not name:
            continue
        start = name.start(1)
        for stop in range(name.end(1), start + _SHORTEST - 1, -1):
            found = index.find(scan_key(text[begin:end] + text[start:stop]))
            if 0 <= found < index.scanned and is_word(text, start, stop, index.vocab):
                yield Span(*document.scan.folded.source_span(start, stop), start, stop, 0, 0, found)
                break
