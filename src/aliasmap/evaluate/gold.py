"""The gold standard: marked mentions, and its entities mapped to ids of the registry."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aliasmap.errors import BadArgument
from aliasmap.resolver import Resolver


@dataclass(frozen=True, slots=True)
class GoldRow:
    """One marked mention. ``main`` rows count; a prediction that overlaps only others is neither right nor wrong."""

    file: str
    start: int
    end: int
    surface: str
    entity: str
    main: bool
    form: str
    alternatives: tuple[str, ...]
    tags: tuple[str, ...] = ()

    @property
    def is_unknown(self) -> bool:
        """Whether the organization is one that the registry does not know."""
        return self.entity.startswith("nil-")


@dataclass(frozen=True, slots=True)
class Gold:
    """The rows by file, the id of each entity key, and the keys of main rows that no id was found for."""

    rows: dict[str, list[GoldRow]]
    ids: dict[str, str]
    unmapped: tuple[str, ...]


def read_gold(path: Path, resolver: Resolver, entities: Path | None = None, split: str | None = None) -> Gold:
    """Read a gold file (JSON lines), or one ``split`` of it, and map its entity keys.

    With ``entities`` (JSON lines of ``key``, ``country``, ``names``, ``acronyms``) a key is mapped by full names and
    country; without, keys are registry ids. A ``silent`` line says that its file names nobody. Raises BadArgument for a
    line that is no row.
    """
    rows: dict[str, list[GoldRow]] = {}
    for number, data in _lines(path):
        if isinstance(data, dict) and data.get("silent") is True and "file" in data:
            if split is None or data.get("split") == split:
                rows.setdefault(data["file"], [])
            continue
        try:
            row = GoldRow(
                data["file"],
                data["start"],
                data["end"],
                data["surface"],
                data["entity"],
                data["main"],
                data.get("form") or "none",
                tuple(data.get("alt_surfaces") or ()),
                tuple(data.get("tags") or ()),
            )
        except (KeyError, TypeError) as error:
            raise BadArgument(f"{path}:{number}: is no gold row: it lacks {error}") from None
        if split is None or data.get("split") == split:
            rows.setdefault(row.file, []).append(row)
    keys = {row.entity for group in rows.values() for row in group if row.main and not row.is_unknown}
    if entities is None:
        ids = {key: key for key in keys if resolver.index.number(key) >= 0}
    else:
        ids = {data["key"]: found for _, data in _lines(entities) if (found := _identify(data, resolver))}
    return Gold(rows, ids, tuple(sorted(keys - ids.keys())))


def _lines(path: Path) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except json.JSONDecodeError as error:
                raise BadArgument(f"{path}:{number}: is not JSON: {error.msg}") from None


def _votes(names: Iterable[str], resolver: Resolver) -> Counter[str]:
    """How many names each organization bears; names of the past count half."""
    votes: Counter[str] = Counter()
    for name in names:
        for bearer in resolver.bearers(name):
            votes[bearer.id] += 1 if bearer.evidence else 2
    return votes


def _identify(entity: dict[str, Any], resolver: Resolver) -> str | None:
    """The organization that bears most of an entity's full names; of its country, where both have one."""
    names = [name for group in entity["names"].values() for name in group]
    votes = _votes(names, resolver) or _votes(entity.get("acronyms", ()), resolver)
    country = entity.get("country")
    fitting = {i: n for i, n in votes.items() if country is None or resolver.get(i).country in (country, "INT")}
    return max(fitting, key=lambda i: (fitting[i], i)) if fitting else None
