"""The exact proposer: every occurrence of a name of the registry that is a word of its own, and of a context word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from aliasmap.index.index import Index
from aliasmap.propose.boundary import ends_word, is_common, is_crossed, is_joined, is_word, starts_word
from aliasmap.reading import CountrySpan, Document, Span

_OFTEN, _MOSTLY = 3, 0.6  # how often, and in what share of all, a country is named that a text is about


def exact_spans(document: Document, index: Index) -> list[Span]:
    """Return the spans of names, overlapping ones too, in the order of their ends; keep the context words found.

    A name inside a phrase of common words (다음 in 다음 주) is none, nor is one that such a phrase crosses (東京大 in 東京大会,
    外交部 in 外交部门), unless a word begins behind it that may follow a name (外交部分别).
    """
    vocab, scan, text, scanned = index.vocab, document.scan, document.scan.folded.text, index.scanned
    scan_text = scan.text
    spans: list[Span] = []
    for hit in index.scanner.find(scan_text):
        scan_start, scan_end, key = hit
        if key >= scanned:
            document.word_hits.append(hit)
            continue
        start, end = scan.folded_span(scan_start, scan_end)
        if is_word(text, start, end, vocab):
            spans.append(
                Span(
                    *scan.folded.source_span(start, end),
                    start,
                    end,
                    scan_start,
                    scan_end,
                    key,
                    is_joined(text, start, end, vocab),
                    is_common(text, start, end, vocab),
                )
            )
    words, phrases = index.word_keys, index.tables.phrases
    hits = (hit for hit in document.word_hits if words[hit[2] - scanned] in phrases)
    document.phrases = sorted(scan.folded_span(*hit[:2]) for hit in hits)
    return [s for s in spans if not _is_in_phrase(document, s) and not is_crossed(document, *s.folded, vocab)]


def _is_in_phrase(document: Document, span: Span) -> bool:
    over = document.phrases_over(*span.folded)
    return any(p[0] <= span.folded_start and span.folded_end <= p[1] and p != span.folded for p in over)


def _marked(text: str, start: int, marks: Mapping[str, str]) -> tuple[int, str] | None:
    """Return the place and the country of a character before a name that stands for a country (米メタ, 美 국방부)."""
    if _is_written_out(text[start]):
        return None
    place = start - 2 if text[start - 1 : start] == " " else start - 1
    if place < 0 or text[place] not in marks or (place and _is_written_out(text[place - 1])):
        return None
    return place, marks[text[place]]


def _is_written_out(char: str) -> bool:
    return "一" <= char <= "鿿" or char.isdigit()


def note_words(document: Document, spans: Sequence[Span], index: Index) -> None:
    """Work out the context words that ``exact_spans`` found: where cues stand, and which countries are named.

    A word that names a country is no cue: it speaks for every organization of the country alike;
    one inside a name (Bank of Korea) names the organization, not the country.
    """
    vocab, scan, text = index.vocab, document.scan, document.scan.folded.text
    countries: list[CountrySpan] = []
    inside = bytearray(len(scan.text))
    words = {(start, end) for start, end, _ in document.word_hits}
    for span in spans:
        if marked := _marked(text, span.folded_start, vocab.marks):
            place = scan.folded.source_span(marked[0], marked[0] + 1)
            countries.append(CountrySpan(*place, marked[1]))
        if (span.scan_start, span.scan_end) in words:
            continue  # a name that is a country word leaves it one
        inside[span.scan_start : span.scan_end] = b"\1" * (span.scan_end - span.scan_start)
    named: Counter[str] = Counter()
    heads, nouns = index.tables.heads, index.tables.nouns
    for scan_start, scan_end, key in document.word_hits:
        number = key - index.scanned
        code = index.word_countries[number]
        kinds, called = heads.get(index.word_keys[number], ()), nouns.get(index.word_keys[number])
        if kinds or called:
            end = scan.folded.source_span(*scan.folded_span(scan_start, scan_end))[1]
            if kinds:
                document.kind_ends.setdefault(end, set()).update(kind for _, kind in kinds)
            if called and not text[scan.folded_span(scan_start, scan_end)[0]].isupper():
                document.noun_ends[end] = document.noun_ends.get(end, frozenset()) | called
        if not code or index.word_keys[number] in index.tables.places:
            document.words.setdefault(index.word_keys[number], []).append((scan_start, scan_end))
        if code and not inside[scan_start]:
            start, end = scan.folded_span(scan_start, scan_end)
            if starts_word(text, start, end, vocab):
                countries.append(CountrySpan(*scan.folded.source_span(start, end), code))
                if ends_word(text, start, end, vocab):
                    named[code] += 1
    document.country_spans = sorted(countries)
    document.countries = frozenset(named)
    for code, count in named.most_common(1):
        if count >= _OFTEN and count >= _MOSTLY * named.total():
            document.main_country = code
