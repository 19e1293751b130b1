"""Sources: a YAML tree, a JSON lines file or plain values, read into organizations, and several joined into one list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from aliasmap.errors import BadArgument
from aliasmap.model import Organization
from aliasmap.registry.files import RawEntry, from_values, read_jsonl, read_tree
from aliasmap.registry.problems import Problem
from aliasmap.registry.schema import parse
from aliasmap.registry.sources.join import join
from aliasmap.vocab import Vocab

__all__ = ["entries", "join", "read"]


def entries(source: str | Path | Iterable[Any]) -> Iterator[RawEntry]:
    """Return the raw entries of a source: a folder or a YAML file, a ``.jsonl`` file, or a list of dictionaries."""
    if not isinstance(source, str | Path):
        return from_values(source)
    path = Path(source)
    if not path.exists():
        raise BadArgument(
            f"there is no registry at {path}\ngive 'bundled', a folder of YAML files, a .jsonl file or a built artifact"
        )
    return read_jsonl(path) if path.suffix in (".jsonl", ".json") else read_tree(path)


def read(source: str | Path | Iterable[Any], vocab: Vocab) -> tuple[list[Organization], list[Problem]]:
    """Read a source. An entry with a problem is left out; its problems are returned, the others are read."""
    organizations: dict[str, Organization] = {}
    problems: list[Problem] = []
    for entry in entries(source):
        organization = parse(entry, vocab.kinds, vocab.countries)
        if organization is not None and organization.id in organizations:
            entry.problem("R102", f"the id {organization.id!r} is taken in this source", ("id",))
        if organization is None or entry.problems:
            problems += entry.problems
        else:
            organizations[organization.id] = organization
    return list(organizations.values()), problems
