"""Documents: files and folders read as decoded text, one bad file never stopping the others."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from aliasmap.errors import DocumentError

SUFFIXES = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A document: the path as it was given, and its text; or what is wrong with it."""

    path: str
    text: str = ""
    error: DocumentError | None = None


def find(paths: Iterable[str]) -> list[str]:
    """Return the files that paths name: files as given, of folders the text files below them, in order."""
    found: list[str] = []
    for given in paths:
        path = Path(given)
        if path.is_dir():
            found += [str(p) for p in sorted(path.rglob("*")) if p.suffix.lower() in SUFFIXES and p.is_file()]
        else:
            found.append(given)
    return found


def read(paths: Iterable[str]) -> Iterator[TextFile]:
    """Read files one by one, as UTF-8, newlines untouched, a byte order mark dropped; ``-`` is standard input."""
    for path in paths:
        try:
            raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
            yield TextFile(path, decode(raw, path))
        except DocumentError as error:
            yield TextFile(path, error=error)
        except OSError as error:
            yield TextFile(path, error=DocumentError(f"{path}: cannot be read: {error.strerror}"))


def decode(raw: bytes, shown: str) -> str:
    r"""Decode a document. Raises DocumentError where it is binary or not UTF-8.

    >>> decode(b"\xef\xbb\xbfKAIST\r\n", "a.txt")
    'KAIST\r\n'
    """
    if b"\0" in raw[:8192] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DocumentError(f"{shown}: is no text: it holds a NUL byte at {raw.index(0)}")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DocumentError(
            f"{shown}: is not UTF-8: byte {error.start} (line {line}) is 0x{raw[error.start]:02x}\n"
            f"convert it first, for instance: iconv -f CP949 -t UTF-8 {shown} > new.txt"
        ) from None
