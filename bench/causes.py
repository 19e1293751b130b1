"""Why names in other scripts are answered wrong: each query whose right organization is not first, by its cause."""

from __future__ import annotations

from collections import Counter

from aliasmap.evidence.across import across_signals
from aliasmap.model import Organization
from aliasmap.propose.across import lattice
from aliasmap.reading import Lattice
from aliasmap.resolver import Resolver
from aliasmap.text.normalize import scan_key
from aliasmap.text.scripts import script_of
from bench.lookup import sample
from bench.sets import Query, gold, rows

LANGUAGES = ("ko", "zh", "ja", "cyr", "ar")
HEAD = ("language", "n", "wrong", "cause", "count", "for example")
_LITTLE = 0.25  # a name that says less than this part of a query says something else
_CAUSES = (
    "exactly the name of another organization",
    "known by acronyms or one word only in Latin letters",
    "no lexicon knows a part, and it does not sound like the Latin name",
    "all parts are known, and the Latin name says something else",
    "the Latin name says some of it, and is not among the candidates",
    "another organization has the same Latin name",
    "another organization says as much of it, or more",
    "says more of it than the one preferred",
)


class _Said:
    """How much of a query an organization's Latin names say."""

    def __init__(self, resolver: Resolver, asked: Lattice, script: str) -> None:
        self._index, self._asked, self._script = resolver.index, asked, script

    def share(self, org: Organization) -> float:
        """Return the greatest product of what a name says of the query and what the query says of the name."""
        return max((self._parts(org, text) for text in _latin(org)), default=0.0)

    def _parts(self, org: Organization, text: str) -> float:
        tables, blocking = self._index.tables, self._index.blocking
        named = tables.form(tables.plain(scan_key(text)))
        own = tables.countries.units(org.country)
        signals = across_signals(self._asked, self._script, named, blocking, own)
        return next(signal.value for signal in signals if signal.kind == "parts")


def _latin(org: Organization) -> list[str]:
    return [name.text for name in org.names if name.kind != "acronym" and not script_of(name.text)]


def cause(resolver: Resolver, query: Query) -> str:
    """Return why a query is answered wrong, or nothing where it is not."""
    index = resolver.index
    answer = resolver.resolve(query.text)
    found = [index.number(candidate.id) for candidate in answer.candidates]
    if found[:1] and found[0] in query.gold:
        return ""
    if answer.candidates and any(e.kind == "name" for e in answer.candidates[0].evidence):
        return _CAUSES[0]
    text = index.tables.plain(scan_key(query.text))
    asked = lattice(text, index.parts, index.blocking)
    said = _Said(resolver, asked, script_of(text))
    right = [index.organization(number) for number in sorted(query.gold)]
    best = max(map(said.share, right), default=0.0)
    if best < _LITTLE:
        if not any(" " in name for org in right for name in _latin(org)):
            return _CAUSES[1]
        return _CAUSES[3] if _is_translated(asked) else _CAUSES[2]
    if not query.gold.intersection(found):
        return _CAUSES[4]
    first = index.organization(found[0])
    names = {scan_key(name) for org in right for name in _latin(org)}
    if names.intersection(map(scan_key, _latin(first))):
        return _CAUSES[5]
    return _CAUSES[6] if said.share(first) >= best else _CAUSES[7]


def _is_translated(asked: Lattice) -> bool:
    """Tell whether each atom is in a known part; one character alone may be anything."""
    texts = asked.atoms.texts
    known = {
        i
        for option in asked.options
        if option.way != "sound" and len("".join(texts[option.start : option.end])) > 1
        for i in range(option.start, option.end)
    }
    return len(known) == len(texts)


def measure(latin: Resolver) -> list[tuple[str, ...]]:
    """Return the lines of the table, one for each language and cause that it has."""
    lines: list[tuple[str, ...]] = []
    for lang in LANGUAGES:
        queries = sample([Query(row["q"], gold(latin, row)) for row in rows(f"crosslingual_{lang}")])
        causes = [(cause(latin, query), query.text) for query in queries]
        wrong = Counter(why for why, _ in causes if why)
        for why in sorted(wrong, key=_CAUSES.index):
            example = next(text for found, text in causes if found == why)
            lines.append((lang, str(len(queries)), str(wrong.total()), why, str(wrong[why]), example))
    return lines
