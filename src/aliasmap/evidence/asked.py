"""What the caller knows: the day and the country."""

from __future__ import annotations

from aliasmap.evidence import weights
from aliasmap.evidence.weights import Signal
from aliasmap.model import Evidence, Name, Organization


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


def country_evidence(org: Organization, country: str) -> list[Evidence]:
    """Return the evidence of a country that the caller gave as a prior."""
    return [Evidence("country", f"is of {country}, as asked", weights.COUNTRY_ASKED)] if country == org.country else []


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
