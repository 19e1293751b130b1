"""The exact proposer: every occurrence of a name of the registry that is a word of its own."""

from __future__ import annotations

from aliasmap.index.index import Index
from aliasmap.propose.boundary import ends_word, is_word, starts_word
from aliasmap.reading import Document, Span
from aliasmap.text.hangul import is_hangul


def exact_spans(document: Document, index: Index) -> list[Span]:
    """Return the spans of names, overlapping ones too, in the order of their ends; note the countries named."""
    vocab, scan, folded = index.vocab, document.scan, document.scan.folded
    text, scanned = folded.text, index.scanned
    spans: list[Span] = []
    countries: list[tuple[int, int, str]] = []
    named: set[str] = set()
    for scan_start, scan_end, key in index.scanner.find(scan.text):
        after = scan.text[scan_end : scan_end + 1]
        if after.isascii() and after.isalnum() and scan.text[scan_end - 1].isascii():
            continue  # the beginning of a longer Latin word
        start, end = scan.folded_span(scan_start, scan_end)
        if key < scanned:
            if is_word(text, start, end, vocab) and _joints_agree(text[start:end], scan.text[scan_start:scan_end]):
                spans.append(Span(*scan.source_span(scan_start, scan_end), scan_start, scan_end, key))
        elif starts_word(text, start, end, vocab):
            code = index.country_words[key - scanned]
            countries.append((*scan.source_span(scan_start, scan_end), code))
            if not is_hangul(text[end - 1]) or ends_word(text, start, end, vocab):
                named.add(code)
    document.country_spans = countries
    document.countries = frozenset(named)
    return spans


def _joints_agree(surface: str, key: str) -> bool:
    """Tell whether digits stand where the key has them: 뉴스1 is not «뉴스 1»."""
    return (
        not any(c.isdigit() for c in key)
        or surface.lower().replace("-", " ").split() == key.split()
        or " " not in surface
    )
