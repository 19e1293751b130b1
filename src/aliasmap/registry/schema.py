"""The schema: plain data of one organization in, a typed value out, every wrong field reported at once."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import Any

from aliasmap.dates import is_date
from aliasmap.model import NAME_KINDS, Link, Name, Organization
from aliasmap.registry.files import KEY, RawEntry

FIELDS = (
    "id",
    "kind",
    "country",
    "since",
    "until",
    "names",
    "succeeds",
    "parent",
    "ids",
    "website",
    "note",
    "merged_into",
)
NAME_FIELDS = ("text", "lang", "kind", "since", "until", "weak", "cues", "source")
SUCCEEDS_FIELDS = ("id", "on", "part")
PARENT_FIELDS = ("id", "since", "until")
IDENTIFIERS = ("ror", "wikidata", "lei", "isni")
ID_SHAPE = re.compile(r"[a-z]{2,3}-[a-z0-9]+(-[a-z0-9]+)*")
_UNSOUND = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_LONGEST = 2_000  # characters of a text
_MOST = 10_000  # entries of a list
LANG_SHAPE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


def near(word: str, known: Iterable[str]) -> str:
    """Return a «did you mean» hint, or nothing."""
    close = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f"did you mean {close[0]!r}?" if close else ""


class _Reader:
    """Takes fields out of one entry and notes what is wrong with each."""

    def __init__(self, entry: RawEntry) -> None:
        self.entry = entry

    def wrong(self, message: str, path: tuple[Any, ...], repair: str = "") -> None:
        self.entry.problem("R004", message, path, repair)

    def known(self, data: dict[str, Any], fields: tuple[str, ...], path: tuple[Any, ...]) -> None:
        for key in data:
            if key not in fields:
                hint = near(str(key), fields) or f"known fields: {', '.join(fields)}"
                self.entry.problem("R003", f"unknown field {key!r}", (*path, key, KEY), hint)

    def text(self, data: dict[str, Any], key: str, path: tuple[Any, ...] = (), required: bool = False) -> str:
        value = data.get(key)
        if value is None or value == "":
            if required or (key in data and value == ""):
                self.wrong(f"the field {key!r} is missing or empty", (*path, key))
            return ""
        if not isinstance(value, str):
            self.wrong(f"{key!r} must be a text, not {type(value).__name__}", (*path, key))
            return ""
        return value if self.is_sound(value, key, (*path, key)) else ""

    def is_sound(self, value: str, key: str, path: tuple[Any, ...]) -> bool:
        """Note what no text of a registry holds: control characters, half characters, a book."""
        bad = _UNSOUND.search(value)
        if bad:
            self.wrong(f"{key!r} holds U+{ord(bad.group()):04X}, which is no character of a text", path)
        elif len(value) > _LONGEST:
            self.wrong(f"{key!r} has {len(value):,} characters; at most {_LONGEST:,} are read", path)
        else:
            return True
        return False

    def date(self, data: dict[str, Any], key: str, path: tuple[Any, ...] = ()) -> str:
        value = data.get(key)
        text = str(value) if isinstance(value, int) and not isinstance(value, bool) else self.text(data, key, path)
        if text and not is_date(text):
            self.entry.problem(
                "R107", f"{key!r} is no date: {text!r}", (*path, key), "write YYYY, YYYY-MM or YYYY-MM-DD"
            )
            return ""
        return text

    def flag(self, data: dict[str, Any], key: str, path: tuple[Any, ...]) -> bool:
        value = data.get(key, False)
        if value in (True, "true"):
            return True
        if value not in (False, "false", None):
            self.wrong(f"{key!r} must be true or false, not {value!r}", (*path, key))
        return False

    def texts(self, data: dict[str, Any], key: str, path: tuple[Any, ...]) -> tuple[str, ...]:
        value = data.get(key)
        if value is None:
            return ()
        values = value if isinstance(value, list) else [value]
        good = tuple(v for v in values if isinstance(v, str) and v)
        if not all(self.is_sound(v, key, (*path, key)) for v in good):
            return ()
        if len(good) != len(values):
            self.wrong(f"{key!r} must be a text or a list of texts", (*path, key))
        return good

    def items(self, data: dict[str, Any], key: str) -> list[tuple[tuple[Any, ...], dict[str, Any]]]:
        value = data.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.wrong(f"{key!r} must be a list", (key,))
            return []
        if len(value) > _MOST:
            self.wrong(f"{key!r} has {len(value):,} entries; at most {_MOST:,} are read", (key,))
            return []
        good = []
        for i, item in enumerate(value):
            if isinstance(item, dict):
                good.append(((key, i), item))
            else:
                self.wrong(f"each of {key!r} must be a mapping like {{text: …}}", (key, i))
        return good

    def name(self, path: tuple[Any, ...], data: dict[str, Any]) -> Name | None:
        self.known(data, NAME_FIELDS, path)
        text = self.text(data, "text", path, required=True)
        kind = self.text(data, "kind", path) or "official"
        if kind not in NAME_KINDS:
            hint = near(kind, NAME_KINDS) or f"kinds of a name: {', '.join(NAME_KINDS)}"
            self.entry.problem("R103", f"unknown kind of name {kind!r}", (*path, "kind"), hint)
        langs = self.texts(data, "lang", path)
        for lang in langs:
            if not LANG_SHAPE.fullmatch(lang):
                self.entry.problem(
                    "R201", f"{lang!r} is no language tag", (*path, "lang"), "write ko, en, ja, zh-Hans, zh-Hant …"
                )
        if not text:
            return None
        if text != text.strip():
            self.wrong("the text has spaces at its ends", (*path, "text"), "aliasmap registry fmt")
        return Name(
            text.strip(),
            langs,
            kind,
            self.date(data, "since", path),
            self.date(data, "until", path),
            self.flag(data, "weak", path),
            self.texts(data, "cues", path),
            self.text(data, "source", path),
        )

    def parents(self, data: dict[str, Any]) -> tuple[Link, ...]:
        value = data.get("parent")
        if value is None or isinstance(value, str):
            return (Link(value),) if value else ()
        links = []
        for path, item in self.items(data, "parent"):
            self.known(item, PARENT_FIELDS, path)
            links.append(
                Link(
                    self.text(item, "id", path, required=True),
                    self.date(item, "since", path),
                    self.date(item, "until", path),
                )
            )
        return tuple(links)

    def succeeds(self, data: dict[str, Any]) -> tuple[Link, ...]:
        links = []
        for path, item in self.items(data, "succeeds"):
            self.known(item, SUCCEEDS_FIELDS, path)
            link = Link(
                self.text(item, "id", path, required=True),
                since=self.date(item, "on", path),
                part=self.flag(item, "part", path),
            )
            links.append(link)
        return tuple(links)

    def identifiers(self, data: dict[str, Any]) -> tuple[tuple[str, str], ...]:
        value = data.get("ids")
        if value is None:
            return ()
        if not isinstance(value, dict):
            self.wrong("'ids' must be a mapping like {ror: 01wpjm123}", ("ids",))
            return ()
        self.known(value, IDENTIFIERS, ("ids",))
        return tuple((key, text) for key in IDENTIFIERS if (text := self.text(value, key, ("ids",))))


def parse(entry: RawEntry, kinds: Iterable[str], countries: Iterable[str]) -> Organization | None:
    """Type one entry. What is wrong goes into its ``problems``; None where no organization can be made of it."""
    data = entry.data
    if not isinstance(data, dict):
        if not entry.problems:
            entry.problem("R002", "must be a mapping: id, kind, country, names …")
        return None
    reader = _Reader(entry)
    reader.known(data, FIELDS, ())
    ident = reader.text(data, "id", required=True)
    if ident and not ID_SHAPE.fullmatch(ident):
        entry.problem("R101", f"{ident!r} is no id", ("id",), "an id looks like kr-msit: lower case, digits, hyphens")
        ident = ""
    merged = reader.text(data, "merged_into")
    if merged:
        return Organization(ident, "organization", "INT", (), merged_into=merged) if ident else None
    kind = reader.text(data, "kind", required=True)
    known_kinds = list(kinds)
    if kind and kind not in known_kinds:
        entry.problem(
            "R103", f"unknown kind {kind!r}", ("kind",), near(kind, known_kinds) or f"kinds: {', '.join(known_kinds)}"
        )
    country = reader.text(data, "country", required=True)
    known_countries = set(countries)
    if country and country not in known_countries:
        entry.problem(
            "R104", f"unknown country {country!r}", ("country",), "write the ISO 3166-1 code (KR, SG, CN …) or INT"
        )
    names = tuple(n for path, item in reader.items(data, "names") if (n := reader.name(path, item)))
    if not names:
        reader.wrong(
            "an organization needs at least one name", ("names",), "names:\n  - {text: …, lang: ko, kind: official}"
        )
    organization = Organization(
        id=ident,
        kind=kind,
        country=country,
        names=names,
        since=reader.date(data, "since"),
        until=reader.date(data, "until"),
        succeeds=reader.succeeds(data),
        parents=reader.parents(data),
        ids=reader.identifiers(data),
        website=reader.text(data, "website"),
        note=reader.text(data, "note"),
    )
    return organization if ident and names else None
