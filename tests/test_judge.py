"""Judgements: a suggestion is decided once, in a file of its own; what is accepted goes into the registry whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import aliasmap
from aliasmap.cli import main
from aliasmap.curate.judge import read_judgements, unjudged
from aliasmap.curate.suggest import Suggestion, suggest
from aliasmap.errors import BadArgument
from tests.conftest import REGISTRY

GAON = "# about it\nid: kr-gaon\nkind: company\ncountry: KR\nnames:\n  - {text: 가온테크, lang: ko}  # from its site\n"
EDIT = "# mentions: 2\nid: kr-gaon\nkind: company\ncountry: KR\nnames:\n  - {text: 가온, lang: ko, kind: short, source: news}\n"
NEW = "# mentions: 1\nid: kr-gir\nkind: research-institute\ncountry: KR\nnames:\n  - {text: 가온로봇연구원, lang: ko, kind: official, source: news}  # seen\n"
Write = Callable[..., Path]


@pytest.fixture
def review(tmp_path: Path) -> Path:
    folder = tmp_path / "review"
    folder.mkdir()
    (folder / "kr-gir.yaml").write_text(NEW, encoding="utf-8")
    (folder / "kr-gaon-gaon.yaml").write_text(EDIT, encoding="utf-8")
    return folder


def judged(verdict: str, file: Path, root: Path, *more: str) -> int:
    return main(["registry", "judge", verdict, str(file), "--into", str(root), *more])


def test_an_accepted_organization_becomes_a_file(write_registry: Write, review: Path):
    root = write_registry(kr_gaon=GAON)
    assert judged("accept", review / "kr-gir.yaml", root) == 0
    written = (root / "orgs" / "kr" / "kr-gir.yaml").read_text(encoding="utf-8")
    assert written == NEW.partition("\n")[2]
    assert not (review / "kr-gir.yaml").exists()
    assert aliasmap.load([root]).resolve("가온로봇연구원").id == "kr-gir"
    assert main(["registry", "judge", "replay", "--into", str(root)]) == 0


def test_accepted_names_are_added_and_comments_stay(write_registry: Write, review: Path):
    root = write_registry(kr_gaon=GAON)
    assert judged("accept", review / "kr-gaon-gaon.yaml", root) == 0
    [file] = (root / "orgs").rglob("kr-gaon.yaml")
    assert file.read_text(encoding="utf-8") == GAON + "  - {text: 가온, lang: ko, kind: short, source: news}\n"
    again = file.read_text(encoding="utf-8")
    (review / "kr-gaon-gaon.yaml").write_text(EDIT, encoding="utf-8")
    assert judged("accept", review / "kr-gaon-gaon.yaml", root) == 0
    assert file.read_text(encoding="utf-8") == again


def test_what_was_rejected_is_not_proposed_again_and_a_judgement_is_a_file(write_registry: Write, review: Path):
    root = write_registry(kr_gaon=GAON)
    assert judged("reject", review / "kr-gir.yaml", root, "--note", "made up: of a novel") == 0
    file = root / "judgements" / "kr-gir.yaml"
    assert file.read_text(encoding="utf-8") == (
        'names:\n  - 가온로봇연구원\nnote: "made up: of a novel"\nverdict: reject\n'
    )
    assert not (root / "orgs" / "kr" / "kr-gir.yaml").exists()
    resolver = aliasmap.load([root])
    found = suggest(resolver, {"a.txt": "가온로봇연구원은 밝혔다."})
    assert "가온로봇연구원" in found[0].names
    assert unjudged(found, read_judgements(root / "judgements")) == []


def test_a_judgement_is_of_full_names_for_one_body():
    def suggestion(*names: str, organization: str | None = None) -> Suggestion:
        return Suggestion(names, (), "company", "KR", organization, 1, {"a": 1}, ())

    from aliasmap.curate.judge import Judgement

    new = Judgement("x.yaml", ("Gaon Optics", "GO"), "reject")
    assert [
        new.covers(s)
        for s in (
            suggestion("Gaon Optics"),
            suggestion("GO"),
            suggestion("General Omnibus", "GO"),
            suggestion("Gaon Optics", organization="kr-gaon"),
        )
    ] == [True, True, False, False]
    edit = Judgement("x.yaml", ("Gaon",), "reject", "kr-gaon")
    assert [edit.covers(suggestion("Gaon", organization=o)) for o in ("kr-gaon", "kr-other", None)] == [
        True,
        False,
        False,
    ]


def test_replay_names_what_the_registry_says_against(write_registry: Write, capsys: pytest.CaptureFixture[str]):
    root = write_registry(kr_gaon=GAON)
    (root / "judgements").mkdir()
    (root / "judgements" / "a.yaml").write_text("names: [가온테크]\nverdict: reject\n", encoding="utf-8")
    (root / "judgements" / "b.yaml").write_text(
        "names: [가온]\nverdict: accept\norganization: kr-gaon\n", encoding="utf-8"
    )
    assert main(["registry", "judge", "replay", "--into", str(root)]) == 1
    out = capsys.readouterr().out
    assert "'가온테크' was rejected, and kr-gaon has it" in out
    assert "'가온' was accepted as a name of kr-gaon, which lacks it" in out


@pytest.mark.parametrize("path", sorted((REGISTRY / "judgements").glob("*.yaml")), ids=lambda p: p.stem)
def test_the_registry_agrees_with_what_was_judged(path: Path, resolver):
    [judgement] = [j for j in read_judgements(path.parent) if j.path == str(path)]
    assert list(judgement.contradictions(resolver)) == []


@pytest.mark.parametrize(
    "text",
    ["names: [가온]\nverdict: maybe\n", "verdict: reject\n", "names: 가온\nverdict: reject\n", "names: [가온", "- x\n"],
)
def test_a_file_that_is_no_judgement_is_named(text: str, tmp_path: Path):
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BadArgument, match=r"x\.yaml"):
        read_judgements(tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NEW[: NEW.index("가온로봇") + 2], "R002"),
        (NEW + "#" * (1 << 20), "bytes"),
        (NEW.replace("kind: official", "knd: official"), "knd"),
        (NEW.replace("country: KR", "country: XY"), "XY"),
        ("[" * 5_000, "deep"),
        ("", "empty"),
    ],
    ids=["truncated", "huge", "misspelled", "no country", "deep", "empty"],
)
def test_a_bad_file_is_named_and_nothing_is_half_written(
    text: str, said: str, write_registry: Write, review: Path, capsys: pytest.CaptureFixture[str]
):
    root = write_registry(kr_gaon=GAON)
    bad = review / "kr-gir.yaml"
    bad.write_text(text, encoding="utf-8")
    before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    call = ["registry", "judge", "accept", str(bad), str(review / "kr-gaon-gaon.yaml"), "--into", str(root)]
    assert main(call) == 1
    error = capsys.readouterr().err
    assert str(bad) in error
    assert said in error
    assert bad.read_text(encoding="utf-8") == text
    after = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    changed = {p.name for p in after if after[p] != before.get(p)}
    assert changed == {"kr-gaon.yaml", "kr-gaon-gaon.yaml"}
