"""An article: the order of the stages over a whole document.

Two passes: names that are sure by themselves, then the rest with those known. Between them, spans that only look like a
name: known under another spelling, or unknown (NIL), each unknown organization a cluster; and what definitions bind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from aliasmap.binding import Bindings, Unknown
from aliasmap.decide import arrange, is_sure
from aliasmap.engine import Engine, Question
from aliasmap.evidence.context import (
    BUSINESSES,
    Surroundings,
    context_evidence,
    definition_evidence,
    is_abroad,
    surrounding_evidence,
)
from aliasmap.model import Hypothesis, Mention, Name, Organization, Resolution
from aliasmap.propose.boundary import is_crossed, is_word, is_wordlike
from aliasmap.propose.campus import campus_spans
from aliasmap.propose.ellipsis import elliptic_spans
from aliasmap.propose.exact import exact_spans, note_words
from aliasmap.propose.other import other_spans
from aliasmap.propose.possessed import possessed_spans
from aliasmap.reading import Document, Span
from aliasmap.text.capitals import is_anything_else, is_second_name, is_used_as_name
from aliasmap.text.dateline import stated_date
from aliasmap.text.normalize import fold
from aliasmap.unlisted import Unlisted

_UNKEYED = -1
_JOINED = re.compile(r"\s?(?:및|과|와|·|,|、|・|和|与|與|及|\band)\s?(?:the )?$")
_SHORTEST_REPEATED = 3  # characters of an unknown name that is looked for elsewhere in the document
_JOINT = 10  # characters between two names that are joined
#: Kinds of bodies whose names stand, as theirs, at the head of the names of their parts.
_NAMES_ITS_OWN = frozenset(
    ["university", "research-institute", "ministry", "agency", "international", "government", "state-body", "hospital"]
)


class Article:
    """One document on its way through the stages."""

    def __init__(self, engine: Engine, text: str, question: Question) -> None:
        """Take an engine, a decoded text, and what was asked; the date is the text's own where none is given."""
        self._engine = engine
        self._index = engine.index
        self._question = question if question.as_of else question._replace(as_of=stated_date(text))
        self._document = Document(text, engine.pieces)
        self._unlisted = Unlisted(engine, self._document, self._question)
        self._unknown_kinds: dict[tuple[int, int], str] = {}
        self._else: dict[str, bool] = {}  # words of English that stand for something else in the text, or not
        self._spans = self._exact()
        self._resolutions = [engine.alone(self._document, span, self._question) for span in self._spans]
        note_words(self._document, self._spans, self._index)
        self._add_possessed()

    def mentions(self, all_kinds: bool = False) -> list[Mention]:
        """Return the mentions, ordered by (start, -end), inner ones after the outer.

        ``all_kinds``: also titles, events, products and handles, which are no organizations.
        """
        self._unlisted.propose(self._spans, self._resolutions)
        self._bindings = self._bound()
        self._add_bound_spans()
        self._second_pass()
        found = self._arranged()
        if not all_kinds:
            return found
        return sorted([*found, *other_spans(self._document, self._index, found)], key=lambda m: (m.start, -m.end))

    def resolved(self, name: str, key: int, hypotheses: list[Hypothesis]) -> Resolution:
        """Decide among the hypotheses on a name, given the key it has, with this document as its context."""
        self._bindings = self._bound()
        anchors = self._anchors()
        place = self._document.text.find(name)
        span = Span(place, place + len(name), 0, 0, 0, 0, key)
        bound = self._bindings.organizations.get(name)
        beside = self._document.countries_beside(span.start, span.end)
        surroundings = self._surroundings(span, beside, self._document.country_of_address(span.end), ())
        self._add_evidence(hypotheses, span, surroundings, anchors, self._parents(anchors))
        for h in hypotheses if bound else ():
            h.evidence += definition_evidence(name, h.org in (bound or ()))
        return self._engine.decide(name, hypotheses)

    def _bound(self) -> Bindings:
        return Bindings(self._index, self._document, self._spans, self._resolutions, self._unlisted)

    def _exact(self) -> list[Span]:
        spans = exact_spans(self._document, self._index)
        spans += campus_spans(self._document, self._index, spans)
        elliptic = elliptic_spans(self._document, self._index, spans)
        replaced = {span.folded for span in elliptic}
        return [span for span in spans if span.folded not in replaced] + elliptic

    def _add_possessed(self) -> None:
        """Add names that are known with the word for their country before them: 「タイの内務省」."""
        places = {(s.start, s.end): i for i, s in enumerate(self._spans)}
        for span in possessed_spans(self._document, self._index):
            resolution = self._engine.alone(self._document, span, self._question)
            i = places.get((span.start, span.end))
            if i is None:
                self._spans.append(span)
                self._resolutions.append(resolution)
            elif resolution.status == "match" and resolution.id not in {c.id for c in self._resolutions[i].candidates}:
                self._spans[i], self._resolutions[i] = span, resolution

    def _surface(self, start: int, end: int) -> str:
        return self._document.text[start:end]

    def _anchors(self) -> dict[str, set[str]]:
        """Return the ids of those that the text names for sure, in no address of another country, and by which surface forms."""
        anchors: dict[str, set[str]] = {}
        for span, resolution in zip(self._spans, self._resolutions, strict=True):
            if resolution.id and is_sure(resolution) and not self._is_denied(resolution.id, span):
                anchors.setdefault(resolution.id, set()).add(self._surface(span.start, span.end))
        return anchors

    def _is_denied(self, ident: str, span: Span) -> bool:
        """Tell whether the document itself says that a span is another body's: by a definition, or by an address."""
        if self._surface(span.start, span.end) in self._bindings.unknown:
            return True
        return is_abroad(self._organization(ident), self._document.country_of_address(span.end))

    def _second_pass(self) -> None:
        """Decide what the first pass was not sure of, with its anchors known; each distinct case once."""
        anchors = self._anchors()
        parents = self._parents(anchors)
        around, beside = self._around(), self._countries_joined()
        decided: dict[Any, Resolution] = {}
        for i, span in enumerate(self._spans):
            place = (span.start, span.end)
            surface = self._surface(*place)
            defined = surface in self._bindings.organizations or surface in self._bindings.unknown
            countries = beside.get(i, set())
            if self._document.is_whole(span):
                continue  # a bare name has no context
            address = self._document.country_of_address(span.end)
            if is_sure(self._resolutions[i]) and not (defined or countries or address):
                continue
            surroundings = self._surroundings(span, countries, address, around.get(place, ()))
            case = (span.key, surface, span.joined, span.common, place in self._bindings.at and place, surroundings)
            if case not in decided:
                hypotheses = self._span_hypotheses(span, surface)
                self._add_evidence(hypotheses, span, surroundings, anchors, parents)
                decided[case] = self._engine.decide(surface, hypotheses)
            self._resolutions[i] = decided[case]
            if countries and not surface.isupper() and self._is_foreign(decided[case]):
                self._resolutions[i] = _nothing(surface, self._index.version)
                self._unknown_kinds[place] = self._organization(decided[case].candidates[0].id).kind

    def _is_foreign(self, resolution: Resolution) -> bool:
        """Tell whether the text names another country beside a name than those of all who bear it: theirs is not listed."""
        if resolution.status == "match" or not resolution.candidates:
            return False
        return all(any(e.kind == "other country beside" for e in c.evidence) for c in resolution.candidates)

    def _surroundings(self, span: Span, countries: Iterable[str], address: str, around: Iterable[str]) -> Surroundings:
        return Surroundings(
            frozenset(countries),
            address,
            self._document.country_near(span.start, span.end),
            self._document.kinds_before(span.start),
            self._document.kinds_called(span.start, span.end),
            self._document.year_near(span.start),
            frozenset(self._parents(around)),
            self._is_used(span),
        )

    def _is_used(self, span: Span) -> bool:
        """Tell whether a span is a word of English that is used as a name: behind it stands what organizations do or have,
        or it has a capital behind a preposition."""
        text, surface, vocab = self._document.text, self._surface(span.start, span.end), self._index.vocab
        if not surface.istitle() or surface.lower() not in vocab.common:
            return False
        if vocab.acting.match(text, span.end):
            return not is_second_name(text, span.start)
        if not is_used_as_name(text, span.start, span.end):
            return False
        if surface not in self._else:
            self._else[surface] = is_anything_else(text, surface)
        return not self._else[surface]

    def _add_evidence(
        self,
        hypotheses: Iterable[Hypothesis],
        span: Span,
        surroundings: Surroundings,
        anchors: Mapping[str, set[str]],
        parents: set[str],
    ) -> None:
        surface = {self._surface(span.start, span.end)}
        for h in hypotheses:
            org = self._index.organization(h.org)
            is_word = self._is_wordlike(span, h)
            is_named = bool(anchors.get(org.id, surface) - surface) and not is_word
            cues = [cue for cue in h.name.cues if not (is_word and h.name.text in cue)]
            h.evidence += context_evidence(self._document, span, h.name, cues, org, is_named, anchors, parents)
            h.evidence += surrounding_evidence(surroundings, h.name, org)

    def _is_wordlike(self, span: Span, hypothesis: Hypothesis) -> bool:
        """Tell whether a span may well be the common word that its name also is, though the text names the organization."""
        if span.common or any(e.kind == "case" for e in hypothesis.evidence):
            return True
        return hypothesis.name.weak and is_wordlike(self._document.text, span.start, span.end, self._index.vocab)

    def _around(self) -> dict[tuple[int, int], tuple[str, ...]]:
        """Return for each place inside a longer name that is sure the id of that name's bearer."""
        found: dict[tuple[int, int], tuple[str, ...]] = {}
        open_: list[tuple[int, int, str]] = []
        for i in self._ordered():
            span, resolution = self._spans[i], self._resolutions[i]
            while open_ and open_[-1][1] < span.end:
                open_.pop()
            if open_ and open_[-1][:2] != (span.start, span.end):
                found[span.start, span.end] = (open_[-1][2],)
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
        bound = self._bindings.at.get((span.start, span.end)) or self._bindings.organizations.get(surface, set())
        if bound or surface in self._bindings.unknown:
            known = {h.org for h in hypotheses}
            hypotheses += [Hypothesis(org, Name(surface, kind="short"), []) for org in sorted(bound - known)]
            for h in hypotheses:
                h.evidence += definition_evidence(surface, h.org in bound)
        return hypotheses

    def _add_bound_spans(self) -> None:
        """Add the places of bound surface forms that are no name of the registry, and more places of unknown ones."""
        text, vocab = self._document.scan.folded.text, self._index.vocab
        present = {(s.start, s.end) for s in self._spans} | self._unlisted.found.keys()
        kinds = {
            self._surface(headed.start, headed.end): headed.kind
            for headed, resolution in self._unlisted.found.values()
            if resolution.status == "nil" and headed.end - headed.start >= _SHORTEST_REPEATED
        }
        for surface in dict.fromkeys([*self._bindings.organizations, *self._bindings.unknown, *kinds]):
            for found in re.finditer(re.escape(fold(surface).text), text):
                place = self._document.scan.folded.source_span(*found.span())
                is_free = is_word(text, *found.span(), vocab) and not is_crossed(self._document, *found.span(), vocab)
                if place not in present and is_free:
                    present.add(place)
                    if surface in kinds:
                        self._unknown_kinds[place] = kinds[surface]
                    self._spans.append(Span(*place, *found.span(), 0, 0, _UNKEYED))
                    self._resolutions.append(_nothing(surface, self._index.version))

    def _parents(self, idents: Iterable[str]) -> set[str]:
        return {link.id for ident in idents for link in self._index.get(ident).parents}

    def _arranged(self) -> list[Mention]:
        """Return the mentions that are left of all spans, those of unknown organizations with their clusters."""
        unknown = self._bindings.unknown
        exact = zip(self._spans, self._resolutions, strict=True)
        places = [
            (s.start, -s.end, r, self._unknown_kinds.get((s.start, s.end), ""))
            for s, r in exact
            if (s.start, s.end) not in self._unlisted.found
        ]
        places += [(headed.start, -headed.end, r, headed.kind) for headed, r in self._unlisted.found.values()]
        found = []
        clusters: dict[str, str] = {}
        for start, end, resolution, kind in sorted(places, key=lambda place: place[:2]):
            surface = self._surface(start, -end)
            nil = None
            if resolution.status == "nil":
                if not kind and surface not in unknown:
                    continue
                first = unknown.get(surface) or Unknown(surface, kind)
                nil = clusters.setdefault(" ".join(first.surface.split()), f"nil-{len(clusters) + 1}")
                kind = first.kind
            found.append(Mention(start, -end, surface, resolution, nil=nil, guess=kind if nil else None))
        return arrange(found, self._is_business, self._is_parent)

    def _is_business(self, ident: str) -> bool:
        return self._organization(ident).kind in BUSINESSES

    def _is_parent(self, inner: str, outer: str) -> bool:
        return self._organization(inner).kind in _NAMES_ITS_OWN and any(
            link.id == inner for link in self._organization(outer).parents
        )

    def _organization(self, ident: str) -> Organization:
        return self._index.get(ident)


def _nothing(surface: str, version: str) -> Resolution:
    return Resolution(surface, "nil", None, None, 0.0, None, "unknown", (), version)
