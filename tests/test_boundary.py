"""What is a mention and what is a part of another word."""

from __future__ import annotations

import pytest

import aliasmap as am
from aliasmap.text.hangul import with_particle

ORGS = [
    {"id": i, "kind": "organization", "country": c, "names": [{"text": t, "kind": k} for t, k in names]}
    for i, c, names in [
        ("kr-mss", "KR", [("중기부", "short"), ("중소벤처기업부", "official"), ("MSS", "acronym")]),
        ("kr-snu", "KR", [("서울대", "short"), ("서울대학교", "official")]),
        ("kr-motir", "KR", [("산업부", "short")]),
        ("kr-kaist", "KR", [("KAIST", "acronym"), ("카이스트", "short")]),
        ("kr-ku", "KR", [("고려대", "short")]),
        ("kr-fsc", "KR", [("금융위", "short"), ("금융위원회", "official")]),
        ("kr-gyeonggi", "KR", [("경기도", "official"), ("경기", "short")]),
        ("kr-woori", "KR", [("우리은행", "official")]),
        ("kr-news1", "KR", [("뉴스1", "official")]),
        ("us-linkedin", "US", [("LinkedIn", "official")]),
        ("int-startupstory", "INT", [("StartupStory", "official")]),
        ("sg-astar", "SG", [("A*STAR", "acronym")]),
        ("us-threads", "US", [("Threads", "brand")]),
        ("cn-miit", "CN", [("工信部", "short"), ("工业和信息化部", "official")]),
        ("jp-sony", "JP", [("ソニー", "official")]),
        ("us-att", "US", [("AT&T", "brand")]),
        ("kr-mot", "KR", [("Ministry of Trade, Industry and Energy", "official")]),
    ]
]


@pytest.fixture(scope="module")
def small():
    return am.load([ORGS])


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("중기부는 밝혔다", "중기부"),
        ("중기부에서는 밝혔다", "중기부"),
        ("중기부와의 협약", "중기부"),
        ("“중기부”는", "중기부"),
        ("(중기부)가", "중기부"),
        ("중기부장관은", "중기부"),
        ("중기부 측은", "중기부"),
        ("한국중기부가", "중기부"),
        ("중기부·서울대", "중기부"),
        ("금융위원장은", "금융위"),
        ("금융위원회는", "금융위원회"),
        ("경기도가", "경기도"),
        ("KAIST는", "KAIST"),
        ("KAIST와의", "KAIST"),
        ("중소벤처 기업부는", "중소벤처 기업부"),
        ("중소벤처\n기업부는", "중소벤처\n기업부"),
        ("사진=뉴스1)", "뉴스1"),
        ("- ByStartupStory | November", "StartupStory"),
        ("follow **LinkedIn** now", "LinkedIn"),
        ("an A*STAR grant", "A*STAR"),
        ("the KAIST-led team of KAIST's", "KAIST"),
        ("国家工信部发布", "工信部"),
        ("AT&T said", "AT&T"),
        ("the Ministry of Trade, Industry, and Energy said", "Ministry of Trade, Industry, and Energy"),
        ("The MINISTRY OF TRADE, INDUSTRY AND ENERGY said", "MINISTRY OF TRADE, INDUSTRY AND ENERGY"),
    ],
)
def test_is_a_mention(small, text: str, surface: str):
    found = [m for m in small.annotate(text) if m.resolution.status == "match"]
    assert surface in [m.surface for m in found]
    assert all(text[m.start : m.end] == m.surface for m in found)


@pytest.mark.parametrize(
    "text",
    [
        "중기부품 회사",
        "서울대공원에 갔다",
        "산업부문 성장",
        "고려대장경을 보았다",
        "우리 은행이 있다",
        "뉴스 1건이 있다",
        "many threads here, I say",
        "I was linked in there",
        "see https://www.linkedin.com/company/x",
        "mail a@KAIST.ac.kr now",
        "@KAIST said",
        "중기부는가나다 했다",
        "MSSQL and mss and KAISTians",
        "A STAR is born",
        "サッカーソニーズ",
        "갑중기부가",
        "중기부을 보았다",
        "교육\n\n중기\n\n부",
    ],
)
def test_is_no_mention(small, text: str):
    assert [m.surface for m in small.annotate(text) if m.resolution.status == "match"] == []


@pytest.mark.parametrize(
    "particle", [("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("으로", "로", "로"), ("에서는", "에서는")]
)
@pytest.mark.parametrize("name", ["중기부", "서울대", "카이스트", "우리은행"])
def test_the_right_form_of_a_particle_is_one(small, name: str, particle: tuple[str, ...]):
    assert [m.surface for m in small.annotate(with_particle(name, *particle) + " 말했다")] == [name]


def test_the_full_name_wins_over_a_name_and_a_particle(small):
    assert [m.surface for m in small.annotate("경기도는")] == ["경기도"]


@pytest.mark.parametrize("phrase", ["다음 주", "다음 분기", "우리는", "당근과 채찍"])
def test_a_name_in_a_phrase_of_common_words_is_none(phrase: str, resolver):
    text = f"카카오와 우리은행, 당근마켓은 네이버와 함께 {phrase} 이야기를 한다."
    at = text.index(phrase)
    assert [m.surface for m in resolver.annotate(text) if m.end > at] == []
