"""Each lint rule finds its problem, at its place, with its repair: golden input and expected output."""

from __future__ import annotations

from pathlib import Path

import pytest

from aliasmap.registry.lint import RULES, explain, lint
from aliasmap.registry.vocabulary import read_vocab
from tests.conftest import REGISTRY

GOLDEN = Path(__file__).parent / "lint"
VOCAB = read_vocab(REGISTRY / "vocab")


def files_of(golden: str) -> dict[str, str]:
    """Cut a golden input into its files: a line ``## path`` begins each."""
    files: dict[str, str] = {}
    path = ""
    for line in golden.splitlines(keepends=True):
        if line.startswith("## "):
            path = line[3:].strip()
            files[path] = ""
        else:
            files[path] += line
    return files


@pytest.mark.parametrize("code", RULES)
def test_a_rule_says_what_where_and_how_to_repair(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for path, text in files_of((GOLDEN / f"{code}.in").read_text(encoding="utf-8")).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    _, problems = lint(Path("orgs"), VOCAB)
    found = "".join(f"{p}\n" for p in problems)
    expected = GOLDEN / f"{code}.out"
    assert {p.code for p in problems} == {code}
    assert expected.read_text(encoding="utf-8") == found


@pytest.mark.parametrize("code", RULES)
def test_a_rule_explains_itself(code: str):
    assert len(explain(code)) > 120
    assert explain(code.lower()) == explain(code)


def test_every_file_has_its_own_problems_and_all_at_once(write_registry):
    root = write_registry(
        kr_a="id: kr-a\nkind: nothing\ncountry: Korea\nsince: 26.7.2017\ncolour: red\nnames: []\n",
        kr_b="id: kr-b\nkind: company\ncountry: KR\nnames:\n  - {text: 나라테크, lang: ko, kind: official}\n",
    )
    files, problems = lint(root)
    assert files == 2
    assert sorted(p.code for p in problems) == ["R003", "R004", "R103", "R104", "R107"]
    assert all(p.line for p in problems)


def test_one_file_is_checked_against_its_registry(write_registry):
    organization = "id: kr-{0}\nkind: company\ncountry: KR\nnames:\n  - {{text: {1}, lang: ko, kind: official}}\n"
    root = write_registry(
        kr_a=organization.format("a", "가온테크") + "parent: kr-b\n", kr_b=organization.format("b", "위원회")
    )
    assert lint(root / "orgs" / "kr" / "kr-a.yaml") == (1, [])
    assert [p.code for p in lint(root / "orgs")[1]] == ["R203"]


def test_an_overlay_may_name_what_is_known_elsewhere(tmp_path: Path):
    path = tmp_path / "ours.jsonl"
    path.write_text(
        '{"id": "kr-a", "kind": "company", "country": "KR", "names": [{"text": "가온테크"}], "parent": "kr-b"}\n'
    )
    assert [p.code for p in lint(path, VOCAB)[1]] == ["R105"]
    assert lint(path, VOCAB, {"kr-b"}) == (1, [])


def test_a_misspelled_country_is_no_wrong_folder(write_registry):
    text = "id: kr-a\nkind: company\ncontry: KR\nnames:\n  - {text: 가온테크, lang: ko}\n"
    root = write_registry(kr_a=text)
    assert sorted(p.code for p in lint(root)[1]) == ["R003", "R004"]
