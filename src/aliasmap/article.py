"""An article: the order of the stages over a whole document.

Two passes: names that are sure by themselves, then the rest with those known. Between them, what definitions bind; behind
them, spans that only look like a name: known under another spelling, or unknown (NIL), each unknown one a cluster.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from aliasmap.decide import arrange, is_sure
from aliasmap.engine import Engine, Question
from aliasmap.evidence.context import Surroundings, context_evidence, definition_evidence, surrounding_evidence
from aliasmap.model import Hypothesis, Mention, Name, Organization, Resolution
from aliasmap.propose.boundary import is_word
from aliasmap.propose.definitions import Definition, find_definitions, is_short_form, spelled_out
from aliasmap.propose.ellipsis import elliptic_spans
from aliasmap.propose.exact import exact_spans, note_words
from aliasmap.propose.headed import Headed, headed_spans
from aliasmap.propose.introduced import introduced_spans
from aliasmap.reading import Document, Span
from aliasmap.text.dateline import stated_date
from aliasmap.text.normalize import fold

_UNKEYED = -1
_SURE_IN_TEXT = 0.97  # the probability from which a span that is no exact name is a match
_WORTH_REVIEW = 0.6  # and from which it is worth a review, not an unknown organization


_JOINED = re.compile(r"\s?(?:및|과|와|·|,|、|・|和|与|與|及|\band)\s?(?:the )?$")
_LONGEST_NAME = 200  # characters of a name in a text
_JOINT = 10  # characters between two names that are joined
_PLURAL = re.compile(r"(Ministries|Departments|Universities|Institutes) of (?:the )?")
_LISTED = re.compile(r",? and (?:the )?|, (?:the )?| & ")
#: Kinds of units that bear the name of a body they belong to.
_UNITS = frozenset(["school", "research-institute", "facility", "hospital", "agency", "commission", "foundation"])
_BUSINESSES = frozenset(["company", "group", "financial", "investor", "platform", "media", "public-corporation"])
#: Kinds of bodies whose names stand, as theirs, at the head of the names of their parts.
_NAMES_ITS_OWN = frozenset(
    ["university", "research-institute", "ministry", "agency", "international", "government", "state-body", "hospital"]
)


_TOKEN = re.compile(r"(?<![\w-])[A-Z][\w&*.-]+$")


class Unknown(NamedTuple):
    """An organization that the registry does not know: the first surface form it was met by, and a guess of its kind."""

    surface: str
    kind: str


class Article:
    """One document on its way through the stages."""

    def __init__(self, engine: Engine, text: str, question: Question) -> None:
        """Take an engine, a decoded text, and what was asked."""
        self._engine = engine
        self._index = engine.index
        self._question = question
        self._document = Document(text, engine.pieces)
        if not question.as_of:
            self._question = question._replace(as_of=stated_date(text))
        self._spans: list[Span] = []
        self._resolutions: list[Resolution] = []
        self._headed: dict[tuple[int, int], tuple[Headed, Resolution]] = {}
        self._bound: dict[str, set[int]] = {}
        self._bound_at: dict[tuple[int, int], set[int]] = {}
        self._unknown: dict[str, Unknown] = {}
        self._headed_by_end: dict[int, tuple[int, int]] = {}
        self._sure: dict[Span, str] = {}

    def mentions(self) -> list[Mention]:
        """Return the mentions, ordered by (start, -end), inner ones after the outer."""
        document = self._document
        self._spans = self._exact()
        self._resolutions = [self._engine.alone(document, span, self._question) for span in self._spans]
        if not document.word_hits and all(map(is_sure, self._resolutions)):
            return self._arranged()
        note_words(document, self._spans, self._index)
        self._propose_headed()
        self._bind()
        self._second_pass(self._anchors())
        return self._arranged()

    def _exact(self) -> list[Span]:
        spans = exact_spans(self._document, self._index)
        return spans + elliptic_spans(self._document, self._index, spans)

    def resolved(self, name: str, key: int, hypotheses: list[Hypothesis]) -> Resolution:
        """Decide among the hypotheses on a name, given the key it has, with this document as its context."""
        self._spans = self._exact()
        self._resolutions = [self._engine.alone(self._document, span, self._question) for span in self._spans]
        note_words(self._document, self._spans, self._index)
        self._bind()
        anchors = self._anchors()
        place = self._document.text.find(name)
        span = Span(place, place + len(name), 0, 0, 0, 0, key)
        bound = self._bound.get(name)
        surroundings = Surroundings(
            frozenset(self._document.countries_beside(span.start, span.end)),
            self._document.country_near(span.start, span.end),
            self._document.kinds_before(span.start),
            self._document.year_near(span.start),
            "",
        )
        for h in hypotheses:
            org = self._index.organization(h.org)
            h.evidence += context_evidence(self._document, span, h.name, org, anchors, self._parents(anchors))
            h.evidence += surrounding_evidence(surroundings, h.name, org)
            if bound:
                h.evidence += definition_evidence(name, h.org in bound)
        return self._engine.decide(name, hypotheses)

    def _surface(self, start: int, end: int) -> str:
        return self._document.text[start:end]

    def _anchors(self) -> set[str]:
        return {r.id for r in self._resolutions if r.id and is_sure(r)}

    # -- spans that only look like a name ---------------------------------------------------------------------------

    def _propose_headed(self) -> None:
        """Look up what has a head word and is no name already; what is found nowhere is unknown."""
        matched = [s for s, r in zip(self._spans, self._resolutions, strict=True) if r.status == "match"]
        taken = sorted((s.start, s.end) for s in matched)
        places = {s.folded for s in self._spans}
        barriers = {s.folded_start for s in matched}
        for headed in headed_spans(self._document, self._index, places, barriers):
            if self._is_free(headed, taken):
                surface = self._surface(headed.start, headed.end)
                for part, query in self._conjuncts(headed, surface):
                    self._headed[part.start, part.end] = (part, self._looked_up(query, headed))
        places |= {(h.start, h.end) for h, _ in self._headed.values()}
        for headed in introduced_spans(self._document, self._index, places):
            surface = self._surface(headed.start, headed.end)
            self._headed[headed.start, headed.end] = (headed, self._looked_up(surface, headed))

    def _is_free(self, headed: Headed, taken: Sequence[tuple[int, int]]) -> bool:
        """Tell whether a headed span neither lies in a known name, nor crosses one, nor merely adds its kind to one."""
        nearest = bisect_left(taken, (headed.start - _LONGEST_NAME,))
        for start, end in islice(taken, nearest, bisect_left(taken, (headed.end,))):
            if start <= headed.start and headed.end <= end:
                return False
            if start < headed.start < end or start < headed.end < end:
                return False
            if start == headed.start and headed.kind not in _UNITS:
                return False
        return True

    def _conjuncts(self, headed: Headed, surface: str) -> Iterator[tuple[Headed, str]]:
        """Yield each body that a span names, and its name in full: «Ministries of Health and Transport» are two."""
        plural = _PLURAL.match(surface)
        if not plural:
            yield headed, surface
            return
        singular = plural[1][:-3] + "y" if plural[1].endswith("ies") else plural[1][:-1]
        first = plural.end()
        for start, end in self._items(surface, first, f"{singular} of "):
            begin = 0 if start == first else start
            part = Headed(headed.start + begin, headed.start + end, headed.kind)
            yield part, f"{singular} of {surface[start:end]}"

    def _items(self, surface: str, first: int, head: str) -> list[tuple[int, int]]:
        """Cut a list into items, each as long as a known name allows: «Science and ICT», «Education»."""
        cuts = [(m.start(), m.end()) for m in _LISTED.finditer(surface, first)] + [(len(surface), len(surface))]
        items = []
        start, i = first, 0
        while i < len(cuts):
            known = [j for j in range(i, len(cuts)) if self._is_known(head + surface[start : cuts[j][0]])]
            i = known[-1] if known else i
            items.append((start, cuts[i][0]))
            start, i = cuts[i][1], i + 1
        return items

    def _is_known(self, name: str) -> bool:
        return self._engine.find(self._engine.read(name))[0] >= 0

    def _looked_up(self, surface: str, headed: Headed) -> Resolution:
        """Look a span up as a bare name is, with the country beside or before it as the one that is asked for."""
        beside = self._document.countries_beside(headed.start, headed.end)
        near = self._document.country_near(headed.start, headed.end)
        found = self._asked(surface, min(beside) if len(beside) == 1 else self._question.country)
        if found.score < _SURE_IN_TEXT and near and not beside:
            found = max(found, self._asked(surface, near), key=lambda r: r.score)
        seen = {e.kind for c in found.candidates[:1] for e in c.evidence}
        is_part = "inside" in seen and bool(seen & {"other words", "unknown words"})
        if found.score >= _SURE_IN_TEXT and found.status == "match" and not is_part:
            return found
        if found.score >= _WORTH_REVIEW and not is_part:
            return found._replace(status="review", id=None, reason=found.reason or "near miss")
        return found._replace(status="nil", id=None, reason="unknown")

    def _asked(self, surface: str, country: str) -> Resolution:
        question = self._question._replace(country=country)
        remembered = ("headed", surface, question)
        found = self._engine.known(remembered)
        if found is None:
            reading = self._engine.read(" ".join(surface.split()))
            found = self._engine.decide(surface, self._engine.name_hypotheses(reading, question)[0])
            self._engine.remember(remembered, found)
        return found

    # -- definitions -------------------------------------------------------------------------------------------------

    def _bind(self) -> None:
        """Bind what the document defines: two names of one body, one of them in brackets."""
        text = self._document.scan.folded.text
        self._headed_by_end = {end: (start, end) for start, end in sorted(self._headed, reverse=True)}
        self._sure = {s: r.id for s, r in zip(self._spans, self._resolutions, strict=True) if r.id}
        by_end: dict[int, list[Span]] = {}
        exact: dict[tuple[int, int], Span] = {}
        for span in self._spans:
            by_end.setdefault(span.end, []).append(span)
            exact[span.start, span.end] = span
        for definition in find_definitions(text):
            end = self._source(definition.end - 1, definition.end)[1]
            start, stop = self._source(definition.start, definition.stop)
            left = min(by_end.get(end, ()), key=lambda s: s.start, default=None)
            right = exact.get((start, stop))
            self._define(definition, end, left, start, stop, right)

    def _source(self, start: int, end: int) -> tuple[int, int]:
        return self._document.scan.folded.source_span(start, end)

    def _define(
        self, definition: Definition, end: int, left: Span | None, start: int, stop: int, right: Span | None
    ) -> None:
        inside = self._surface(start, stop)
        headed = self._headed_by_end.get(end)
        if headed and (left is None or headed[0] < left.start):
            self._define_headed(definition, headed, (start, stop), right)
        elif left is not None:
            before = self._surface(left.start, left.end)
            is_short = definition.introduced or definition.acronym or is_short_form(inside, before)
            whose = self._whose(left)
            orgs = self._bearers(left) & self._bearers(right)
            if not orgs and is_short and (right is None or definition.introduced or self._abbreviates(inside, whose)):
                orgs = whose
            self._bind_both((left.start, left.end), (start, stop), orgs)
        elif token := _TOKEN.search(self._document.text, max(0, end - 20), end):
            self._define_token(token.span(), (start, stop), right, definition.acronym)

    def _define_headed(
        self, definition: Definition, headed: tuple[int, int], inside: tuple[int, int], right: Span | None
    ) -> None:
        """Bind what stands in brackets behind a headed span."""
        span, resolution = self._headed[headed]
        short = self._surface(*inside)
        orgs = {self._index.number(resolution.id)} if resolution.id else self._near(resolution) & self._bearers(right)
        if right is not None and not orgs and not definition.acronym:
            orgs = self._whose(right)
        if not orgs and inside in self._headed:
            orgs = self._resolved_headed(inside)
        if orgs:
            self._bind_both(headed, inside, orgs)
        elif definition.introduced or definition.acronym or is_short_form(short, self._surface(*headed)):
            self._bind_unknown(self._surface(*headed), short, span.kind)

    def _define_token(
        self, token: tuple[int, int], inside: tuple[int, int], right: Span | None, is_acronym: bool
    ) -> None:
        """Bind an acronym that no name is before the full name in brackets."""
        full, short = self._surface(*inside), self._surface(*token)
        orgs = self._whose(right) if right is not None and not is_acronym else self._resolved_headed(inside)
        if orgs and self._abbreviates(short, orgs):
            self._bind_both(token, inside, orgs)
        elif inside in self._headed and spelled_out(full, len(full), short) >= 0:
            self._bind_unknown(full, short, self._headed[inside][0].kind)

    def _resolved_headed(self, place: tuple[int, int]) -> set[int]:
        found = self._headed.get(place)
        return {self._index.number(found[1].id)} if found and found[1].id else set()

    def _bearers(self, span: Span | None) -> set[int]:
        return {org for org, _ in self._index.bearers(span.key)} if span is not None else set()

    def _whose(self, span: Span) -> set[int]:
        """Return the organization that a span is sure to name by itself, as a set."""
        ident = self._sure.get(span)
        return {self._index.number(ident)} if ident else set()

    def _near(self, resolution: Resolution) -> set[int]:
        return {self._index.number(c.id) for c in resolution.candidates[:3]}

    def _abbreviates(self, short: str, orgs: set[int]) -> bool:
        """Tell whether a short form is made of the first letters of a name of one of some organizations."""
        names = [name.text for org in orgs for name in self._index.organization(org).names if name.kind != "acronym"]
        return any(spelled_out(name, len(name), short) >= 0 or is_short_form(short, name) for name in names)

    def _bind_both(self, one: tuple[int, int], other: tuple[int, int], orgs: set[int]) -> None:
        for place in (one, other) if orgs else ():
            self._bound.setdefault(self._surface(*place), set()).update(orgs)
            self._bound_at[place] = orgs

    def _bind_unknown(self, full: str, short: str, kind: str) -> None:
        unknown = self._unknown.setdefault(full, Unknown(full, kind))
        self._unknown.setdefault(short, unknown)

    # -- the second pass ---------------------------------------------------------------------------------------------

    def _second_pass(self, anchors: set[str]) -> None:
        """Decide what the first pass was not sure of, with its anchors known; each distinct case once."""
        self._add_bound_spans()
        parents = self._parents(anchors)
        around = self._around()
        beside = self._countries_joined()
        decided: dict[Any, Resolution] = {}
        for i, span in enumerate(self._spans):
            place = (span.start, span.end)
            surface = self._surface(*place)
            defined = surface in self._bound or surface in self._unknown
            countries = beside.get(i, set())
            if self._document.is_whole(span):
                continue  # a bare name has no context
            if is_sure(self._resolutions[i]) and not defined and not countries:
                continue
            surroundings = Surroundings(
                frozenset(countries),
                self._document.country_near(span.start, span.end),
                self._document.kinds_before(span.start),
                self._document.year_near(span.start),
                around.get(place, ""),
            )
            case = (span.key, surface, span.joined, place in self._bound_at and place, surroundings)
            if case not in decided:
                hypotheses = self._span_hypotheses(span, surface)
                for h in hypotheses:
                    org = self._index.organization(h.org)
                    h.evidence += context_evidence(self._document, span, h.name, org, anchors, parents)
                    h.evidence += surrounding_evidence(surroundings, h.name, org)
                decided[case] = self._engine.decide(surface, hypotheses)
            self._resolutions[i] = decided[case]

    def _around(self) -> dict[tuple[int, int], str]:
        """Return for each place inside a longer name that is sure the id of that name's bearer."""
        found = {}
        open_: list[tuple[int, int, str]] = []
        for i in self._ordered():
            span, resolution = self._spans[i], self._resolutions[i]
            while open_ and open_[-1][1] < span.end:
                open_.pop()
            if open_ and open_[-1][:2] != (span.start, span.end):
                found[span.start, span.end] = open_[-1][2]
            if is_sure(resolution):
                open_.append((span.start, span.end, str(resolution.id)))
        return found

    def _ordered(self) -> list[int]:
        """Return the numbers of the spans by (start, -end)."""
        return sorted(range(len(self._spans)), key=lambda i: (self._spans[i].start, -self._spans[i].end))

    def _countries_joined(self) -> dict[int, set[str]]:
        """Return by number of a span the countries beside it; beside the first of several that «and» joins, all."""
        found: dict[int, set[str]] = {}
        before: dict[int, set[str]] = {}
        for i in self._ordered():
            span = self._spans[i]
            countries = self._document.countries_beside(span.start, span.end)
            if not countries and before:
                joined = _JOINED.search(self._document.text, max(0, span.start - _JOINT), span.start)
                countries = before.get(joined.start(), set()) if joined else set()
            if countries:
                found[i] = before[span.end] = countries
            elif (ident := self._resolutions[i].id) and (said := self._country_said(span, ident)):
                before[span.end] = {said}
        return found

    def _country_said(self, span: Span, ident: str) -> str:
        """Return the country of an organization if a name that is sure to be its begins with a word for it."""
        country = self._organization(ident).country
        words = self._index.vocab.countries.get(country, ())
        return country if self._surface(span.start, span.end).startswith(words) else ""

    def _span_hypotheses(self, span: Span, surface: str) -> list[Hypothesis]:
        hypotheses = self._engine.span_hypotheses(self._document, span, self._question) if span.key >= 0 else []
        bound = self._bound_at.get((span.start, span.end)) or self._bound.get(surface, set())
        if bound or surface in self._unknown:
            known = {h.org for h in hypotheses}
            hypotheses += [Hypothesis(org, Name(surface, kind="short"), []) for org in sorted(bound - known)]
            for h in hypotheses:
                h.evidence += definition_evidence(surface, h.org in bound)
        return hypotheses

    def _add_bound_spans(self) -> None:
        """Add the places of bound surface forms that are no name of the registry."""
        text = self._document.scan.folded.text
        present = {(s.start, s.end) for s in self._spans} | self._headed.keys()
        for surface in [*self._bound, *self._unknown]:
            for found in re.finditer(re.escape(fold(surface).text), text):
                place = self._source(*found.span())
                if place not in present and is_word(text, *found.span(), self._index.vocab):
                    present.add(place)
                    self._spans.append(Span(*place, *found.span(), 0, 0, _UNKEYED))
                    self._resolutions.append(_nothing(surface, self._index.version))

    def _parents(self, idents: Iterable[str]) -> set[str]:
        return {link.id for ident in idents for link in self._index.get(ident).parents}

    # -- what comes out ----------------------------------------------------------------------------------------------

    def _arranged(self) -> list[Mention]:
        found = []
        clusters: dict[str, str] = {}
        places = sorted(
            [(s.start, -s.end, r, None) for s, r in zip(self._spans, self._resolutions, strict=True)]
            + [(h.start, -h.end, r, h) for h, r in self._headed.values()],
            key=lambda place: place[:2],
        )
        for start, end, resolution, headed in places:
            surface = self._surface(start, -end)
            nil = None
            if resolution.status == "nil":
                if headed is None and surface not in self._unknown:
                    continue
                unknown = self._unknown.get(surface) or Unknown(surface, headed.kind if headed else "organization")
                nil = clusters.setdefault(" ".join(unknown.surface.split()), f"nil-{len(clusters) + 1}")
            found.append(Mention(start, -end, surface, resolution, nil=nil))
        return arrange(found, self._is_business, self._is_parent)

    def _is_business(self, ident: str) -> bool:
        return self._organization(ident).kind in _BUSINESSES

    def _is_parent(self, inner: str, outer: str) -> bool:
        return self._organization(inner).kind in _NAMES_ITS_OWN and any(
            link.id == inner for link in self._organization(outer).parents
        )

    def _organization(self, ident: str) -> Organization:
        return self._index.get(ident)


def _nothing(surface: str, version: str) -> Resolution:
    return Resolution(surface, "nil", None, None, 0.0, None, "unknown", (), version)
