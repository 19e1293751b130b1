"""What the caller knows: the day and the country."""

from __future__ import annotations

import re

from aliasmap.evidence import weights
from aliasmap.evidence.weights import Signal
from aliasmap.model import Evidence, Name, Organization
from aliasmap.text.scripts import script_of

_HOMES = {
    script: frozenset(countries.split())
    for script, countries in {
        "Hang": "KR KP",
        "Kana": "JP",
        "Hani": "CN TW HK MO SG JP",
        "Cyrl": "RU UA BY KZ KG UZ TJ MN BG RS MK ME BA MD AZ",
        "Arab": "IR PK AF IQ SA AE EG DZ MA TN LY SD SY JO LB PS YE OM QA KW BH MR SO DJ KM IL",
    }.items()
}
# Letters that only some languages of a script have, the most telling first.
_TELLING = [
    (re.compile(letters), frozenset(countries.split()))
    for letters, countries in [
        ("[ґїє]", "UA"),
        ("ў", "BY UZ"),
        ("[әқғұңһ]", "KZ"),
        ("[өү]", "MN KG KZ"),
        ("[ѓќѕ]", "MK"),
        ("[јљњћђџ]", "RS MK BA ME"),
        ("і", "UA KZ BY"),
        ("[ыэё]", "RU BY KZ KG UZ TJ MN UA"),
        ("[ٹڈڑںےھہ]", "PK IN"),
        ("[پچژگکی]", "IR AF PK"),
        ("[ةىأإ]", "IQ SA AE EG DZ MA TN LY SD SY JO LB PS YE OM QA KW BH MR IL"),
    ]
]


def home(text: str) -> frozenset[str]:
    """Return the countries where organizations mostly are whose names are written as a plain text is.

    >>> sorted(home("서울대학교")), sorted(home("київський")), sorted(home("دانشگاه")), sorted(home("kaist"))
    (['KP', 'KR'], ['UA'], ['AF', 'IR', 'PK'], [])
    """
    script = script_of(text)
    if script in ("Cyrl", "Arab"):
        for letters, countries in _TELLING:
            if letters.search(text):
                return countries
    return _HOMES.get(script, frozenset())


def place_signals(org: Organization, name: Name, home: frozenset[str], named: str) -> list[Signal]:
    """Return what the script of a name, and a country that it mentions, say about an organization.

    ``home`` are the countries of the script, ``named`` is the code of a country the name mentions.
    """
    found = []
    if org.country in home:
        found.append(Signal("home", 1.0, f"is of {org.country}, where names are written so"))
    if named:
        agrees = named == org.country
        found.append(Signal("country said" if agrees else "other country said", 1.0, f"the name says {named}"))
    elif home and org.country not in home:
        found.append(Signal("abroad", 1.0, f"is of {org.country}, which is not said"))
    if name.kind == "acronym":
        found.append(Signal("acronym name", 1.0, "the name is an acronym"))
    return found


def date_evidence(name: Name, org: Organization, as_of: str) -> list[Evidence]:
    """Return what the day asked for, or today's usage where none is, says about a name of an organization.

    A name without dates lives as long as its organization. ``as_of`` is a full ISO date or empty.

    >>> date_evidence(Name("산업부", until="2025-10-01"), Organization("kr-x", "ministry", "KR", ()), "")[0].kind
    'ended'
    """
    since, until = max(name.since, org.since), min(filter(None, (name.until, org.until)), default="")
    if not as_of:
        return [Evidence("ended", f"in use until {until}", weights.ENDED)] if until else []
    if as_of < since:
        return [Evidence("date", f"in use only from {since}, asked for {as_of}", weights.OUT_OF_DATE)]
    if until and as_of >= until:
        return [Evidence("date", f"in use until {until}, asked for {as_of}", weights.OUT_OF_DATE)]
    return []


def country_evidence(org: Organization, country: str, rescues: bool = False) -> list[Evidence]:
    """Return the evidence of a country that the caller gave as a prior.

    ``rescues``: the name is looked up alone, and is weak only because a body of another country is better known by it.
    """
    if not country or org.country == "INT":
        return []
    if country == org.country:
        weight = weights.COUNTRY_RESCUES if rescues else weights.COUNTRY_ASKED
        return [Evidence("country", f"is of {country}, as asked", weight)]
    return [Evidence("other country", f"is of {org.country}, asked for {country}", weights.OTHER_COUNTRY_ASKED)]


def country_signals(org: Organization, named: str, asked: str) -> list[Signal]:
    """Return what the country that a name mentions, and the one the caller gave, say about an organization.

    >>> [s.kind for s in country_signals(Organization("kr-x", "agency", "KR", ()), "KR", "SG")]
    ['country named', 'other country asked']
    """
    found = []
    if named:
        kind = "country named" if named == org.country else "other country named"
        found.append(Signal(kind, 1.0, f"the name says {named}"))
    if asked and org.country != "INT":
        kind = "country asked" if asked == org.country else "other country asked"
        found.append(Signal(kind, 1.0, f"is of {org.country}, asked for {asked}"))
    return found
