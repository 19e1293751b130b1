"""What measures is right itself."""

from __future__ import annotations

import doctest
import inspect
import json
import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from aliasmap import load
from aliasmap.evaluate import Report
from aliasmap.vocab import Vocab
from bench import adapters, causes, changed, chart, difference, errors, growth, heard, ideas, marked
from bench.sets import Query, f1_interval
from bench.timing import Timing
from tests.conftest import ROOT

ADAPTER = """
TITLE, PACKAGES = "echo", ()


class Rival:
    def build(self, names):
        print("noise")
        self.ids = [ident for ident, _ in names]

    def search(self, query, k):
        return self.ids[:k]
"""


def test_a_served_adapter_answers_line_by_line(tmp_path):
    path = tmp_path / "echo.py"
    path.write_text(ADAPTER)
    asked = [["build", [["a", "One"], ["b", "둘"]]], ["search", "둘", 1]]
    done = subprocess.run(
        [sys.executable, "-I", str(ROOT / "bench" / "serve.py"), str(path)],
        input="".join(json.dumps(line) + "\n" for line in asked),
        capture_output=True,
        text=True,
        check=True,
    )
    hello, built, found = map(json.loads, done.stdout.splitlines())
    assert hello == {"title": "echo", "packages": ""}
    assert (built["result"], found["result"]) == (None, ["a"])
    assert done.stderr == "noise\n"


