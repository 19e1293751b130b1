"""Several sources joined into one list of organizations."""

from __future__ import annotations

from typing import Any

from aliasmap.model import Link, Name, Organization
from aliasmap.registry.sources import join

A, B, C, D = "000000a01", "000000b02", "000000c03", "000000d04"


def texts(organization: Organization) -> list[str]:
    return [n.text for n in organization.names]


def org(ident: str, *names: str, source: str = "", **fields: Any) -> Organization:
    return Organization(ident, "agency", "KR", tuple(Name(n, source=source) for n in names), **fields)


def ror(ident: str, *names: str, **fields: Any) -> Organization:
    return org(f"ror-{ident}", *names, source="ror", ids=(("ror", ident), *fields.pop("more", ())), **fields)


def joined(*sources: list[Organization]) -> dict[str, Organization]:
    return {o.id: o for o in join(sources)}


def test_names_unite_and_the_first_source_owns_the_fields():
    ours = org("kr-a", "가", "A&B", ids=(("ror", A),), website="https://a")
    made = joined([ours], [ror(A, "A and B", "AB", more=(("wikidata", "Q1"),), website="https://b")])
    assert texts(made["kr-a"]) == ["가", "A&B", "AB"], "a name that spelling makes equal adds nothing"
    assert made["kr-a"].website == "https://a"
    assert made["kr-a"].ids == (("ror", A), ("wikidata", "Q1"))
    assert made[f"ror-{A}"].merged_into == "kr-a"


def test_two_ror_ids_are_two_bodies_whatever_wikidata_says():
    ours = org("kr-a", "가", ids=(("ror", A), ("wikidata", "Q1")))
    made = joined([ours], [ror(B, "B", more=(("wikidata", "Q1"),)), org("x-c", "C", ids=(("wikidata", "Q1"),))])
    assert texts(made["kr-a"]) == ["가", "C"]
    assert texts(made[f"ror-{B}"]) == ["B"]


def test_links_to_a_joined_id_go_to_its_owner():
    ours = [org("kr-a", "가", ids=(("ror", A),)), org("kr-b", "나", ids=(("ror", B),), succeeds=(Link("kr-a"),))]
    theirs = [
        ror(A, "A"),
        ror(B, "B", succeeds=(Link(f"ror-{A}"), Link(f"ror-{D}"))),
        ror(C, "C", parents=(Link(f"ror-{A}"),), succeeds=(Link(f"ror-{B}"),)),
        ror(D, "D", until="2004"),
        Organization("ror-old", "agency", "KR", (), merged_into=f"ror-{A}"),
    ]
    made = joined(ours, theirs)
    assert made[f"ror-{C}"].parents == (Link("kr-a"),)
    assert made[f"ror-{C}"].succeeds == (Link("kr-b"),)
    assert made["kr-b"].succeeds == (Link("kr-a"), Link(f"ror-{D}")), "and what only the other source knows is followed"
    assert made["ror-old"].merged_into == "kr-a"


def test_a_name_that_another_body_of_the_chain_bears_is_dropped():
    ours = [
        org("kr-new", "새부", ids=(("ror", A),), succeeds=(Link("kr-mid"),)),
        org("kr-mid", "중간부", "Mid Ministry", succeeds=(Link("kr-old"),)),
        org("kr-old", "옛부", "Old Ministry"),
        org("kr-far", "Far Ministry"),
    ]
    theirs = [ror(A, "New Ministry", "Mid-Ministry", "Old Ministry", "Far Ministry")]
    assert texts(joined(ours, theirs)["kr-new"]) == ["새부", "New Ministry", "Far Ministry"]
    user = [org("kr-new", "Old Ministry")]
    assert texts(joined(ours, user)["kr-new"]) == ["새부", "Old Ministry"], "what a person wrote stays"
    assert joined(ours) == {o.id: o for o in ours}


def test_a_record_whose_names_all_belong_to_the_chain_is_the_body_that_bears_them():
    ours = [org("kr-new", "새부", ids=(("ror", A),), succeeds=(Link("kr-old"),)), org("kr-old", "Old Ministry")]
    theirs = [
        ror(A, "New Ministry", succeeds=(Link(f"ror-{B}"),)),
        ror(B, "Old Ministry", succeeds=(Link(f"ror-{C}"),)),
        ror(C, "C"),
    ]
    made = joined(ours, theirs)
    assert made[f"ror-{B}"].merged_into == "kr-old"
    assert dict(made["kr-old"].ids) == {"ror": B}
    assert made["kr-old"].succeeds == (Link(f"ror-{C}"),)
    assert made["kr-new"].succeeds == (Link("kr-old"),)
