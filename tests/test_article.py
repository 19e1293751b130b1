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
    ("text", "name"),
    [
        ("부유식 원전을 설계하는 플로라톰은 투자를 받았다.", "플로라톰"),
        ("그린루프(대표 홍길동)는 법인을 세웠다.", "그린루프"),
        ("웨이브포지 관계자는 말했다.", "웨이브포지"),
        ("㈜해든소브가 용역을 맡았다.", "해든소브"),
        ("참여 기업은 네이버, 카카오, 온결소브 세 곳이다.", "온결소브"),
        ("물류 회사 ByLastMile은 작다.", "ByLastMile"),
        ("누리해양봇은 지난달 50억원의 투자를 유치했다.", "누리해양봇"),
        ("Lumen Atlas, a Busan start-up, won.", "Lumen Atlas"),
        ("Seoul-based Novaplex raised money.", "Novaplex"),
        ("Brightkelp's chief executive said so.", "Brightkelp"),
        ("AIチップを開発するシリコンノートが参加した。", "シリコンノート"),
        ("ナギサテックス（横浜市）が開発した。", "ナギサテックス"),
        ("株式会社ナギサテックスは新しい。", "ナギサテックス"),
        ("民間団体「学びの森ネットワーク」が反対した。", "学びの森ネットワーク"),
        ("样机由企业衡微智感科技试制。", "衡微智感科技"),
        ("香港青年創業基金會行政總裁表示歡迎。", "香港青年創業基金會"),
    ],
)
def test_an_unknown_organization_is_told_by_the_words_around_it(text: str, name: str):
    assert name in [m.surface for m in am.annotate(text) if m.nil]


@pytest.mark.parametrize(
    "text",
    [
        "기업 가운데서는 크다.",
        "네이버가 운영하는 플랫폼은 크다.",
        "운수단체 대표들과 만났다.",
        "보여줬던 대표작이다.",
        "プログラムを開発するエンジニアが参加した。",
        "He is a chief executive, a firm man said.",
    ],
)
def test_a_common_word_behind_such_words_is_no_organization(text: str):
    assert [m.surface for m in am.annotate(text) if m.nil] == []


@pytest.mark.parametrize(
    ("text", "surface", "ident"),
    [
        ("シンガポールの教育省は教材を公開した。", "教育省", "sg-moe"),
        ("일본 측 경찰청은 말했다.", "경찰청", "jp-npa"),
        ("서울·연세대가 참여한다.", "서울", "kr-snu"),
        ("Kyoto and Osaka universities joined.", "Kyoto", "jp-kyoto-university"),
        ("財務、外務、防衛の3省が決めた。", "外務", "jp-mofa"),
        ("韓国と韓国の話。ソウルで教育部は高校向け教材を検討する。", "教育部", "kr-moe"),
    ],
)
def test_a_shared_name_is_the_body_of_the_country_that_the_text_names(text: str, surface: str, ident: str):
    assert (surface, ident) in [(m.surface, m.resolution.id) for m in am.annotate(text)]


def test_the_name_of_a_national_body_in_a_country_that_has_none_listed_is_unknown():
    text = "South Africa's National Research Foundation will pay."
    assert ("National Research Foundation", True) in [(m.surface, bool(m.nil)) for m in am.annotate(text)]


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
