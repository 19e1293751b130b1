"""The files of a registry: YAML, JSON lines and plain values, read as data that knows where each part stands.

Every scalar is read as a string and typed by the schema, so that YAML 1.1 cannot turn ``NO`` into False or a date into
an object; a repeated key and the comma trap are problems, not silent losses.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from aliasmap.registry.problems import Problem

#: Behind the path of a value: the place of its key.
KEY = ""
Where = dict[tuple[Any, ...], tuple[int, int, int]]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_BYTES = 1 << 20
_DEEPEST = 50
_SUSPECT = 500  # characters that may open a level; no file with fewer can be too deep for the stack
_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # as YAML counts lines
_QUOTE = 'put the text in double quotes: {text: "Ministry of Trade, Industry and Energy"}'


@dataclass(slots=True)
class RawEntry:
    """One organization as it was written: plain data, the place of each part, and what was wrong with it so far."""

    path: str
    data: Any
    text: str = ""
    where: Where = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    is_file: bool = True

    def problem(self, code: str, message: str, path: tuple[Any, ...] = (), repair: str = "") -> None:
        """Record a problem at a part of the data, or at the nearest part around it whose place is known."""
        while path and path not in self.where:
            path = path[:-1]
        line, column, length = self.where.get(path, (0, 0, 1))
        lines = _LINE_END.split(self.text)
        if line > len(lines) or (line == len(lines) > 1 and not lines[-1]):  # the end of the file
            line, column = len(lines) - (not lines[-1]), 1
        source = lines[line - 1] if line else ""
        if not self.is_file:
            line = column = 0
        self.problems.append(Problem(code, message, self.path, line, column, length, source, repair))


def read_yaml(path: Path, shown: str | None = None) -> RawEntry:
    """Read one YAML file; what is wrong with it is in the entry's ``problems``, its data then None."""
    entry = RawEntry(shown or str(path), None)
    try:
        raw = path.read_bytes()
        if len(raw) > _MAX_BYTES:
            entry.problem("R002", f"the file has {len(raw):,} bytes; one organization takes a few hundred")
            return entry
        return read_text(raw.decode("utf-8-sig"), entry.path)
    except OSError as error:
        entry.problem("R002", f"cannot be read: {error.strerror}", repair="check the file's permissions")
    except UnicodeDecodeError as error:
        entry.problem(
            "R002", f"is not UTF-8: byte {error.start} is 0x{raw[error.start]:02x}", repair="save it as UTF-8"
        )
    return entry


def read_text(text: str, shown: str) -> RawEntry:
    """Read the text of a YAML file; ``shown`` names it in problems."""
    entry = RawEntry(shown, None, text)
    try:
        if _is_deep(text):
            entry.problem("R002", f"is nested more than {_DEEPEST} levels deep")
            return entry
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        if mark is not None:
            entry.where[()] = (mark.line + 1, mark.column + 1, 1)
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        too_deep = "nesting depth" in what  # newer parsers stop by themselves
        entry.problem("R002", f"is nested more than {_DEEPEST} levels deep" if too_deep else f"is not YAML: {what}")
    else:
        if node is None:
            entry.problem("R002", "is empty", repair="aliasmap registry new NAME writes a complete file")
        else:
            entry.data = _plain(node, (), entry, set())
    return entry


def _is_deep(text: str) -> bool:
    """Tell whether a text is nested so deep that composing it would exhaust the stack of the C library."""
    if sum(map(text.count, "[{-?")) < _SUSPECT:
        return False
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                return True
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return False


def _plain(node: yaml.Node, path: tuple[Any, ...], entry: RawEntry, seen: set[int]) -> Any:
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if end.line == start.line else 1
    entry.where[path] = (start.line + 1, start.column + 1, max(1, length))
    if id(node) in seen:
        entry.problem("R002", "uses a YAML alias (*name)", path, "write the value out")
        return None
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return None if node.style is None and node.value in ("", "~", "null") else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, i), entry, seen) for i, item in enumerate(node.value)]
    assert isinstance(node, yaml.MappingNode)
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
        place = (*path, key)
        mark = key_node.start_mark
        key_place = entry.where[(*place, KEY)] = (mark.line + 1, mark.column + 1, len(key))
        if node.flow_style and value_node.start_mark.index == value_node.end_mark.index:
            entry.where[place] = key_place
            entry.problem("R001", f"a comma cut this text in two: {key!r} was read as a key", place, _QUOTE)
        elif key in data:
            entry.where[place] = key_place
            entry.problem("R002", f"the key {key!r} stands twice", place, "keep one of them")
        else:
            data[key] = _plain(value_node, place, entry, seen)
    return data


def read_tree(root: Path) -> Iterator[RawEntry]:
    """Read every ``*.yaml`` file below a folder in the order of its path, or one file."""
    if root.is_file():
        yield read_yaml(root)
        return
    orgs = root / "orgs" if (root / "orgs").is_dir() else root
    for path in sorted(orgs.rglob("*.yaml")):
        yield read_yaml(path)


def read_jsonl(path: Path) -> Iterator[RawEntry]:
    """Read a JSON lines file, an organization a line in the fields of the registry format."""
    with path.open("rb") as file:
        number = 0
        while line := file.readline(_MAX_BYTES + 1):
            number += 1
            if line.strip():
                yield _json_entry(line, RawEntry(f"{path}:{number}", None, is_file=False))
            while len(line) > _MAX_BYTES and not line.endswith(b"\n"):
                line = file.readline(_MAX_BYTES + 1)  # the rest of a line that is too long


def _json_entry(line: bytes, entry: RawEntry) -> RawEntry:
    if len(line) > _MAX_BYTES:
        entry.problem("R002", f"has more than {_MAX_BYTES:,} bytes; one organization takes a few hundred")
        return entry
    try:
        entry.data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        entry.problem(
            "R002", f"is not UTF-8: byte {error.start} is 0x{line[error.start]:02x}", repair="save the file as UTF-8"
        )
    except json.JSONDecodeError as error:
        entry.problem("R002", f"is not JSON: {error.msg} at column {error.colno}", repair="one object a line")
    except RecursionError:
        entry.problem("R002", "is nested too deep", repair="one object a line, as the registry guide has it")
    except ValueError as error:
        entry.problem("R002", f"cannot be read: {error}", repair="write numbers as texts")
    return entry


def from_values(values: Iterable[Any]) -> Iterator[RawEntry]:
    """Take organizations as plain dictionaries."""
    for number, value in enumerate(values):
        yield RawEntry(f"<value {number}>", value, is_file=False)
