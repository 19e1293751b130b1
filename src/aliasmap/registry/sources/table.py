"""A CSV table, a row an organization, read by a map of fields to columns."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from aliasmap.errors import BadArgument, SourceError
from aliasmap.model import NAME_KINDS, Organization
from aliasmap.registry.files import RawEntry
from aliasmap.registry.problems import Problem
from aliasmap.registry.schema import IDENTIFIERS, near, parse
from aliasmap.text.normalize import scan_key
from aliasmap.text.scripts import scripts
from aliasmap.vocab import Vocab

_PLAIN = ("id", "kind", "country", "since", "until", "website", "note")
FIELDS = (*_PLAIN, "name", "parent", *(f"ids.{scheme}" for scheme in IDENTIFIERS))
_DELIMITERS = ",;\t"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Column(NamedTuple):
    """What a column of a table is: a field, and of a name its language and kind."""

    title: str
    field: str
    lang: str = ""
    kind: str = ""


def columns(pairs: Iterable[str]) -> list[Column]:
    """Read a map written as ``FIELD=COLUMN``, a name as ``name``, ``name:LANG`` or ``name:LANG:KIND``.

    Raises BadArgument for a field that is none, a kind of name that is none, and a map without a name.

    >>> columns(["name:ko:short=약칭", "ids.ror=ROR"])
    [Column(title='약칭', field='name', lang='ko', kind='short'), Column(title='ROR', field='ids.ror', lang='', kind='')]
    """
    found = []
    for pair in pairs:
        left, equals, title = pair.partition("=")
        field, *more = left.split(":")
        if not equals or not title or field not in FIELDS or len(more) > (2 if field == "name" else 0):
            hint = near(field, FIELDS) or f"fields: {', '.join(FIELDS)}"
            raise BadArgument(f"--map {pair!r} is no FIELD=COLUMN\n{hint}; a name is name:LANG:KIND=COLUMN")
        lang, kind = (*more, "", "")[:2]
        if kind and kind not in NAME_KINDS:
            raise BadArgument(
                f"--map {pair!r}: unknown kind of name {kind!r}\nkinds of a name: {', '.join(NAME_KINDS)}"
            )
        found.append(Column(title, field, lang, kind))
    twice = {c.field for c in found if c.field != "name" and sum(c.field == other.field for other in found) > 1}
    if twice:
        raise BadArgument(f"--map gives {', '.join(sorted(twice))} twice\nonly name may stand more than once")
    if not any(column.field == "name" for column in found):
        raise BadArgument("--map names no column for the names\ngive one, for instance: --map name:ko=회사명")
    return found


def read_table(
    path: Path, mapped: Sequence[Column], vocab: Vocab, country: str = "", kind: str = ""
) -> tuple[list[Organization], list[Problem]]:
    """Read a table; ``country`` and ``kind`` serve the rows that give none.

    Returns the organizations, and the problems of the rows that were left out, each with its line. Raises BadArgument
    where the file or a mapped column is missing, SourceError where the file is no UTF-8 table.
    """
    text = _decoded(path)
    delimiter, header = _header(text, mapped, str(path))
    problems: list[Problem] = []
    lines: dict[str, str] = {}
    made: list[Organization] = []
    for line, cells, wrong in _rows(text, delimiter):
        entry = RawEntry(f"{path}:{line}", None, is_file=False)
        if wrong or len(cells) > len(header):
            what = wrong or f"has {len(cells)} cells, the header {len(header)}"
            entry.problem("R002", what, repair=f"put a text that holds {delimiter!r} or a quote in double quotes")
            problems += entry.problems
            continue
        row = dict(zip(header, map(str.strip, cells), strict=False))
        entry.data = _fields(row, mapped, {"country": country, "kind": kind})
        organization = parse(entry, vocab.kinds, vocab.countries)
        if organization is not None and organization.id in lines:
            entry.problem(
                "R102",
                f"the id {organization.id!r} is that of line {lines[organization.id]}",
                repair="give each row an id of its own: --map id=COLUMN",
            )
        if organization is None or entry.problems:
            problems += entry.problems
        else:
            lines[organization.id] = str(line)
            made.append(organization)
    return made, problems


def _decoded(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise BadArgument(f"{path} cannot be read: {error.strerror}") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        code = "UTF-16" if raw[:2] in _UTF16 else "CP949"
        raise SourceError(
            f"{path}:{line} is not UTF-8: byte {error.start} is 0x{raw[error.start]:02x}\n"
            f"save it as «CSV UTF-8», or convert it: iconv -f {code} -t UTF-8 {path} > new.csv"
        ) from None


def _header(text: str, mapped: Sequence[Column], shown: str) -> tuple[str, list[str]]:
    """The delimiter that the mapped columns show, and the titles it gives."""
    found: dict[str, list[str]] = {}
    for delimiter in _DELIMITERS:
        first = next((cells for _, cells, wrong in _rows(text, delimiter, header=True) if not wrong), [])
        found[delimiter] = [cell.strip() for cell in first]
    wanted = {column.title for column in mapped}
    delimiter = max(found, key=lambda d: (len(wanted & set(found[d])), len(found[d])))
    header = found[delimiter]
    missing = sorted(wanted - set(header))
    if missing:
        titles = ", ".join(filter(None, header)) or "none: the file is empty"
        raise BadArgument(f"{shown} has no column {', '.join(map(repr, missing))}\nits columns: {titles}")
    twice = sorted(title for title in wanted if header.count(title) > 1)
    if twice:
        raise BadArgument(f"{shown} has the column {', '.join(map(repr, twice))} twice\ngive each a title of its own")
    return delimiter, header


def _rows(text: str, delimiter: str, header: bool = False) -> Iterator[tuple[int, list[str], str]]:
    """The rows that hold anything, the first only as ``header``: the line it begins on, its cells, what is wrong."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    first = True
    while True:
        line = reader.line_num + 1
        try:
            cells, wrong = next(reader), ""
        except StopIteration:
            return
        except csv.Error as error:
            cells, wrong = [], f"is no CSV: {error}"
        if not wrong and not any(map(str.strip, cells)):
            continue
        if first == header:
            yield line, cells, wrong
        if header:
            return
        first = False


