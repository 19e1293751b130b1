"""Names that are not exactly known: typing errors reach their organization, strangers do not."""

from __future__ import annotations

import pytest

import aliasmap as am
from aliasmap.calibration import calibrated
from aliasmap.evidence.weights import calibration

ORGS = [
    {"id": "kr-gaon", "kind": "university", "country": "KR", "names": [{"text": "가온과학기술대학교", "lang": "ko"}]},
    {
        "id": "kr-gaonh",
        "kind": "hospital",
        "country": "KR",
        "names": [{"text": "가온과학기술대학교병원", "lang": "ko"}],
    },
    {
        "id": "sg-lime",
        "kind": "company",
        "country": "SG",
        "names": [{"text": "Limestone Robotics Pte. Ltd.", "lang": "en"}],
    },
    {
        "id": "gb-lime",
        "kind": "research-institute",
        "country": "GB",
        "names": [{"text": "Northern Institute of Marine Robotics", "lang": "en"}],
    },
]


@pytest.fixture(scope="module")
def small():
    return am.load([ORGS])


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("가온과학기슬대학교", "kr-gaon"),
        ("가온과학 기술대학고", "kr-gaon"),
        ("가온과학기술대학교병웜", "kr-gaonh"),
        ("Limestnoe Robotics", "sg-lime"),
        ("LIMESTONE ROBOTICS LTD (Singapore)", "sg-lime"),
        ("Marine Robotics, Northern Institute of", "gb-lime"),
        ("NorthernInstituteofMarineRobotics", "gb-lime"),
    ],
)
def test_a_changed_name_has_its_organization_first(small, name: str, ident: str):
    assert small.resolve(name).candidates[0].id == ident


@pytest.mark.parametrize("name", ["한빛미디어", "Unseen University", "Northern Railways", "가온", "東京大学", "Zzyzx"])
def test_a_stranger_is_no_match(small, name: str):
    assert small.resolve(name).status != "match"


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "x",
        "가",
        "ㄱ",
        "ㄱㄴㄷ",
        "ㄅㄆㄇ",
        "\x00\x1b[31m",
        "‮abc‬",
        "가" * 10_000,
        "lime " * 2_000,
        "🙂" * 50,
        "a\ud800b",
        "()",
        "the",
    ],
)
def test_odd_input_is_answered(small, name: str):
    answer = small.resolve(name)
    assert answer.status in ("nil", "review")
    assert answer.id is None
    assert small.compare(name, "KAIST").score < 0.5
    if not any(map(str.isalnum, name)):
        assert small.compare(name, name).score == 0.0


def test_an_exact_name_does_not_compete_with_near_ones(small):
    more = am.load(
        [ORGS, [{"id": "kr-other", "kind": "company", "country": "KR", "names": [{"text": "가온과학기술대학굣"}]}]]
    )
    assert more.resolve("가온과학기술대학교") == small.resolve("가온과학기술대학교")._replace(registry=more.version)


@pytest.mark.parametrize(
    "pair",
    [
        ("KAIST", "KIST"),
        ("삼성전자", "삼성전기"),
        ("한국과학기술원", "한국과학기술연구원"),
        ("부산대학교", "부산대학교병원"),
    ],
)
def test_pairs_that_are_confused_never_merge(pair: tuple[str, str]):
    assert am.compare(*pair).score < 0.1
    alone = am.load([[{"id": "kr-only", "kind": "organization", "country": "KR", "names": [{"text": pair[0]}]}]])
    assert alone.resolve(pair[1]).status != "match"


def test_compare_is_symmetric_and_says_why():
    one = am.compare("삼성전자", "Samsung Electronics")
    other = am.compare("Samsung Electronics", "삼성전자")
    assert one.score == other.score > 0.9
    assert "bears both names" in one.explain()
    assert am.compare("Deutsche Bnak AG", "Deutsche Bank").score > 0.5


def test_the_listed_pairs_never_match_each_other():
    """With the right organization taken out, the other of the pair is still no match."""
    resolver = am.load()
    pairs = resolver.index.vocab.never_merge
    assert len(pairs) > 2000
    merged = [
        (one, other)
        for one, other in pairs[::5]
        if any(h.name.text == other and h.weight > 0.0 for h in resolver.hypotheses(one, inexact=True))
    ]
    assert merged == []


@pytest.mark.parametrize(
    "asked", ["한국과학기술연구윈", "서울대학병원", "Samsong Electronics", "Ministry of Edukation"]
)
def test_probabilities_are_in_order_and_leave_room_for_nil(asked: str):
    scores = [candidate.score for candidate in am.resolve(asked).candidates]
    assert scores == sorted(scores, reverse=True)
    assert 0.0 < sum(scores) <= 1.001


def test_a_rival_that_comes_closer_makes_the_first_less_probable():
    shares = [calibrated(0.8, [3.0, second], ("near", "Hang"), calibration()) for second in (-1.0, 1.0, 2.5)]
    assert shares == sorted(shares, reverse=True)
