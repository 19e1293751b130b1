"""Documents in: nothing is lost, offsets are exact in the source, and a bad document is named."""

from __future__ import annotations

import html
import io
import json
import os
import random
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aliasmap as am
from aliasmap.cli import main
from aliasmap.documents import find
from aliasmap.documents.encodings import decode, detect
from aliasmap.documents.html import readable

KOREAN = "과학기술정보통신부는 14일 한국과학기술원과 협약을 맺었다. KAIST는 연구를 이끈다.\r\n"
SIMPLIFIED = "国家安全部和中国科学院的研究人员说，他们在北京大学的会议上发表了报告。\n"
TRADITIONAL = "國立臺灣大學和中央研究院的研究人員說，他們在這個會議上發表了報告。\n"
JAPANESE = "東京大学と理化学研究所は、経済産業省の支援を受けて研究を始めると発表した。\n"
ENGLISH = "The Ministry of Science and ICT met ETH Zürich — and KAIST “agreed”.\n"
WRITTEN = [
    (KOREAN, "utf-8", "utf-8"),
    (KOREAN, "utf-8-sig", "utf-8-sig"),
    (KOREAN, "utf-16", "utf-16"),
    (KOREAN, "utf-32", "utf-32"),
    (KOREAN, "utf-16-le", "utf-16-le"),
    (KOREAN, "utf-16-be", "utf-16-be"),
    (KOREAN, "euc_kr", "cp949"),
    (KOREAN, "cp949", "cp949"),
    (JAPANESE, "shift_jis", "cp932"),
    (JAPANESE, "euc_jp", "euc_jp"),
    (SIMPLIFIED, "gb2312", "gb18030"),
    (SIMPLIFIED, "gb18030", "gb18030"),
    (TRADITIONAL, "big5", "big5hkscs"),
    (ENGLISH, "cp1252", "cp1252"),
    ("plain", "ascii", "utf-8"),
]


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict]:
    main(["annotate", *arguments, "--format", "jsonl"])
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(("text", "written", "found"), WRITTEN)
def test_the_encoding_is_found_and_gives_the_text(text: str, written: str, found: str):
    raw = text.encode(written)
    assert decode(raw, "a.txt") == (text, found)
    assert raw.decode(found) == text


@pytest.mark.parametrize(("text", "written", "found"), WRITTEN)
def test_rows_name_the_encoding_and_count_in_the_decoded_text(text, written, found, tmp_path: Path, capsys):
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(written))
    for row in rows(capsys, str(path)):
        assert row["encoding"] == found
        assert path.read_bytes().decode(row["encoding"])[row["start"] : row["end"]] == row["surface"]


def test_an_encoding_that_is_named_is_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "a.txt"
    path.write_bytes("KAIST Ångström".encode("iso8859-15"))
    assert [r["encoding"] for r in rows(capsys, str(path), "--encoding", "latin9")] == ["iso8859-15"]
    assert main(["annotate", str(path), "--encoding", "utf-9"]) == 2
    assert "unknown encoding 'utf-9'" in capsys.readouterr().err
    assert main(["annotate", str(path), "--encoding", "ascii"]) == 1
    assert "is not utf-8: byte 6 (line 1) is 0xc5" in capsys.readouterr().err


