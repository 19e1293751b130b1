"""Names that no name of the registry equals: propose what comes close, and gather the evidence. Imported when needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp

from aliasmap.evidence.across import across_signals, own_words_signals
from aliasmap.evidence.asked import country_signals, date_evidence, home, place_signals
from aliasmap.evidence.names import bearers_evidence, never_merge_evidence, weak_evidence
from aliasmap.evidence.similar import closest, similar_signals
from aliasmap.evidence.weights import learned, weigh
from aliasmap.index.index import Index
from aliasmap.model import Evidence, Hypothesis, Name, Organization
from aliasmap.propose.across import across_texts, lattice
from aliasmap.propose.near import near_texts
from aliasmap.reading import Reading
from aliasmap.text.lexicon import is_translated
from aliasmap.text.scripts import script_of

_SURE = 4.0  # log-odds of a candidate in the same script from which no other script is looked at
_SHORTEST = 2  # characters of a name; fewer are nothing to go by


class Inexact:
    """The stages before the decision for names that are not exactly known."""

    def __init__(self, index: Index, weights: Mapping[str, float] | None = None) -> None:
        """Take an index; ``weights`` stand in for the learned ones."""
        self._index = index
        self._weights = learned() if weights is None else weights

    def hypotheses(
        self, reading: Reading, country: str, only_country: str, as_of: str, thorough: bool
    ) -> list[Hypothesis]:
        """Return what a name may be: the names that come closest, with what speaks for and against each.

        ``thorough``: other scripts are looked at also where a candidate in the same script is nearly sure.
        """
        if len(reading.form.text) < _SHORTEST:
            return []
        found = self._near(reading, country, only_country, as_of)
        if is_translated(reading.form.text) and (thorough or all(h.weight < _SURE for h in found)):
            found += self._across(reading, country, only_country, as_of)
        return found

    def _near(self, reading: Reading, country: str, only_country: str, as_of: str) -> list[Hypothesis]:
        """Return what a name may be by its letters and words."""
        found = []
        blocking, tables = self._index.blocking, self._index.tables
        texts = near_texts([form for form, _ in reading.variants], blocking)
        bearers, rescued = self._bearers(texts, country, only_country)
        for text, number, org, name in bearers:
            named = blocking.form(text)
            asked, code = closest(reading.variants, named)
            signals = similar_signals(asked, named, blocking, tables.countries.units(org.country))
            signals += country_signals(org, code, country)
            evidence = weigh(signals, self._weights) + weak_evidence(name, org.country == rescued)
            evidence += never_merge_evidence(asked.text, named.text, tables.never_merge)
            found.append(Hypothesis(number, name, evidence + date_evidence(name, org, as_of)))
        return found

    def _across(self, reading: Reading, country: str, only_country: str, as_of: str) -> list[Hypothesis]:
        """Return what a name may be by its parts, translated or heard: names that are written in another script."""
        found = []
        blocking, countries = self._index.blocking, self._index.tables.countries
        asked = lattice(reading.form.text, self._index.parts, blocking)
        script, code = script_of(reading.form.text), reading.variants[-1][1]
        homes = home(reading.form.text)
        known = own_words_signals(reading.form, blocking)
        bearers, rescued = self._bearers(across_texts(asked, blocking), country, only_country)
        for text, number, org, name in bearers:
            if script_of(name.text) == script:
                continue
            named = blocking.form(text)
            signals = across_signals(asked, script, named, blocking, countries.units(org.country))
            signals += known + place_signals(org, name, homes, code)
            signals += country_signals(org, "", country)
            evidence = weigh(signals, self._weights) + weak_evidence(name, org.country == rescued)
            found.append(Hypothesis(number, name, evidence + date_evidence(name, org, as_of)))
        return found

    def _bearers(
        self, texts: Iterable[int], country: str, only_country: str
    ) -> tuple[list[tuple[int, int, Organization, Name]], str | None]:
        """Return (text, number of the organization, organization, name) of all that bear one of some texts.

        And the country whose weak names count as plain ones: the one asked for, unless a plain name is of it.
        """
        found = []
        for text in texts:
            for number, position in self._index.blocking.names(text):
                org = self._index.organization(number)
                if not org.merged_into and (not only_country or org.country == only_country):
                    found.append((text, number, org, org.names[position]))
        is_plain = any(org.country == country and not name.weak for _, _, org, name in found)
        return found, None if is_plain or not country else country

    def compare(
        self, one: Reading, other: Reading, ours: Mapping[int, Name], theirs: Mapping[int, Name]
    ) -> tuple[float, tuple[Evidence, ...]]:
        """Return how probable it is that two names are one organization's, and the evidence.

        ``ours`` and ``theirs`` are the organizations that bear exactly the one and the other name. A name without
        letters is nobody's.
        """
        if not (one.form.text and other.form.text):
            return 0.0, ()
        plain = [{org: name for org, name in bearers.items() if not name.weak} for bearers in (ours, theirs)]
        known = bearers_evidence(self._index.organization, *plain)
        ways = [known + evidence for evidence in self._compared(one, other)]
        weight = sum(e.weight for way in ways for e in way) / len(ways)
        best = max(ways, key=lambda way: sum(e.weight for e in way))
        return round(1.0 / (1.0 + exp(-weight)), 4), tuple(best)

    def _compared(self, one: Reading, other: Reading) -> list[list[Evidence]]:
        """Return the evidence of each way to compare two names: both ways round in one script, else by parts."""
        if is_translated(one.form.text) == is_translated(other.form.text):
            return [self._alike(one, other), self._alike(other, one)]
        asked, named = (one, other) if is_translated(one.form.text) else (other, one)
        parts = lattice(asked.form.text, self._index.parts, self._index.blocking)
        script = script_of(asked.form.text)
        return [weigh(across_signals(parts, script, named.form, self._index.blocking, ()), self._weights)]

    def _alike(self, asked: Reading, named: Reading) -> list[Evidence]:
        evidence = weigh(similar_signals(asked.form, named.form, self._index.blocking), self._weights)
        return evidence + never_merge_evidence(asked.form.text, named.form.text, self._index.tables.never_merge)
