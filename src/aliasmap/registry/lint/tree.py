"""Rules that need the whole registry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from aliasmap.model import Name, Organization
from aliasmap.registry.files import RawEntry
from aliasmap.registry.lint.entry import overlap
from aliasmap.registry.schema import near
from aliasmap.text.normalize import scan_key
from aliasmap.text.orgforms import LegalForms

Typed = Sequence[tuple[RawEntry, Organization]]


def check_tree(typed: Typed, forms: LegalForms, known: Collection[str] = ()) -> None:
    """Check organizations against each other and the ids known elsewhere; problems are noted in the entries."""
    first: dict[str, RawEntry] = {}
    for entry, org in typed:
        if org.id in first:
            entry.problem("R102", f"the id {org.id!r} is taken by {first[org.id].path}", ("id",))
        first.setdefault(org.id, entry)
    by_id = {org.id: org for _, org in typed}
    for entry, org in typed:
        _references(entry, org, by_id, known)
    _shared_identifiers(typed)
    _shared_names(typed, forms)


def _references(entry: RawEntry, org: Organization, by_id: dict[str, Organization], known: Collection[str]) -> None:
    wanted = [
        (("parent", i) if isinstance(entry.data.get("parent"), list) else ("parent",), p.id)
        for i, p in enumerate(org.parents)
    ]
    wanted += [(("succeeds", i), s.id) for i, s in enumerate(org.succeeds)]
    if org.merged_into:
        wanted.append((("merged_into",), org.merged_into))
    for path, ident in wanted:
        if ident not in by_id and ident not in known:
            entry.problem(
                "R105", f"there is no organization {ident!r}", path, near(ident, by_id) or "add it in the same change"
            )
        elif ident == org.id or (path[0] == "parent" and _leads_back(ident, org.id, by_id)):
            entry.problem("R105", f"the {path[0]} of {org.id!r} leads back to itself", path)


def _shared_identifiers(typed: Typed) -> None:
    bearers: dict[tuple[str, str], str] = {}
    for entry, org in typed:
        for scheme, value in org.ids:
            other = bearers.setdefault((scheme, value), org.id)
            if other != org.id:
                entry.problem("R108", f"{scheme} {value!r} is also the identifier of {other}", ("ids", scheme))


def _leads_back(ident: str, start: str, by_id: dict[str, Organization]) -> bool:
    seen = set()
    todo = [ident]
    while todo:
        ident = todo.pop()
        if ident == start:
            return True
        if ident not in seen and ident in by_id:
            seen.add(ident)
            todo += [p.id for p in by_id[ident].parents]
    return False


def _shared_names(typed: Typed, forms: LegalForms) -> None:
    bearers: dict[str, list[tuple[int, int, Name]]] = defaultdict(list)
    for number, (_, org) in enumerate(typed):
        for i, name in enumerate(org.names):
            bearers[forms.strip(scan_key(name.text))].append((number, i, _dated(name, org)))
    for found in bearers.values():
        for number, i, name in found:
            if name.weak or name.cues:
                continue
            entry, org = typed[number]
            others = {
                typed[n][1].id for n, _, other in found if n != number and not other.weak and overlap(name, other)
            }
            if others:
                shown = ", ".join(sorted(others))
                entry.problem(
                    "R204",
                    f"name {name.text!r} is also a name of {shown}: give it cues, dates, or mark it weak",
                    ("names", i, "text"),
                )


def _dated(name: Name, org: Organization) -> Name:
    return name._replace(since=name.since or org.since, until=name.until or org.until)
