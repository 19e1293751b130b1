"""Tables: CSV imported by a map of columns, registries exported as JSON lines and CSV."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

import aliasmap as am
from aliasmap.cli import main


def by_id(path: Path) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def texts(organization: dict[str, Any]) -> list[str]:
    return [n["text"] for n in organization["names"]]


TABLES = {
    "comma": "회사명,English,약칭\n가온테크,Gaon Tech,가온;GT\n",
    "semicolon": '회사명;English;약칭\n가온테크;Gaon Tech;"가온; GT"\n',
    "tab": "회사명\tEnglish\t약칭\n가온테크\tGaon Tech\t가온;GT\n",
    "bom and crlf": "\ufeff회사명,English,약칭\r\n\r\n가온테크,Gaon Tech,가온;GT\r\n",
    "quoted, other columns": '"회사명","a;b;c;d",English,약칭\n가온테크,"x,\ny","Gaon Tech"," 가온 ;; GT "\n',
}
MAP = ["--map", "name:ko=회사명", "name:en=English", "name::short=약칭"]
KR = ["--country", "KR", "--kind", "company"]


@pytest.mark.parametrize("case", TABLES)
def test_a_table_is_read_whatever_parts_its_cells(case: str, tmp_path: Path):
    source, out = tmp_path / "t.csv", tmp_path / "t.jsonl"
    source.write_bytes(TABLES[case].encode())
    assert main(["import", "csv", str(source), "-o", str(out), *MAP, *KR]) == 0
    (made,) = by_id(out).values()
    assert made == {
        "id": "kr-gaon-tech-35f5ad",
        "kind": "company",
        "country": "KR",
        "names": [
            {"text": "가온테크", "lang": "ko", "kind": "official"},
            {"text": "Gaon Tech", "lang": "en", "kind": "official"},
            {"text": "가온", "kind": "short"},
            {"text": "GT", "kind": "short"},
        ],
    }
    assert am.load([out]).resolve("㈜가온테크").id == "kr-gaon-tech-35f5ad"


def test_every_field_of_a_table(tmp_path: Path):
    source, out = tmp_path / "t.csv", tmp_path / "t.jsonl"
    source.write_text(
        "key,what,where,n,url,from,to,up,remark,R,W\n"
        "kr-a,bank,,가,https://a,2001,2004-05,kr-b; kr-c,=x,https://ror.org/01wpjm123,Q33366149\n"
        "sg-b,financial,SG,나,,,,,,,\n",
        encoding="utf-8",
    )
    fields = [
        "id=key",
        "kind=what",
        "country=where",
        "name=n",
        "website=url",
        "since=from",
        "until=to",
        "parent=up",
        "note=remark",
    ]
    call = ["import", "csv", str(source), "-o", str(out), "--map", *fields, "--map", "ids.ror=R", "ids.wikidata=W"]
    assert main([*call, "--country", "KR"]) == 1, "bank is no kind"
    assert by_id(out)["sg-b"] == {
        "id": "sg-b",
        "kind": "financial",
        "country": "SG",
        "names": [{"text": "나", "kind": "official"}],
    }
    source.write_text(source.read_text(encoding="utf-8").replace("bank", "financial"), encoding="utf-8")
    assert main([*call, "--country", "KR"]) == 0
    assert by_id(out)["kr-a"] == {
        "id": "kr-a",
        "kind": "financial",
        "country": "KR",
        "since": "2001",
        "until": "2004-05",
        "names": [{"text": "가", "kind": "official"}],
        "parent": [{"id": "kr-b"}, {"id": "kr-c"}],
        "ids": {"ror": "01wpjm123", "wikidata": "Q33366149"},
        "website": "https://a",
        "note": "=x",
    }


def test_bad_rows_are_named_by_their_line_and_the_others_are_written(tmp_path: Path, capsys):
    source, out = tmp_path / "t.csv", tmp_path / "t.jsonl"
    source.write_text(
        '회사명,나라\n가온,KR\n"두\n줄",KR\n다솜,Korea\n,KR\n나래,KR,x\n"a"b,KR\n가온,KR\n누리,SG\n', encoding="utf-8"
    )
    call = ["import", "csv", str(source), "-o", str(out), "--map", "name=회사명", "country=나라", "--kind", "company"]
    assert main(call) == 1
    error = capsys.readouterr().err
    for line, what in [(5, "R104"), (6, "R004"), (7, "has 3 cells"), (8, "is no CSV"), (9, "is that of line 2")]:
        assert any(f"t.csv:{line} " in row and what in row for row in error.splitlines()), (line, what, error)
    assert "5 rows have problems" in error
    assert [texts(row) for row in by_id(out).values()] == [["가온"], ["두\n줄"], ["누리"]]


def test_ids_do_not_depend_on_the_other_rows(tmp_path: Path):
    ids = []
    for rows in ("가온,Gaon\n다솜,\n", "나래,Narae\n다솜,\n가온,Gaon\n"):
        source, out = tmp_path / "t.csv", tmp_path / "t.jsonl"
        source.write_text("회사명,English\n" + rows, encoding="utf-8")
        assert main(["import", "csv", str(source), "-o", str(out), "--map", "name=회사명", "name:en=English", *KR]) == 0
        ids.append({row["names"][0]["text"]: ident for ident, row in by_id(out).items()})
    assert ids[0]["가온"] == ids[1]["가온"]
    assert ids[0]["다솜"] == ids[1]["다솜"]


@pytest.mark.parametrize(
    ("content", "options", "code", "message"),
    [
        (None, MAP, 2, "cannot be read: No such file"),
        (b"", MAP, 2, "none: the file is empty"),
        (b"a,b\n1,2\n", ["--map", "name=c"], 2, "no column 'c'\nits columns: a, b"),
        (b"a,a\n1,2\n", ["--map", "name=a"], 2, "has the column 'a' twice"),
        (b"a,b\n1,2\n", ["--map", "nmae=a"], 2, "did you mean 'name'?"),
        (b"a,b\n1,2\n", ["--map", "name:ko:brandd=a"], 2, "unknown kind of name 'brandd'"),
        (b"a,b\n1,2\n", ["--map", "id=a"], 2, "names no column for the names"),
        (b"a,b\n1,2\n", ["--map", "name=a", "id=a", "id=b"], 2, "gives id twice"),
        (b"a,b\n1,2\n", ["--map", "name=a", "--country", "Korea"], 2, "unknown country 'Korea'"),
        (b"a,b\n1,2\n", ["--map", "name=a", "--kind", "firm"], 2, "unknown kind 'firm'"),
        (b"a,b\n1,2\n", ["--map", "name=a", "--country", "KR"], 1, "no row that can be used"),
        ("회사명\n가온\n".encode("cp949"), MAP, 1, "iconv -f CP949 -t UTF-8"),
        ("회사명\n가온\n".encode("utf-16"), MAP, 1, "iconv -f UTF-16 -t UTF-8"),
    ],
)
def test_a_bad_table_or_map_is_answered_with_the_repair(content, options, code, message, tmp_path: Path, capsys):
    source, out = tmp_path / "t.csv", tmp_path / "t.jsonl"
    if content is not None:
        source.write_bytes(content)
    assert main(["import", "csv", str(source), "-o", str(out), *options]) == code
    assert message in capsys.readouterr().err
    assert not out.exists()


def test_an_export_loads_as_the_same_organizations(tmp_path: Path):
    out = tmp_path / "all.jsonl"
    assert main(["export", "jsonl", "-o", str(out)]) == 0
    bundled = am.load()
    again = am.load([out])
    assert not again.problems
    assert [o._replace(find=None) for o in again.index] == [o._replace(find=None) for o in bundled.index]


def test_an_export_as_csv_loses_no_name(tmp_path: Path, resolver):
    out = tmp_path / "names.csv"
    assert main(["export", "csv", "-o", str(out)]) == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = {(row["id"], row["text"].removeprefix("'"), row["lang"], row["since"]) for row in csv.DictReader(file)}
    names = {(o.id, n.text.removeprefix("'"), " ".join(n.lang), n.since) for o in resolver.index for n in o.names}
    assert rows == names


def test_an_overlay_is_three_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.chdir(tmp_path)
    line = '{"id": "kr-gaon", "kind": "company", "country": "KR", "names": [{"text": "가온테크", "lang": "ko"}]}\n'
    Path("ours.jsonl").write_text(line, encoding="utf-8")
    assert main(["registry", "lint", "ours.jsonl"]) == 0
    assert main(["build", "--registry", "bundled", "--registry", "ours.jsonl", "-o", "all.aliasmap"]) == 0
    capsys.readouterr()
    assert main(["lookup", "㈜가온테크", "KAIST", "--registry", "all.aliasmap", "--json"]) == 0
    assert [json.loads(row)["id"] for row in capsys.readouterr().out.splitlines()] == ["kr-gaon", "kr-kaist"]
    assert main(["export", "jsonl", "--registry", "all.aliasmap", "-o", "all.jsonl"]) == 0
    both = [am.load([source]).index for source in ("all.aliasmap", "all.jsonl")]
    assert [o._replace(find=None) for o in both[0]] == [o._replace(find=None) for o in both[1]]


def test_an_export_as_csv_has_a_row_a_name_and_no_formulas(tmp_path: Path):
    source, out = tmp_path / "ours.jsonl", tmp_path / "names.csv"
    rows = [
        {
            "id": "kr-a",
            "kind": "company",
            "country": "KR",
            "names": [
                {"text": '=HYPERLINK("x")', "source": "@news"},
                {"text": "A, B", "lang": ["ko", "en"], "kind": "short", "since": "2001", "until": "2004", "weak": True},
            ],
        },
        {"id": "kr-old", "merged_into": "kr-a"},
    ]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert main(["export", "csv", "-o", str(out), "--registry", str(source)]) == 0
    with out.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [
            ["id", "kind", "country", "text", "lang", "name_kind", "since", "until", "weak", "source"],
            ["kr-a", "company", "KR", '\'=HYPERLINK("x")', "", "official", "", "", "", "'@news"],
            ["kr-a", "company", "KR", "A, B", "ko en", "short", "2001", "2004", "true", ""],
        ]


@pytest.mark.parametrize("command", ["import", "import ror", "import csv", "export"])
def test_help_has_an_example(command: str, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([*command.split(), "--help"])
    assert stopped.value.code == 0
    assert "example" in capsys.readouterr().out
