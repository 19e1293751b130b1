"""A new organization: its likely duplicates first, then its id, its names and its file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from aliasmap.curate.draft import draft_names, propose_id, sounded_id, split_names
from aliasmap.errors import BadArgument
from aliasmap.registry.files import RawEntry
from aliasmap.registry.format import render
from aliasmap.registry.lint.entry import check_entry
from aliasmap.registry.schema import ID_SHAPE, parse
from aliasmap.resolver import Resolver
from aliasmap.text.orgforms import LegalForms

_SHOWN = 0.05  # a probability below which no duplicate is worth a look


class Twin(NamedTuple):
    """An organization that may be the new one: how probable that is, and by which name."""

    score: float
    id: str
    name: str
    asked: str
    is_bearer: bool


class Draft(NamedTuple):
    """A new organization before it is written."""

    path: Path
    text: str


def twins(resolver: Resolver, names: Sequence[str], country: str) -> list[Twin]:
    """Return the organizations that the names may mean already, the likeliest first."""
    country = resolver.check_country(country)
    found: dict[str, Twin] = {}
    for name in names:
        bearers = {bearer.id for bearer in resolver.bearers(name)}
        known = resolver.hypotheses(name, country=country)
        for c in resolver.decide(name, known).candidates:
            twin = Twin(c.score, c.id, c.name, name, c.id in bearers)
            if (c.score >= _SHOWN or twin.is_bearer) and (c.id not in found or twin > found[c.id]):
                found[c.id] = twin
    return sorted(found.values(), key=lambda t: (-t.score, t.id))


def likely_twin(resolver: Resolver, names: Sequence[str], country: str) -> Twin | None:
    """Return the organization that the official name means for sure already, or None."""
    first = resolver.resolve(names[0], country=country)
    return next((t for t in twins(resolver, names[:1], country) if t.id == first.id), None)


def free_id(resolver: Resolver, root: Path, names: Sequence[str], country: str) -> tuple[str, str]:
    """Return an id that the names in Latin letters give and one that the sounds of the others do; empty where none."""

    def is_taken(ident: str) -> bool:
        return _path(root, ident, country).exists() or resolver.index.number(ident) >= 0

    sounded = sounded_id(names, country)
    return propose_id(names, country, is_taken), "" if is_taken(sounded) else sounded


def draft(
    resolver: Resolver,
    root: Path,
    given: Sequence[str],
    country: str,
    kind: str,
    ident: str | None = None,
    fields: dict[str, Any] | None = None,
    source: str = "",
) -> Draft:
    """Return the path and the text of the file of a new organization.

    ``fields`` are others of the registry format (``since``, ``ids`` …, or drafted ``names``); ``source`` is where the
    names were met. Raises
    BadArgument for an unknown country or kind, an id that is none or is taken, or names no id can be made of.
    """
    country = resolver.check_country(country)
    kinds = resolver.index.vocab.kinds
    if kind not in kinds:
        raise BadArgument(f"unknown kind {kind!r}\nkinds: {', '.join(kinds)}")
    names = split_names(given)
    if not names:
        raise BadArgument("an organization needs a name\ngive its official one")
    if not ident:
        ident, sounded = free_id(resolver, root, names, country)
        if not ident:
            example = sounded or "kr-kaist"
            raise BadArgument(
                f"no id can be made of these names\n"
                f"give one with --id (for instance {example}), or a name in Latin letters with --name"
            )
    if not ID_SHAPE.fullmatch(ident):
        raise BadArgument(f"{ident!r} is no id\nan id looks like kr-msit: lower case, digits, hyphens")
    path = _path(root, ident, country)
    if path.exists() or resolver.index.number(ident) >= 0:
        raise BadArgument(f"the id {ident!r} is taken\ngive another with --id, or add the names to {path}")
    data = {"id": ident, "kind": kind, "country": country, **(fields or {})}
    data.setdefault("names", draft_names(names, country, source))
    _check(path, data, resolver)
    return Draft(path, render(data))


def _check(path: Path, data: dict[str, Any], resolver: Resolver) -> None:
    vocab = resolver.index.vocab
    entry = RawEntry(str(path), data, is_file=False)
    organization = parse(entry, vocab.kinds, vocab.countries)
    if organization is not None:
        check_entry(entry, organization, LegalForms(vocab.legal_forms, vocab.generic))
    if entry.problems:
        raise BadArgument("\n".join(["nothing was written", *map(str, entry.problems)]))


def _path(root: Path, ident: str, country: str) -> Path:
    return root / "orgs" / country.lower() / f"{ident}.yaml"
