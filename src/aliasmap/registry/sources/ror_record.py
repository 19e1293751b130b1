"""One record of the Research Organization Registry (https://ror.org, schema v2) into an organization."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from aliasmap.dates import is_date
from aliasmap.model import Name, Organization
from aliasmap.text.normalize import scan_key
from aliasmap.text.scripts import LANGUAGE_SCRIPTS, scripts

Record = dict[str, Any]
#: ROR's types and our kinds; of several types the first in this order counts.
KINDS = {
    "education": "university",
    "healthcare": "hospital",
    "company": "company",
    "facility": "research-institute",
    "archive": "facility",
    "government": "agency",
    "nonprofit": "foundation",
    "funder": "foundation",
    "other": "organization",
}
#: The codes that ROR's file writes for Korean (kr is Kanuri) and for Norwegian Bokmål.
_LANGS = {"kr": "ko", "no": "nb"}
_IN_COUNTRY = re.compile(r"(.*\S)\s+\(([^()]+)\)")


class InScripts:
    """Tells whether all letters of a name are of the scripts wanted (ISO 15924); where none are, every name is.

    >>> latin = InScripts(["Latn"])
    >>> [latin(name) for name in ("Zürich 7", "서울", "KT위즈", "Հայաստան")]
    [True, False, False, False]
    """

    def __init__(self, wanted: Collection[str]) -> None:
        """Take the codes of the scripts."""
        self._wanted = frozenset(wanted)
        self._letters: dict[str, bool] = {}

    def __call__(self, text: str) -> bool:
        """Tell it of one name."""
        return not self._wanted or all(map(self._fits, text))

    def _fits(self, char: str) -> bool:
        if char not in self._letters:
            plain = unicodedata.normalize("NFKC", char)
            found = scripts(plain)
            modifier = not found and unicodedata.category(plain[0]) == "Lm"  # the ʻ of Hawaiʻi
            self._letters[char] = not plain.isalpha() or modifier or (bool(found) and found <= self._wanted)
        return self._letters[char]


def organization(record: Record, countries: Mapping[str, tuple[str, ...]], in_scripts: InScripts) -> Organization:
    """Return a record as an organization, its links left out; one that is nameless in the scripts has no names.

    ``countries`` are the known codes with the words for each, the English name first. The names of a withdrawn record
    are weak.
    """
    ident = ident_of(record["id"])
    place = (record["locations"] or [{}])[0].get("geonames_details") or {}
    country = place.get("country_code") or ""
    spelled = {place.get("country_name") or "", *countries.get(country, ())[:1]}
    withdrawn = record["status"] == "withdrawn"
    names = [n._replace(weak=withdrawn) for n in _names(record, spelled) if in_scripts(n.text)]
    return Organization(
        id=ident,
        kind=next((kind for type_, kind in KINDS.items() if type_ in record["types"]), "organization"),
        country=country if country in countries else "INT",
        names=tuple(names),
        since=year(record.get("established")),
        ids=(("ror", ident.removeprefix("ror-")), *_wikidata(record)),
        website=next((x["value"] for x in record.get("links") or () if x.get("type") == "website"), ""),
        note="withdrawn by ROR" if withdrawn else "",
    )


def ident_of(address: str) -> str:
    """Return our id for a ROR id.

    >>> ident_of("https://ror.org/05apxxy63")
    'ror-05apxxy63'
    """
    return "ror-" + address.rpartition("/")[2].lower()


def related(record: Record, kind: str) -> list[str]:
    """Return the ids that a record's relationships of one kind (parent, successor …) lead to."""
    return [ident_of(x["id"]) for x in record.get("relationships") or () if x.get("type") == kind]


def year(value: Any) -> str:
    """Return a year as a date of the registry, or nothing.

    >>> year(970), year(None)
    ('0970', '')
    """
    text = f"{value:04d}" if isinstance(value, int) else ""
    return text if is_date(text) else ""


def changed(record: Record) -> str:
    """Return the day a record was changed last, or nothing."""
    day = str(((record.get("admin") or {}).get("last_modified") or {}).get("date") or "")
    return day if is_date(day) else ""


def _names(record: Record, country: Collection[str]) -> Iterator[Name]:
    """The names: the display name first, then labels, acronyms and aliases; those that only spelling tells apart once."""
    ordered = sorted(record["names"], key=lambda n: _rank(n.get("types") or ()))
    labelled = {n.get("lang") for n in ordered if _rank(n.get("types") or ()) < 2}
    spelled = {_plain(word) for word in country}
    seen: set[tuple[str, bool]] = set()
    texts: set[str] = set()
    for row in ordered:
        text = " ".join(row["value"].split())
        inside = _IN_COUNTRY.fullmatch(text)
        if inside and _plain(inside[2]) in spelled:
            text = inside[1]
        kind = _kind(_rank(row.get("types") or ()), row.get("lang") in labelled)
        key = (scan_key(text), kind == "acronym")
        if key[0].strip() and key not in seen and text not in texts:
            seen.add(key)
            texts.add(text)
            yield Name(text, _lang(row.get("lang") or "", text), kind, source="ror")


def _plain(country: str) -> str:
    return country.casefold().removeprefix("the ")


def _rank(types: Collection[str]) -> int:
    return next((i for i, word in enumerate(("ror_display", "label", "acronym")) if word in types), 3)


def _kind(rank: int, labelled: bool) -> str:
    """The kind of a name; an alias is a translation where the record has no label in its language."""
    return ("official", "official", "acronym", "short" if labelled else "translation")[rank]


def _lang(code: str, text: str) -> tuple[str, ...]:
    """The language of a name, unless its script is one that the language is not written in.

    >>> _lang("ko", "카이스트"), _lang("ko", "KAIST"), _lang("kr", "켐아이넷"), _lang("", "KAIST")
    (('ko',), (), ('ko',), ())
    """
    lang = _LANGS.get(code, code)
    allowed = LANGUAGE_SCRIPTS.get(lang)
    found = scripts(text) if allowed else set()
    fits = not allowed or not found or (found & allowed and not found - allowed - {"Latn"})
    return (lang,) if fits and re.fullmatch("[a-z]{2,3}", lang) else ()


def _wikidata(record: Record) -> Iterator[tuple[str, str]]:
    for row in record.get("external_ids") or ():
        if row.get("type") == "wikidata" and (row.get("preferred") or row.get("all")):
            yield "wikidata", row.get("preferred") or row["all"][0]
            return
