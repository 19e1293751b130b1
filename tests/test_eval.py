"""The evaluator: strict span and organization, only what is sure, only what counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aliasmap.cli import main
from aliasmap.errors import BadArgument
from aliasmap.evaluate import evaluate, read_gold
from tests.conftest import ROOT, SHARED, needs_shared

TEXT = "카이스트는 KIST와 MSS, 우리팀은 KAIST AI Graduate School에서"


def gold_row(surface: str, entity: str, main: bool = True, **more: object) -> dict[str, object]:
    start = TEXT.index(surface)
    return {
        "file": "a.txt",
        "start": start,
        "end": start + len(surface),
        "surface": surface,
        "entity": entity,
        "main": main,
        "form": "exact",
    } | more


@pytest.fixture
def score(tmp_path: Path, resolver):
    def run(rows: list[dict[str, object]], entities: list[dict[str, object]] | None = None):
        path = tmp_path / "gold.jsonl"
        path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
        other = None
        if entities is not None:
            other = tmp_path / "entities.jsonl"
            other.write_text("".join(json.dumps(e, ensure_ascii=False) + "\n" for e in entities), encoding="utf-8")
        gold = read_gold(path, resolver, other)
        return evaluate(gold, {"a.txt": TEXT}, {"a.txt": resolver.annotate(TEXT)})

    return run


def test_right_wrong_and_missed(score):
    report = score(
        [
            gold_row("카이스트", "kr-kaist"),
            gold_row("KIST", "kr-kist"),
            gold_row("MSS", "kr-mss"),
            gold_row("우리팀", "kr-kist"),
        ]
    )
    # MSS is only a review, 우리팀 is not found, the school and the KAIST in it are not in the gold
    assert (report.total.right, report.total.wrong, report.total.missed) == (2, 2, 2)


def test_a_prediction_over_rows_that_are_not_main_is_neither(score):
    school = gold_row("KAIST AI Graduate School", "kr-kaist-gsai", main=False)
    report = score([gold_row("카이스트", "kr-kaist"), gold_row("KIST", "kr-kist"), school])
    assert (report.total.right, report.total.wrong, report.total.missed) == (2, 0, 0)


def test_an_alternative_reading_of_the_span_is_right(score):
    rows = [gold_row("카이스트는", "kr-kaist", alt_surfaces=["카이스트"]), gold_row("KIST와", "kr-kist")]
    report = score([*rows, gold_row("KAIST AI Graduate School", "kr-kaist-gsai", main=False)])
    assert (report.total.right, report.total.wrong, report.total.missed) == (1, 1, 1)


def test_keys_are_mapped_by_names_and_country(score):
    entities = [
        {"key": "a", "country": "KR", "names": {"ko": ["한국과학기술원", "카이스트"]}, "acronyms": ["KAIST"]},
        {"key": "b", "country": "SG", "names": {"ko": ["한국과학기술연구원"]}, "acronyms": []},
    ]
    report = score([gold_row("카이스트", "a"), gold_row("KIST", "b")], entities)
    assert report.total.right == 1
    assert report.unmapped == ("b",)


def test_a_line_that_is_no_row_is_named(tmp_path: Path, resolver):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"file": "a.txt"}\n')
    with pytest.raises(BadArgument, match=r"gold\.jsonl:1"):
        read_gold(path, resolver)


def test_unknown_organizations_and_splits_are_scored_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    text = "KAIST met Gapcheon Photonics."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    base = {"file": "a.txt", "main": True, "form": "exact", "tags": ["plain"]}
    rows = [
        {**base, "start": 0, "end": 5, "surface": "KAIST", "entity": "kr-kaist", "split": "tune"},
        {**base, "start": 10, "end": 28, "surface": "Gapcheon Photonics", "entity": "nil-gapcheon", "split": "tune"},
        {**base, "start": 6, "end": 9, "surface": "met", "entity": "kr-kist", "split": "test"},
    ]
    gold, floors = tmp_path / "gold.jsonl", tmp_path / "floors.json"
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    floors.write_text('{"all": 0.9, "nil": 0.9}', encoding="utf-8")
    call = ["eval", str(gold), "--docs", str(tmp_path), "--floor", str(floors), "--json"]
    assert main([*call, "--split", "tune"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["f1"], report["nil"]["f1"], report["tags"]["plain"]["marked"]) == (1.0, 1.0, 1)
    assert report["calibration"]["n"] == 1
    assert main(call) == 1
    assert "F1 of all is" in capsys.readouterr().err


def test_floors_that_are_none_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "floors.json").write_text("[1]", encoding="utf-8")
    gold = ROOT / "seeds" / "gold" / "demo.jsonl"
    call = ["eval", str(gold), "--docs", str(ROOT / "seeds"), "--floor", str(tmp_path / "floors.json")]
    assert main(call) == 2
    assert "holds no floors" in capsys.readouterr().err


def test_the_demo_articles(capsys: pytest.CaptureFixture[str]):
    assert main(["eval", str(ROOT / "seeds" / "gold" / "demo.jsonl"), "--docs", str(ROOT / "seeds"), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [key for key in report["unmapped"] if not key.startswith("nil-")] == []
    assert report["precision"] >= 0.95
    assert report["recall"] >= 0.82


@needs_shared
def test_the_source_articles(capsys: pytest.CaptureFixture[str]):
    gold = SHARED / "gold"
    call = [
        "eval",
        str(gold / "seeds.jsonl"),
        "--docs",
        str(SHARED / "seeds"),
        "--entities",
        str(gold / "entities.jsonl"),
        "--json",
    ]
    assert main(call) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["unmapped"] == []
    assert report["precision"] >= 0.95
    assert report["recall"] >= 0.82


def test_a_silent_line_says_that_its_file_names_nobody(tmp_path, resolver):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        '{"file": "a.txt", "silent": true, "split": "tune"}\n{"file": "b.txt", "silent": true, "split": "test"}\n',
        encoding="utf-8",
    )
    assert read_gold(gold, resolver, split="tune").rows == {"a.txt": []}
