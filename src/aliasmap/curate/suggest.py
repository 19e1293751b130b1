"""Suggestions: organizations and names that documents use and the registry does not know, the best supported first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from aliasmap.curate.draft import draft_names, sounded_id
from aliasmap.curate.new import draft
from aliasmap.errors import BadArgument
from aliasmap.model import Mention
from aliasmap.propose.definitions import find_definitions
from aliasmap.registry.files import read_yaml
from aliasmap.registry.format import render
from aliasmap.resolver import Resolver
from aliasmap.text.normalize import scan_key
from aliasmap.text.scripts import scripts

_LATIN_NAME = re.compile(r"[A-Z][\w&.'-]*(?: (?:[A-Z][\w&.'-]*|of|for|and|the|&|in))*")
_HANGUL_NAME = re.compile(r"[가-힣A-Za-z0-9· ]{2,40}")


class Suggestion(NamedTuple):
    """A new organization, or new names of the known one ``organization``, with how often and where they were met."""

    names: tuple[str, ...]
    kind: str
    country: str
    organization: str | None
    mentions: int
    definitions: int
    documents: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The name of its files: the same for the same names."""
        made = sounded_id(self.names[:1], "x") or sounded_id(self.names, "x")
        return made[2:] or "-".join(f"{ord(c):x}" for c in self.names[0])

    @property
    def score(self) -> float:
        """How strong the evidence is: documents, mentions, definitions, a head word."""
        return 2 * len(self.documents) + min(self.mentions, 10) + 2 * self.definitions + (self.kind != "organization")

    def to_dict(self) -> dict[str, Any]:
        """Return the fields of ``aliasmap registry suggest --json``."""
        return {"slug": self.slug, "score": self.score, **self._asdict()}


class _Group:
    def __init__(self) -> None:
        self.names: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.countries: Counter[str] = Counter()
        self.documents: dict[str, None] = {}
        self.definitions = 0

    def join(self, other: _Group) -> None:
        self.names += other.names
        self.kinds += other.kinds
        self.countries += other.countries
        self.documents |= other.documents
        self.definitions += other.definitions


def suggest(resolver: Resolver, texts: Mapping[str, str], judged: Iterable[str] = ()) -> list[Suggestion]:
    """Return what the texts (by path) suggest, the best supported first; names ``judged`` before are left out."""
    groups: dict[str, list[_Group]] = {}
    for path, text in texts.items():
        for owner, group in _of_document(resolver, path, text):
            _add(groups.setdefault(owner, []), group)
    past = {scan_key(name) for name in judged}
    found = [
        _suggestion(owner, group)
        for owner, listed in groups.items()
        for group in listed
        if not past & {scan_key(name) for name in group.names}
    ]
    return sorted(found, key=lambda s: (-s.score, s.names))


def _add(listed: list[_Group], group: _Group) -> None:
    """Add a group to those it shares a name with, as one."""
    keys = {scan_key(name) for name in group.names}
    for other in [g for g in listed if keys & {scan_key(name) for name in g.names}]:
        listed.remove(other)
        group.join(other)
    listed.append(group)


def _of_document(resolver: Resolver, path: str, text: str) -> list[tuple[str, _Group]]:
    mentions = resolver.annotate(text)
    countries = Counter(resolver.get(m.resolution.id).country for m in mentions if m.resolution.id)
    found: dict[tuple[str, str], _Group] = {}

    def group(owner: str, key: str) -> _Group:
        made = found.setdefault((owner, key), _Group())
        made.documents[path] = None
        made.countries = countries
        return made

    ends: dict[int, Mention] = {}
    for m in mentions:
        ends.setdefault(m.end, m)
        if m.nil:
            group("", m.nil).names[m.surface] += 1
            group("", m.nil).kinds[m.guess or "organization"] += 1
        elif m.resolution.status == "review" and m.resolution.reason == "near miss" and m.resolution.best:
            group(m.resolution.best, scan_key(m.surface)).names[m.surface] += 1
    for d in find_definitions(text):
        left, inside = ends.get(d.end), text[d.start : d.stop].strip()
        if left is None or not _is_name(inside) or resolver.bearers(inside):
            continue
        owner = left.resolution.id or ""
        if not (left.nil or owner) or not (d.acronym or d.introduced or scripts(inside) != scripts(left.surface)):
            continue
        made = group(owner, left.nil or scan_key(inside))
        made.names[inside] += 1
        made.definitions += 1
    return [(owner, made) for (owner, _), made in found.items()]


def _is_name(text: str) -> bool:
    return bool(_LATIN_NAME.fullmatch(text) or (_HANGUL_NAME.fullmatch(text) and "Hang" in scripts(text)))


def _suggestion(owner: str, group: _Group) -> Suggestion:
    names = tuple(sorted(group.names, key=lambda name: (name.isupper(), -group.names[name], -len(name), name)))
    return Suggestion(
        names,
        _first(group.kinds, "organization"),
        _first(group.countries, "INT"),
        owner or None,
        sum(group.names.values()),
        group.definitions,
        tuple(sorted(group.documents)),
    )


def _first(counted: Counter[str], otherwise: str) -> str:
    return min(counted, key=lambda value: (-counted[value], value)) if counted else otherwise


def write_up(resolver: Resolver, folder: Path, suggestion: Suggestion) -> tuple[Path, str]:
    """Return the path and the text of a review file: a new organization, or the names to add to a known one."""
    s = suggestion
    head = f"# {s.mentions} mentions, {s.definitions} definitions, {len(s.documents)} documents\n"
    head += "".join(f"# {' '.join(path.split())}\n" for path in s.documents[:10])
    if s.organization:
        country = resolver.get(s.organization).country
        names = draft_names(s.names, country, "news")
        text = render({"id": s.organization, "names": names})
        return folder / "edits" / f"{s.organization}-{s.slug}.yaml", head + "# names to add\n" + text
    head += "# kind and country are guesses\n"
    try:
        made = draft(resolver, folder, s.names, s.country, s.kind, source="news")
    except BadArgument:
        made = draft(resolver, folder, s.names, s.country, s.kind, f"{s.country.lower()}-{s.slug}", source="news")
    return made.path, head + made.text


def judged_names(folder: Path) -> list[str]:
    """Return the names that the judgements of a folder are about, accepted or rejected."""
    return [judgement["name"] for path in sorted(folder.glob("*.yaml")) for judgement in [read_judgement(path)]]


def read_judgement(path: Path) -> dict[str, Any]:
    """Read one judgement: ``name``, ``verdict`` (accept or reject), ``organization``, ``note``."""
    data = read_yaml(path).data
    if not isinstance(data, dict) or not data.get("name") or data.get("verdict") not in ("accept", "reject"):
        raise BadArgument(f"{path} is no judgement\nit needs a name, and a verdict: accept or reject")
    return data
