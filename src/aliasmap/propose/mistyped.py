"""The proposer of mistyped names: words that are a known name but for a letter, or for where its spaces are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aliasmap.index.index import Index
from aliasmap.propose.boundary import is_tail
from aliasmap.reading import Document
from aliasmap.text.words import plain

_HANGUL = re.compile("[가-힣A-Za-z0-9]{5,}")
_LATIN = re.compile(r"(?<![\w@/.#-])[A-Z][A-Za-z0-9'&*-]*(?: [A-Z][A-Za-z0-9'&*-]*){0,4}(?![\w@/])")
_SHORTEST = 5  # characters of a name in Hangul


def mistyped_spans(document: Document, index: Index) -> Iterator[tuple[int, int]]:
    """Yield where in the text a word, or a row of capitalized ones, may be a mistyped name."""
    folded = document.scan.folded
    for word in _HANGUL.finditer(folded.text):
        if word[0].isascii():
            continue
        for end in range(word.end(), word.start() + _SHORTEST - 1, -1):
            name, tail = folded.text[word.start() : end], folded.text[end : word.end()]
            if (not tail or is_tail(name, tail, index.vocab)) and index.blocking.is_near(name.lower()):
                yield folded.source_span(word.start(), end)
                break
    for row in _LATIN.finditer(folded.text):
        if len(row[0]) >= _SHORTEST and index.blocking.is_near(plain(row[0].lower())):
            yield folded.source_span(*row.span())
