"""Names in one script reach organizations known in another, by the meaning and the sound of their parts."""

from __future__ import annotations

import pytest

import aliasmap as am
from aliasmap.index.load import compile_sources
from aliasmap.text.lexicon import read_table

LATIN = [
    {"id": "kr-gaon", "kind": "university", "country": "KR", "names": [{"text": "Gaon University of Science and Technology"}]},
    {"id": "kr-hanb", "kind": "hospital", "country": "KR", "names": [{"text": "Hanbit Children's Hospital"}]},
    {"id": "kr-tool", "kind": "company", "country": "KR", "names": [{"text": "Moolgen"}]},
    {"id": "jp-aoba", "kind": "research-institute", "country": "JP", "names": [{"text": "Aoba Marine Research Institute"}]},
    {"id": "cn-lvsh", "kind": "university", "country": "CN", "names": [{"text": "Lushan Agricultural University"}]},
    {"id": "us-gaon", "kind": "university", "country": "US", "names": [{"text": "University of Science"}]},
    {"id": "jp-kuwa", "kind": "company", "country": "JP", "names": [{"text": "Kuwabara Works"}]},
    {"id": "ru-zare", "kind": "university", "country": "RU", "names": [{"text": "Zarechensk State Technical University"}]},
    {"id": "ua-zare", "kind": "university", "country": "UA", "names": [{"text": "Zarechensk National Technical University"}]},
    {"id": "ru-gorc", "kind": "research-institute", "country": "RU", "names": [{"text": "Gorchakov Institute of Physics"}]},
    {"id": "eg-sala", "kind": "university", "country": "EG", "names": [{"text": "Samarqa University for Science and Technology"}]},
    {"id": "gr-thal", "kind": "company", "country": "GR", "names": [{"text": "Thalassidis"}]},
    {"id": "de-koel", "kind": "company", "country": "DE", "names": [{"text": "Kölnberg"}]},
    {"id": "ir-nosh", "kind": "university", "country": "IR", "names": [{"text": "Noshirabad University of Medical Sciences"}]},
]  # fmt: skip
KOREAN = [
    {"id": "kr-gaon", "kind": "university", "country": "KR", "names": [{"text": "가온과학기술대학교", "lang": "ko"}]},
    {"id": "kr-hanb", "kind": "hospital", "country": "KR", "names": [{"text": "한빛어린이병원", "lang": "ko"}]},
]


@pytest.fixture(scope="module")
def latin():
    return am.load([LATIN])


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("가온과학기술대학교", "kr-gaon"),
        ("한빛 어린이병원", "kr-hanb"),
        ("물젠", "kr-tool"),
        ("青葉海洋研究所", "jp-aoba"),
        ("庐山农业大学", "cn-lvsh"),
        ("廬山農業大學", "cn-lvsh"),
        ("桑原", "jp-kuwa"),
        ("Зареченский государственный технический университет", "ru-zare"),
        ("Зареченского государственного технического университета", "ru-zare"),
        ("Зареченський національний технічний університет", "ua-zare"),
        ("Институт физики имени Горчакова", "ru-gorc"),
        ("جامعة سمرقا للعلوم والتكنولوجيا", "eg-sala"),
        ("دانشگاه علوم پزشکی نوشیرآباد", "ir-nosh"),
        ("가온과학긱술대학교", "kr-gaon"),
        ("한빛 어린이볭원", "kr-hanb"),
        ("Θαλασσίδης", "gr-thal"),
        ("쾰른베르크", "de-koel"),
    ],
)
def test_a_name_in_another_script_has_its_organization_first(latin, name: str, ident: str):
    answer = latin.resolve(name)
    assert answer.candidates[0].id == ident, answer.explain()


@pytest.mark.parametrize(
    ("name", "ident"),
    [("Gaon University of Science and Technology", "kr-gaon"), ("Hanbit Childrens Hospital", "kr-hanb")],
)
def test_latin_letters_reach_organizations_that_have_none(name: str, ident: str):
    assert am.load([KOREAN]).resolve(name).candidates[0].id == ident


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("加温科学技術大学", "kr-gaon"),
        ("徳林子供病院", "kr-deok"),
        ("德林儿童医院", "kr-deok"),
        ("ネトフリクセン", "us-netf"),
    ],
)
def test_japanese_and_chinese_reach_organizations_known_in_korean(name: str, ident: str):
    more = [
        {"id": "kr-deok", "kind": "hospital", "country": "KR", "names": [{"text": "덕림어린이병원", "lang": "ko"}]},
        {"id": "us-netf", "kind": "company", "country": "US", "names": [{"text": "넷프릭센", "lang": "ko"}]},
    ]
    answer = am.load([KOREAN + more]).resolve(name)
    assert answer.candidates[0].id == ident, answer.explain()


def test_explain_says_what_was_mistyped(latin):
    assert "(typo)" in latin.resolve("가온과학긱술대학교").explain()


def test_explain_says_what_was_translated_and_what_was_heard(latin):
    assert "대학교 = university science technology (translated)" in latin.resolve("가온과학기술대학교").explain()
    assert "물젠 = moolgen (sound)" in latin.resolve("물젠").explain()


def test_a_lexicon_line_that_is_none_is_named():
    with pytest.raises(ValueError, match="line 2"):
        read_table(["연구원 = institute", "연구소"])
    with pytest.raises(ValueError, match="line 2"):
        read_table(["연구원 = institute", "연구원 = academy"])


def test_an_artifact_keeps_the_lexicons_for_what_is_joined_to_it(tmp_path):
    built = tmp_path / "latin.aliasmap"
    built.write_bytes(compile_sources([LATIN])[0])
    joined = am.load([str(built), KOREAN[:1]])
    assert joined.resolve("한빛 어린이병원").candidates[0].id == "kr-hanb"
    assert compile_sources([str(built)])[0] == built.read_bytes()


def test_compare_reads_across_scripts_without_a_registry_entry():
    assert am.compare("가온과학대학교", "Gaon University of Science").score > 0.5
    assert am.compare("가온과학대학교", "Hanbit Children's Hospital").score < 0.1
