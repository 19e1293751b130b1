"""The proposer of introduced names: a name without a head word behind a word that says what it is, and CamelCase.

«스타트업 노바링크는», «로봇을 만드는 노바링크가», «startup Novalink», 「新興のノバリンクは」, «初创公司脉枢医疗», HaruCart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection

from aliasmap.index.index import Index
from aliasmap.propose.boundary import is_tail
from aliasmap.propose.headed import Headed, is_modifier
from aliasmap.propose.told import is_new, is_proper, subject_before, told_before
from aliasmap.reading import Document
from aliasmap.text.hangul import is_hangul

_OPEN = "[\"'“‘「『]?"
_HANGUL = re.compile(rf"(?:인? )?({_OPEN})([가-힣A-Za-z0-9]{{2,14}})")
_LATIN = re.compile(
    rf" (?:(?:called|named|dubbed) )?({_OPEN})([A-Z][A-Za-z0-9&-]*(?: [A-Z][A-Za-z0-9&-]*){{0,2}})(?![A-Za-z0-9])"
)
_KANA = re.compile(
    rf"[の、]?({_OPEN})([\u30a1-\u30fa\u30fc・]{{2,16}}(?:[\u3400-\u4dbf\u4e00-\u9fff]{{0,4}}|[A-Z]{{2,3}})"
    r"(?=[がはをにもやとの、。，（(「」』])|[A-Z][A-Za-z0-9]{2,14}(?: [A-Z][A-Za-z0-9]+){0,2})"
)
_HAN = re.compile(
    rf"({_OPEN})([\u3400-\u4dbf\u4e00-\u9fff]{{3,12}}|[A-Z][A-Za-z0-9]{{2,14}}(?: [A-Z][A-Za-z0-9]+){{0,2}})"
)
_CAMEL = re.compile(
    r"(?<![A-Za-z0-9_@/#.-])[A-Z][a-z]+[A-Z][a-z]+[A-Za-z]*(?: (?:Asia|Korea|Japan|China|Singapore|Labs?|AI))?(?![A-Za-z0-9_@/-])"
)
_BRACKETED = re.compile(
    "([\u30a1-\u30fa\u30fc]{4,16})(?=[（(](?:本社|従業員|代表|社長|[\u4e00-\u9fff]{1,4}[都道府県市区]))"
    "|([가-힣]{2,14})(?=[(（][A-Z][a-z]+[A-Z][a-z]+[A-Za-z]*[)）])"
)
_BASED = re.compile(r"(?<![\w-])[A-Z][A-Za-z]+-based$")
_BEFORE_BYLINE = re.compile(r"\W*")
_BEHIND_BYLINE = re.compile(r" ?[|·/]")
_HANGUL_RUN = re.compile("[가-힣]*")
_CLOSERS = frozenset("”’」』\"'(,·…을를")
_REACH = 200  # characters of the longest name
_SHORTEST_OF_HAN = 4
_SHORTEST_OF_KANA = 4
_KIND = "company"


def introduced_spans(document: Document, index: Index, taken: Collection[tuple[int, int]]) -> list[Headed]:
    """Return the spans of names that a word beside them tells; ``taken`` are places of names in the text."""
    text = document.scan.folded.text
    found: dict[tuple[int, int], None] = {}
    tables = index.tables
    ends: set[int] | None = None
    for scan_start, scan_end, key in document.word_hits:
        word = index.word_keys[key - index.scanned]
        if word in tables.introducers or word in tables.doers:
            start, end = document.scan.folded_span(scan_start, scan_end)
            if text[start].isupper():
                continue
            if ends is None and not text[end - 1].isascii():
                ends = _head_ends(document, index)
            place = _behind(text, end, index, ends or (), word in tables.doers)
            if place:
                found[place] = None
        if word in tables.apposed or word in tables.offices:
            place = told_before(text, *document.scan.folded_span(scan_start, scan_end), word in tables.offices, index)
            if place:
                found[place] = None
        if word in tables.acts:
            place = subject_before(text, document.scan.folded_span(scan_start, scan_end)[0], index)
            if place:
                found[place] = None
    found |= dict.fromkeys(m.span() for m in _BRACKETED.finditer(text))
    if not text.isascii() or any(map(str.isupper, text)):
        found |= dict.fromkeys((_after_by(text, m.start(), m.end(), index), m.end()) for m in _CAMEL.finditer(text))
    free = []
    others = sorted(taken)
    for place in (document.scan.folded.source_span(*folded) for folded in sorted(found)):
        nearest = bisect_left(others, (place[0] - _REACH,))
        if not any(place[0] < e for _, e in others[nearest : bisect_left(others, (place[1],))]):
            free.append(place)
    return [Headed(*place, _KIND) for place in free]


def _head_ends(document: Document, index: Index) -> set[int]:
    """Return where head words of Chinese end in the folded text."""
    heads = index.tables.heads
    return {
        document.scan.folded_span(start, end)[1]
        for start, end, key in document.word_hits
        if any(lang == "zh" for lang, _ in heads.get(index.word_keys[key - index.scanned], ()))
    }


def _after_by(text: str, start: int, end: int, index: Index) -> int:
    """Return where a name in CamelCase begins: in a byline («- ByAlphaBeta | May 2»), behind a word glued before it."""
    line = text.rfind("\n", 0, start) + 1
    if _BEHIND_BYLINE.match(text, end) and _BEFORE_BYLINE.fullmatch(text, line, start):
        for prefix in index.vocab.prefixes:
            if prefix.isascii() and text.startswith(prefix, start) and text[start + len(prefix)].isupper():
                return start + len(prefix)
    return start


def _behind(text: str, end: int, index: Index, ends: Collection[int], is_done: bool) -> tuple[int, int] | None:
    """Return where a name stands that a word ending at ``end`` introduces, if one does.

    ``ends`` are where head words of Chinese end; ``is_done``: the word may stand before any noun.
    """
    last = text[end - 1]
    if is_hangul(last) or last == ")":
        return _hangul_name(text, end, index, is_done)
    if last.isascii():
        name = _LATIN.match(text, end)
        if text.endswith("based", 0, end) and not _BASED.search(text, max(0, end - _REACH), end):
            return None
        return name.span(2) if name and is_proper(name[2], index) else None
    name = _KANA.match(text, end)
    if name and not index.parts.phrases(name[2].lower()) and name.end(2) - name.start(2) >= _SHORTEST_OF_KANA:
        return name.span(2)
    name = _HAN.match(text, end) if "\u4e00" <= last <= "\u9fff" else None
    if not name:
        return None
    start, stop = name.span(2)
    if text[start].isascii():
        return start, stop
    headed = next((e for e in range(start + _SHORTEST_OF_HAN, stop + 1) if e in ends), 0)
    if headed:
        return start, headed
    cut = min((name[2].find(word) for word in index.vocab.stops if word in name[2][2:]), default=len(name[2]))
    return (start, start + cut) if 2 < cut < len(name[2]) and cut <= 8 else None


def _hangul_name(text: str, end: int, index: Index, is_done: bool) -> tuple[int, int] | None:
    found = _HANGUL.match(text, end)
    if not found or (found.start(1) == end and text[end - 1] != ")"):
        return None
    start, stop = found.span(2)
    if found[1]:
        return (start, stop) if text[stop : stop + 1] in _CLOSERS else None
    for cut in range(stop, start + 2, -1):
        tail = _HANGUL_RUN.match(text, cut)[0]  # type: ignore[index]
        name = text[start:cut]
        if (tail or text[stop : stop + 1] in _CLOSERS) and is_tail(name, tail, index.vocab) and tail not in ("", "의"):
            known = index.parts.phrases(name) or is_modifier(name, index.vocab.modifiers) or name[0].isdigit()
            return None if known or (is_done and not is_new(name, index)) else (start, cut)
    return None