@pytest.mark.parametrize("name", adapters.names())
def test_a_rival_is_small_pinned_and_apart(name: str):
    text = (adapters.RIVALS / f"{name}.py").read_text(encoding="utf-8")
    assert text.count("\n") < 60
    assert not re.search(r"^\s*(from|import) (aliasmap|bench)\b", text, re.MULTILINE)
    pinned = (adapters.RIVALS / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[\w.\-]+==[\w.\-+]+", line) for line in pinned)


def test_a_chart_is_drawn_whole():
    drawn = chart.bars("A < B", [chart.Bar("us", 0.5, 0.25, 1.0, True), chart.Bar("them", 2.0, 1.5, 3.0)], " ms", True)
    assert ElementTree.fromstring(drawn).tag.endswith("svg")
    assert drawn.count("<rect") == 2


def test_intervals_hold_their_figure():
    low, high = f1_interval(80, 10, 20)
    assert low < 2 * 80 / (2 * 80 + 10 + 20) < high
    assert f1_interval(0, 0, 0) == (0.0, 1.0)
    assert Timing(tuple(map(float, range(1, 16)))).interval == (4.0, 12.0)
    assert Timing((3.0, 1.0, 2.0)).share(0.95) == 3.0


def test_changed_names_are_the_same_each_time_and_no_names(resolver):
    assert doctest.testmod(changed).failed == 0
    asked = changed.changed(resolver, 40)
    assert asked == changed.changed(resolver, 40)
    assert not any(resolver.bearers(query.text) for query in asked)


def test_an_answer_is_counted_once_and_by_who_is_right(resolver):
    answers = [resolver.resolve(name) for name in ("KAIST", "MSS", "no such body")]
    found = [errors.outcome(answer, {"kr-kaist", "kr-mss"}) for answer in answers]
    assert found == ["right at `match`", "right first, `review`", "`nil`"]
    assert [errors.outcome(answer, {"kr-kist"}) for answer in answers[:2]] == [
        "wrong at `match`",
        "wrong first, `review`",
    ]


def test_an_answer_without_the_right_organization_is_another_or_none(resolver):
    query = Query("MSS", {resolver.index.number("cn-mss")})
    assert "cn-mss" not in [c.id for c in errors.without(resolver, query).candidates]


def test_errors_in_articles_are_sorted_by_what_went_wrong():
    def error(what: str, start: int, end: int) -> dict[str, object]:
        return {"error": what, "doc": "a", "start": start, "end": end, "id": None, "text": f"… [{start}] …"}

    spans = [
        ("wrong", 0, 3),
        ("missed", 0, 3),
        ("wrong", 5, 9),
        ("missed", 5, 12),
        ("wrong", 20, 22),
        ("missed", 30, 33),
    ]
    found = errors.kinds(Report(errors=[error(*span) for span in spans]), {"a": []})
    assert found == {
        ("wrong", "organization"): ["0"],
        ("wrong", "borders"): ["5"],
        ("wrong", "unmarked"): ["20"],
        ("missed", "organization"): ["0"],
        ("missed", "borders"): ["5"],
        ("missed", "unseen"): ["30"],
    }


def test_names_of_any_script_are_heard():
    vocab = Vocab({}, (), (), (), (), frozenset(), {}, pinyin={"bei": "北", "jing": "京"}, kanji={"京": ["kyo"]})
    found = heard.spelled(["Köln", "Εύβοια", "北京", "Gogol Gogol"], vocab)
    assert found.names["koeln"] == ["Köln"]
    assert found.names["beijing"] == found.names["kyo"] == ["北京"]
    assert {"evvia", "gogolgogol"} <= found.codes.keys()


def test_what_entries_of_a_lexicon_bring_is_counted_in_points_for_300():
    points = [growth.Point("ko", 1000, 80, 100), growth.Point("ko", 1600, 83, 100), growth.Point("zh", 500, 1, 2)]
    assert growth.lines(points) == [
        ("ko", "100", "1,000", "0.800", ""),
        ("ko", "100", "1,600", "0.830", "+1.50"),
        ("zh", "2", "500", "0.500", ""),
    ]


def test_a_wrong_answer_has_a_cause():
    bodies = [("a", "Seoul National Institute"), ("b", "Seoul National Institute"), ("c", "Ulsan Port Office")]
    made = [
        {"id": f"kr-{i}", "kind": "organization", "country": "KR", "names": [{"text": text, "lang": "en"}]}
        for i, text in bodies
    ]
    resolver = load([made])
    assert causes.cause(resolver, Query("국립서울연구원", {0, 1})) == ""
    assert "same Latin name" in causes.cause(resolver, Query("국립서울연구원", {1}))
    assert "says something else" in causes.cause(resolver, Query("국립서울연구원", {2}))


IDEAS = [*ideas.ACROSS, *ideas.SAME, *ideas.PROPOSERS, *ideas.MAKERS]


@pytest.mark.parametrize(
    "swap", {(s.owner.__name__, s.name): s for one in IDEAS for s in one.swaps}.values(), ids=lambda s: s.name
)
def test_what_is_replaced_is_there_and_used_where_it_is_replaced(swap: ideas.Swap):
    used = re.compile(rf"\b{swap.name}\b")
    here = inspect.getsource(sys.modules[swap.owner.__name__] if inspect.ismodule(swap.owner) else swap.owner)
    elsewhere = (path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    assert hasattr(swap.owner, swap.name)
    assert len(used.findall(here)) > 1 or any(re.search(rf"\.{swap.name}\b", text) for text in elsewhere)


def test_an_idea_is_off_for_a_while():
    text = "카이스트(이하 '새원')는 오늘 문을 열었다. 새원은 크다."
    one = next(one for one in ideas.PROPOSERS if one.title == "definitions")
    before = load().annotate(text)
    with one.off():
        assert len(load().annotate(text)) < len(before)
    assert load().annotate(text) == before


def test_ideas_have_titles_of_their_own():
    for group in (ideas.ACROSS, ideas.SAME, ideas.PROPOSERS, ideas.MAKERS):
        assert len({one.title for one in group}) == len(group)


def test_a_difference_is_of_the_same_answers():
    assert doctest.testmod(difference).failed == 0
    same = difference.paired([True, False] * 50, [True, False] * 50)
    assert same.low < same.value == 0.0 < same.high


def test_ideas_without_which_nothing_changes_are_told_apart():
    worse, none, better = (
        difference.Difference(-2, -3, -1),
        difference.Difference(0, -1, 1),
        difference.Difference(2, 1, 3),
    )
    lines = [
        difference.Line("helps", 9, [worse, better], [1, 1]),
        difference.Line("idle", 9, [none, none], [1, -1]),
        difference.Line("harms", 9, [better, none], [1, 1]),
        difference.Line("lets wrong ones in", 9, [none, better], [1, -1]),
    ]
    assert difference.idle(lines).split("\n\n") == [
        "No figure is clearly better or worse without: idle.",
        "Something is clearly better, and nothing clearly worse, without: harms.",
    ]


def test_the_test_half_of_the_seeds_is_not_looked_into():
    articles = marked.Articles()
    rows = (ROOT / "seeds" / "gold" / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    held_back = {row["file"] for row in map(json.loads, rows) if row["split"] == "test"}
    assert held_back and held_back.isdisjoint(articles.texts)
