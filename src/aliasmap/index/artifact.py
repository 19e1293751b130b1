"""The artifact: one file of checksummed sections that open one by one, without pickle, timestamps or paths.

Layout: the magic, the length of the header (32 bits, little-endian), the header (JSON), then the sections, each at a
multiple of eight bytes. The header tells each section's offset, length and CRC-32.
"""

from __future__ import annotations

import json
import mmap
import os
import sys
import zlib
from array import array
from itertools import accumulate

from aliasmap.errors import ArtifactError, OutputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sized
    from pathlib import Path
    from typing import Any

MAGIC = b"aliasmap"
FORMAT = 8
_ALIGN = 8
#: Stands before an id in the key table: no scan key begins so.
ID_MARK = "\0"


def pack(meta: dict[str, Any], sections: dict[str, bytes]) -> bytes:
    """Return the artifact's bytes; the same content gives the same bytes."""
    table: dict[str, list[int]] = {}
    body = bytearray()
    for name, content in sections.items():
        table[name] = [len(body), len(content), zlib.crc32(content)]
        body += content + b"\0" * (-len(content) % _ALIGN)
    header = json.dumps({"format": FORMAT, **meta, "sections": table}, ensure_ascii=False, sort_keys=True).encode()
    header += b" " * (-(len(MAGIC) + 4 + len(header)) % _ALIGN)
    return MAGIC + len(header).to_bytes(4, "little") + header + bytes(body)


def write_beside(path: Path, content: bytes, new: bool = False) -> None:
    """Write a file so that a reader sees the old one or the whole new one: beside it, then renamed.

    Raises OutputError where it cannot be written, and, if it must be ``new``, where there is one already.
    """
    import tempfile

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name + ".")
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}\nname a place you may write to") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(name, 0o644)
        if new:
            os.link(name, path)
            os.unlink(name)
        else:
            os.replace(name, path)
    except FileExistsError as error:
        os.unlink(name)
        raise OutputError(f"{path} is there already; it was left as it is") from error
    except BaseException:
        os.unlink(name)
        raise


def numbers(code: str, values: Any) -> bytes:
    """Return integers as little-endian bytes; ``code`` is an ``array`` type code."""
    made = array(code, values)
    if sys.byteorder == "big":
        made.byteswap()
    return made.tobytes()


def ends(parts: Iterable[Sized]) -> list[int]:
    """Return where each of several parts ends when they stand one behind the other.

    >>> ends(["ab", "", "c"])
    [2, 2, 3]
    """
    return list(accumulate(map(len, parts)))


class Artifact:
    """An open artifact: its header, and its sections on demand."""

    def __init__(self, content: bytes | mmap.mmap, shown: str) -> None:
        """Take the bytes or the mapped file; ``shown`` names it in errors."""
        self._content = memoryview(content)
        self._shown = shown
        start = len(MAGIC) + 4
        if bytes(self._content[: len(MAGIC)]) != MAGIC:
            raise ArtifactError(f"{shown} is no aliasmap artifact\nmake one with: aliasmap build -o {shown}")
        length = int.from_bytes(self._content[len(MAGIC) : start], "little")
        try:
            self.header: dict[str, Any] = json.loads(bytes(self._content[start : start + length]))
        except ValueError:
            raise self._damaged("its header cannot be read") from None
        if self.header.get("format") != FORMAT:
            raise ArtifactError(
                f"{shown} has artifact format {self.header.get('format')}, this aliasmap reads {FORMAT}\n"
                "build it again from its sources: aliasmap build --registry SOURCE -o FILE"
            )
        self._body = start + length
        size = self._body + max(offset + held for offset, held, _ in self.header["sections"].values())
        if len(self._content) < size:
            raise self._damaged(f"it has {len(self._content):,} bytes of {size:,}")

    @classmethod
    def open(cls, path: str | Path) -> Artifact:
        """Map a file into memory and read its header. Raises ArtifactError where it is none or is damaged."""
        try:
            with open(path, "rb") as file:
                return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), str(path))
        except OSError as error:
            raise ArtifactError(f"{path} cannot be opened: {error.strerror}") from error
        except ValueError as error:
            if isinstance(error, ArtifactError):
                raise
            raise ArtifactError(f"{path} is empty; build it again: aliasmap build -o {path}") from error

    def _damaged(self, what: str) -> ArtifactError:
        return ArtifactError(f"{self._shown} is damaged: {what}\nbuild it again: aliasmap build -o {self._shown}")

    def section(self, name: str) -> memoryview:
        """Return a section's bytes, its checksum verified."""
        offset, length, checksum = self.header["sections"][name]
        content = self._content[self._body + offset : self._body + offset + length]
        if len(content) != length or zlib.crc32(content) != checksum:
            raise self._damaged(f"the checksum of its section {name!r} is wrong")
        return content

    def numbers(self, name: str, code: str) -> Any:
        """Return a section as a sequence of integers."""
        content = self.section(name)
        if sys.byteorder == "little":
            return content.cast(code)  # type: ignore[call-overload]
        made = array(code, content)
        made.byteswap()
        return made
