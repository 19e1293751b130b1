"""Names that no name of the registry equals: propose what comes close, and gather the evidence. Imported when needed."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

from aliasmap.evidence.across import across_signals
from aliasmap.evidence.asked import HOMES, country_signals, date_evidence, place_signals
from aliasmap.evidence.names import bearers_evidence, inexact_evidence
from aliasmap.evidence.similar import closest, similar_signals
from aliasmap.evidence.weights import learned, weigh
from aliasmap.index.index import Index
from aliasmap.model import Evidence, Hypothesis, Name
from aliasmap.propose.across import across_texts, lattice
from aliasmap.propose.near import near_texts
from aliasmap.reading import Reading
from aliasmap.text.lexicon import is_translated
from aliasmap.text.scripts import script_of

_SURE = 4.0  # log-odds of a candidate in the same script from which no other script is looked at


class Inexact:
    """The stages before the decision for names that are not exactly known."""

    def __init__(self, index: Index, weights: Mapping[str, float] | None = None) -> None:
        """Take an index; ``weights`` stand in for the learned ones."""
        self._index = index
        self._weights = learned() if weights is None else weights
        self._hastes = weights is None  # what is nearly sure in one script is not looked for across scripts

    def hypotheses(self, reading: Reading, country: str, only_country: str, as_of: str) -> list[Hypothesis]:
        """Return what a name may be: the names that come closest, with what speaks for and against each."""
        found = []
        index = self._index
        blocking, tables = index.blocking, index.tables
        for text in near_texts([form for form, _ in reading.variants], blocking):
            named = blocking.form(text)
            asked, code = closest(reading.variants, named)
            for number, position in blocking.names(text):
                org = index.organization(number)
                if org.merged_into or (only_country and org.country != only_country):
                    continue
                signals = similar_signals(asked, named, blocking, tables.countries.units(org.country))
                signals += country_signals(org, code, country)
                name = org.names[position]
                evidence = weigh(signals, self._weights)
                evidence += inexact_evidence(reading.form.text, named.text, name, tables.never_merge)
                found.append(Hypothesis(number, name, evidence + date_evidence(name, org, as_of)))
        if is_translated(reading.form.text) and not (self._hastes and any(h.weight >= _SURE for h in found)):
            found += self._across(reading, country, only_country, as_of)
        return found

    def _across(self, reading: Reading, country: str, only_country: str, as_of: str) -> list[Hypothesis]:
        """Return what a name may be by its parts, translated or heard."""
        found = []
        index = self._index
        blocking, countries = index.blocking, index.tables.countries
        asked = lattice(reading.form.text, index.parts, blocking)
        script, code = script_of(reading.form.text), reading.variants[-1][1]
        for text in across_texts(asked, blocking):
            named = blocking.form(text)
            for number, position in blocking.names(text):
                org = index.organization(number)
                if org.merged_into or (only_country and org.country != only_country):
                    continue
                name = org.names[position]
                signals = across_signals(asked, script, named, blocking, countries.units(org.country))
                signals += place_signals(org, name, HOMES[script], code)
                signals += country_signals(org, "", country)
                evidence = weigh(signals, self._weights) + inexact_evidence("", named.text, name, ())
                found.append(Hypothesis(number, name, evidence + date_evidence(name, org, as_of)))
        return found

    def compare(
        self, one: Reading, other: Reading, ours: Mapping[int, Name], theirs: Mapping[int, Name]
    ) -> tuple[float, tuple[Evidence, ...]]:
        """Return how probable it is that two names are one organization's, and the evidence.

        ``ours`` and ``theirs`` are the organizations that bear exactly the one and the other name.
        """
        plain = [{org: name for org, name in bearers.items() if not name.weak} for bearers in (ours, theirs)]
        known = bearers_evidence(self._index.organization, *plain)
        ways = [known + self._one_way(asked, named) for asked, named in ((one, other), (other, one))]
        weight = sum(e.weight for way in ways for e in way) / len(ways)
        best = max(ways, key=lambda way: sum(e.weight for e in way))
        return round(1.0 / (1.0 + exp(-weight)), 4), tuple(best)

    def _one_way(self, asked: Reading, named: Reading) -> list[Evidence]:
        evidence = weigh(similar_signals(asked.form, named.form, self._index.blocking), self._weights)
        pairs = self._index.tables.never_merge
        return evidence + inexact_evidence(asked.form.text, named.form.text, Name(named.surface), pairs)
