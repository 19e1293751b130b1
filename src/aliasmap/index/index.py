"""The Index: an artifact opened for looking up keys, organizations and occurrences."""

from __future__ import annotations

import json
import zlib
from functools import cached_property

from aliasmap.errors import ArtifactError, UnknownId
from aliasmap.index.artifact import ID_MARK, Artifact
from aliasmap.index.scanner import Scanner, scanner_version
from aliasmap.model import Link, Name, Organization
from aliasmap.reading import Tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aliasmap.index.blocking import Blocking
    from aliasmap.index.parts import Parts
    from aliasmap.vocab import Vocab


class Index:
    """Keys to names to organizations. Organizations are numbered in the order of their ids; sections open lazily."""

    def __init__(self, artifact: Artifact) -> None:
        """Open an artifact."""
        self._artifact = artifact
        self.header = artifact.header
        self.version: str = artifact.header["registry"]
        self.scanned: int = artifact.header["scanned"]
        self._organizations: dict[int, Organization] = {}
        self._bearers: dict[int, tuple[tuple[int, Name], ...]] = {}

    def __len__(self) -> int:
        return int(self.header["organizations"])

    @cached_property
    def vocab(self) -> Vocab:
        """The vocabulary that the names were read with."""
        from aliasmap.vocab import Vocab

        return Vocab.from_dict(json.loads(bytes(self._artifact.section("vocab"))))

    def whole_vocab(self) -> Vocab:
        """The vocabulary with its large tables too, which only building another artifact needs."""
        from dataclasses import replace

        return replace(self.vocab, **self.parts.tables())

    @cached_property
    def tables(self) -> Tables:
        """What the readings of a surface form are made with."""
        return Tables(self.vocab)

    @cached_property
    def blocking(self) -> Blocking:
        """The names by their pieces, for what is not exactly known."""
        from aliasmap.index.blocking import Blocking

        return Blocking(self._artifact, len(self), self.tables.form)

    @cached_property
    def parts(self) -> Parts:
        """The parts and sounds of names, for comparing across scripts."""
        from aliasmap.index.parts import Parts

        return Parts(self._artifact)

    @cached_property
    def scanner(self) -> Scanner:
        """The scanner for every scanned key, then every context word; built anew for another scanner version."""
        if self.header["scanner"] == scanner_version():
            try:
                return Scanner.deserialize(self._artifact.section("scanner"))
            except ValueError as error:
                raise ArtifactError(f"the scanner of the registry cannot be opened: {error}") from error
        return Scanner.build([*map(self._key, range(self.scanned)), *self.word_keys])

    @cached_property
    def word_keys(self) -> list[str]:
        """The scan keys of context words, in the order of their numbers behind the scanned keys."""
        return bytes(self._artifact.section("words")).decode().split("\n")

    @cached_property
    def word_countries(self) -> list[str]:
        """For each context word the code of the country it names, or nothing."""
        codes = ["", *self.header["countries"]]
        return [codes[i] for i in self._artifact.numbers("word_countries", "H")]

    @cached_property
    def _tables(self) -> tuple[memoryview, Any, Any]:
        a = self._artifact
        return a.section("keys"), a.numbers("key_ends", "I"), a.numbers("slots", "I")

    @cached_property
    def _postings(self) -> tuple[Any, Any]:
        return self._artifact.numbers("postings", "Q"), self._artifact.numbers("posting_ends", "I")

    @cached_property
    def _lines(self) -> tuple[memoryview, Any]:
        return self._artifact.section("orgs"), self._artifact.numbers("org_ends", "I")

    def _key(self, number: int) -> str:
        keys, ends, _ = self._tables
        return bytes(keys[ends[number - 1] if number else 0 : ends[number]]).decode()

    def find(self, key: str) -> int:
        """Return the number of a key, or -1."""
        keys, ends, slots = self._tables
        encoded = key.encode("utf-8", "surrogatepass")
        mask = len(slots) - 1
        place = zlib.crc32(encoded) & mask
        while slot := slots[place]:
            if keys[ends[slot - 2] if slot > 1 else 0 : ends[slot - 1]] == encoded:
                return int(slot) - 1
            place = (place + 1) & mask
        return -1

    def bearers(self, key: int) -> tuple[tuple[int, Name], ...]:
        """Return each organization that bears a key, with the name that says so; redirects bear nothing."""
        found = self._bearers.get(key)
        if found is None:
            postings, ends = self._postings
            refs = postings[ends[key - 1] if key else 0 : ends[key]]
            found = tuple((ref >> 16, self.organization(ref >> 16).names[ref & 0xFFFF]) for ref in refs)
            self._bearers[key] = found
        return found

    def organization(self, number: int) -> Organization:
        """Return an organization by its number."""
        org = self._organizations.get(number)
        if org is None:
            lines, ends = self._lines
            data = json.loads(bytes(lines[ends[number - 1] if number else 0 : ends[number]]))
            org = self._organizations[number] = _organization(data, self.get)
        return org

    def number(self, ident: str) -> int:
        """Return the number of an id (``kr-msit``, ``ror:01wpjm123``), or -1; a redirect is not followed."""
        key = self.find(ID_MARK + ident)
        if key < 0:
            return -1
        postings, ends = self._postings
        return int(postings[ends[key - 1] if key else 0]) >> 16

    def get(self, ident: str) -> Organization:
        """Return the organization with an id; follows a redirect. Raises UnknownId, which names near ids."""
        seen: set[str] = set()
        asked = ident
        while (number := self.number(ident)) >= 0:
            org = self.organization(number)
            if not org.merged_into:
                return org
            if ident in seen:
                break
            seen.add(ident)
            ident = org.merged_into
        import difflib

        near = difflib.get_close_matches(asked, [o.id for o in self], n=3, cutoff=0.5)
        raise UnknownId(f"no organization has the id {asked!r}" + (f"\nnear ids: {', '.join(near)}" if near else ""))

    def __iter__(self) -> Any:
        return map(self.organization, range(len(self)))


def _organization(data: dict[str, Any], get: Any) -> Organization:
    parent = data.get("parent", [])
    return Organization(
        id=data["id"],
        kind=data["kind"],
        country=data["country"],
        names=tuple(
            Name(
                n["text"],
                tuple(langs) if isinstance(langs := n.get("lang", ()), list) else (langs,) if langs else (),
                n["kind"],
                n.get("since", ""),
                n.get("until", ""),
                n.get("weak", False),
                tuple(n.get("cues", ())),
                n.get("source", ""),
            )
            for n in data["names"]
        ),
        since=data.get("since", ""),
        until=data.get("until", ""),
        succeeds=tuple(Link(x["id"], x.get("on", ""), part=x.get("part", False)) for x in data.get("succeeds", ())),
        parents=tuple(Link(x["id"], x.get("since", ""), x.get("until", "")) for x in parent),
        ids=tuple(data.get("ids", {}).items()),
        website=data.get("website", ""),
        note=data.get("note", ""),
        merged_into=data.get("merged_into", ""),
        successors=tuple(data.get("successors", ())),
        find=get,
    )
