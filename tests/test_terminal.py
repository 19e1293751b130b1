"""What a person sees at a terminal: aligned, within its width, coloured unless that is not wanted."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from aliasmap.cli import main
from aliasmap.text.width import display_width
from tests.conftest import ROOT

pty = pytest.importorskip("pty", reason="no terminals on this system")
SEED = "seeds/ko-ai-pact.txt"
TABLES = [
    ["annotate", SEED],
    ["lookup", "과기정통부", "MSS", "과학기슬정보통신", "없는이름"],
    ["list", "--country", "SG", "--kind", "ministry"],
]
COLOUR = re.compile(r"\x1b\[\d+m")


def at_terminal(*arguments: str, columns: int = 80, **environment: str) -> str:
    """Run a command at a terminal and return all that it writes."""
    ours, theirs = pty.openpty()
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")}
    process = subprocess.Popen(
        [sys.executable, "-m", "aliasmap", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        cwd=ROOT,
        env=clean | {"COLUMNS": str(columns), "TERM": "xterm", **environment},
    )
    os.close(theirs)
    written = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:  # how Linux says that the other side is closed
            break
        if not more:
            break
        written += more
    process.wait()
    os.close(ours)
    return written.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("arguments", TABLES, ids=lambda a: a[0])
@pytest.mark.parametrize("columns", [120, 60, 40])
def test_tables_fit_a_narrow_terminal(arguments: list[str], columns: int):
    lines = COLOUR.sub("", at_terminal(*arguments, columns=columns)).splitlines()
    assert len(lines) > 4
    assert [line for line in lines if display_width(line) > columns] == []


@pytest.mark.parametrize("arguments", TABLES[:2], ids=lambda a: a[0])
def test_colour_is_for_terminals_that_want_it(arguments: list[str]):
    assert "\x1b[32mmatch\x1b[0m" in at_terminal(*arguments)
    assert "\x1b" not in at_terminal(*arguments, NO_COLOR="1")
    assert "\x1b" not in at_terminal(*arguments, TERM="dumb")


def test_a_file_gets_the_whole_table_without_colour(tmp_path: Path):
    out = tmp_path / "table.txt"
    at_terminal("annotate", SEED, "-o", str(out), columns=40)
    text = out.read_text(encoding="utf-8")
    assert "\x1b" not in text
    assert "Association of Southeast Asian Nations" in text


@pytest.mark.parametrize("columns", [100, 50])
def test_show_fits_and_draws_a_timeline(columns: int):
    text = COLOUR.sub("", at_terminal("show", "kr-msit", columns=columns))
    assert "...=" in text
    assert "=>" in text
    for line in text.splitlines():
        assert display_width(line) <= columns or "http" in line


def test_show_of_an_ended_body_has_no_name_in_use(capsys: pytest.CaptureFixture[str]):
    assert main(["show", "kr-most"]) == 0
    out = capsys.readouterr().out
    assert ">" not in out
    assert "carried on by" in out
    assert "2008-02-29" in out


def test_a_page_does_not_flood_a_terminal():
    text = at_terminal("annotate", SEED, "--format", "html")
    assert "a page is not for a terminal" in text
    assert "-o page.html" in text
    assert "<" not in text


def test_long_work_shows_how_far_it_is_and_cleans_up(tmp_path: Path):
    row = '{"text": "과기정통부와 카이스트는 협약을 맺었다."}\n'
    (tmp_path / "a.jsonl").write_text(row * 60_000, encoding="utf-8")
    text = at_terminal("annotate", str(tmp_path / "a.jsonl"), "--format", "csv", "-o", str(tmp_path / "out.csv"))
    assert re.search(r"\rannotating \[=* *\] +\d+ %, \d+ s left, [\d.]+ of 4\.\d MB", text)
    assert re.search(r"\r +\r$", text)


@pytest.mark.parametrize("arguments", [["--help"], ["annotate", "--help"], ["lookup", "--help"]])
def test_help_fits_and_has_examples(arguments: list[str]):
    text = at_terminal(*arguments, columns=80)
    assert "example" in text
    before = text[: text.index("example")]
    assert [line for line in before.splitlines() if display_width(line) > 80] == []
