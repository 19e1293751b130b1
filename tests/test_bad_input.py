"""Bad input is answered with what, where and the repair, and never stops the others."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

import aliasmap as am
from aliasmap.cli import main

GOOD = "id: kr-good\nkind: company\ncountry: KR\nnames:\n  - {text: 다솜전자, lang: ko, kind: official}\n"
HEAD = "id: kr-bad\nkind: company\ncountry: KR\n"
NAME = "names:\n  - {text: 가온테크, lang: ko, kind: official}\n"
BROKEN = {
    "comma trap": (HEAD + "names:\n  - {text: Trade, Industry, lang: en}\n", "R001", "double quotes"),
    "no yaml": (HEAD + "names: [\n", "R002", "not YAML"),
    "empty": ("", "R002", "is empty"),
    "binary": (b"\x00\x01\x02", "R002", "not YAML"),
    "not utf-8": (HEAD.encode() + "names: 가".encode("cp949"), "R002", "UTF-8"),
    "key twice": (HEAD + "kind: agency\n" + NAME, "R002", "stands twice"),
    "a list": ("- id: kr-bad\n", "R002", "must be a mapping"),
    "unknown field": (HEAD + "qwxyz: red\n" + NAME, "R003", "known fields"),
    "unknown country": (HEAD.replace("KR", "Korea") + NAME, "R104", "ISO 3166-1"),
    "wrong date": (HEAD + "since: 26.7.2017\n" + NAME, "R107", "YYYY-MM-DD"),
    "no names": (HEAD, "R004", "at least one name"),
    "no id": (HEAD.partition("\n")[2] + NAME, "R004", "'id' is missing"),
    "alias bomb": (HEAD + "names: [&a {text: 가온테크}, *a]\n", "R002", "alias"),
    "huge": (HEAD + NAME + "#" * (2 << 20), "R002", "bytes"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_named_and_the_others_are_read(case: str, write_registry):
    content, code, message = BROKEN[case]
    root = write_registry(kr_bad=content, kr_good=GOOD)
    with pytest.warns(UserWarning, match="left out"):
        resolver = am.load(root)
    assert resolver.resolve("다솜전자").id == "kr-good"
    found = [str(p) for p in resolver.problems]
    assert any(code in p and message in p and "kr-bad.yaml" in p for p in found), found
    assert resolver.index.number("kr-bad") == -1


def test_a_source_with_nothing_in_it_says_why(write_registry):
    with pytest.raises(am.BadArgument, match="R104"):
        am.load(write_registry(kr_bad=BROKEN["unknown country"][0]))
    with pytest.raises(am.BadArgument, match="no registry at"):
        am.load("/no/such/place")


def test_json_lines_name_the_line(tmp_path: Path):
    path = tmp_path / "ours.jsonl"
    path.write_text(
        '{"id": "kr-a", "kind": "company", "country": "KR", "names": [{"text": "가온테크"}]}\n{oops\n', encoding="utf-8"
    )
    with pytest.warns(UserWarning, match=r"ours\.jsonl:2"):
        assert am.load(path).resolve("가온테크").id == "kr-a"


def documents(folder: Path) -> dict[str, Path]:
    cases = {
        "empty": b"",
        "binary": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "damaged": "과학기술정보통신부는".encode() + b"\xff",
        "bom": b"\xef\xbb\xbf" + "과기정통부는".encode(),
        "windows": "과기정통부는\r\n카이스트와\r\n".encode(),
        "line": ("KAIST는 오늘 그 결과를 밝혔다. " * 240_000).encode(),
        "control": b"KAIST\x07\x1b[31m and \x0c KIST",
        "good": "카이스트는 밝혔다.\n".encode(),
    }
    made = {}
    for name, content in cases.items():
        made[name] = folder / f"{name}.txt"
        made[name].write_bytes(content)
    made["missing"] = folder / "missing.txt"
    made["folder"] = folder
    return made


def test_a_bad_document_is_reported_and_the_others_are_annotated(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    made = documents(tmp_path)
    names = ("empty", "binary", "damaged", "bom", "windows", "missing", "control", "good")
    assert main(["annotate", "--format", "csv", *(str(made[n]) for n in names)]) == 1
    out, err = capsys.readouterr()
    assert "binary.txt: is no text: it holds a NUL byte" in err
    assert "damaged.txt: is not UTF-8: byte 30 (line 1) is 0xff" in err
    assert "--encoding" in err
    assert "missing.txt: cannot be read: No such file" in err
    assert "3 documents could not be read" in err
    found = {line.split(",")[0].rpartition("/")[2] for line in out.splitlines()[1:]}
    assert found == {"bom.txt", "windows.txt", "control.txt", "good.txt"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind the superuser")
def test_a_document_without_permission_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = documents(tmp_path)["good"]
    path.chmod(0)
    assert main(["annotate", str(path)]) == 1
    assert "Permission denied" in capsys.readouterr().err


def test_offsets_count_after_a_byte_order_mark_and_through_windows_line_ends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    made = documents(tmp_path)
    main(["annotate", "--format", "csv", str(made["bom"]), str(made["windows"])])
    rows = [line.split(",")[1:4] for line in capsys.readouterr().out.splitlines()[1:]]
    assert rows == [["0", "5", "과기정통부"], ["0", "5", "과기정통부"], ["8", "12", "카이스트"]]


def test_a_line_of_ten_megabytes_is_annotated(tmp_path: Path):
    text = documents(tmp_path)["line"].read_text(encoding="utf-8")
    assert len(am.annotate(text)) == 240_000


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["lookup", "KAIST", "--country", "Korea"], "did you mean KR"),
        (["lookup", "KAIST", "--as-of", "yesterday"], "YYYY-MM-DD"),
        (["lookup", "KAIST", "--registry", "nowhere"], "no registry at nowhere"),
        (["show", "kr-kaistt"], "near ids: "),
        (["registry", "lint", "--explain", "R999"], "no lint rule"),
        (["registry", "lint", "nowhere"], "no registry at nowhere"),
        (["registry", "fmt", "nowhere"], "no registry at nowhere"),
        (["eval", "nowhere", "--docs", "."], "there is no nowhere"),
        (["registry", "new", "가온", "--country", "KR", "--kind", "firm"], "unknown kind"),
        (["registry", "new", "가온", "--country", "KR", "--kind", "company"], "--id"),
        (["list", "--country", "Korea"], "did you mean KR"),
        (["build", "-o", "/proc/no/such/place.aliasmap"], "cannot be written"),
        (["list", "--kind", "firm"], "unknown kind"),
    ],
)
def test_a_wrong_call_says_how_to_call(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str], monkeypatch
):
    monkeypatch.chdir(Path(__file__).parent.parent)
    assert main(arguments) in (1, 2)
    out, err = capsys.readouterr()
    assert message in err
    assert out == ""
    assert "Traceback" not in err


def test_nothing_is_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "out.jsonl"
    target.write_text("as it was")
    source = tmp_path / "a.txt"
    source.write_text("KAIST")
    with pytest.raises(RuntimeError), warnings.catch_warnings():
        monkeypatch.setattr(
            "aliasmap.resolver.Resolver.annotate", lambda *a, **k: (_ for _ in ()).throw(RuntimeError("power cut"))
        )
        main(["annotate", str(source), "--format", "jsonl", "-o", str(target)])
    assert target.read_text() == "as it was"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "out.jsonl"]


@pytest.mark.parametrize("value", [None, 5, b"KAIST", ["KAIST"]])
def test_what_is_no_text_is_said_to_be_none(value: object):
    with pytest.raises(am.BadArgument, match="is a "):
        am.resolve(value)  # type: ignore[arg-type]
    with pytest.raises(am.BadArgument, match="is a "):
        am.annotate(value)  # type: ignore[arg-type]


def test_a_closed_pipe_is_no_error():
    done = subprocess.run(
        f"{sys.executable} -m aliasmap list | head -n 1", shell=True, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr
