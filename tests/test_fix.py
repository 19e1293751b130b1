"""lint --fix repairs what only one repair fits, keeps comments, and does nothing twice."""

from __future__ import annotations

import pytest

from aliasmap.cli import main
from aliasmap.curate.fix import fix
from aliasmap.registry.files import read_text
from aliasmap.registry.vocabulary import read_vocab
from tests.conftest import REGISTRY

VOCAB = read_vocab(REGISTRY / "vocab")
HEAD = "id: kr-x\nkind: company\ncountry: KR\n"
NAMES = "names:\n  - {text: 가온테크, lang: ko, kind: official}  # its own\n"

FIXED = [
    ("country: KR", "country: kr", "R104"),
    ("kind: company", "kind: Company", "R103"),
    ("since: 2017-07-26", "since: 2017.7.26", "R107"),
    ("since: 2017-07", "since: 2017/07", "R107"),
    ("ids: {ror: 01wpjm123}", "ids: {ror: https://ror.org/01wpjm123}", "R106"),
    ("ids: {wikidata: Q42}", "ids: {wikidata: https://www.wikidata.org/wiki/Q42}", "R106"),
    ("lang: ko, kind: official}  # its own", "lang: KO, kind: official}  # its own", "R201"),
    ("{text: 가온테크, lang: ko, kind: official}", '{text: "가온테크 ", lang: ko, kind: official}', "R004"),
]


@pytest.mark.parametrize(("right", "wrong", "code"), FIXED)
def test_what_only_one_repair_fits_is_repaired(right: str, wrong: str, code: str):
    whole = HEAD + NAMES
    if right not in whole:
        whole = HEAD + (right + "\n") + NAMES if right.startswith("since") else whole + right + "\n"
    text, repaired = fix(read_text(whole.replace(right, wrong), "kr-x.yaml"), VOCAB)
    assert text == whole
    assert {p.code for p in repaired} == {code}
    assert fix(read_text(text, "kr-x.yaml"), VOCAB) == (text, [])


def test_a_text_that_commas_cut_is_put_together_again():
    cut = HEAD + NAMES + "  - {text: Ministry of Trade, Industry and Energy, SMEs, lang: en, kind: official}  # long\n"
    text, repaired = fix(read_text(cut, "kr-x.yaml"), VOCAB)
    assert text == cut.replace(
        "Ministry of Trade, Industry and Energy, SMEs", '"Ministry of Trade, Industry and Energy, SMEs"'
    )
    assert [p.code for p in repaired] == ["R001", "R001"]


def test_a_derived_name_that_says_nothing_more_is_left_out_and_its_comment_kept():
    more = (
        "  - {text: ㈜가온테크, lang: ko, kind: short}  # with its form\n  # the third\n  - {text: GAON, kind: brand}\n"
    )
    text, _ = fix(read_text(HEAD + NAMES + more, "kr-x.yaml"), VOCAB)
    assert text == (
        HEAD + "names:\n  - {text: 가온테크, lang: ko, kind: official}  # its own # with its form\n"
        "  # the third\n  - {text: GAON, kind: brand}\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        HEAD + NAMES + "  - {text: ㈜가온테크, lang: ko, kind: short, source: news}\n",  # the source would be lost
        HEAD + NAMES + "  - {text: 가온테크, lang: ko, kind: brand}\n",  # official, or brand?
        HEAD.replace("KR", "Korea") + NAMES,
        HEAD + "since: 26.7.2017\n" + NAMES,
        HEAD + "knd: company\n" + NAMES,
        HEAD + "names: [\n",
        HEAD + NAMES + "kind: agency\n",
        HEAD + NAMES + "ids: {ror: 01wpjm124}\n",
    ],
)
def test_what_a_person_must_decide_is_left_as_it_is(text: str):
    assert fix(read_text(text, "kr-x.yaml"), VOCAB) == (text, [])


def test_files_without_a_problem_are_not_touched(write_registry, capsys: pytest.CaptureFixture[str]):
    messy = HEAD.replace("kr-x", "kr-a") + "names: [{kind: brand, text: GAON}]\n"
    root = write_registry(kr_a=messy, kr_x=HEAD.replace("KR", "kr") + NAMES + "website: 5\ncolour: red\n")
    assert main(["registry", "lint", "--fix", str(root)]) == 1
    out, err = capsys.readouterr()
    assert "repaired" in err
    assert "kr-x.yaml:3 R104" in err
    assert out.count("R003") == 1
    assert (root / "orgs/kr/kr-a.yaml").read_text(encoding="utf-8") == messy
    assert "country: KR" in (root / "orgs/kr/kr-x.yaml").read_text(encoding="utf-8")
