"""Truncated, huge and malformed sources are refused with the record named, the others are read, nothing is half written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import aliasmap as am
from aliasmap.cli import main

GOOD = '{"id": "kr-good", "kind": "company", "country": "KR", "names": [{"text": "다솜전자"}]}\n'
BAD = '{"id": "kr-bad", "kind": "company", "country": "KR", "names": [{"text": "가온테크"}]%s}\n'
LINES: dict[str, tuple[bytes, str]] = {
    "truncated": (GOOD[:40].encode(), "R002 is not JSON"),
    "binary": (b"\x00\x01\xff\xfe\n", "R002 is not UTF-8"),
    "cp949": (b'{"id": "kr-bad", "note": "\xb3\xaa"}\n', "R002 is not UTF-8: byte 26 is 0xb3"),
    "nested lists": (b"[" * 100_000 + b"\n", "R002 is nested too deep"),
    "nested objects": (b'{"a":' * 100_000 + b"\n", "R002 is nested too deep"),
    "a number of 10,000 digits": (b'{"id": ' + b"9" * 10_000 + b"}\n", "R002 cannot be read"),
    "a line of 3 MB": ((BAD % f', "note": "{"x" * 3_000_000}"').encode(), "R002 has more than"),
    "a name of 5,000 characters": (
        BAD.replace("가온테크", "가" * 5_000).replace("%s", "").encode(),
        "R004 'text' has 5,000",
    ),
    "half a character": ((BAD % ', "note": "\\ud800"').encode(), "R004 'note' holds U+D800"),
    "a control character": ((BAD % ', "website": "\\u0000"').encode(), "R004 'website' holds U+0000"),
    "a control character in a cue": (
        BAD.replace("}]", ', "cues": ["\\u001b[31m"]}]').replace("%s", "").encode(),
        "U+001B",
    ),
    "not a number": ((BAD % ', "since": NaN').encode(), "R004 'since' must be a text, not float"),
    "an array": (b"[]\n", "R002 must be a mapping"),
    "the same id": (GOOD.encode(), "R102 the id 'kr-good' is taken"),
}


@pytest.mark.parametrize("case", LINES)
def test_a_bad_line_is_named_and_the_others_are_read(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    line, message = LINES[case]
    path, out = tmp_path / "ours.jsonl", tmp_path / "out.jsonl"
    path.write_bytes(GOOD.encode() + line + GOOD.replace("kr-good", "kr-last").replace("다솜", "라온").encode())
    code = main(["export", "jsonl", "--registry", str(path), "-o", str(out)])
    err = capsys.readouterr().err
    assert f"{path}:2 {message}" in err or (f"{path}:2 R004" in err and message in err)
    assert "Traceback" not in err
    assert code == 1
    ids = [json.loads(row)["id"] for row in out.read_text(encoding="utf-8").splitlines()]
    assert ids == (["kr-good"] if case == "truncated" else ["kr-good", "kr-last"])


def test_a_list_with_a_hundred_thousand_names_is_refused():
    many = {"id": "kr-x", "kind": "company", "country": "KR", "names": [{"text": f"n{i}"} for i in range(100_000)]}
    with pytest.raises(am.BadArgument, match="at most 10,000 are read"):
        am.load([[many]])


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_yaml_that_would_exhaust_the_stack_is_refused(opening: str, write_registry, capsys: pytest.CaptureFixture[str]):
    root = write_registry(kr_bad="names: " * (opening in "[{a: ") + opening * 200_000)
    assert main(["registry", "lint", str(root)]) == 1
    assert "R002 is nested more than 50 levels deep" in capsys.readouterr().out


def test_nothing_is_written_where_nothing_can_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path, out = tmp_path / "ours.jsonl", tmp_path / "out.aliasmap"
    path.write_bytes(LINES["binary"][0])
    out.write_bytes(b"as it was")
    assert main(["build", "--registry", str(path), "-o", str(out)]) == 2
    assert f"{path}:1 R002" in capsys.readouterr().err
    assert out.read_bytes() == b"as it was"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ours.jsonl", "out.aliasmap"]


@pytest.mark.parametrize("cut", [0, 4, 30, 5_000, 100_000])
def test_a_truncated_artifact_is_refused(cut: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path, source = tmp_path / "a.aliasmap", tmp_path / "ours.jsonl"
    source.write_text(GOOD, encoding="utf-8")
    main(["build", "--registry", str(source), "-o", str(path)])
    path.write_bytes(path.read_bytes()[:cut])
    capsys.readouterr()
    assert main(["lookup", "다솜전자", "--registry", str(path)]) == 1
    err = capsys.readouterr().err
    assert str(path) in err
    assert "aliasmap build" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "content", [b"[" * 100_000, b'[{"id": "https://ror.org/0', b"PK\x03\x04broken", b"\x1f\x8b\x08broken"]
)
def test_a_broken_dump_leaves_the_output_as_it_was(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path, out = tmp_path / "ror.json", tmp_path / "ror.jsonl"
    path.write_bytes(content)
    out.write_text("as it was")
    assert main(["import", "ror", str(path), "-o", str(out)]) == 1
    assert str(path) in capsys.readouterr().err
    assert out.read_text() == "as it was"
