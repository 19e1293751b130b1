"""Suggestions: what documents use and the registry lacks, each body once, with its names in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

import aliasmap
from aliasmap.cli import main
from aliasmap.curate.bare import bare_names
from aliasmap.curate.common import Common
from aliasmap.curate.review import write_up
from aliasmap.curate.suggest import Suggestion, suggest

TEXTS = {"a.txt": "가온누리연구원(Gaonnuri Institute, GNI)은 5일 밝혔다.", "b.txt": "가온누리연구원은 협약을 맺었다."}


def test_an_unknown_organization_is_joined_across_documents_with_names_in_both_languages(resolver, tmp_path: Path):
    found = next(s for s in suggest(resolver, TEXTS) if "가온누리연구원" in s.names)
    assert found.documents == {"a.txt": 3, "b.txt": 1}
    assert {"가온누리연구원", "Gaonnuri Institute", "GNI"} == set(found.names)
    path, text = write_up(resolver, tmp_path, found, ())
    assert path == tmp_path / "orgs" / "kr" / "kr-gni.yaml"
    assert text.splitlines()[:3] == [
        "# mentions: 4; documents: 2; because of: definition, shape, two scripts",
        "# a.txt: 3",
        "# b.txt: 1",
    ]
    assert "{text: 가온누리연구원, lang: ko, kind: official, source: news}" in text
    assert "{text: Gaonnuri Institute, lang: en, kind: official}" in text


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("Korean firms Navelo, KIXT, and Tam Gar signed it.", "Tam Gar", "list"),
        ("It links Navelo, KAIST, Posco and Samsung Electronics.", "Navelo", "list"),
        ("A pact between Navelo and Samsung Electronics was signed.", "Navelo", "list"),
        ("KAIST, 삼성전자, 노벨로와 손잡았다.", "노벨로", "list"),
        ("A plan of AI Singapura Singapore (AISG) began.", "AI Singapura Singapore", "definition"),
        ("시장은 노벨로(NOVELO)에 달렸다.", "노벨로", "definition"),
        ("(사진=노바뉴스1)", "노바뉴스1", "credit"),
        ("QUXT moved. It fell under QUXT, and QUXT's rules.", "QUXT", "recurs"),
        ("Follow **Navelo**: https://www.navelo.com/x", "Navelo", "address"),
        ("양국은 '한·싱 AI 얼라이언스'를 연다.", "한·싱 AI 얼라이언스", "quoted"),
        ("QUXT AI Graduate School opened.", "QUXT", "unit"),
        ("노바쿠 관계자는 웃었다. 노바쿠의 일이다.", "노바쿠", "role"),
    ],
)
def test_a_bare_name_is_found_by_what_stands_beside_it(text: str, name: str, why: str, resolver):
    found = bare_names(text, resolver.annotate(text), Common(resolver), resolver)
    assert (name, why) in {(b.name or text[b.start : b.end], b.why) for b in found}


@pytest.mark.parametrize(
    "text",
    [
        "A memorandum of understanding (MOU) came. The MOU's text and the MOU's date are known.",
        "Seoul, Busan, and Jeju joined in. AI will grow, and AI's share too.",
        "President Lee Jae Myung said so; Lee's visit and Lee's words.",
        "업계 관계자는 웃었다. 업계의 일이다. 인공지능(AI)과 연구개발(R&D)",
        "양국은 '전략적 동맹'과 'AI 풀스택 생태계'를 말했다. (사진=홍길동 기자)",
        "The Ministries of Transport and Sustainability and the Environment met.",
    ],
)
def test_a_common_word_a_place_and_a_person_are_no_bare_names(text: str, resolver):
    assert bare_names(text, resolver.annotate(text), Common(resolver), resolver) == []


def test_a_public_body_of_another_country_is_a_new_one(write_registry):
    navy = "id: kr-navy\nkind: military\ncountry: KR\nnames:\n  - {text: 해군, lang: ko, kind: official}\n"
    resolver = aliasmap.load([write_registry(kr_navy=navy)])
    [found] = suggest(resolver, {"a.txt": "싱가포르 해군과 해군이 만났다."})
    assert (found.names, found.country, found.kind) == (("싱가포르 해군",), "SG", "military")


def test_bodies_that_share_only_their_initials_stay_apart(resolver):
    texts = {
        "a.txt": "Gaonnuri Marine Institute (QMI) said so.",
        "b.txt": "Quality Measurement Institute (QMI) said so.",
    }
    assert sorted(s.names for s in suggest(resolver, texts)) == [
        ("Gaonnuri Marine Institute", "QMI"),
        ("Quality Measurement Institute", "QMI"),
    ]


def test_names_that_others_bear_are_weak_and_new_names_of_known_bodies_are_not_official_twice(resolver, tmp_path: Path):
    new = Suggestion(
        ("Gaon Institute", "KAIST"), ("KAIST",), "research-institute", "SG", None, 2, {"a": 2}, ("definition",)
    )
    assert "{text: KAIST, kind: acronym, weak: true, source: news}" in write_up(resolver, tmp_path, new, ())[1]
    edit = Suggestion(("한국과학기슬원",), (), "organization", "KR", "kr-kaist", 1, {"a": 1}, ("near miss",))
    path, text = write_up(resolver, tmp_path, edit, ())
    assert path.parent.name == "edits"
    assert "{text: 한국과학기슬원, lang: ko, kind: typo}" in text


def test_the_command_writes_a_registry_that_loads_and_is_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    out = tmp_path / "review"
    call = ["registry", "suggest", *(str(tmp_path / n) for n in TEXTS), "-o", str(out), "--json"]
    assert main(call) == 0
    assert "가온누리연구원" in capsys.readouterr().out
    assert aliasmap.load(["bundled", out]).resolve("가온누리연구원").status == "match"
    assert main(["registry", "lint", str(out)]) == 0


def test_a_document_that_is_none_is_named_and_the_others_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "a.txt").write_text(TEXTS["a.txt"], encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 100)
    assert main(["registry", "suggest", str(tmp_path), "--json"]) == 1
    captured = capsys.readouterr()
    assert "가온누리연구원" in captured.out
    assert "b.txt" in captured.err
