"""A new organization: who may be it already, what its id and names may be, and a file that is never half there."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from aliasmap.cli import main
from aliasmap.curate.draft import draft_names, sounded_id
from aliasmap.errors import OutputError
from aliasmap.index.artifact import write_beside

KARI = "id: kr-kari\nkind: research-institute\ncountry: KR\nnames:\n  - {text: 한국항공우주연구원, lang: ko, kind: official}\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def new(root: Path, *arguments: str) -> int:
    return main(["registry", "new", *arguments, "--into", str(root)])


def test_likely_duplicates_come_first_and_stop_the_writing(write_registry, capsys: pytest.CaptureFixture[str]):
    root = write_registry(kr_kari=KARI)
    call = ["한국 항공우주연구원", "--country", "KR", "--kind", "research-institute", "--id", "kr-x"]
    assert new(root, *call) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[1].split()[:2] == ["1.00", "kr-kari"]
    assert "is probably kr-kari" in err
    assert not (root / "orgs/kr/kr-x.yaml").exists()
    assert new(root, *call, "--anyway") == 0
    assert (root / "orgs/kr/kr-x.yaml").exists()


def test_a_name_that_another_bears_is_shown_and_the_file_written(write_registry, capsys: pytest.CaptureFixture[str]):
    root = write_registry(kr_kari=KARI + "  - {text: GRI, kind: acronym}\n")
    call = ["가온로봇공학연구원(GRI)", "--country", "KR", "--kind", "research-institute", "--source", "official"]
    assert new(root, *call) == 0
    assert "a name of it: GRI" in capsys.readouterr().err
    text = (root / "orgs/kr/kr-gri.yaml").read_text(encoding="utf-8")
    assert "- {text: GRI, kind: acronym, source: official}" in text


def test_at_a_terminal_it_asks(write_registry, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    root = write_registry(kr_kari=KARI)
    answers = ["가온로봇공학연구원", "Gaon Robotics", "", "kr", "research-institute", "official", "", ""]
    monkeypatch.setattr(sys, "stdin", Terminal("\n".join(answers) + "\n"))
    assert new(root) == 0
    assert "id, for ever [kr-gaon-robotics]" in capsys.readouterr().err
    assert (root / "orgs/kr/kr-gaon-robotics.yaml").exists()


def test_no_at_a_terminal_writes_nothing(write_registry, monkeypatch: pytest.MonkeyPatch):
    root = write_registry(kr_kari=KARI)
    answers = ["한국항공우주연구원", "", "KR", "research-institute", "", "n"]
    monkeypatch.setattr(sys, "stdin", Terminal("\n".join(answers) + "\n"))
    assert new(root) == 1
    assert [p.name for p in root.rglob("*.yaml") if "vocab" not in p.parts] == ["kr-kari.yaml"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--country", "KR"], "give NAME"),
        (["가온로봇"], "give --country"),
        (["가온로봇", "--country", "KR", "--kind", "company"], "--id (for instance kr-gaonrobot)"),
        (["가온로봇", "--country", "KR", "--kind", "company", "--id", "KR_Gaon"], "an id looks like"),
        (["가온로봇", "--country", "KR", "--kind", "company", "--id", "kr-g", "--ror", "01wpjm124"], "R106"),
        (["가온로봇", "--country", "KR", "--kind", "company", "--id", "kr-g", "--since", "26.7.2017"], "YYYY-MM-DD"),
        (["가온로봇", "--country", "KR", "--kind", "company", "--id", "kr-g", "--name", "가온 로봇"], "R202"),
    ],
)
def test_a_wrong_call_writes_nothing(arguments: list[str], message: str, write_registry, capsys):
    root = write_registry(kr_kari=KARI)
    assert new(root, *arguments) == 2
    assert message in capsys.readouterr().err
    assert [p.name for p in (root / "orgs").rglob("*")] == ["kr", "kr-kari.yaml"]


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path):
    path = tmp_path / "a.yaml"
    path.write_text("as it was")
    with pytest.raises(OutputError, match="is there already"):
        write_beside(path, b"new", new=True)
    assert path.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [path]


def test_languages_and_kinds_are_guessed():
    names = ["東京科学大学", "とうきょうかがく", "Institute of Science Tokyo"]
    assert [(n["lang"], n["kind"]) for n in draft_names(names, "JP")] == [
        ("ja", "official"),
        ("ja", "official"),
        ("en", "official"),
    ]
    assert [n["lang"] for n in draft_names(["国家安全部"], "CN")] == ["zh-Hans"]
    assert sounded_id(["トヨタ"], "JP") == "jp-toyota"
