"""Suggestions: organizations and names that documents use and the registry does not know, the best supported first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from aliasmap.curate.bare import Bare, abbreviates, bare_names
from aliasmap.curate.common import Common, first
from aliasmap.curate.draft import is_initials
from aliasmap.curate.same import Group, brought_together
from aliasmap.model import Mention
from aliasmap.propose.definitions import Definition, find_definitions, is_short_form
from aliasmap.resolver import Resolver
from aliasmap.text.normalize import scan_key
from aliasmap.text.scripts import scripts

_LATIN_NAME = re.compile(r"[A-Z][\w&.'-]*(?: (?:[A-Z][\w&.'-]*|of|for|and|the|&|in))*")
_HANGUL_NAME = re.compile(r"[가-힣A-Za-z0-9· ]{2,40}")
_PARTS = frozenset(["school", "university"])  # kinds that often are named without the body they belong to
_PLURAL = re.compile("^Ministries of")
_WRITE_HAN = frozenset(["CN", "TW", "HK", "MO", "SG"])
_SAID = 100  # a country that is said beside a name counts as much as so many guesses
_MANY = 10  # mentions that count
#: What each sort of evidence adds to the score.
_WORTH = {
    "definition": 2.0,
    "shape": 1.0,
    "list": 1.0,
    "recurs": 1.0,
    "address": 1.0,
    "two scripts": 2.0,
    "near miss": -1.0,
}


class Suggestion(NamedTuple):
    """A new organization, or new names of the known one ``organization``, with how often and where they were met.

    ``repeated`` are the names that stand in two documents or more; ``documents`` maps a path to the number of mentions
    there; ``evidence`` says why these are names.
    """

    names: tuple[str, ...]
    repeated: tuple[str, ...]
    kind: str
    country: str
    organization: str | None
    mentions: int
    documents: dict[str, int]
    evidence: tuple[str, ...]

    @property
    def score(self) -> float:
        """How strong the evidence is: documents, mentions, and what says that these are names of one body."""
        return 2 * len(self.documents) + min(self.mentions, _MANY) + sum(_WORTH.get(why, 0.0) for why in self.evidence)

    def to_dict(self) -> dict[str, Any]:
        """Return the fields of ``aliasmap registry suggest --json``."""
        return {"score": self.score, **self._asdict()}


def suggest(resolver: Resolver, texts: Mapping[str, str]) -> list[Suggestion]:
    """Return what the texts (by path) suggest, the best supported first."""
    common = Common(resolver)
    groups = [group for path, text in texts.items() for group in _OfDocument(resolver, common, path, text).groups()]
    found = map(_suggestion, brought_together(groups, resolver))
    return sorted(found, key=lambda s: (-s.score, s.names))


class _OfDocument:
    """What one document suggests."""

    def __init__(self, resolver: Resolver, common: Common, path: str, text: str) -> None:
        self._resolver, self._common, self._path, self._text = resolver, common, path, text
        self._mentions = resolver.annotate(text)
        self._found: dict[tuple[str, str], Group] = {}
        self._places: set[tuple[str, int, int]] = set()

    def groups(self) -> list[Group]:
        """Return the names of each organization that the document suggests."""
        resolver = self._resolver
        for m in self._mentions:
            r = m.resolution
            name = self._name(m.start, m.end)
            if m.nil and resolver.bearers(name):
                continue  # a known name: of whom else, ``bare_names`` tells
            if m.nil and not self._says_nothing(m.start, m.end, m.guess or ""):
                self._met("", m.nil, m.start, m.end, m.guess or "", why="shape")
            elif (
                r.reason == "near miss" and r.best and not self._says_nothing(m.start, m.end, resolver.get(r.best).kind)
            ):
                self._met(r.best, scan_key(m.surface), m.start, m.end, why="near miss")
        self._add_definitions()
        self._add_bare(bare_names(self._text, self._mentions, self._common, self._resolver))
        return list(self._found.values())

    def _met(
        self,
        owner: str,
        key: str,
        start: int,
        end: int,
        kind: str = "",
        country: str = "",
        name: str = "",
        why: str = "",
    ) -> Group:
        """Count a mention at a place, once, and what says so."""
        group = self._found.setdefault((owner, key), Group(owner))
        if (key, start, end) not in self._places:
            self._places.add((key, start, end))
            name = name or self._name(start, end)
            group.names[name] += 1
            group.met[name].add(self._path)
            group.documents[self._path] += 1
        group.evidence[why] += 1
        group.kinds[kind or "organization"] += 1
        said = country or self._common.country_said(self._text, start, end)
        guess = said or self._written_in(self._text[start:end])
        group.countries[guess] += _SAID if said else int(guess != "INT")
        return group

    def _says_nothing(self, start: int, end: int, kind: str = "") -> bool:
        """Tell whether a name says only a kind or a field: «협회», «Education», «College of Engineering»."""
        name, common = self._text[start:end], self._common
        words = [word for word in name.split() if not word.islower()]
        if all(map(common.is_listed, words)) and not (name.isascii() and len(words) > 1):
            return True
        is_common = common.is_common if name.isascii() else common.is_listed
        if kind in _PARTS or len(words) == 1:
            return not is_initials(name) and all(is_common(word) for word in words) and not common.names_country(name)
        return False

    def _name(self, start: int, end: int) -> str:
        """Return what stands at a place as a name: one line, one body, no «former» before it."""
        words = self._text[start:end].split()
        if len(words) > 1 and words[0] in self._common.vocab.prefixes:
            words = words[1:]
        return _PLURAL.sub("Ministry of", " ".join(words))

    def _written_in(self, name: str) -> str:
        """Return the country that the script of a name speaks for; INT for Latin letters."""
        found = scripts(name)
        if "Hang" in found:
            return "KR"
        if found & {"Hani", "Kana"} and "Kana" in scripts(self._text):
            return "JP"
        named = self._common.country_of(self._text) if "Hani" in found else ""
        return named if named in _WRITE_HAN else "CN" if "Hani" in found else "INT"

    def _add_definitions(self) -> None:
        """Add what stands in brackets behind a name."""
        ends: dict[int, Mention] = {}
        for m in self._mentions:
            ends.setdefault(m.end, m)
        marked = {(m.start, m.end): m for m in self._mentions}
        for d in find_definitions(self._text):
            left, inside = ends.get(d.end), self._name(d.start, d.stop)
            if left is None or not _is_name(inside) or self._says_nothing(d.start, d.stop):
                continue
            known = marked.get((d.start, d.stop))
            if left.nil and known and known.resolution.id and not d.acronym:
                self._met(known.resolution.id, left.nil, left.start, left.end, why="definition")
                self._found.pop(("", left.nil), None)
            elif (left.nil or left.resolution.id) and self._is_defined(d, left, inside):
                owner = left.resolution.id or ""
                self._met(owner, left.nil or scan_key(inside), d.start, d.stop, why="definition")

    def _is_defined(self, d: Definition, left: Mention, inside: str) -> bool:
        if self._resolver.bearers(inside) and not (left.nil and d.acronym and abbreviates(inside[:-1], left.surface)):
            return False
        return d.acronym or d.introduced or scripts(inside) != scripts(left.surface)

    def _add_bare(self, found: Sequence[Bare]) -> None:
        for bare in found:
            name = bare.name or self._text[bare.start : bare.end]
            if self._resolver.bearers(name):
                continue
            key = "bare " + scan_key(bare.of or name)
            group = self._met("", key, bare.start, bare.end, bare.kind, bare.country, bare.name, why=bare.why)
            if bare.alias and not self._resolver.bearers(bare.alias):
                group.names[bare.alias] += 1


def _is_name(text: str) -> bool:
    return bool(_LATIN_NAME.fullmatch(text) or (_HANGUL_NAME.fullmatch(text) and "Hang" in scripts(text)))


def _suggestion(group: Group) -> Suggestion:
    names = +group.names
    clipped = {name for name in names if any(len(name) < len(other) and is_short_form(name, other) for other in names)}
    ordered = sorted(names, key=lambda name: (is_initials(name), name in clipped, -names[name], -len(name), name))
    two = {"two scripts"} if group.full_names(True) and group.full_names(False) else set()
    return Suggestion(
        tuple(ordered),
        tuple(name for name in ordered if len(group.met[name]) > 1),
        group.kind,
        first(+group.countries, "INT"),
        group.owner or None,
        group.documents.total(),
        dict(sorted(group.documents.items())),
        tuple(sorted({*group.evidence, *two})),
    )
