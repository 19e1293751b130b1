"""The Resolver: the only room that knows the order of the stages: propose, gather evidence, decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from aliasmap.dates import first_day, is_date
from aliasmap.decide import Thresholds, arrange, decide
from aliasmap.errors import BadArgument
from aliasmap.evidence.asked import country_evidence, date_evidence
from aliasmap.evidence.context import context_evidence
from aliasmap.evidence.names import name_evidence
from aliasmap.index.index import Index
from aliasmap.model import Candidate, Comparison, Hypothesis, Mention, Organization, Resolution
from aliasmap.propose.exact import exact_spans, note_words
from aliasmap.reading import Document, Reading, Span
from aliasmap.text.normalize import Pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aliasmap.inexact import Inexact

_REMEMBERED = 100_000


class _Question(NamedTuple):
    """What a caller asks beside the text, checked."""

    as_of: str
    country: str
    only_country: str


class Resolver:
    """Resolves names and annotates texts against one registry.

    Make one with ``aliasmap.load``. It holds what is worth keeping between calls and changes nothing that is visible,
    so threads may share it.
    """

    def __init__(
        self,
        index: Index,
        thresholds: Thresholds,
        problems: Sequence[Any] = (),
        weights: Mapping[str, float] | None = None,
    ) -> None:
        """Take an open index, the thresholds, the problems its sources had, and weights to use for the learned ones."""
        self.index = index
        self.thresholds = thresholds
        self.problems = tuple(problems)
        self._weights = weights
        self._pieces = Pieces()
        self._known: dict[Any, Resolution] = {}

    @property
    def version(self) -> str:
        """The version of the registry, which every answer names."""
        return self.index.version

    def check_country(self, country: str | None) -> str:
        """Return a country code as it is, empty for None; raises BadArgument for one that is none, with a hint."""
        if not country:
            return ""
        if not isinstance(country, str):
            raise BadArgument(f"a country is a text, not {type(country).__name__}")
        if country.upper() in self.index.header["countries"]:
            return country.upper()
        wanted = country.casefold()
        for code, words in self.index.vocab.countries.items():
            if wanted in (w.casefold() for w in words):
                raise BadArgument(
                    f"unknown country {country!r}: did you mean {code}?\ngive the ISO 3166-1 code, or INT"
                )
        raise BadArgument(f"unknown country {country!r}\ngive the ISO 3166-1 code (KR, SG, CN …), or INT")

    def _question(self, as_of: str | None, country: str | None, only_country: str | None = None) -> _Question:
        if as_of and not (isinstance(as_of, str) and is_date(as_of)):
            raise BadArgument(f"as_of is no date: {as_of!r}\nwrite YYYY, YYYY-MM or YYYY-MM-DD")
        day = first_day(as_of) if as_of else ""
        return _Question(day, self.check_country(country), self.check_country(only_country))

    def get(self, ident: str) -> Organization:
        """Return the organization with an id (``kr-msit``, ``ror:01wpjm123``); raises UnknownId, which names near ids."""
        return self.index.get(ident)

    def bearers(self, name: str) -> list[Candidate]:
        """Return every organization that bears exactly this name, with the name that says so."""
        found: dict[str, Candidate] = {}
        number, _ = self._find(self._read(name))
        for org, alias in self.index.bearers(number) if number >= 0 else ():
            bearer = self.index.organization(org)
            found.setdefault(
                bearer.id, Candidate(bearer.id, bearer.name(), 0.0, tuple(date_evidence(alias, bearer, "")))
            )
        return list(found.values())

    def resolve(
        self,
        name: str,
        *,
        context: str | None = None,
        country: str | None = None,
        as_of: str | None = None,
        only_country: str | None = None,
    ) -> Resolution:
        """Resolve one name: a document with one span.

        ``context`` is the text it stands in; ``country`` (ISO 3166-1 or INT) a prior, ``only_country`` a filter;
        ``as_of`` a date. Raises BadArgument for an unknown country or a wrong date.
        """
        return self._resolve(name, context, self._question(as_of, country, only_country))

    def _resolve(self, name: str, context: str | None, question: _Question) -> Resolution:
        if not isinstance(name, str):
            raise BadArgument(f"a name is a text, not {type(name).__name__}")
        if context:
            return self._resolve_anew(name, context, question)
        remembered = (name, question)
        known = self._known.get(remembered)
        if known is None:
            known = self._known_now(remembered, self._resolve_anew(name, None, question))
        return known

    def hypotheses(
        self, name: str, *, country: str | None = None, as_of: str | None = None, inexact: bool = False
    ) -> list[Hypothesis]:
        """Return everything a name may be, with the evidence, before anything is decided: to measure and to learn from.

        ``inexact``: compare it with all names, also where it is exactly one of them.
        """
        question = self._question(as_of, country)
        if inexact:
            return self._inexact.hypotheses(self._read(name), question.country, "", question.as_of, thorough=True)
        return self._may_be(self._read(name), question, thorough=True)[0]

    def decide(self, query: str, hypotheses: Sequence[Hypothesis]) -> Resolution:
        """Decide among hypotheses on one name."""
        return decide(query, hypotheses, self.index.organization, self.thresholds, self.version)

    def _may_be(self, reading: Reading, question: _Question, thorough: bool = False) -> tuple[list[Hypothesis], int]:
        """Return the hypotheses on a name, and the number of its key, -1 where no name is exactly it."""
        number, stripped = self._find(reading)
        if number < 0:
            asked = (question.country, question.only_country, question.as_of)
            return self._inexact.hypotheses(reading, *asked, thorough=thorough), number
        surface = reading.surface.strip()
        cased = surface != surface.lower()
        return self._hypotheses(surface, number, question, whole=True, cased=cased, stripped=stripped), number

    def _resolve_anew(self, name: str, context: str | None, question: _Question) -> Resolution:
        hypotheses, number = self._may_be(self._read(name), question)
        resolution = self.decide(name, hypotheses)
        if context and number >= 0 and not _is_sure(resolution):
            document = Document(context, self._pieces)
            spans = exact_spans(document, self.index)
            sure = (self._first_pass(document, span, question) for span in spans)
            anchors = {r.id for r in sure if r.id and _is_sure(r)}
            note_words(document, spans, self.index)
            place = context.find(name)
            span = Span(place, place + len(name), 0, 0, number)
            resolution = self.decide(
                name, self._in_context(hypotheses, document, span, anchors, self._parents(anchors))
            )
        return resolution

    def _read(self, name: str) -> Reading:
        return Reading(name, lambda: self.index.tables)

    def _find(self, reading: Reading) -> tuple[int, bool]:
        """Return the number of a name's key, or -1, and whether only its lookup key is one."""
        number = self.index.find(reading.scan_key) if reading.scan_key else -1
        if number >= 0 or not reading.scan_key:
            return number, False
        return self.index.find(reading.lookup_key), True

    @cached_property
    def _inexact(self) -> Inexact:
        from aliasmap.inexact import Inexact

        return Inexact(self.index, self._weights)

    def compare(self, one: str, other: str) -> Comparison:
        """Compare two names: how probable it is that they name the same organization, and what says so.

        What the registry knows of names that are exactly in it counts, but neither has to be there.
        """
        first, second = self._read(one), self._read(other)
        keys = self._find(first)[0], self._find(second)[0]
        known = [dict(self.index.bearers(key)) if key >= 0 else {} for key in keys]
        score, evidence = self._inexact.compare(first, second, *known)
        return Comparison(one, other, score, evidence, self.version)

    def resolve_many(
        self,
        names: Iterable[str | None],
        *,
        country: str | Sequence[str | None] | None = None,
        as_of: str | Sequence[str | None] | None = None,
    ) -> list[Resolution | None]:
        """Resolve names in order; None gives None. ``country`` and ``as_of`` are one value or one a name."""
        listed = list(names)
        countries = _column(country, len(listed), "country")
        days = _column(as_of, len(listed), "as_of")
        questions: dict[tuple[str | None, str | None], _Question] = {}
        answers: list[Resolution | None] = []
        for name, *asked in zip(listed, days, countries, strict=True):
            if name is None:
                answers.append(None)
                continue
            pair = (asked[0], asked[1])
            if pair not in questions:
                questions[pair] = self._question(*pair)
            answers.append(self._resolve(name, None, questions[pair]))
        return answers

    def annotate(self, text: str, *, as_of: str | None = None, country: str | None = None) -> list[Mention]:
        """Return the mentions of organizations in a text, ordered by (start, -end), inner ones after the outer.

        Mentions at ``match`` and at ``review`` are returned; what is less sure is not. Offsets count Unicode code points.
        """
        return self._annotate(text, self._question(as_of, country))

    def annotate_many(
        self, texts: Iterable[str], *, as_of: str | None = None, country: str | None = None
    ) -> Iterator[list[Mention]]:
        """Annotate texts one by one as they come."""
        question = self._question(as_of, country)
        return (self._annotate(text, question) for text in texts)

    def _annotate(self, text: str, question: _Question) -> list[Mention]:
        if not isinstance(text, str):
            raise BadArgument(f"a text is a str, not {type(text).__name__}; decode bytes first")
        document = Document(text, self._pieces)
        spans = exact_spans(document, self.index)
        if not spans:
            return []
        resolutions = [self._first_pass(document, span, question) for span in spans]
        if not all(map(_is_sure, resolutions)):
            anchors = {r.id for r in resolutions if r.id and _is_sure(r)}
            self._second_pass(document, spans, resolutions, anchors, question)
        found = (
            Mention(s.start, s.end, text[s.start : s.end], r)
            for s, r in zip(spans, resolutions, strict=True)
            if r.status != "nil"
        )
        return arrange(found, lambda ident: self.index.get(ident).kind == "group")

    def _second_pass(
        self,
        document: Document,
        spans: Sequence[Span],
        resolutions: list[Resolution],
        anchors: set[str],
        question: _Question,
    ) -> None:
        """Decide what the first pass was not sure of, with its anchors known; each distinct case once."""
        note_words(document, spans, self.index)
        parents = self._parents(anchors)
        decided: dict[Any, Resolution] = {}
        for i, span in enumerate(spans):
            if _is_sure(resolutions[i]) or document.is_whole(span):
                continue  # a bare name has no context
            surface = document.text[span.start : span.end]
            case = (span.key, surface, *sorted(document.countries_beside(span.start, span.end)))
            if case not in decided:
                hypotheses = self._span_hypotheses(document, span, question)
                decided[case] = self.decide(surface, self._in_context(hypotheses, document, span, anchors, parents))
            resolutions[i] = decided[case]

    def _first_pass(self, document: Document, span: Span, question: _Question) -> Resolution:
        """What the surface form says by itself; the answer does not depend on the rest of the document."""
        surface = document.text[span.start : span.end]
        remembered = (span.key, surface, document.is_whole(span), document.cased, *question)
        known = self._known.get(remembered)
        if known is None:
            known = self._known_now(remembered, self.decide(surface, self._span_hypotheses(document, span, question)))
        return known

    def _span_hypotheses(self, document: Document, span: Span, question: _Question) -> list[Hypothesis]:
        surface = document.text[span.start : span.end]
        whole = document.is_whole(span)
        cased = document.cased or (whole and surface != surface.lower())
        return self._hypotheses(surface, span.key, question, whole=whole, cased=cased, stripped=False)

    def _hypotheses(
        self,
        surface: str,
        key: int,
        question: _Question,
        *,
        whole: bool,
        cased: bool,
        stripped: bool,
    ) -> list[Hypothesis]:
        found = []
        bearers = self.index.bearers(key)
        contested = whole and not all(name.weak for _, name in bearers)
        for number, name in bearers:
            org = self.index.organization(number)
            if question.only_country and org.country != question.only_country:
                continue
            evidence = name_evidence(surface, name, whole=whole, cased=cased, stripped=stripped)
            evidence += date_evidence(name, org, question.as_of)
            evidence += country_evidence(org, question.country, rescues=contested and name.weak)
            found.append(Hypothesis(number, name, evidence))
        return found

    def _in_context(
        self,
        hypotheses: Sequence[Hypothesis],
        document: Document,
        span: Span,
        anchors: set[str],
        parents: set[str],
    ) -> list[Hypothesis]:
        for h in hypotheses:
            h.evidence += context_evidence(document, span, h.name, self.index.organization(h.org), anchors, parents)
        return list(hypotheses)

    def _parents(self, idents: Iterable[str]) -> set[str]:
        return {link.id for ident in idents for link in self.index.get(ident).parents}

    def _known_now(self, key: Any, resolution: Resolution) -> Resolution:
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[key] = resolution
        return resolution


def _is_sure(resolution: Resolution) -> bool:
    """Tell whether the surface form alone decides: a match, and nobody else bears the name."""
    return resolution.status == "match" and len(resolution.candidates) == 1


def _column(value: str | Sequence[str | None] | None, length: int, what: str) -> Sequence[str | None]:
    if value is None or isinstance(value, str):
        return [value] * length
    column = list(value)
    if len(column) != length:
        raise BadArgument(f"{what} has {len(column)} values for {length} names")
    return column
