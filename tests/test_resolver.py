"""One name, one answer, with its reasons."""

from __future__ import annotations

import pytest

import aliasmap as am

TWO = [
    {
        "id": "kr-mofe",
        "kind": "ministry",
        "country": "KR",
        "since": "2026-01-02",
        "names": [{"text": "재정경제부", "lang": "ko"}],
    },
    {
        "id": "kr-mofe-1998",
        "kind": "ministry",
        "country": "KR",
        "since": "1998-02-28",
        "until": "2008-02-29",
        "names": [
            {"text": "재정경제부", "lang": "ko"},
            {"text": "재경원", "lang": "ko", "kind": "former", "until": "1998-02-28"},
        ],
    },
    {
        "id": "kr-moef",
        "kind": "ministry",
        "country": "KR",
        "since": "2008-02-29",
        "until": "2026-01-02",
        "names": [{"text": "기획재정부", "lang": "ko"}],
        "succeeds": [{"id": "kr-mofe-1998", "on": "2008-02-29"}],
    },
    {
        "id": "kr-next",
        "kind": "ministry",
        "country": "KR",
        "names": [{"text": "다음부", "lang": "ko"}],
        "succeeds": [{"id": "kr-moef"}],
    },
    {"id": "kr-old", "merged_into": "kr-mofe"},
]


@pytest.fixture(scope="module")
def dated():
    return am.load([TWO])


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("과기정통부", "kr-msit"),
        ("카이스트", "kr-kaist"),
        ("MSIT", "kr-msit"),
        ("㈜래블업", "kr-lablup"),
        ("주식회사 래블업", "kr-lablup"),
        ("Lablup, Inc.", "kr-lablup"),
        ("싱가포르국립대", "sg-nus"),
        ("싱가포르 국립대", "sg-nus"),
        ("工信部", "cn-miit"),
        ("kaist", "kr-kaist"),
        ("the Ministry of Science and ICT", "kr-msit"),
        ("미래창조과학부", "kr-msit"),
        ("ror", None),
        ("", None),
        (" ", None),
        ("x" * 10_000, None),
        ("\u202eKAIST\u202c", "kr-kaist"),
        ("\x00", None),
    ],
)
def test_a_name_reaches_its_organization(resolver, name: str, ident: str | None):
    assert resolver.resolve(name).id == ident


def test_an_ambiguous_name_shows_its_bearers(resolver):
    found = resolver.resolve("MSS")
    assert (found.status, found.reason, found.id) == ("review", "ambiguous", None)
    assert {c.id for c in found.candidates} >= {"kr-mss", "cn-mss"}
    assert found.best in {"kr-mss", "cn-mss"}


def test_a_country_decides(resolver):
    assert resolver.resolve("MSS", country="CN").id == "cn-mss"
    assert resolver.resolve("MSS", country="KR").id == "kr-mss"
    assert resolver.resolve("MSS", only_country="KR").id == "kr-mss"
    assert resolver.resolve("MSS", country="cn").id == "cn-mss"
    assert resolver.resolve("KAIST", country="CN").id == "kr-kaist", "a prior is no filter"
    assert resolver.resolve("KAIST", only_country="CN").status == "nil"


def test_a_context_decides(resolver):
    assert resolver.resolve("MSS", context="MSS of Korea helps startups").id == "kr-mss"
    assert resolver.resolve("MSS", context="China's MSS warned of espionage").id == "cn-mss"


@pytest.mark.parametrize(
    ("day", "ident"),
    [
        ("2005-01-01", "kr-mofe-1998"),
        ("2026-03-01", "kr-mofe"),
        (None, "kr-mofe"),
        ("2005", "kr-mofe-1998"),
        ("2026-02", "kr-mofe"),
    ],
)
def test_a_day_decides_between_bearers_of_two_times(dated, day: str | None, ident: str):
    assert dated.resolve("재정경제부", as_of=day).id == ident


