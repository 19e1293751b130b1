"""The format of a registry file: one layout, owned by code, comments kept."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import Any

import yaml

from aliasmap.registry.schema import FIELDS, NAME_FIELDS, PARENT_FIELDS, SUCCEEDS_FIELDS

_DATES = ("since", "until", "on")
_FLAGS = ("weak", "part")
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~][^,\[\]{}#:?\"\\]*")
_NUMBER = re.compile(r"[-+]?[\d._]+([eE][-+]?\d+)?|0[xob][\da-fA-F]+")  # in YAML 1.1 or 1.2
_RESOLVER = yaml.SafeLoader("")
_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*", re.MULTILINE)
_ORDER = {"names": NAME_FIELDS, "succeeds": SUCCEEDS_FIELDS, "parent": PARENT_FIELDS}


class Comments:
    """The comments of a file: full lines by what follows them, and those at the end of a line."""

    def __init__(self) -> None:
        self.before: dict[tuple[Any, ...], list[str]] = defaultdict(list)
        self.beside: dict[tuple[Any, ...], str] = {}
        self.last: list[str] = []

    def adopt(self, path: tuple[Any, ...], other: Comments, place: tuple[Any, ...]) -> None:
        """Take over the comments that another file has at a place, behind those that stand at ``path`` already."""
        self.before[path] += other.before.get(place, [])
        beside = other.beside.get(place, "")
        if beside and beside not in self.beside.get(path, ""):
            self.beside[path] = " ".join(filter(None, (self.beside.get(path), beside)))


def format_text(text: str, data: dict[str, Any]) -> str:
    """Return a file in the layout of the registry. ``data`` is what was read from ``text``.

    Formatting twice changes nothing more; no comment is lost.

    >>> print(format_text("kind: agency  # later\\nid: kr-x\\n", {"kind": "agency", "id": "kr-x"}), end="")
    id: kr-x
    kind: agency  # later
    """
    return render(data, read_comments(text))


def render(data: dict[str, Any], comments: Comments | None = None) -> str:
    """Return plain data of one organization as the text of its file."""
    comments = comments or Comments()
    lines: list[str] = []

    def add(path: tuple[Any, ...], line: str, indent: str = "") -> None:
        lines.extend(indent + comment for comment in comments.before[path])
        beside = comments.beside.get(path)
        lines.append(f"{indent}{line}  {beside}" if beside else indent + line)

    for key in [*(k for k in FIELDS if k in data), *(k for k in data if k not in FIELDS)]:
        value = data[key]
        if key == "names" and isinstance(value, list):
            add((key,), "names:")
            for i, name in enumerate(value):
                add((key, i), "- " + _flow(name, NAME_FIELDS, key), "  ")
        elif isinstance(value, list | dict):
            add((key,), f"{key}: {_flow(value, _ORDER.get(key, ()), key)}")
        elif isinstance(value, str) and "\n" in value.strip():
            add((key,), f"{key}: |-")
            lines.extend("  " + line.rstrip() for line in value.strip().splitlines())
        else:
            add((key,), f"{key}: {_scalar(value, key, block=True)}")
    lines.extend(comments.last)
    return "\n".join(lines) + "\n"


def _flow(value: Any, order: tuple[str, ...], key: str) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item, order, key) for item in value) + "]"
    if isinstance(value, dict):
        keys = [*(k for k in order if k in value), *(k for k in value if k not in order)]
        shown = [
            f"{k}: {_flow(value[k], (), k)}"
            for k in keys
            if value[k] not in (None, "", []) and not _is_off(k, value[k])
        ]
        return "{" + ", ".join(shown) + "}"
    return _scalar(value, key)


def _is_off(key: str, value: Any) -> bool:
    return key in _FLAGS and value in (False, "false")


def _scalar(value: Any, key: str, block: bool = False) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = " ".join(str(value).split())
    if key in _DATES or (key in _FLAGS and text in ("true", "false")):
        return text
    if block and re.fullmatch(r"https?://[^\s#]+", text):
        return text
    tag = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    plain = _PLAIN.fullmatch(text) and not _NUMBER.fullmatch(text) and tag.endswith(":str")
    return text if plain else json.dumps(text, ensure_ascii=False)


def read_comments(text: str) -> Comments:
    """Return the comments of a file, each with the part that it belongs to."""
    found = Comments()
    if "#" not in text:
        return found
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(node, yaml.MappingNode):
        return found
    covered = [
        (token.start_mark.index, token.end_mark.index)
        for token in yaml.scan(text, Loader=yaml.SafeLoader)
        if isinstance(token, yaml.ScalarToken)
    ]
    starts = sorted(_places(node))
    for comment in _COMMENT.finditer(text):
        if any(start <= comment.start() < end for start, end in covered):
            continue
        line = text.count("\n", 0, comment.start())
        here = [path for at, path in starts if at == line]
        following = next((path for at, path in starts if at > line), None)
        words = comment.group().rstrip()
        if text[text.rfind("\n", 0, comment.start()) + 1 : comment.start()].strip():
            path = here[-1] if here else max((s for s in starts if s[0] <= line), default=(0, ()))[1]
            found.beside[path] = f"{found.beside[path]} {words}" if path in found.beside else words
        elif following is not None:
            found.before[following].append(words)
        else:
            found.last.append(words)
    return found


def _places(node: yaml.MappingNode) -> list[tuple[int, tuple[Any, ...]]]:
    """The line of each part that is written on a line of its own."""
    places: list[tuple[int, tuple[Any, ...]]] = []
    for key, value in node.value:
        places.append((key.start_mark.line, (key.value,)))
        if key.value == "names" and isinstance(value, yaml.SequenceNode):
            places += [(item.start_mark.line, ("names", i)) for i, item in enumerate(value.value)]
    return places
