"""What changed between two versions, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aliasmap.cli import main
from tests.test_diff import org

OLD = [
    org("kr-a", "다솜부", {"text": "다부", "lang": "ko", "kind": "short"}),
    org("kr-b", "나라청"),
    org("kr-c", "라온청"),
    org("kr-d", "마루청"),
]
NEW = [
    org(
        "kr-a",
        "다솜혁신부",
        {"text": "다솜부", "lang": "ko", "kind": "former", "until": "2026"},
        {"text": "다부", "lang": "ko", "kind": "short", "source": "news"},
        website="https://example.org",
    ),
    org("kr-b", "나라청", until="2026-01-01"),
    {"id": "kr-c", "merged_into": "kr-b"},
    org("kr-e", "바다부", succeeds=[{"id": "kr-b", "on": "2026-01-01"}]),
]


@pytest.fixture
def versions(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "old.jsonl", tmp_path / "new.jsonl"]
    for path, orgs in zip(paths, (OLD, NEW), strict=True):
        path.write_text("".join(json.dumps(o) + "\n" for o in orgs))
    return [str(path) for path in paths]


def test_ids_and_names_added_changed_ended_and_merged(versions: list[str], capsys: pytest.CaptureFixture[str]):
    assert main(["registry", "changelog", *versions, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [c["id"] for c in found["added"]] == ["kr-e"]
    assert found["ended"] == [{"id": "kr-b", "until": "2026-01-01", "successors": ["kr-e"]}]
    assert found["merged"] == [{"id": "kr-c", "into": "kr-b"}]
    assert found["vanished"] == [{"id": "kr-d"}]
    assert found["renamed"] == [{"id": "kr-a", "lang": "ko", "before": "다솜부", "after": "다솜혁신부"}]
    [names] = found["names"]
    assert [n["text"] for n in names["added"]] == ["다솜혁신부"]
    assert [n["text"] for n in names["changed"]] == ["다솜부", "다부"]
    assert [c["field"] for c in found["fields"]] == ["website"]


def test_the_page_for_people(versions: list[str], tmp_path: Path):
    assert main(["registry", "changelog", *versions, "-o", str(tmp_path / "CHANGES.md")]) == 0
    text = (tmp_path / "CHANGES.md").read_text(encoding="utf-8")
    for line in (
        "- `kr-e` 바다부 (company, KR)",
        "- `kr-b` on 2026-01-01, carried on by kr-e",
        "- `kr-c` into `kr-b`",
        "- `kr-a` 다솜부 → 다솜혁신부 (ko)",
        "- `kr-a` 다솜혁신부: added 다솜혁신부; 다솜부 kind official → former, until none → 2026; 다부 source none → news",
    ):
        assert line in text


def test_nothing_changed(versions: list[str], capsys: pytest.CaptureFixture[str]):
    assert main(["registry", "changelog", versions[0], versions[0]]) == 0
    assert capsys.readouterr().out.endswith("Nothing changed.\n")
