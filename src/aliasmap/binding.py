"""What a document defines: surface forms that stand for an organization in the rest of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from aliasmap.decide import is_sure
from aliasmap.index.index import Index
from aliasmap.model import Resolution
from aliasmap.propose.definitions import Definition, find_definitions, is_short_form, spelled_out
from aliasmap.reading import Document, Span
from aliasmap.unlisted import Unlisted

_TOKEN = re.compile(r"(?<![\w-])[A-Z][\w&*.-]+$")
_LONGEST_TOKEN = 20


class Unknown(NamedTuple):
    """An organization that the registry does not know: the first surface form it was met by, and a guess of its kind."""

    surface: str
    kind: str


class Bindings:
    """The definitions of one document.

    ``organizations`` maps a surface form to the numbers of those it is defined as, ``at`` a place of a definition to those
    meant there, ``unknown`` a surface form to the organization that nobody knows.
    """

    def __init__(
        self,
        index: Index,
        document: Document,
        spans: Sequence[Span],
        resolutions: Sequence[Resolution],
        unlisted: Unlisted,
    ) -> None:
        """Take what was found so far and read the definitions."""
        self._index = index
        self._document = document
        self._unlisted = unlisted
        self._sure = {s: r.id for s, r in zip(spans, resolutions, strict=True) if r.id}
        self._settled = {
            (s.start, s.end): index.number(str(r.id)) for s, r in zip(spans, resolutions, strict=True) if is_sure(r)
        }
        self._headed_by_end = {end: (start, end) for start, end in sorted(unlisted.found, reverse=True)}
        self.organizations: dict[str, set[int]] = {}
        self.at: dict[tuple[int, int], set[int]] = {}
        self.unknown: dict[str, Unknown] = {}
        self._bind(spans)

    def _surface(self, start: int, end: int) -> str:
        return self._document.text[start:end]

    def _bind(self, spans: Sequence[Span]) -> None:
        """Bind what the document defines: two names of one body, one of them in brackets."""
        text = self._document.scan.folded.text
        by_end: dict[int, list[Span]] = {}
        exact: dict[tuple[int, int], Span] = {}
        for span in spans:
            by_end.setdefault(span.end, []).append(span)
            exact[span.start, span.end] = span
        for definition in find_definitions(text):
            end = self._source(definition.end - 1, definition.end)[1]
            start, stop = self._source(definition.start, definition.stop)
            left = min(by_end.get(end, ()), key=lambda s: s.start, default=None)
            right = exact.get((start, stop))
            self._define(definition, end, left, start, stop, right)

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
        elif token := _TOKEN.search(self._document.text, max(0, end - _LONGEST_TOKEN), end):
            self._define_token(token.span(), (start, stop), right, definition.acronym)

    def _define_headed(
        self, definition: Definition, headed: tuple[int, int], inside: tuple[int, int], right: Span | None
    ) -> None:
        """Bind what stands in brackets behind a headed span."""
        span, resolution = self._unlisted.found[headed]
        short = self._surface(*inside)
        orgs = {self._index.number(resolution.id)} if resolution.id else self._near(resolution) & self._bearers(right)
        if right is not None and not orgs and not definition.acronym:
            orgs = self._whose(right)
        if not orgs and inside in self._unlisted.found:
            orgs = self._unlisted.organization(inside)
        if orgs:
            self._bind_both(headed, inside, orgs)
        elif definition.introduced or definition.acronym or is_short_form(short, self._surface(*headed)):
            self._bind_unknown(self._surface(*headed), short, span.kind)

    def _define_token(
        self, token: tuple[int, int], inside: tuple[int, int], right: Span | None, is_acronym: bool
    ) -> None:
        """Bind an acronym that no name is before the full name in brackets."""
        full, short = self._surface(*inside), self._surface(*token)
        orgs = self._whose(right) if right is not None and not is_acronym else self._unlisted.organization(inside)
        if orgs and self._abbreviates(short, orgs):
            self._bind_both(token, inside, orgs)
        elif inside in self._unlisted.found and spelled_out(full, len(full), short) >= 0:
            self._bind_unknown(full, short, self._unlisted.found[inside][0].kind)

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
            if self._settled.get(place) in orgs:
                continue  # it says so by itself
            self.organizations.setdefault(self._surface(*place), set()).update(orgs)
            self.at[place] = orgs

    def _bind_unknown(self, full: str, short: str, kind: str) -> None:
        unknown = self.unknown.setdefault(full, Unknown(full, kind))
        self.unknown.setdefault(short, unknown)

    def _source(self, start: int, end: int) -> tuple[int, int]:
        return self._document.scan.folded.source_span(start, end)
