"""A duplicate that is merged away loses nothing, and doing it again changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

import aliasmap as am
from aliasmap.cli import main

OLD = """# found twice
id: kr-old  # as first written
kind: company
country: KR
since: 1999
names:
  # the name of the press
  - {text: 가온테크놀로지, lang: ko, kind: official}  # seen in 2004
  - {text: 가온테크, lang: ko, kind: short, source: news}  # everyday
  - {text: "㈜가온테크", lang: ko, kind: short}  # with its legal form
succeeds: [{id: kr-first, on: 1999}, {id: kr-new}]
parent: kr-group
ids: {wikidata: Q42}
note: once two files
"""
NEW = """id: kr-new
kind: company
country: KR
names:
  - {text: 가온테크, lang: ko, kind: official}  # its own
succeeds: [{id: kr-old}]
"""
PLAIN = "id: {}\nkind: company\ncountry: KR\nnames:\n  - {{text: {}, lang: ko}}\n"


@pytest.fixture
def root(write_registry) -> Path:
    return write_registry(
        kr_old=OLD,
        kr_new=NEW,
        kr_first=PLAIN.format("kr-first", "다솜전자"),
        kr_group=PLAIN.format("kr-group", "나라그룹"),
        kr_child=PLAIN.format("kr-child", "라온상사") + "parent: kr-old  # since ever\n",
        kr_later=PLAIN.format("kr-later", "마루상사") + "succeeds: [{id: kr-old}, {id: kr-new}]\n",
        kr_older="id: kr-older\nmerged_into: kr-old\n",
    )


def merge(root: Path, *ids: str) -> int:
    return main(["registry", "merge", *ids, "--into", str(root)])


def texts(root: Path) -> dict[str, str]:
    return {p.stem: p.read_text(encoding="utf-8") for p in (root / "orgs").rglob("*.yaml")}


def test_names_ids_and_links_move_and_comments_stay(root: Path):
    assert merge(root, "kr-old", "kr-new") == 0
    after = texts(root)
    assert after["kr-old"] == ("# found twice\nid: kr-old  # as first written\nmerged_into: kr-new\n")
    assert after["kr-new"] == (
        "id: kr-new\nkind: company\ncountry: KR\nsince: 1999\nnames:\n"
        "  - {text: 가온테크, lang: ko, kind: official, source: news}  # its own # everyday # with its legal form\n"
        "  # the name of the press\n"
        "  - {text: 가온테크놀로지, lang: ko, kind: official}  # seen in 2004\n"
        "succeeds: [{id: kr-first, on: 1999}]\nparent: kr-group\nids: {wikidata: Q42}\nnote: once two files\n"
    )
    assert "parent: kr-new  # since ever" in after["kr-child"]
    assert "succeeds: [{id: kr-new}]" in after["kr-later"]
    assert after["kr-older"] == "id: kr-older\nmerged_into: kr-new\n"
    assert main(["registry", "lint", str(root)]) == 0
    assert main(["registry", "fmt", "--check", str(root)]) == 0
    resolver = am.load(root)
    assert [resolver.get(i).id for i in ("kr-old", "kr-older", "wikidata:Q42")] == ["kr-new"] * 3
    assert resolver.resolve("가온테크놀로지").id == "kr-new"


def test_merging_again_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]):
    merge(root, "kr-old", "kr-new")
    after = texts(root)
    assert merge(root, "kr-old", "kr-new") == 0
    assert texts(root) == after
    assert "nothing to do" in capsys.readouterr().err


def test_an_interrupted_merge_is_finished_by_another(root: Path, monkeypatch: pytest.MonkeyPatch):
    import aliasmap.cli.merge as command

    write, written = command.write_beside, []

    def failing(path: Path, content: bytes) -> None:
        if len(written) == 2:
            raise RuntimeError("power cut")
        written.append(path)
        write(path, content)

    monkeypatch.setattr(command, "write_beside", failing)
    with pytest.raises(RuntimeError):
        merge(root, "kr-old", "kr-new")
    monkeypatch.undo()
    assert merge(root, "kr-old", "kr-new") == 0
    assert main(["registry", "lint", str(root)]) == 0
    assert texts(root)["kr-new"].count("seen in 2004") == 1


@pytest.mark.parametrize(
    ("ids", "message"),
    [
        (("kr-old", "kr-old"), "into itself"),
        (("kr-old", "kr-nowhere"), "no file has the id 'kr-nowhere'"),
        (("kr-new", "kr-older"), "give that id"),
        (("kr-older", "kr-first"), "was merged into kr-old already"),
        (("kr-other", "kr-old"), "they are two bodies, or one of these is wrong"),
        (("kr-kaist", "kr-kist"), "are never one body"),
        (("kr-broken", "kr-new"), "repair them first"),
    ],
)
def test_what_cannot_be_merged_is_refused_and_nothing_written(
    ids: tuple[str, str], message: str, root: Path, write_registry, capsys: pytest.CaptureFixture[str]
):
    write_registry(
        kr_other=PLAIN.format("kr-other", "바다상사") + "ids: {wikidata: Q43}\n",
        kr_kaist=PLAIN.format("kr-kaist", "한국과학기술원"),
        kr_kist=PLAIN.format("kr-kist", "한국과학기술연구원"),
        kr_broken=PLAIN.format("kr-broken", "하늘상사") + "colour: red\n",
    )
    before = texts(root)
    assert merge(root, *ids) == 2
    assert message in capsys.readouterr().err
    assert texts(root) == before
