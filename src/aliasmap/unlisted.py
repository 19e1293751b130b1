"""Names that the registry does not list exactly: spans that only look like one, looked up as bare names are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from aliasmap.engine import Engine, Question
from aliasmap.evidence.names import mistyped_evidence
from aliasmap.model import Resolution
from aliasmap.propose.campus import campuses
from aliasmap.propose.headed import Headed, headed_spans
from aliasmap.propose.introduced import introduced_spans
from aliasmap.propose.listed import listed_spans
from aliasmap.propose.mistyped import mistyped_spans
from aliasmap.reading import Document, Span

_SURE_IN_TEXT = 0.95  # the probability from which a span that is no exact name is a match
_WORTH_REVIEW = 0.6  # and from which it is worth a review, not an unknown organization
_LONGEST_NAME = 200  # characters of a name in a text
_PLURAL = re.compile(r"(Ministries|Departments|Universities|Institutes) of (?:the )?")
_LISTED = re.compile(r",? and (?:the )?|, (?:the )?| & ")
#: Kinds of units that bear the name of a body they belong to.
_UNITS = frozenset(["school", "research-institute", "facility", "hospital", "agency", "commission", "foundation"])


class Unlisted:
    """The spans of one document that look like a name, and what each was found to be."""

    def __init__(self, engine: Engine, document: Document, question: Question) -> None:
        """Take an engine, a document whose words are noted, and what was asked."""
        self._engine = engine
        self._index = engine.index
        self._document = document
        self._question = question
        self.found: dict[tuple[int, int], tuple[Headed, Resolution]] = {}

    def organization(self, place: tuple[int, int]) -> set[int]:
        """Return the number of the organization that a place was found to name, as a set."""
        found = self.found.get(place)
        return {self._index.number(found[1].id)} if found and found[1].id else set()

    def _surface(self, start: int, end: int) -> str:
        return self._document.text[start:end]

    def propose(self, spans: Sequence[Span], resolutions: Sequence[Resolution]) -> None:
        """Look up what has a head word and is no name already; what is found nowhere is unknown."""
        matched = [s for s, r in zip(spans, resolutions, strict=True) if r.status == "match"]
        taken = sorted((s.start, s.end) for s in matched)
        places = {s.folded for s in spans}
        barriers = {s.folded_start for s in matched}
        for headed in headed_spans(self._document, self._index, places, barriers):
            if self._is_free(headed, taken):
                headed = self._without_country(headed)
                surface = self._surface(headed.start, headed.end)
                for part, query in self._conjuncts(headed, surface):
                    self.found[part.start, part.end] = (part, self._looked_up(query, headed))
                self._extend(headed, surface)
        countries = {(country.start, country.end) for country in self._document.country_spans}
        named = {(s.start, s.end) for s in spans} | self.found.keys()
        self._add_told(introduced_spans(self._document, self._index, named | countries))
        sure = sorted({*taken, *self.found})
        self._add_told(listed_spans(self._document.text, sure, named | countries, self._index))
        likely = {(s.start, s.end) for s, r in zip(spans, resolutions, strict=True) if r.status != "nil"}
        self._add_mistyped(sorted(likely | self.found.keys() | countries))

    def _add_told(self, told: Iterable[Headed]) -> None:
        """Look up what the words around a name tell."""
        for headed in told:
            surface = self._surface(headed.start, headed.end)
            self.found[headed.start, headed.end] = (headed, self._looked_up(surface, headed))

    def _add_mistyped(self, taken: Sequence[tuple[int, int]]) -> None:
        """Look up what is a known name but for a letter, and lies nowhere in a name."""
        for start, end in mistyped_spans(self._document, self._index):
            nearest = bisect_left(taken, (start - _LONGEST_NAME,))
            is_free = not any(start < e for _, e in taken[nearest : bisect_left(taken, (end,))])
            if is_free and not self._is_known(self._surface(start, end)):
                near = self._document.country_near(start, end)
                found = self._asked(self._surface(start, end), near or self._question.country, mistyped=True)
                seen = {e.kind for c in found.candidates[:1] for e in c.evidence}
                if found.status != "nil" and "mistyped" in seen:
                    self.found[start, end] = (Headed(start, end, "company"), found)

    def _is_free(self, headed: Headed, taken: Sequence[tuple[int, int]]) -> bool:
        """Tell whether a headed span neither lies in a known name, nor crosses one, nor merely adds its kind to one."""
        nearest = bisect_left(taken, (headed.start - _LONGEST_NAME,))
        for start, end in taken[nearest : bisect_left(taken, (headed.end,))]:
            if start <= headed.start and headed.end <= end:
                return False
            if start < headed.start < end or start < headed.end < end:
                return False
            if start == headed.start and headed.kind not in _UNITS:
                return False
        return True

    def _extend(self, headed: Headed, surface: str) -> None:
        """Look a span up with the place behind it, where the name of a known body goes on so."""
        found = self.found.get((headed.start, headed.end))
        if found is None:
            return
        for end, _ in campuses(self._document.text, headed.end, surface, self._index):
            longer = Headed(headed.start, end, headed.kind)
            resolution = self._looked_up(self._surface(headed.start, end).replace(",", " "), longer)
            if resolution.status == "match" and resolution.score >= found[1].score:
                self.found[headed.start, end] = (longer, resolution)
                break

    def _without_country(self, headed: Headed) -> Headed:
        """Return a span that names several bodies without «of» and the country that all are of."""
        surface = self._surface(headed.start, headed.end)
        cut = headed.start + surface.rfind(" of ")
        if not _PLURAL.match(surface) or not any(
            cut < c.start and c.end == headed.end for c in self._document.country_spans
        ):
            return headed
        return headed._replace(end=cut)

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
        address = self._document.country_of_address(headed.end)
        if address and not beside:
            beside = {address}
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

    def _asked(self, surface: str, country: str, mistyped: bool = False) -> Resolution:
        question = self._question._replace(country=country)
        remembered = ("headed", surface, question, mistyped)
        found = self._engine.known(remembered)
        if found is None:
            reading = self._engine.read(" ".join(surface.split()))
            hypotheses = self._engine.name_hypotheses(reading, question)[0]
            for h in hypotheses if mistyped else ():
                h.evidence += mistyped_evidence(surface, h.name)
            found = self._engine.decide(surface, hypotheses)
            self._engine.remember(remembered, found)
        return found
