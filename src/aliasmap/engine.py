"""The engine: one open registry with the stages a single name goes through, for lookups and for spans of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from aliasmap.decide import Thresholds, decide
from aliasmap.evidence.asked import country_evidence, date_evidence
from aliasmap.evidence.names import name_evidence
from aliasmap.evidence.weights import calibration
from aliasmap.index.index import Index
from aliasmap.model import Hypothesis, Resolution
from aliasmap.reading import Document, Reading, Span
from aliasmap.text.normalize import Pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aliasmap.inexact import Inexact

_REMEMBERED = 100_000


class Question(NamedTuple):
    """What a caller asks beside the text, checked: a full ISO date, a country as a prior, a country as a filter."""

    as_of: str
    country: str
    only_country: str


class Engine:
    """The stages over one index, and what is worth keeping between questions."""

    def __init__(self, index: Index, thresholds: Thresholds, weights: Mapping[str, float] | None = None) -> None:
        """Take an open index, the thresholds, and weights to use for the learned ones."""
        self.index = index
        self.thresholds = thresholds
        self.pieces = Pieces()
        self._weights = weights
        self._calibration = calibration()
        self._known: dict[Any, Resolution] = {}

    @cached_property
    def inexact(self) -> Inexact:
        """The stages for names that are not exactly known."""
        from aliasmap.inexact import Inexact

        return Inexact(self.index, self._weights)

    def read(self, name: str) -> Reading:
        """Return the readings of a name."""
        return Reading(name, lambda: self.index.tables)

    def find(self, reading: Reading) -> tuple[int, bool]:
        """Return the number of a name's key, or -1, and whether only its lookup key is one."""
        number = self.index.find(reading.scan_key) if reading.scan_key else -1
        if number >= 0 or not reading.scan_key:
            return number, False
        number = self.index.find(reading.lookup_key)
        if number < 0 and reading.written_out != reading.scan_key:
            number = self.index.find(reading.written_out)
        return number, True

    def decide(self, query: str, hypotheses: Sequence[Hypothesis]) -> Resolution:
        """Decide among hypotheses on one name."""
        index = self.index
        return decide(query, hypotheses, index.organization, self.thresholds, index.version, self._calibration)

    def name_hypotheses(
        self, reading: Reading, question: Question, thorough: bool = False
    ) -> tuple[list[Hypothesis], int]:
        """Return the hypotheses on a name, and the number of its key, -1 where no name is exactly it."""
        number, stripped = self.find(reading)
        if number < 0:
            asked = (question.country, question.only_country, question.as_of)
            return self.inexact.hypotheses(reading, *asked, thorough=thorough), number
        surface = reading.surface.strip()
        cased = surface != surface.lower()
        return self._hypotheses(surface, number, question, whole=True, cased=cased, stripped=stripped), number

    def span_hypotheses(self, document: Document, span: Span, question: Question) -> list[Hypothesis]:
        """Return what the surface form of a span says by itself."""
        surface = document.text[span.start : span.end]
        whole = document.is_whole(span)
        cased = document.cased or (whole and surface != surface.lower())
        seen = {"joined": span.joined, "common": span.common}
        return self._hypotheses(surface, span.key, question, whole=whole, cased=cased, **seen)

    def alone(self, document: Document, span: Span, question: Question) -> Resolution:
        """Decide by the surface form alone; the answer does not depend on the rest of the document."""
        surface = document.text[span.start : span.end]
        remembered = (span.key, surface, document.is_whole(span), document.cased, span.joined, span.common, *question)
        known = self.known(remembered)
        if known is None:
            known = self.decide(surface, self.span_hypotheses(document, span, question))
            self.remember(remembered, known)
        return known

    def known(self, key: Any) -> Resolution | None:
        """Return what was decided before."""
        return self._known.get(key)

    def remember(self, key: Any, resolution: Resolution) -> None:
        """Keep a decision that depends on nothing but its key."""
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[key] = resolution

    def _hypotheses(
        self,
        surface: str,
        key: int,
        question: Question,
        *,
        whole: bool,
        cased: bool,
        stripped: bool = False,
        joined: bool = False,
        common: bool = False,
    ) -> list[Hypothesis]:
        found = []
        bearers = self.index.bearers(key)
        plain = [self.index.organization(number).country for number, name in bearers if not name.weak]
        contested = whole and bool(plain) and question.country not in plain
        for number, name in bearers:
            org = self.index.organization(number)
            if question.only_country and org.country != question.only_country:
                continue
            evidence = name_evidence(
                surface, name, whole=whole, cased=cased, stripped=stripped, joined=joined, common=common
            )
            evidence += date_evidence(name, org, question.as_of)
            evidence += country_evidence(org, question.country, rescues=contested and name.weak)
            found.append(Hypothesis(number, name, evidence))
        return found
