"""What a change of the registry changes: for names, and for the mentions of documents."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

import aliasmap as am
from aliasmap.cli import main
from aliasmap.curate.diff import difference
from aliasmap.curate.markdown import escape, report

TEXT = "다솜교육부는 밝혔다. 다솜부는 가온테크를, 라온은 나라은행을 만났다. "


def org(ident: str, *names: str | dict, **fields) -> dict:
    listed = [{"text": n, "lang": "ko"} if isinstance(n, str) else n for n in names]
    return {"id": ident, "kind": "company", "country": "KR", "names": listed} | fields


OLD = [
    org("kr-edu", "다솜교육부", "다솜부"),
    org("kr-sci", "다솜과학부"),
    org("kr-gaon", "가온테크"),
    org("kr-nara", "나라은행"),
]
NEW = [
    org("kr-edu", "다솜교육부"),
    org("kr-sci", "다솜과학부", "다솜부"),
    org("kr-gaon", "가온테크"),
    org("kr-raon", "라온상사", "라온"),
]


def compared(old: list[dict], new: list[dict], **texts: str):
    return difference(am.load([old]), am.load([new]), texts)


def test_a_short_name_that_moves_says_exactly_which_mentions_change():
    found = compared(OLD, NEW, a=TEXT)
    place = TEXT.index("다솜부")
    unknown = {"not found": "", "nil (unknown)": ""}  # a mention of nobody known may be one
    changes = {
        (c.start, c.surface, unknown.get(c.before, c.before), unknown.get(c.after, c.after)) for c in found.mentions
    }
    assert changes == {
        (place, "다솜부", "kr-edu", "kr-sci"),
        (TEXT.index("라온"), "라온", "", "kr-raon"),
        (TEXT.index("나라은행"), "나라은행", "kr-nara", ""),
    }
    by_name = {c.name: c for c in found.names}
    assert by_name["다솜부"][2:5] == ("changes owner", ("kr-edu",), ("kr-sci",))
    assert {n: c.change for n, c in by_name.items()} == {
        "다솜부": "changes owner",
        "라온": "appears",
        "라온상사": "appears",
        "나라은행": "vanishes",
    }
    assert (found.added, found.vanished) == (("kr-raon",), ("kr-nara",))


def test_nothing_changes_in_a_version_compared_with_itself():
    found = compared(OLD, OLD, a=TEXT)
    assert (found.added, found.merged, found.vanished, found.names, found.mentions) == ((), (), (), (), ())


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (["kr-a"], ["kr-a", "kr-b"], "becomes ambiguous"),
        (["kr-a", "kr-b"], ["kr-b"], "is ambiguous no more"),
        (["kr-a"], ["kr-b"], "changes owner"),
    ],
)
def test_a_name_that_becomes_ambiguous(before: list[str], after: list[str], change: str):
    def version(bearers: list[str]) -> list[dict]:
        return [org(i, {"text": f"{i[-1]}이름", "lang": "ko"}, *["GRI"] * (i in bearers)) for i in ("kr-a", "kr-b")]

    [found] = compared(version(before), version(after)).names
    assert (found.name, found.change) == ("GRI", change)


def test_a_weak_mark_is_a_change_and_a_source_is_none():
    weak, sourced = {"text": "다솜부", "weak": True, "cues": ["교육"]}, {"text": "다솜부", "source": "news"}
    [change] = compared([org("kr-edu", "다솜부")], [org("kr-edu", weak)]).names
    assert change.change == "changes"
    assert "kr-edu: weak false → true" in change.detail
    assert (change.answer_before, change.answer_after) == ("kr-edu", "review kr-edu (weak evidence)")
    assert compared([org("kr-edu", "다솜부")], [org("kr-edu", sourced)]).names == ()


def test_a_comment_has_readings_and_no_markup_of_strangers():
    found = compared(OLD, [*NEW, org("kr-x", {"text": "<b>@all</b> | [x](http://x)"})], a=TEXT)
    text = report(found, {})
    assert "| 다솜부 | dasombu | changes owner | kr-edu | kr-sci | kr-edu | kr-sci |" in text
    assert "Ids vanish: kr-nara" in text
    assert "@all" not in text
    assert "<b>" not in text.replace("\\<b\\>", "")
    assert "http://" not in text
    assert escape("a|b") == "a\\|b"


def git(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True, capture_output=True)


def test_git_revisions_are_compared_with_the_files_as_they_are(
    write_registry, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    head = "kind: company\ncountry: KR\nnames:\n  - {text: "
    root = write_registry(kr_a=f"id: kr-a\n{head}다솜부, lang: ko}}\n", kr_b=f"id: kr-b\n{head}가온테크, lang: ko}}\n")
    monkeypatch.chdir(root.parent)
    git(root.parent, "init", "-q")
    git(root.parent, "add", "registry/orgs")
    git(root.parent, "commit", "-qm", "first")
    (root / "orgs/kr/kr-b.yaml").unlink()
    write_registry(kr_c=f"id: kr-c\n{head}가온테크, lang: ko}}\n")
    Path("a.txt").write_text("가온테크는", encoding="utf-8")
    assert main(["registry", "diff", "HEAD", "--docs", "a.txt", "--json"]) == 1
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert (found["added"], found["vanished"]) == (["kr-c"], ["kr-b"])
    assert [(c["before"], c["after"]) for c in found["mentions"]] == [("kr-b", "kr-c")]
    assert "an id is never removed or renamed" in err
    assert main(["registry", "diff", "HEAD:registry", "HEAD"]) == 0
    assert main(["registry", "diff", "nowhere"]) == 2
    assert "neither a file nor a git revision" in capsys.readouterr().err
    assert main(["registry", "diff", "HEAD", "--tree", "elsewhere"]) == 2
