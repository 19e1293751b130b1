"""The readers: plain text, HTML and JSON lines, each document with its text, its encoding, or what is wrong with it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aliasmap.documents.encodings import decode, known
from aliasmap.documents.find import SUFFIXES
from aliasmap.documents.html import Places, readable
from aliasmap.errors import DocumentError
from aliasmap.model import Mention

FORMATS = ("text", "html", "jsonl")


@dataclass(frozen=True, slots=True)
class Source:
    """How documents are to be read: the format (default: by suffix), the encoding (default: found), the field of JSON lines."""

    format: str | None = None
    encoding: str | None = None
    field: str = "text"


@dataclass(frozen=True, slots=True)
class TextFile:
    """A document: the path as it was given (of JSON lines with the line), and its text; or what is wrong with it.

    ``text`` is the decoded source, in which offsets count; ``readable`` what a person reads of it. ``size`` is the share
    of the file, in bytes or what comes near, that has been read with this document.
    """

    path: str
    text: str = ""
    encoding: str = ""
    readable: str = ""
    places: Places | None = None
    size: int = 0
    error: DocumentError | None = None

    def in_source(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Return mentions in the readable text with the offsets and the surface that they have in the source."""
        if self.places is None:
            return list(mentions)
        moved: dict[int, Mention] = {}
        for m in mentions:
            start, end = self.places.span(m.start, m.end)
            parent = None if m.parent is None else moved.get(id(m.parent))
            moved[id(m)] = m._replace(start=start, end=end, surface=self.text[start:end], parent=parent)
        return list(moved.values())


def read(paths: Iterable[str], source: Source = Source()) -> Iterator[TextFile]:
    """Read documents one by one, newlines untouched, a byte order mark dropped; ``-`` is standard input.

    A file of JSON lines is as many documents as lines. Raises BadArgument for an encoding that does not exist.
    """
    if source.encoding:
        known(source.encoding)
    for path in paths:
        try:
            raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
            text, encoding = decode(raw, path, source.encoding)
        except DocumentError as error:
            yield TextFile(path, error=error)
        except OSError as error:
            yield TextFile(path, error=DocumentError(_unreadable(path, error)))
        else:
            format = source.format or SUFFIXES.get(Path(path).suffix.lower(), "text")
            if format == "jsonl":
                yield from _lines(path, text, encoding, source.field, len(raw))
            elif format == "html":
                yield TextFile(path, text, encoding, *readable(text), size=len(raw))
            else:
                yield TextFile(path, text, encoding, text, size=len(raw))


def _unreadable(path: str, error: OSError) -> str:
    if isinstance(error, IsADirectoryError):
        found = " ".join(suffix for suffix, format in SUFFIXES.items() if format != "jsonl")
        return f"{path}: holds no document\nread of a folder are: {found}; name other files, or a pattern: '{path}/*.jsonl'"
    return f"{path}: cannot be read: {error.strerror}"


def _lines(path: str, text: str, encoding: str, field: str, size: int) -> Iterator[TextFile]:
    """Read the documents of a file of JSON lines; they are known by path and line."""
    start = number = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line, start, number = text[start:end], end + 1, number + 1
        if not line.strip():
            continue
        shown, share = f"{path}:{number}", size * (len(line) + 1) // len(text)
        try:
            value = _field(line, field, shown)
            yield TextFile(shown, value, encoding, value, size=share)
        except DocumentError as error:
            yield TextFile(shown, error=error, size=share)


def _field(line: str, field: str, shown: str) -> str:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise DocumentError(f"{shown}: is not JSON: {error}") from None
    except RecursionError:
        raise DocumentError(f"{shown}: is nested too deep") from None
    if not isinstance(row, dict):
        raise DocumentError(f"{shown}: is no object with a field {field!r}")
    value = row.get(field)
    if not isinstance(value, str):
        fields = ", ".join(k for k, v in row.items() if isinstance(v, str)) or "none"
        raise DocumentError(
            f"{shown}: has no text in the field {field!r}\nname the field with --field; fields of text: {fields}"
        )
    return value
