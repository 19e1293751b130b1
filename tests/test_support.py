"""Near names stay apart, and what supports a right answer never makes it less sure."""

from __future__ import annotations

import random

import pytest

from aliasmap.model import Name, Organization
from aliasmap.resolver import Resolver
from bench.near import mistaken, near_names

DAY = "2026-06-01"
CASES = 500
FAULTS = 0.02  # of near names match each other when their own organization is unknown: lower it as they are mended


@pytest.fixture(scope="module")
def near(resolver) -> dict[str, set[str]]:
    return near_names(resolver)


def test_a_name_never_matches_the_bearer_of_a_near_name(resolver, near):
    assert len(near) > 2000
    assert [name for name, others in near.items() if resolver.resolve(name).id in others] == []


def test_an_unknown_organization_rarely_matches_the_bearer_of_a_near_name(resolver, near):
    names = list(near)[::5]
    wrong = mistaken(resolver, near, names)
    assert len(wrong) <= FAULTS * len(names), wrong


def typo(chance: random.Random, name: str) -> str:
    """Double, drop or swap a character."""
    place = chance.randrange(len(name))
    before, here, after = name[:place], name[place], name[place + 1 :]
    return chance.choice((before + after, before + here + here + after, before + after[:1] + here + after[1:]))


def right_answers(resolver: Resolver) -> list[tuple[str, Organization, Name]]:
    """Names as they are and with a typing error that match their organization; the same each time."""
    chance = random.Random(1)
    orgs = [org for org in resolver.index if not org.merged_into and not org.until]
    found: list[tuple[str, Organization, Name]] = []
    while len(found) < CASES:
        org = chance.choice(orgs)
        name = chance.choice([n for n in org.names if not n.until] or org.names)
        asked = name.text if len(found) % 3 == 0 else typo(chance, name.text)
        if resolver.resolve(asked).id == org.id:
            found.append((asked, org, name))
    return found


def supports(resolver: Resolver, asked: str, org: Organization, name: Name) -> list[dict[str, str]]:
    """What a caller may add that speaks for an organization."""
    country = resolver.index.vocab.countries.get(org.country, ("",))[0]
    contexts = [f"{country} {asked}", f"{asked} is in {country}.", f"{org.name()}, {org.name('en')}: {asked}."]
    if name.cues:
        contexts.append(f"{' '.join(name.cues)}: {asked}")
    found = [{"context": context} for context in contexts]
    found.append({"country": org.country})
    if max(org.since, name.since) <= DAY < (name.until or "9"):
        found.append({"as_of": DAY})
        found.append({"as_of": DAY, "country": org.country, "context": contexts[1]})
    return found


def test_support_never_takes_a_right_answer_away(resolver):
    lost = [
        (asked, org.id, support)
        for asked, org, name in right_answers(resolver)
        for support in supports(resolver, asked, org, name)
        if resolver.resolve(asked, **support).id != org.id
    ]
    assert lost == []


@pytest.mark.parametrize(("name", "country"), [("POSCO", "KR"), ("SWU", "KR"), ("LG", "KR"), ("SoftBank", "JP")])
def test_the_country_of_the_answer_does_not_lift_its_rival(resolver, name: str, country: str):
    alone = resolver.resolve(name)
    assert alone.status == "match"
    assert resolver.resolve(name, country=country).id == alone.id
