"""The scoreboard: each figure as its page has it, each thing that is asked beside the figure it is asked of."""

from __future__ import annotations

import doctest

from bench import scoreboard
from tests.conftest import ROOT

PAGE = """# Lookup

| set | by | n | right first | p50 ms |
| --- | --- | --- | --- | --- |
| typos | aliasmap | 10 | 0.900 (0.6–1.0) | 2.00 |
| typos | a rival | 10 | 1.000 (0.7–1.0) | 1.00 |

| set | by | n | recall at 50 | p50 ms |
| --- | --- | --- | --- | --- |
| typos | aliasmap | 10 | 1.000 (0.7–1.0) | 0.50 |
"""
LOOKUP = next(page for page in scoreboard.PAGES if page.name == "lookup")


def test_only_our_figures_are_read():
    lines = list(scoreboard.from_page(LOOKUP, PAGE))
    assert [(line.row, line.figure, line.n, line.value) for line in lines] == [
        ("typos", "right first", "10", "0.900 (0.6–1.0)"),
        ("typos", "p50 ms", "10", "2.00"),
        ("blocking, typos", "p50 ms", "10", "0.50"),
        ("blocking, typos", "recall at 50", "10", "1.000 (0.7–1.0)"),
    ]


def test_a_figure_is_held_against_what_is_asked():
    goals = [("lookup", "*", "right first", "0.95", ""), ("lookup", "typos", "p50 ms", "3", "1")]
    lines = list(scoreboard.with_goals(scoreboard.from_page(LOOKUP, PAGE), goals))
    assert [line.reached for line in lines] == ["no", "asked", "", ""]


def test_a_budget_is_what_is_asked():
    page = scoreboard.Page("benchmarks", "make bench", ("what",), ("median",))
    text = "| what | median | 95 % | n | budget |\n| --- | --- | --- | --- | --- |\n| a | 9 µs | 8–11 | 15 | 10, goal 3 |\n| b | 1 ms | 1–1 | 3 | peer |\n"
    (line,) = scoreboard.from_page(page, text)
    assert (line.value, line.asked, line.aim, line.reached) == ("9 µs (8–11)", "10", "3", "asked")


def test_the_report_of_eval_is_read():
    counts = {"right": 9, "wrong": 1, "missed": 1}
    nothing = {"right": 0, "wrong": 0, "missed": 0}
    lines = list(scoreboard.figures("demo", {**counts, "languages": {"ko": counts}, "nil": nothing}, "eval x"))
    assert [(line.row, line.n, line.value[:5]) for line in lines] == [
        ("demo: all", "10", "0.900"),
        ("demo: ko", "10", "0.900"),
    ]


def test_what_is_asked_is_asked_of_a_figure_of_its_page():
    figures = {page.name: page.figures for page in scoreboard.PAGES} | {"eval": ("F1",)}
    assert [goal for goal in scoreboard.goals() if goal[2] not in figures.get(goal[0], ())] == []


def test_what_nobody_measured_is_said():
    lines = list(scoreboard.with_goals([], [("lookup", "typos", "right first", "0.95", "")]))
    assert [(line.row, line.value, line.reached) for line in lines] == [("typos", "not measured", "")]


def test_the_page_says_what_the_pages_say():
    page = (ROOT / "docs" / "scoreboard.md").read_text(encoding="utf-8")
    missing = [line for line in scoreboard.from_pages() if f"| {line.figure} | {line.n} | {line.value} |" not in page]
    assert not missing, "out of date; repair: make scoreboard"


def test_examples():
    assert doctest.testmod(scoreboard).failed == 0
