"""Rules that need one organization only."""

from __future__ import annotations

import re
from pathlib import PurePath

from aliasmap.dates import first_day
from aliasmap.model import Name, Organization
from aliasmap.registry.files import RawEntry
from aliasmap.text.normalize import scan_key
from aliasmap.text.orgforms import LegalForms
from aliasmap.text.scripts import LANGUAGE_SCRIPTS, scripts

_ROR = re.compile(r"0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}")
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def check_entry(entry: RawEntry, org: Organization, forms: LegalForms) -> None:
    """Check one organization; problems are noted in the entry."""
    _place(entry, org)
    _identifiers(entry, org)
    _dates(entry, org)
    _names(entry, org, forms)


def _place(entry: RawEntry, org: Organization) -> None:
    if not entry.is_file:
        return
    path = PurePath(entry.path)
    if path.stem != org.id:
        entry.problem(
            "R101", f"the file is named {path.name}, the id is {org.id!r}", ("id",), f"git mv {path.name} {org.id}.yaml"
        )
    elif any(p.code == "R104" for p in entry.problems) or org.merged_into or not org.country:
        return
    elif path.parent.parent.name == "orgs" and path.parent.name != org.country.lower():
        entry.problem(
            "R101",
            f"an organization of {org.country} lies in {path.parent.name}/",
            ("country",),
            f"move it to {org.country.lower()}/",
        )


def _identifiers(entry: RawEntry, org: Organization) -> None:
    checks = {"ror": is_ror, "lei": is_lei, "isni": is_isni, "wikidata": is_wikidata}
    for scheme, value in org.ids:
        if not checks[scheme](value):
            entry.problem(
                "R106",
                f"{value!r} is no {scheme.upper() if scheme != 'wikidata' else 'Wikidata'} identifier",
                ("ids", scheme),
            )


def is_ror(value: str) -> bool:
    """Check a ROR identifier: base 32 (Crockford) and two check digits (ISO 7064, MOD 97-10).

    >>> is_ror("01wpjm123"), is_ror("01wpjm124")
    (True, False)
    """
    if not _ROR.fullmatch(value):
        return False
    number = 0
    for char in value[:7]:
        number = number * 32 + _CROCKFORD.index(char)
    return 98 - number * 100 % 97 == int(value[7:])


def is_wikidata(value: str) -> bool:
    """Check the shape of a Wikidata identifier.

    >>> is_wikidata("Q33366149"), is_wikidata("33366149")
    (True, False)
    """
    return bool(re.fullmatch(r"Q[1-9]\d*", value))


def is_lei(value: str) -> bool:
    """Check a Legal Entity Identifier (ISO 17442): 18 characters and two check digits (ISO 7064, MOD 97-10).

    >>> is_lei("5493006MHB84DD0ZWV18"), is_lei("5493006MHB84DD0ZWV19")
    (True, False)
    """
    return bool(re.fullmatch(r"[A-Z0-9]{18}[0-9]{2}", value)) and int("".join(str(int(c, 36)) for c in value)) % 97 == 1


def is_isni(value: str) -> bool:
    """Check an ISNI (ISO 27729): 15 digits and a check character (ISO 7064, MOD 11-2).

    >>> is_isni("0000000121032683"), is_isni("0000000121032684")
    (True, False)
    """
    value = value.replace(" ", "")
    if not re.fullmatch(r"\d{15}[\dX]", value):
        return False
    total = 0
    for digit in value[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return value[15] == ("X" if check == 10 else str(check))


def _dates(entry: RawEntry, org: Organization) -> None:
    spans = [((), org.since, org.until)]
    spans += [(("names", i), n.since, n.until) for i, n in enumerate(org.names)]  # type: ignore[misc]
    spans += [(("parent", i), p.since, p.until) for i, p in enumerate(org.parents)]  # type: ignore[misc]
    for path, since, until in spans:
        if since and until and first_day(since) >= first_day(until):
            entry.problem(
                "R107",
                f"ends ({until}) before it begins ({since})",
                (*path, "until"),
                "until is the first day it no longer holds",
            )


def _names(entry: RawEntry, org: Organization, forms: LegalForms) -> None:
    seen: dict[str, list[tuple[int, Name]]] = {}
    for i, name in enumerate(org.names):
        path = ("names", i)
        _language(entry, name, path)
        key = scan_key(name.text)
        if not key.strip() or (forms.is_generic(key) and not name.weak):
            entry.problem(
                "R203",
                f"{name.text!r} names no organization by itself",
                (*path, "text"),
                "leave it out, or mark it weak",
            )
        for j, other in seen.get(forms.strip(key), ()):
            if not overlap(name, other):
                continue
            if name.text == other.text:
                entry.problem(
                    "R205",
                    f"{name.text!r} is name {j + 1} already, at the same time",
                    (*path, "text"),
                    "give both dates, or keep one",
                )
            else:
                entry.problem("R202", f"{name.text!r} is derived from {other.text!r}", (*path, "text"), "leave it out")
        seen.setdefault(forms.strip(key), []).append((i, name))


def _language(entry: RawEntry, name: Name, path: tuple[object, ...]) -> None:
    found = scripts(name.text)
    for lang in name.lang:
        allowed = LANGUAGE_SCRIPTS.get(lang.split("-")[0])
        if allowed is None or not found:
            continue
        if found == {"Latn"} and "Latn" not in allowed:
            entry.problem(
                "R201",
                f"{name.text!r} is in Latin letters, not {lang}",
                (*path, "lang"),
                "leave lang out if every language writes it so",
            )
        elif found - allowed - {"Latn"} or not found & allowed:
            shown = ", ".join(sorted(found))
            entry.problem("R201", f"{name.text!r} is written in {shown}, which {lang} is not", (*path, "lang"))


def overlap(a: Name, b: Name) -> bool:
    """Tell whether two names were in use on the same day.

    >>> overlap(Name("a", until="2008"), Name("a", since="2008-01-01")), overlap(Name("a"), Name("a", since="2008"))
    (False, True)
    """
    return (not a.until or not b.since or first_day(b.since) < first_day(a.until)) and (
        not b.until or not a.since or first_day(a.since) < first_day(b.until)
    )