def test_a_page_says_its_own_encoding(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "a.html"
    path.write_bytes('<meta charset="euc-kr"><p>똠방각하 KAIST'.encode("cp949"))
    assert [(r["surface"], r["encoding"]) for r in rows(capsys, str(path))] == [("KAIST", "cp949")]


def test_a_damaged_utf8_text_is_not_taken_for_another_encoding():
    raw = (KOREAN * 20).encode()
    with pytest.raises(am.AliasmapError, match=r"is not UTF-8: byte 300 \(line 3\)"):
        decode(raw[:301] + b"\xff" + raw[301:], "a.txt")


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_exactly_or_refused(raw: bytes):
    try:
        text, encoding = decode(raw, "a.txt")
    except am.AliasmapError:
        return
    assert raw.decode(encoding) == text


@pytest.mark.parametrize("text", [KOREAN, JAPANESE, SIMPLIFIED, TRADITIONAL])
def test_a_single_line_is_enough_to_find_the_encoding(text: str):
    names = {KOREAN: "cp949", JAPANESE: "cp932", SIMPLIFIED: "gb18030", TRADITIONAL: "big5hkscs"}
    assert detect(text[:16].encode(names[text])) == names[text]


PAGES = [
    ("<p>한국과학<b>기술원</b>은</p>", ["한국과학<b>기술원"]),
    ("<p>AT&amp;T</p>", ["AT&amp;T"]),
    ("<p>&#54620;&#xAD6D;과학기술원</p>", ["&#54620;&#xAD6D;과학기술원"]),
    ("한국&nbsp;과학\n   기술원", ["한국&nbsp;과학\n   기술원"]),
    ("<p>한국과학</p><p>기술원</p>", []),
    ('<a title="KAIST > KIST" href=KAIST>ETRI</a>', ["ETRI"]),
    ("<script>KAIST</script><style>KIST</style><!-- ETRI -->", []),
    ("<SCRIPT>if (a < b) 'KAIST'</SCRIPT >KIST", ["KIST"]),
    (
        "<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp>大学</ruby>",
        ["東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp>大学"],
    ),
    ("<p>KAIST < KIST & ETRI <3", ["KAIST", "KIST", "ETRI"]),
    ("<p title='>KAIST", ["KAIST"]),
    ("<td>KAIST<td>KIST", ["KAIST", "KIST"]),
    ("<title>KAIST</title>", ["KAIST"]),
    ("😀<i>𠮷</i> KAIST", ["KAIST"]),
    ("", []),
]


@pytest.mark.parametrize(("source", "surfaces"), PAGES)
def test_html_is_read_as_a_reader_sees_it_with_offsets_in_the_source(source, surfaces, tmp_path: Path, capsys):
    path = tmp_path / "a.html"
    path.write_bytes(source.encode())
    found = rows(capsys, str(path))
    assert [r["surface"] for r in found] == surfaces
    assert [source[r["start"] : r["end"]] for r in found] == surfaces


@given(st.text(alphabet=st.sampled_from("<>&;/!-\"'= \n\tabpiscript#x1가漢😀")))
def test_any_markup_is_read_with_places_in_order(source: str):
    text, places = readable(source)
    spans = [places.span(i, i + 1) for i in range(len(text))]
    assert all(0 <= start < end <= len(source) for start, end in spans)
    assert spans == sorted(spans)


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc", "Zs")), max_size=60))
def test_escaped_text_is_read_back(text: str):
    assert readable(f"<p>{html.escape(text)}</p>")[0].strip("\n") == text.strip("\n")


def test_nested_mentions_keep_their_parents_in_html(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "a.htm"
    path.write_text("<p><b>KAIST</b> AI Graduate School", encoding="utf-8")
    assert [(r["surface"], r["nested_in"]) for r in rows(capsys, str(path))] == [
        ("KAIST</b> AI Graduate School", None),
        ("KAIST", 0),
    ]


def test_json_lines_are_documents_by_line_and_bad_lines_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "a.jsonl"
    lines = [{"id": 1, "text": "카이스트는"}, None, "oops", {"body": "KIST"}, {"text": "KIST\nETRI"}, ["text"]]
    written = "\n".join("{" if line == "oops" else "" if line is None else json.dumps(line) for line in lines)
    path.write_text(written, encoding="utf-8")
    assert main(["annotate", str(path), "--format", "jsonl"]) == 1
    out, err = capsys.readouterr()
    found = [(r["doc"].rpartition("/")[2], r["surface"], r["start"]) for r in map(json.loads, out.splitlines())]
    assert found == [("a.jsonl:1", "카이스트", 0), ("a.jsonl:5", "KIST", 0), ("a.jsonl:5", "ETRI", 5)]
    assert "a.jsonl:3: is not JSON" in err
    assert "a.jsonl:4: has no text in the field 'text'" in err
    assert "fields of text: body" in err
    assert "a.jsonl:6: is no object" in err
    assert "3 documents could not be read" in err
    assert [r["surface"] for r in rows(capsys, str(path), "--field", "body")] == ["KIST"]


def test_half_a_surrogate_pair_in_json_lines_stops_nothing(tmp_path: Path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "\\ud800 KAIST"}\n', encoding="utf-8")
    for format in ("jsonl", "csv", "table", "html"):
        assert main(["annotate", str(path), "--format", format, "-o", str(tmp_path / "out")]) == 0
        assert "KAIST" in (tmp_path / "out").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("format", "content", "surface"),
    [("text", "<b>KAIST", "KAIST"), ("html", "<i>KA</i>IST", "KA</i>IST"), ("jsonl", '{"text": "KIST"}', "KIST")],
)
def test_standard_input_is_of_the_format_that_is_named(format, content, surface, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert [r["surface"] for r in rows(capsys, "-", "--input", format)] == [surface]


def test_folders_patterns_and_files_are_found_once_and_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    for name in ("in/b.txt", "in/a.md", "in/deep/c.HTML", "in/d.jsonl", "in/e.png", "in/x[1].txt", "out/f.txt"):
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    below = ["in/a.md", "in/b.txt", "in/deep/c.HTML", "in/x[1].txt"]
    assert find(["in"]) == below
    assert find(["in", "in/b.txt", "in/../in/b.txt"]) == [*below, "in/../in/b.txt"]
    assert find(["**/*.jsonl", "o*"]) == ["in/d.jsonl", "out/f.txt"]
    assert find(["in/x[1].txt", "-"]) == ["in/x[1].txt", "-"]
    assert find(["no*.txt", "missing.txt"]) == ["no*.txt", "missing.txt"]


def test_a_pattern_or_a_folder_of_nothing_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "empty").mkdir()
    assert main(["annotate", str(tmp_path / "empty"), str(tmp_path / "*.txt")]) == 1
    err = capsys.readouterr().err
    assert "empty: holds no document" in err
    assert "*.txt: cannot be read: No such file" in err


def test_mixed_documents_lose_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Names of known number in every format and encoding, at the offsets where they were put."""
    made = write_mixed(tmp_path, int(os.environ.get("MIXED_BYTES", "300000")))
    assert main(["annotate", *map(str, made.paths), "--format", "jsonl", "-o", str(tmp_path / "out.jsonl")]) == 1
    err = capsys.readouterr().err
    assert sorted(re.findall(r"(bad\d+\.\w+)", err)) == sorted({p.name for p in made.bad})
    counts: dict[str, int] = {}
    texts: dict[str, str] = {}
    for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        doc = row["doc"]
        if doc not in texts:
            name, _, number = doc.partition(".jsonl:")
            if number:
                lines = Path(name + ".jsonl").read_bytes().decode(row["encoding"]).split("\n")
                texts[doc] = json.loads(lines[int(number) - 1])["text"]
            else:
                texts[doc] = Path(doc).read_bytes().decode(row["encoding"])
        assert texts[doc][row["start"] : row["end"]] == row["surface"]
        if row["id"] == "kr-kaist":
            counts[doc] = counts.get(doc, 0) + 1
    assert counts == made.counts


class write_mixed:  # noqa: N801 (it is used as a function)
    """Documents of about so many bytes together: the paths, the bad ones, and how often each names KAIST."""

    def __init__(self, folder: Path, size: int) -> None:
        rng = random.Random(9)
        self.paths: list[Path] = []
        self.bad: list[Path] = []
        self.counts: dict[str, int] = {}
        self._folder = folder
        spoken = [(KOREAN, "cp949"), (JAPANESE, "cp932"), (SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5hkscs")]
        kinds = ("txt", "md", "html", "jsonl", "bad")
        written = 0
        while written < size:
            kind = kinds[len(self.paths) % len(kinds)]
            text, legacy = rng.choice(spoken)
            encoding = rng.choice(["utf-8", "utf-8-sig", "utf-16", legacy])
            path = folder / f"{'bad' if kind == 'bad' else 'doc'}{len(self.paths)}.{'txt' if kind == 'bad' else kind}"
            times = rng.randrange(20, 1 + size // 2000 + 40)
            raw = self._make(path, kind, text.replace("KAIST", "x").replace("한국과학기술원", "x"), encoding, times)
            path.write_bytes(raw)
            self.paths.append(path)
            written += len(raw)

    def _make(self, path: Path, kind: str, text: str, encoding: str, times: int) -> bytes:
        if kind == "bad":
            self.bad.append(path)
            return (text * times).encode("utf-8")[:-2] + b"\xff\xfe\xff\xff" + text.encode("utf-8")
        if kind == "jsonl":
            for i in range(times):
                self.counts[f"{path}:{i + 1}"] = 2
            row = {"text": f"{text}KAIST, KAIST. {text}"}
            return "".join(json.dumps(row, ensure_ascii=i % 2 == 0) + "\n" for i in range(times)).encode(encoding)
        self.counts[str(path)] = 2 * times
        if kind == "html":
            one = f"<p class='a'>{text}<b>KA</b>IST &amp; x &#75;AIST.</p>\n<!-- KAIST --><script>'KAIST'</script>\n"
        else:
            one = f"{text} KAIST, KAIST.\n\n"
        return (one * times).encode(encoding)