def test_the_only_bearer_of_a_name_matches_on_any_day(dated):
    assert dated.resolve("기획재정부", as_of="2026-06-01").id == "kr-moef"
    assert dated.resolve("재경원").id == "kr-mofe-1998"


def test_who_carries_it_on_now(dated):
    assert [o.id for o in dated.get("kr-mofe-1998").current()] == ["kr-next"]
    assert [o.id for o in dated.get("kr-mofe").current()] == ["kr-mofe"]


def test_a_redirect_is_followed(dated):
    assert dated.get("kr-old").id == "kr-mofe"


def test_an_unknown_id_names_near_ones(resolver):
    with pytest.raises(am.UnknownId, match="kr-msit") as error:
        resolver.get("kr-mist")
    assert isinstance(error.value, KeyError)
    assert isinstance(error.value, am.AliasmapError)


def test_resolve_many_keeps_order_and_none(resolver):
    found = resolver.resolve_many(["MSS", None, "KAIST", "MSS"], country=["KR", None, None, "CN"])
    assert [r and r.id for r in found] == ["kr-mss", None, "kr-kaist", "cn-mss"]
    with pytest.raises(am.BadArgument, match="2 values for 1 names"):
        resolver.resolve_many(["MSS"], country=["KR", "CN"])


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"country": "Korea"}, "did you mean KR"),
        ({"country": 5}, "not int"),
        ({"country": "Atlantis"}, "ISO 3166-1"),
        ({"as_of": "3.3.2026"}, "YYYY-MM-DD"),
        ({"as_of": "2026-02-30"}, "YYYY-MM-DD"),
    ],
)
def test_a_wrong_question_is_said_to_be_wrong(resolver, asked: dict[str, str], message: str):
    with pytest.raises(am.BadArgument, match=message):
        resolver.resolve("KAIST", **asked)


@pytest.mark.parametrize("thresholds", [{"match": 0.3}, {"review": 0.0}, {"match": 1.5}])
def test_thresholds_must_be_in_order(thresholds: dict[str, float]):
    with pytest.raises(am.BadArgument):
        am.load([TWO], **thresholds)


def test_explain_says_why_in_words(resolver):
    text = resolver.resolve("MSS", country="CN").explain()
    assert "cn-mss" in text
    assert "as asked" in text


def test_a_weak_name_needs_support(resolver):
    assert resolver.resolve("Threads").status == "review"
    assert resolver.resolve("Threads").reason == "weak evidence"
    assert [m.resolution.id for m in resolver.annotate("Two Threads of the story.")] == []
    assert "us-threads" in [m.resolution.id for m in resolver.annotate("Follow us on Instagram, Threads and Facebook.")]


def test_the_first_source_owns_the_fields_and_names_unite():
    ours = [
        {
            "id": "kr-ours",
            "kind": "university",
            "country": "KR",
            "names": [{"text": "우리과기원", "lang": "ko"}],
            "ids": {"ror": "05apxxy63"},
        }
    ]
    joined = am.load([ours, "bundled"])
    assert joined.resolve("카이스트").id == "kr-ours"
    assert joined.resolve("우리과기원").id == "kr-ours"
    assert am.load(["bundled", ours]).resolve("우리과기원").id == "kr-kaist"


def test_results_are_frozen_and_become_plain_values(resolver):
    found = resolver.resolve("KAIST")
    with pytest.raises(AttributeError):
        found.id = "x"
    assert set(found.to_dict()) >= {
        "query",
        "status",
        "id",
        "best",
        "score",
        "name",
        "reason",
        "candidates",
        "registry",
    }
    assert found.registry == resolver.version


def test_nested_mentions_have_a_parent(resolver):
    text = "KAIST AI Graduate School"
    outer, inner = resolver.annotate(text)
    assert (outer.surface, inner.surface, inner.parent) == (text, "KAIST", outer)


def test_annotate_many_answers_as_texts_come(resolver):
    found = list(resolver.annotate_many(iter(["KAIST는", "", "카이스트와"])))
    assert [[m.resolution.id for m in ms] for ms in found] == [["kr-kaist"], [], ["kr-kaist"]]
