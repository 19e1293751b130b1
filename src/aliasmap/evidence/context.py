"""What the document says: countries beside a mention and elsewhere, cues, definitions, organizations already resolved."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from aliasmap.evidence import weights
from aliasmap.model import Evidence, Name, Organization
from aliasmap.reading import Document, Span

#: Kinds of bodies of which each country has its own: another country beside one speaks against it.
_NATIONAL = frozenset(
    ["government", "state-body", "ministry", "agency", "commission", "local-government", "military", "foundation"]
)

#: Those of them that governments of many countries have under the same name.
_CENTRAL = frozenset(["state-body", "ministry", "agency", "commission"])

#: Kinds of bodies that are at home in one country and at work in many.
BUSINESSES = frozenset(["company", "group", "financial", "investor", "platform", "media", "public-corporation"])


def context_evidence(
    document: Document,
    span: Span,
    name: Name,
    cues: Collection[str],
    org: Organization,
    is_named: bool,
    anchors: Collection[str],
    parents: Collection[str],
) -> list[Evidence]:
    """Return what the document around a span says for an organization.

    ``cues`` are those of the name that count here; ``is_named``: the text is sure to name the organization by another surface form; ``anchors`` are the ids that the first pass was sure of, ``parents`` the parents of those.
    """
    found = []
    shared = name.weak and is_shared(name, org)
    if org.country == document.main_country and (shared or not name.weak):
        weight = weights.COUNTRY_OF_SHARED if shared else weights.COUNTRY_OF_TEXT
        found.append(Evidence("country of text", f"the text is mostly about {org.country}", weight))
    elif org.country in document.countries and not (name.weak and org.kind == "local-government"):
        weight = weights.COUNTRY_FOR_WEAK if name.weak else weights.COUNTRY_IN_TEXT
        found.append(Evidence("country in text", f"{org.country} is named in the text", weight))
    elif document.main_country and org.kind in _NATIONAL and org.country not in ("INT", *document.home):
        said = f"the text is mostly about {document.main_country}, and does not name {org.country}"
        found.append(Evidence("other country of text", said, weights.OTHER_COUNTRY_OF_TEXT))
    told = [cue for cue in cues if document.has_cue(cue, span)]
    if told:
        found.append(Evidence("cue", f"the text says {', '.join(told[:3])}", weights.CUE))
    if is_named:
        found.append(Evidence("same in text", "the text names it in full elsewhere", weights.SAME_IN_TEXT))
    elif org.id in parents or any(link.id in anchors for link in org.parents):
        found.append(Evidence("kin in text", "the text names its parent or child", weights.KIN_IN_TEXT))
    return found


def is_shared(name: Name, org: Organization) -> bool:
    """Tell whether a name is weak because bodies of several countries bear it, not because it is a common word."""
    return org.kind in _CENTRAL and name.kind in ("official", "short", "translation") and not name.text.isupper()


class Surroundings(NamedTuple):
    """What stands right around a mention: countries beside it, the one that closes its address, the country and the year
    that its sentence named last, kinds of organizations said before it, those that a common noun calls it one of, the ids
    of the parents of the organization in whose name it stands, and whether it is a common word that is used as a name."""

    countries: frozenset[str]
    address: str
    country: str
    kinds: frozenset[str]
    called: frozenset[str]
    year: str
    around: frozenset[str]
    used: bool


def surrounding_evidence(surroundings: Surroundings, name: Name, org: Organization) -> list[Evidence]:
    """Return what stands right around a mention says for an organization."""
    found = []
    if org.country in surroundings.countries:
        found.append(Evidence("country beside", f"{org.country} is named beside it", weights.COUNTRY_BESIDE))
    elif surroundings.countries and org.kind in _NATIONAL and org.country != "INT":
        said = ", ".join(sorted(surroundings.countries))
        found.append(Evidence("other country beside", f"{said} is named beside it", weights.OTHER_COUNTRY_BESIDE))
    elif surroundings.countries:
        said = ", ".join(sorted(surroundings.countries))
        found.append(Evidence("abroad", f"{said} is named beside it", weights.ABROAD))
    elif surroundings.address and org.country != "INT":
        found.append(_address_evidence(surroundings.address, name, org))
    elif surroundings.country and org.country == surroundings.country:
        shared = name.weak and is_shared(name, org)
        weak = weights.COUNTRY_NEAR_SHARED if shared else weights.COUNTRY_FOR_WEAK
        weight = weak if name.weak else weights.COUNTRY_NEAR
        found.append(Evidence("country near", f"{org.country} is named in the sentence", weight))
    if org.kind in surroundings.kinds:
        found.append(Evidence("kind said", f"the text says that it is a {org.kind}", weights.KIND_SAID))
    elif org.kind in surroundings.called and surroundings.country in ("", org.country):
        found.append(Evidence("kind called", f"the text calls it a {org.kind}", weights.KIND_CALLED))
    if surroundings.used:
        found.append(Evidence("used as name", "the common word is used as a name is", weights.USED_AS_NAME))
    if org.id in surroundings.around:
        found.append(Evidence("part of", "stands in the name of a part of it", weights.KIN_AROUND))
    if surroundings.year:
        day = f"{surroundings.year}-07-01"
        since, until = max(name.since, org.since), min(filter(None, (name.until, org.until)), default="")
        in_use = since <= day and (not until or day < until)
        if until or not in_use:
            weight = weights.YEAR if in_use else -weights.YEAR
            found.append(Evidence("year", f"the text speaks of {surroundings.year}", weight))
    return found


def is_abroad(org: Organization, address: str) -> bool:
    """Tell whether an address is in another country than an organization: a business is at work in many."""
    return bool(address) and org.country not in (address, "INT") and org.kind not in BUSINESSES


def _address_evidence(code: str, name: Name, org: Organization) -> Evidence:
    if org.country != code:
        weight = weights.OTHER_COUNTRY_BESIDE if is_abroad(org, code) else weights.OTHER_COUNTRY_ASKED
        return Evidence("other address", f"the address is in {code}", weight)
    weight = weights.COUNTRY_FOR_WEAK if name.weak else weights.COUNTRY_BESIDE
    return Evidence("address", f"the address is in {code}", weight)


def definition_evidence(surface: str, is_bound: bool) -> list[Evidence]:
    """Return what it says about an organization that the document defines a surface form, as it or as another."""
    if is_bound:
        return [Evidence("definition", f"the text defines {surface!r} as it", weights.DEFINED)]
    return [Evidence("other definition", f"the text defines {surface!r} as another", weights.DEFINED_OTHERWISE)]
