"""The ROR dump as a file: its records as they were published, from JSON, gzip or the zip of a release."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from pathlib import Path
from typing import Any

from aliasmap.errors import BadArgument, SourceError

_WHERE = "get the v2 dump at https://doi.org/10.5281/zenodo.6347574"
_PREFIX = "https://ror.org/"
_LISTS = ("names", "locations", "types")


def read_dump(path: Path) -> list[dict[str, Any]]:
    """Return the records of a ROR v2 dump: a JSON array, plain, gzipped, or inside a zip.

    Raises BadArgument where there is no such file, SourceError where it is no ROR v2 dump.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise BadArgument(f"{path} cannot be read: {error.strerror}\n{_WHERE}") from error
    try:
        if raw[:2] == b"\x1f\x8b":
            return _records(gzip.decompress(raw), str(path))
        if raw[:2] == b"PK":
            return _zipped(raw, str(path))
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise SourceError(f"{path} is damaged: {error}\ndownload it again") from error
    return _records(raw, str(path))


def _zipped(raw: bytes, shown: str) -> list[dict[str, Any]]:
    """The first member that is a v2 dump; a release may hold the same data as v1 and as CSV beside it."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = [name for name in archive.namelist() if name.endswith(".json") and not name.startswith("__MACOSX")]
        if not members:
            held = ", ".join(archive.namelist()[:5]) or "nothing"
            raise SourceError(f"{shown} holds no .json file but {held}\n{_WHERE}")
        first: SourceError | None = None
        for member in sorted(members, key=lambda name: ("schema_v2" not in name, name)):
            try:
                return _records(archive.read(member), f"{shown}, {member}")
            except SourceError as error:
                first = first or error
    assert first is not None
    raise first


def _records(raw: bytes, shown: str) -> list[dict[str, Any]]:
    try:
        records = json.loads(raw.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise SourceError(
            f"{shown}:{error.lineno}:{error.colno} is not JSON: {error.msg}\ngive the .json, .json.gz or .zip of a ROR release"
        ) from None
    except UnicodeDecodeError as error:
        raise SourceError(f"{shown} is not UTF-8: byte {error.start} is 0x{raw[error.start]:02x}\n{_WHERE}") from None
    except (RecursionError, ValueError) as error:  # nested too deep, or a number that is none
        raise SourceError(f"{shown} is no ROR dump: {error}\n{_WHERE}") from None
    if not isinstance(records, list):
        raise SourceError(f"{shown} holds a JSON {type(records).__name__}, not the array of a ROR dump\n{_WHERE}")
    for number, record in enumerate(records, 1):
        if not _is_v2(record):
            raise SourceError(f"{shown}: record {number} {_what(record)}\n{_WHERE}")
    return records


def _is_v2(record: Any) -> bool:
    return (
        isinstance(record, dict)
        and str(record.get("id", "")).startswith(_PREFIX)
        and isinstance(record.get("status"), str)
        and all(isinstance(record.get(key), list) for key in _LISTS)
        and all(isinstance(name, dict) and isinstance(name.get("value"), str) for name in record["names"])
    )


def _what(record: Any) -> str:
    if isinstance(record, dict) and isinstance(record.get("country"), dict):
        return "has the fields of schema v1; this reads v2"
    return "has not the fields of a ROR v2 record (id, status, types, names, locations)"
