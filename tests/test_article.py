"""An article as a careful reader marks it: definitions, lists, surroundings, what is not listed so, and what is unknown."""

from __future__ import annotations

import unicodedata

import pytest

import aliasmap as am
from aliasmap.propose.definitions import find_definitions, is_short_form, spelled_out


def found(text: str, **asked: object) -> dict[str, str | None]:
    """Return the id of each surface form that is a match."""
    return {m.surface: m.resolution.id for m in am.annotate(text, **asked) if m.resolution.status == "match"}  # type: ignore[arg-type]


def unknown(text: str) -> list[tuple[str, str | None]]:
    return [(m.surface, m.nil) for m in am.annotate(text) if m.nil]


@pytest.mark.parametrize(
    ("text", "surface", "ident"),
    [
        ("기상청(KMA)은 예보를 낸다. KMA는 바쁘다.", "KMA", "kr-kma"),
        ("The Ministry of State Security (MSS) said so. MSS was quiet.", "MSS", "cn-mss"),
        ("KISA(한국인터넷진흥원)가 조사한다.", "KISA", "kr-kisa"),
        ("国家自然科学基金委员会（以下简称“基金委”）发布指南，基金委说。", "基金委", "cn-nsfc"),
        ("기후에너지환경부(이하 기후부)는 회의를 열었다. 기후부는 바쁘다.", "기후부", "kr-mcee"),
    ],
)
def test_a_definition_binds_its_short_form(text: str, surface: str, ident: str):
    assert found(text)[surface] == ident


def test_a_definition_binds_for_unknown_organizations_too():
    text = "Gapcheon Photonics (GPX) grew. It was GPX that hired."
    assert unknown(text) == [("Gapcheon Photonics", "nil-1"), ("GPX", "nil-1"), ("GPX", "nil-1")]
    assert {m.guess for m in am.annotate(text) if m.nil} == {"company"}


def test_two_definitions_of_one_acronym_hold_each_in_its_place():
    text = "기상청(KMA)과 대한의사협회(KMA)가 만났다."
    ids = [m.resolution.id for m in am.annotate(text) if m.surface == "KMA"]
    assert ids == ["kr-kma", "kr-korean-medical-association"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("싱가포르 교육부 및 해군과 일한다.", {"해군": "sg-navy"}),
        ("서울·연세·고려대가 모였다.", {"연세": "kr-yonsei", "고려대": "kr-korea-university"}),
        ("China's Ministry of Education spoke.", {"Ministry of Education": "cn-moe"}),
    ],
)
def test_names_that_are_joined_share_what_one_of_them_says(text: str, wanted: dict[str, str]):
    got = found(text)
    assert {surface: got.get(surface) for surface in wanted} == wanted


def test_a_name_that_is_not_listed_so_is_found_by_its_head_word():
    assert found("The Science and ICT Ministry of Korea replied.")["Science and ICT Ministry"] == "kr-msit"
    assert found("The Institute for Basic Sciences replied.") == {"Institute for Basic Sciences": "kr-ibs"}


@pytest.mark.parametrize(
    "text",
    [
        "국책 연구원과 데이터센터가 늘었다.",
        "The National Center opened a Research Center.",
        "清华园里有清华池。",
        "해양경찰청장이 왔다.",
        "日本銀行券を使う。",
    ],
)
def test_what_only_looks_like_a_name_is_left_alone(text: str):
    assert [m.surface for m in am.annotate(text) if m.nil or m.surface in ("清华", "해양경찰", "日本銀行")] == []


def test_the_text_s_own_date_counts_where_none_is_given():
    name = "재정경제부"
    (first,) = {m.resolution.best for m in am.annotate(f"2000년 3월 2일 {name}는 회의를 열었다.") if m.surface == name}
    (later,) = {m.resolution.best for m in am.annotate(f"2026년 3월 2일 {name}는 회의를 열었다.") if m.surface == name}
    assert first != later


def test_titles_events_and_handles_are_shown_only_when_asked_for():
    text = "The Minister of Science and ICT opened the KAIST Startup Forum; follow @kaist_official."
    assert {m.kind for m in am.annotate(text)} == {"org"}
    shown = {(m.kind, m.surface) for m in am.annotate(text, all_kinds=True)}
    assert ("title", "Minister of Science and ICT") in shown
    assert ("event", "KAIST Startup Forum") in shown
    assert ("handle", "@kaist_official") in shown


def test_offsets_are_exact_in_any_unicode():
    for text in (
        unicodedata.normalize("NFD", "기상청(KMA)은 스타트업 노바링크가 만든 AI대학원과"),
        "𝐊𝐀𝐈𝐒𝐓 (한국과학기술원) met ＫＭＡ（기상청）; Gapcheon Photonics (GPX).",
        "\u200b국가\n자연과학기금위원회(이하 ‘기금위’)… 기금위는",
    ):
        for m in am.annotate(text, all_kinds=True):
            assert text[m.start : m.end] == m.surface


def test_definitions_are_read_from_brackets():
    text = "한국산업은행(산은)과 Knovel Marine Engineering (KME)"
    read = [(text[d.start : d.stop], d.acronym) for d in find_definitions(text)]
    assert read == [("산은", False), ("KME", True)]
    assert is_short_form("산은", "한국산업은행")
    assert not is_short_form("한은", "산업은행")
    assert spelled_out("Knovel Marine Engineering", 25, "KMX") == -1


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("캐나다 통계청이 물가를 발표했다.", []),
        ("美 국방부가 예산을 늘린다.", ["국방부"]),
        ("동원그룹은 인력 동원 계획을 세웠다.", ["동원그룹"]),
        ("부산대표로 출전한 팀이 이겼다.", []),
        ("싱가포르 IT 기업 NCS는 사업을 맡았다.", ["NCS"]),
        ("취약 계층과 기업 대상 행사를 열었다.", []),
        ("Intel Corp. denied giving intel to spies. Intel on rivals is prized.", ["Intel"]),
        ("Shares in Apple fell 3% after the ruling.", ["Apple"]),
        ("Apple growers fear a late frost.", []),
        ("Block, the payments company, cut 900 jobs.", ["Block"]),
        ("Harrison Ford said he would retire.", []),
        ("外交部门加强合作，外交部分别约见两国大使。", ["外交部"]),
        ("東京大会の記録が破られ、この日立ち寄った港で祝った。", []),
    ],
)
def test_a_common_word_is_a_name_where_the_text_uses_it_as_one(resolver, text: str, surfaces: list[str]):
    assert [m.surface for m in resolver.annotate(text) if m.resolution.status == "match"] == surfaces
