"""Directions between scripts: organizations whose other names are taken out, so that they are known in Korean only.

Two registries: the bundled one, with the Korean names of every organization that has one and nothing else, and the ROR dump,
where only organizations with a Korean name lose the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from aliasmap import load
from aliasmap.model import Name, Organization
from aliasmap.resolver import Resolver
from aliasmap.text.scripts import script_of
from bench.adapters import running
from bench.lookup import Measured, Set, measure, ours, sample, theirs
from bench.sets import Query, dump, named, opened, rows

_QUERIES, SECONDS, _ONE_TYPO = 500, 40.0, "typo1"
_SCRIPTS = {"en": ("",), "ja": ("Hani", "Kana"), "zh": ("Hani",)}
_LANGUAGES = {"en": "Latin letters", "ja": "Japanese", "zh": "Chinese"}


def _in(name: Name, lang: str) -> bool:
    """Tell whether a name is one of a language, written in its scripts, and no acronym."""
    of_it = any(code.partition("-")[0] == lang for code in name.lang)
    return of_it and script_of(name.text) in _SCRIPTS[lang] and name.kind != "acronym" and not name.weak


def in_korean(orgs: Iterable[Organization], others: bool) -> Iterator[Organization]:
    """Give organizations with their Korean names only; those that have none as they are if ``others``, else not."""
    for org in orgs:
        korean = tuple(name for name in org.names if "ko" in name.lang and script_of(name.text) == "Hang")
        if org.merged_into:
            continue
        if korean:
            yield org._replace(names=korean, parents=(), succeeds=(), ids=())
        elif others:
            yield org._replace(parents=(), succeeds=(), ids=())


def asked(resolver: Resolver, orgs: Iterable[Organization], lang: str) -> list[Query]:
    """Return the first name in a language of each organization that a registry knows in Korean only."""
    found = []
    for org in orgs:
        number = resolver.index.number(org.id)
        other = next((name.text for name in org.names if _in(name, lang)), "")
        if other and number >= 0 and any("ko" in name.lang for name in resolver.index.organization(number).names):
            found.append(Query(other, {number}))
    return sample(found, _QUERIES)


def sets() -> list[Set]:
    """Return what is asked, and of which registry."""
    orgs = list(load().index)
    bundled = opened("bundled-in-korean", lambda: in_korean(orgs, others=False))
    made = [
        Set(f"{_LANGUAGES[lang]} to Korean, bundled", bundled, asked(bundled, orgs, lang))
        for lang in ("en", "ja", "zh")
    ]
    everything = dump()
    ror = opened("ror-in-korean", lambda: in_korean(everything, others=True))
    return [*made, Set("Latin letters to Korean, ROR", ror, asked(ror, everything, "en"))]


def typing_errors(latin: Resolver) -> Set:
    """Return Korean names with one wrong jamo, asked of organizations known in Latin letters only."""
    found = []
    for row in rows("noise"):
        if row["lang"] == "ko" and row["noise"] == _ONE_TYPO:
            right = {n for ident in row["gold"] if (n := latin.index.number("ror-" + ident[-9:])) >= 0}
            if right:
                found.append(Query(row["q"], right))
    return Set("Korean with one wrong jamo to Latin letters, ROR", latin, found)


def measured(asked: Sequence[Set], rivals: Sequence[str]) -> list[Measured]:
    """Ask aliasmap and rivals, these as many of the first queries as they answer in some seconds."""
    found = [measure(one, "aliasmap", ours(one.resolver)) for one in asked]
    for resolver in {id(one.resolver): one.resolver for one in asked}.values():
        for rival in running("search"):
            if rival.name in rivals:
                rival.ask("build", named(resolver))
                answer = theirs(rival, resolver)
                found += [measure(s, rival.title, answer, SECONDS) for s in asked if s.resolver is resolver]
    return sorted(found, key=lambda m: [one.title for one in asked].index(m.title))
