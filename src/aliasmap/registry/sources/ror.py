"""The ROR dump into organizations: one a record, redirects for withdrawn ones, links between them.

The Research Organization Registry (https://ror.org) publishes its records as CC0. It says that a body has ended, not when:
where all its successors were established later than the body, the last of those years is taken, else the day on which the
record was changed last, which is the latest it can be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from aliasmap.model import Link, Organization
from aliasmap.registry.sources.common import weakened
from aliasmap.registry.sources.ror_record import InScripts, Record, changed, ident_of, organization, related, year
from aliasmap.text.normalize import scan_key


class Imported(NamedTuple):
    """What came of a dump: the organizations, redirects among them, and how many records were left without a name."""

    organizations: list[Organization]
    nameless: int


def organizations(
    records: Iterable[Record], countries: Mapping[str, tuple[str, ...]], wanted: Collection[str] = ()
) -> Imported:
    """Return the organizations of a ROR v2 dump.

    ``countries`` are the known codes with the words for each, the English name first; ``wanted`` are ISO 15924 codes:
    names with letters of other scripts are left out, and so is a record that has no name then.

    >>> place = {"geonames_details": {"country_code": "KR", "country_name": "South Korea"}}
    >>> name = {"value": "KAIST (South Korea)", "types": ["ror_display", "label"], "lang": "en"}
    >>> record = {"id": "https://ror.org/05apxxy63", "status": "active", "types": ["education"], "names": [name],
    ...           "locations": [place]}
    >>> (org,) = organizations([record], {"KR": ("South Korea",)}).organizations
    >>> org.id, org.kind, org.country, org.names[0].text
    ('ror-05apxxy63', 'university', 'KR', 'KAIST')
    """
    in_scripts = InScripts(wanted)
    by_id: dict[str, Record] = {}
    made: dict[str, Organization] = {}
    for record in records:
        by_id[ident_of(record["id"])] = record
        made[ident_of(record["id"])] = organization(record, countries, in_scripts)
    nameless = [ident for ident, org in made.items() if not org.names]
    redirects = _redirects(by_id)
    for ident in {*nameless, *redirects}:
        del made[ident]
    heirs = _heirs(by_id, made, redirects)
    _drop_inherited_names(made, heirs, redirects)
    _ends(made, by_id, heirs)
    _succession(made, heirs, redirects)
    _parents(made, by_id, redirects)
    _one_bearer_of_an_identifier(made, by_id)
    made = weakened(made, countries)
    gone = [
        Organization(ident, "organization", "INT", (), merged_into=target)
        for ident in redirects
        if (target := _place(ident, redirects)) in made
    ]
    return Imported([*made.values(), *gone], len(set(nameless) - redirects.keys()))


def _redirects(by_id: Mapping[str, Record]) -> dict[str, str]:
    """Withdrawn records that have one successor in the file, and it."""
    after: dict[str, dict[str, None]] = defaultdict(dict)
    for old, new in _successions(by_id):
        if new in by_id and old in by_id and by_id[old]["status"] == "withdrawn":
            after[old][new] = None
    found: dict[str, str] = {}
    for ident, successors in after.items():
        target = next(iter(successors))
        if len(successors) == 1 and _place(target, found) != ident:
            found[ident] = target
    return found


def _place(ident: str, redirects: Mapping[str, str]) -> str:
    while ident in redirects:
        ident = redirects[ident]
    return ident


def _heirs(
    by_id: Mapping[str, Record], made: Mapping[str, Organization], redirects: Mapping[str, str]
) -> dict[str, list[str]]:
    """Who carries a body on, as either record says; what would lead back to its start is left out."""
    heirs: dict[str, list[str]] = defaultdict(list)
    for old, new in _successions(by_id):
        new = _place(new, redirects)
        if old in made and new in made and new not in heirs[old] and old not in _beyond(new, heirs):
            heirs[old].append(new)
    return {old: after for old, after in heirs.items() if after}


def _successions(by_id: Mapping[str, Record]) -> Iterator[tuple[str, str]]:
    for ident, record in by_id.items():
        for other in related(record, "successor"):
            yield ident, other
        for other in related(record, "predecessor"):
            yield other, ident


def _beyond(ident: str, links: Mapping[str, list[str]]) -> set[str]:
    """A body and all that links lead to from it, directly or over others."""
    found, todo = {ident}, [ident]
    while todo:
        new = set(links.get(todo.pop(), ())) - found
        found |= new
        todo += new
    return found


def _drop_inherited_names(
    made: dict[str, Organization], heirs: Mapping[str, list[str]], redirects: dict[str, str]
) -> None:
    """Take from a body the names that a later one bears; if none is left, it is the same body as its only heir."""
    bodies = {*heirs, *(new for after in heirs.values() for new in after)}
    keys = {ident: {scan_key(n.text) for n in made[ident].names} for ident in bodies}
    for ident, after in heirs.items():
        borne = set().union(*(keys[other] for other in _beyond(ident, heirs) - {ident}))
        kept = tuple(n for n in made[ident].names if scan_key(n.text) not in borne)
        if kept:
            made[ident] = made[ident]._replace(names=kept)
        elif len(after) == 1:
            redirects[ident] = after[0]
            del made[ident]


def _succession(made: dict[str, Organization], heirs: Mapping[str, list[str]], redirects: Mapping[str, str]) -> None:
    """Write ``succeeds``."""
    for old in filter(made.__contains__, heirs):
        after = dict.fromkeys(_place(new, redirects) for new in heirs[old])
        on = "" if made[old].note else made[old].until
        for new in after:
            link = Link(old, since=on, part=len(after) > 1)
            made[new] = made[new]._replace(succeeds=(*made[new].succeeds, link))


def _ends(made: dict[str, Organization], by_id: Mapping[str, Record], heirs: Mapping[str, list[str]]) -> None:
    """Write ``until`` of inactive records: the year in which the last heir began, or the day the record was changed."""
    for ident, record in by_id.items():
        if ident in made and record["status"] == "inactive":
            since = made[ident].since
            years = [year(by_id[new].get("established")) for new in heirs.get(ident, ())]
            known = bool(since) and bool(years) and min(years) > since
            until = max(years) if known else changed(record)
            note = "" if known else "inactive in ROR, which does not say since when"
            made[ident] = made[ident]._replace(until=until if until > since else "", note=note)


def _parents(made: dict[str, Organization], by_id: Mapping[str, Record], redirects: Mapping[str, str]) -> None:
    """Write the parents; what would lead back to its start is left out."""
    parents: dict[str, list[str]] = defaultdict(list)
    for ident in made:
        for other in dict.fromkeys(_place(other, redirects) for other in related(by_id[ident], "parent")):
            if other in made and ident not in _beyond(other, parents):
                parents[ident].append(other)
    for ident, above in parents.items():
        made[ident] = made[ident]._replace(parents=tuple(map(Link, above)))


def _one_bearer_of_an_identifier(made: dict[str, Organization], by_id: Mapping[str, Record]) -> None:
    """Leave a Wikidata id that several records have to the first of them, the first active one if there is any."""
    taken: set[str] = set()
    for ident in sorted(made, key=lambda i: by_id[i]["status"] != "active"):
        org = made[ident]
        kept = tuple(pair for pair in org.ids if pair[1] not in taken)
        taken.update(value for _, value in org.ids)
        made[ident] = org._replace(ids=kept)
