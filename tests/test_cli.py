"""The command line as a user calls it."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from aliasmap.cli import main
from aliasmap.text.width import display_width
from tests.conftest import REGISTRY, ROOT


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "aliasmap", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_lookup_json_has_the_fields_that_scripts_rely_on(capsys: pytest.CaptureFixture[str]):
    assert main(["lookup", "MSS", "KAIST", "없는이름", "--json"]) == 0
    ambiguous, match, nil = map(json.loads, capsys.readouterr().out.splitlines())
    assert list(match)[:8] == ["query", "status", "id", "best", "score", "name", "reason", "candidates"]
    assert list(match["candidates"][0]) == ["id", "name", "score", "evidence"]
    assert list(match["candidates"][0]["evidence"][0]) == ["kind", "detail", "weight"]
    assert (match["status"], match["id"], match["best"]) == ("match", "kr-kaist", "kr-kaist")
    assert (ambiguous["status"], ambiguous["id"], ambiguous["reason"]) == ("review", None, "ambiguous")
    assert (nil["status"], nil["reason"], nil["id"]) == ("nil", "unknown", None)


def test_lookup_reads_standard_input_and_answers_empty_lines_too():
    done = run("lookup", "-", "--json", stdin="KAIST\r\n\n카이스트\n")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["kr-kaist", None, "kr-kaist"]


@pytest.mark.parametrize(("fail_on", "codes"), [("review", [0, 1, 1]), ("nil", [0, 0, 1])])
def test_fail_on_is_for_scripts(fail_on: str, codes: list[int]):
    assert [main(["lookup", name, "--fail-on", fail_on]) for name in ("KAIST", "MSS", "없는이름")] == codes


def test_lookup_explains(capsys: pytest.CaptureFixture[str]):
    main(["lookup", "MSS", "--country", "CN", "--explain"])
    assert "as asked" in capsys.readouterr().out


def test_annotate_jsonl_has_the_fields_that_scripts_rely_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    text = "KAIST AI Graduate School과 중기부는"
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert main(["annotate", str(path), "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    wanted = {
        "doc",
        "start",
        "end",
        "surface",
        "id",
        "best",
        "status",
        "score",
        "name",
        "reason",
        "kind",
        "nil",
        "nested_in",
        "candidates",
    }
    for row in rows:
        assert wanted <= set(row)
        assert text[row["start"] : row["end"]] == row["surface"]
        assert row["doc"] == str(path)
        assert row["kind"] == "org"
    assert [row["nested_in"] for row in rows] == [None, 0, None]


def test_annotate_reads_a_folder_and_writes_a_file(tmp_path: Path):
    (tmp_path / "in").mkdir()
    for name in ("b.txt", "a.md", "c.dat"):
        (tmp_path / "in" / name).write_text("카이스트는", encoding="utf-8")
    out = tmp_path / "deep" / "out.csv"
    assert main(["annotate", str(tmp_path / "in"), "--format", "csv", "-o", str(out)]) == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert [Path(r["doc"]).name for r in rows] == ["a.md", "b.txt"]


def test_tables_align_wide_characters(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "a.txt"
    path.write_text("카이스트는 KIST와 과학기술정보통신부를", encoding="utf-8")
    main(["annotate", str(path)])
    head, *rows, _ = capsys.readouterr().out.splitlines()
    column = head.index("status")
    for row in rows:
        assert display_width(row[: row.index("match")]) == column


def test_show_list_and_stats(capsys: pytest.CaptureFixture[str]):
    assert main(["show", "kr-msit"]) == 0
    assert "과학기술정보통신부" in capsys.readouterr().out
    assert main(["show", "ror:05apxxy63", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "kr-kaist"
    assert main(["list", "--country", "SG", "--kind", "ministry", "--json"]) == 0
    listed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"sg-moe"} <= {o["id"] for o in listed}
    assert {(o["country"], o["kind"]) for o in listed} == {("SG", "ministry")}
    assert main(["registry", "stats", "--json"]) == 0
    stats = json.loads(capsys.readouterr().out)
    assert stats["names"] == sum(row["names"] for row in stats["country"].values())


def test_build_and_use_an_artifact(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "r.aliasmap"
    assert main(["build", "--registry", str(REGISTRY), "-o", str(out)]) == 0
    assert main(["lookup", "KAIST", "--registry", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["id"] == "kr-kaist"


def test_a_new_organization_is_written_clean(write_registry, capsys: pytest.CaptureFixture[str]):
    root = write_registry(kr_a="id: kr-a\nkind: company\ncountry: KR\nnames:\n  - {text: GAON, kind: brand}\n")
    call = [
        "registry",
        "new",
        "가온기술원",
        "--country",
        "KR",
        "--kind",
        "research-institute",
        "--name",
        "GIT",
        "--into",
        str(root),
    ]
    assert main(call) == 0
    path = root / "orgs" / "kr" / "kr-git.yaml"
    assert path.read_text(encoding="utf-8").startswith("id: kr-git\nkind: research-institute\n")
    assert main(["registry", "lint", str(root)]) == 0
    assert main(["registry", "fmt", "--check", str(root)]) == 0
    assert main(call) == 1, "it is known already"
    assert main([*call, "--anyway", "--id", "kr-git"]) == 2, "an id is never given twice"
    capsys.readouterr()


def test_lint_of_one_file_and_as_json(write_registry, capsys: pytest.CaptureFixture[str]):
    root = write_registry(kr_a="id: kr-a\nkind: firm\ncountry: KR\nnames:\n  - {text: GAON, kind: brand}\n")
    assert main(["registry", "lint", str(root / "orgs" / "kr" / "kr-a.yaml"), "--json"]) == 1
    problem = json.loads(capsys.readouterr().out)
    assert (problem["code"], problem["line"], problem["column"]) == ("R103", 2, 7)


def test_fmt_writes_and_check_does_not(write_registry, capsys: pytest.CaptureFixture[str]):
    messy = "kind: company\nid: kr-a\ncountry: KR\nnames:\n  - {kind: brand, text: GAON}\n"
    root = write_registry(kr_a=messy)
    path = root / "orgs" / "kr" / "kr-a.yaml"
    assert main(["registry", "fmt", "--check", str(root)]) == 1
    assert path.read_text() == messy
    assert main(["registry", "fmt", str(root)]) == 0
    assert main(["registry", "fmt", "--check", str(root)]) == 0
    assert path.read_text().startswith("id: kr-a\nkind: company")
    capsys.readouterr()


@pytest.mark.parametrize(
    "command",
    [
        "",
        "lookup",
        "annotate",
        "eval",
        "show",
        "list",
        "build",
        "registry",
        "registry new",
        "registry fmt",
        "registry lint",
        "registry stats",
    ],
)
def test_help_has_an_example(command: str):
    done = run(*command.split(), "--help")
    assert done.returncode == 0
    assert "example" in done.stdout


def test_no_colour_in_a_pipe():
    assert "\x1b" not in run("annotate", str(ROOT / "seeds")).stdout