def _fields(row: dict[str, str], mapped: Sequence[Column], constants: dict[str, str]) -> dict[str, Any]:
    """The row in the fields of the registry format; a list cell is split at semicolons."""
    data: dict[str, Any] = {key: value for key, value in constants.items() if value}
    names: dict[tuple[str, str], dict[str, str]] = {}
    ids: dict[str, str] = {}
    for column in mapped:
        cell = row.get(column.title, "")
        parts = [part for part in map(str.strip, cell.split(";")) if part]
        if column.field == "name":
            for text in parts:
                name = {"text": text, "lang": column.lang, "kind": column.kind}
                names.setdefault((text, column.lang), {key: value for key, value in name.items() if value})
        elif column.field == "parent":
            data["parent"] = [{"id": part} for part in parts]
        elif cell and column.field in _PLAIN:
            data[column.field] = cell
        elif cell:
            ids[column.field.removeprefix("ids.")] = cell.rpartition("/")[2]  # of an address like https://ror.org/…
    data |= {"names": list(names.values())} | ({"ids": ids} if ids else {})
    if not any(column.field == "id" for column in mapped) and names:
        data["id"] = made_id(data.get("country", ""), [text for text, _ in names])
    return data


def made_id(country: str, names: Sequence[str]) -> str:
    """Return an id made of the country and the names: the first Latin one to read, a hash of the first to be unique.

    The same country and first names always make the same id, whatever the other rows are.

    >>> made_id("KR", ["가온테크", "Gaon Tech"]), made_id("INT", ["가온테크"])
    ('kr-gaon-tech-35f5ad', 'int-ea0e23a3a8')
    """
    latin = next((name for name in names if scripts(name) == {"Latn"}), "")
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z0-9]+", plain)[:6]
    digest = sha256(f"{country}\n{scan_key(names[0])}".encode()).hexdigest()
    prefix = country.lower() if re.fullmatch("[A-Z]{2,3}", country) else "int"
    return "-".join([prefix, *words, digest[: 6 if words else 10]])
