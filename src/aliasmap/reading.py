"""Readings: a surface form as the keys it is looked up by, and a document as it is scanned."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from aliasmap.text.address import closes, leads_to
from aliasmap.text.hangul import is_hangul
from aliasmap.text.normalize import Pieces, ScanKey, scan_key, scan_text
from aliasmap.text.orgforms import LegalForms

TYPE_CHECKING = False
if TYPE_CHECKING:  # what only inexact lookups need is imported where it is used
    from aliasmap.text.abbreviations import Abbreviations
    from aliasmap.text.countries import CountryWords
    from aliasmap.text.lexicon import Atoms
    from aliasmap.text.words import Form
    from aliasmap.vocab import Vocab

_BEFORE = re.compile(r"(?:['’]s)?\s*|의\s*|\s?[측쪽](?:의)?\s|側の|方面的?|[的の]|\s*\(?")
_OURS = re.compile("(?<![가-힣])우리 $")
_AFTER = re.compile(r"[)）]?,?\s+(?:of|in|for)\s+(?:the\s+)?|\s?[(（]|\s")
_REACH = 12  # characters between a country word and the name it stands beside
_SENTENCE = 60  # characters in which a country that a sentence named still counts
_SENTENCE_END = re.compile(r"[.!?]\s|[。！？\n]")
_APPOSED = re.compile(r"[)）]?, ((?:an?|the|its|[A-Z]\w+['’]s) [^,.;:()\n]{1,60})(?=[,.)]| that| which| who)")
_WORD_END = re.compile(r"\w\b")
_COPULA = re.compile(r"(?:인|의|の)? ?[\"'“‘「『]?$")
_CAPITALIZED = re.compile(r"\b[A-Z]\w*$")
_HOMES = (
    (re.compile("[가-힣]"), ("KR",)),
    (re.compile("[\u3041-\u3096]"), ("JP",)),
    (re.compile("[\u4e00-\u9fff]"), ("CN", "TW", "HK", "MO", "SG")),
)
_LONGEST = 60  # of a country word, or of a phrase


class Tables:
    """What readings are made with, each table made ready from the vocabulary when it is first needed."""

    def __init__(self, vocab: Vocab) -> None:
        """Take a vocabulary."""
        self._vocab = vocab

    @cached_property
    def legal_forms(self) -> LegalForms:
        """The legal forms at the ends of names."""
        return LegalForms(self._vocab.legal_forms, self._vocab.generic)

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """The abbreviated words of names."""
        from aliasmap.text.abbreviations import Abbreviations

        return Abbreviations(self._vocab.abbreviations, self._vocab.before)

    @cached_property
    def countries(self) -> CountryWords:
        """The words that name countries."""
        from aliasmap.text.countries import CountryWords

        return CountryWords(self._vocab.countries, self._vocab.spellings)

    @cached_property
    def heads(self) -> dict[str, list[tuple[str, str]]]:
        """The scan keys of head words, with the languages they are of and the kinds they mean."""
        heads: dict[str, list[tuple[str, str]]] = {}
        for lang, words in self._vocab.heads.items():
            for word, kind in words.items():
                heads.setdefault(scan_key(word), []).append((lang, kind))
        return heads

    @cached_property
    def introducers(self) -> frozenset[ScanKey]:
        """The scan keys of words that stand before a name without a head word."""
        return frozenset(map(scan_key, self._vocab.introducers))

    @cached_property
    def doers(self) -> frozenset[ScanKey]:
        """The scan keys of what may stand before a name, or before any other noun."""
        return frozenset(map(scan_key, self._vocab.doers))

    @cached_property
    def apposed(self) -> frozenset[ScanKey]:
        """The scan keys of words that say behind a name what it is."""
        return frozenset(map(scan_key, self._vocab.apposed))

    @cached_property
    def offices(self) -> frozenset[ScanKey]:
        """The scan keys of what only an organization has."""
        return frozenset(map(scan_key, self._vocab.offices))

    @cached_property
    def acts(self) -> frozenset[ScanKey]:
        """The scan keys of what a sentence says of a company."""
        return frozenset(map(scan_key, self._vocab.acts))

    @cached_property
    def places(self) -> frozenset[ScanKey]:
        """The scan keys of places that are no names of countries."""
        return frozenset(scan_key(word) for words in self._vocab.places.values() for word in words)

    @cached_property
    def events(self) -> frozenset[ScanKey]:
        """The scan keys of head words of events."""
        return frozenset(map(scan_key, self._vocab.events))

    @cached_property
    def phrases(self) -> frozenset[ScanKey]:
        """The scan keys of phrases in which a name is a common word."""
        return frozenset(map(scan_key, self._vocab.phrases))

    @cached_property
    def nouns(self) -> dict[str, frozenset[str]]:
        """The scan keys of common nouns, with the kinds of organizations that they may stand before."""
        return {scan_key(noun): frozenset(kinds) for noun, kinds in self._vocab.nouns.items()}

    def form(self, text: str) -> Form:
        """Return the form of a plain text."""
        from aliasmap.text.words import form

        return form(text, self._vocab.spellings)

    def plain(self, key: ScanKey) -> str:
        """Return the plain text of a scan key, without its legal forms."""
        from aliasmap.text.words import plain

        return plain(self.legal_forms.strip(key))

    @cached_property
    def never_merge(self) -> frozenset[tuple[str, str]]:
        """The pairs of plain texts that are known not to name the same, each both ways."""
        pairs = [(self.plain(scan_key(one)), self.plain(scan_key(other))) for one, other in self._vocab.never_merge]
        return frozenset(pairs + [(other, one) for one, other in pairs])


class Reading:
    """The readings of one surface form, made when they are asked for.

    >>> from aliasmap.vocab import Vocab
    >>> tables = Tables(Vocab({}, (), (("㈜", "both"),), (), (), frozenset(), {"KR": ("한국",)}))
    >>> reading = Reading("㈜ 한국래블업", lambda: tables)
    >>> reading.scan_key, reading.lookup_key, [code for _, code in reading.variants]
    ('(주)한국래블업', '한국래블업', ['', 'KR'])
    """

    def __init__(self, surface: str, tables: Callable[[], Tables]) -> None:
        """Take a surface form and a way to the tables."""
        self.surface = surface
        self._tables = tables

    @cached_property
    def scan_key(self) -> ScanKey:
        """Case, width and separators folded."""
        return scan_key(self.surface)

    @cached_property
    def lookup_key(self) -> ScanKey:
        """The scan key without legal forms and «the»."""
        return self._tables().legal_forms.strip(self.scan_key)

    @cached_property
    def written_out(self) -> ScanKey:
        """The scan key with abbreviated words written out."""
        return scan_key(self._tables().abbreviations.written_out(self.surface))

    @cached_property
    def form(self) -> Form:
        """The plain text of the lookup key, abbreviated words written out, ready to be compared."""
        return self._tables().form(self._tables().plain(self.written_out))

    @cached_property
    def variants(self) -> list[tuple[Form, str]]:
        """The form, and forms without a country word at an end, each with the code of that country."""
        tables = self._tables()
        without = tables.countries.without(self.surface.strip(), self.form.text)
        return [(self.form, ""), *((tables.form(tables.plain(scan_key(text))), code) for text, code in without)]


class Option(NamedTuple):
    """What a span of atoms may say: words, how likely it says them, and whether it is translated, heard or the same."""

    start: int
    end: int
    units: tuple[str, ...]
    likely: float
    way: str


class Lattice(NamedTuple):
    """A name as everything its spans may say, how much each of its atoms weighs, and which options have a word.

    Silent options, which say nothing, are those of the empty word.
    """

    atoms: Atoms
    options: tuple[Option, ...]
    weights: tuple[float, ...]
    meaning: Mapping[str, Sequence[Option]]


class Span(NamedTuple):
    """An occurrence of a key: its place in the document, in the folded and in the scan text, and the key's number.

    ``joined``: letters stand beside it with which it may be another word, and nothing tells words apart there;
    ``common``: it is a word that has a capital because a sentence begins with it.
    """

    start: int
    end: int
    folded_start: int
    folded_end: int
    scan_start: int
    scan_end: int
    key: int
    joined: bool = False
    common: bool = False

    @property
    def folded(self) -> tuple[int, int]:
        """The place in the folded text."""
        return self.folded_start, self.folded_end


class CountrySpan(NamedTuple):
    """A country word in a document."""

    start: int
    end: int
    code: str


class Document:
    """A text, its scan text, and what the proposer that scans it notes about context words."""

    def __init__(self, text: str, pieces: Pieces | None = None) -> None:
        """Take a decoded text; ``pieces`` kept from other documents saves time."""
        self.text = text
        self._length = len(text.strip())
        self._pieces = Pieces() if pieces is None else pieces
        self.scan = scan_text(text, self._pieces)
        self.word_hits: list[tuple[int, int, int]] = []
        self.words: dict[str, list[tuple[int, int]]] = {}
        self.country_spans: list[CountrySpan] = []
        self.countries: frozenset[str] = frozenset()
        self.main_country = ""
        self.kind_ends: dict[int, set[str]] = {}
        self.noun_ends: dict[int, frozenset[str]] = {}
        self.phrases: list[tuple[int, int]] = []

    @cached_property
    def cased(self) -> bool:
        """Whether capitals tell anything here: the text has both capital and small letters."""
        return self.text != self.text.lower() and self.text != self.text.upper()

    @cached_property
    def home(self) -> tuple[str, ...]:
        """The countries whose bodies a text in this script means without naming them."""
        return next((countries for script, countries in _HOMES if script.search(self.text)), ())

    def is_whole(self, span: Span) -> bool:
        """Tell whether a span is all there is: the document is a bare name."""
        return span.end - span.start == self._length

    def phrases_over(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the phrases of common words, by their places in the folded text, that begin before ``end`` and may reach it."""
        first = bisect_left(self.phrases, (start - _LONGEST,))
        return iter(self.phrases[first : bisect_left(self.phrases, (end,))])

    def countries_beside(self, start: int, end: int) -> set[str]:
        """Return the countries named right before ``start`` or, after «of» or a bracket, behind ``end``."""
        found = set()
        nearest = bisect_left(self.country_spans, (start - _REACH - _LONGEST,))
        for first, last, code in self.country_spans[nearest : bisect_left(self.country_spans, (end + _REACH + 1,))]:
            if start - _REACH <= last <= start:
                if _BEFORE.fullmatch(self.text, last, start):
                    found.add(code)
            elif end <= first and _AFTER.fullmatch(self.text, end, first):
                found.add(code)
        if not found and _OURS.search(self.text, max(0, start - _REACH), start):
            found.add("KR")
        return found

    def country_near(self, start: int, end: int) -> str:
        """Return the code of the country that the sentence named last before ``start``, or nothing."""
        i = bisect_left(self.country_spans, (start,)) - 1
        if i < 0:
            return ""
        last = self.country_spans[i]
        if start - last.end > _SENTENCE or _SENTENCE_END.search(self.text, last.end, start):
            return ""
        return last.code

    def country_of_address(self, end: int) -> str:
        """Return the code of the country that closes the address in which a name ends at ``end``, or nothing.

        The last one counts that only names and numbers lead to, up to the head word of another name.
        """
        code, place = "", end
        for number in range(bisect_left(self.country_spans, (end,)), len(self.country_spans)):
            first, last, named = self.country_spans[number]
            if not leads_to(self.text[end:first]) or (code and self._is_headed(place, first)):
                break
            if closes(self.text, first, last):
                code, place = named, last
        return code

    @cached_property
    def _heads(self) -> list[int]:
        """Where words for kinds end, in order; asked for when all are known."""
        return sorted(self.kind_ends)

    def _is_headed(self, start: int, end: int) -> bool:
        following = bisect_right(self._heads, start)
        return following < len(self._heads) and self._heads[following] <= end

    def kinds_before(self, start: int) -> frozenset[str]:
        """Return the kinds of organizations that a word right before a place says; one with a capital is a part of a name."""
        if self.text[start - 1 : start] == " ":
            start -= 1
        kinds = self.kind_ends.get(start, ())
        return (
            frozenset()
            if kinds and _CAPITALIZED.search(self.text, max(0, start - _LONGEST), start)
            else frozenset(kinds)
        )

    def kinds_called(self, start: int, end: int) -> frozenset[str]:
        """Return the kinds of organizations that a common noun before a place may call by their names (IT 기업 NCS는,
        the retailer Target), or one in apposition behind it (Block, the payments company, …); in Hangul only a name that something is glued to, which a noun before a noun (기업 대상 행사) has not.
        """
        if not self.noun_ends or (is_hangul(self.text[start]) and not is_hangul(self.text[end : end + 1])):
            return frozenset()
        left = max(0, start - 4)
        if followed := _APPOSED.match(self.text, end):
            ends = (followed.start(1) + m.end() for m in _WORD_END.finditer(followed[1]))
            called = [self.noun_ends[place] for place in ends if place in self.noun_ends]
            if called:
                return called[-1]
        copula = _COPULA.search(self.text, left, start)
        at = copula.start() if copula else start
        places = {at, start, start - 1} if self.text[at:start].strip() else {at}
        return frozenset().union(*(self.noun_ends.get(place, frozenset()) for place in places))

    @cached_property
    def _years(self) -> list[tuple[int, str]]:
        from aliasmap.text.dateline import years

        return years(self.text)

    def year_near(self, start: int) -> str:
        """Return the year that the sentence named last before a place, or nothing."""
        i = bisect_left(self._years, (start,)) - 1
        if i < 0:
            return ""
        end, year = self._years[i]
        return "" if start - end > _SENTENCE or _SENTENCE_END.search(self.text, end, start) else year

    def has_cue(self, cue: str, span: Span) -> bool:
        """Tell whether a cue stands in the document as a word, outside a span."""
        places = self.words.get(self._pieces.key(cue), ())
        return any(end <= span.scan_start or start >= span.scan_end for start, end in places)
