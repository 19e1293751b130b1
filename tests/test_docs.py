"""Docs that cannot lie."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from aliasmap.cli.parser import make_parser
from aliasmap.registry.lint import RULES
from tests.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    ROOT / "seeds" / "README.md",
    *sorted(DOCS.glob("*.md")),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_the_examples_of_a_page_are_true(page: Path):
    assert doctest.testfile(str(page), module_relative=False).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path):
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), target


def test_every_lint_code_has_a_paragraph():
    text = (DOCS / "lint.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (R\d+):", text, re.MULTILINE) == list(RULES)


def test_every_command_of_the_readme_exists():
    commands = {
        "lookup",
        "annotate",
        "compare",
        "show",
        "list",
        "build",
        "export",
        "eval",
        "import",
        "registry",
        "completion",
    }
    used = set(re.findall(r"^\$? ?aliasmap (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert used
    assert used <= commands
    assert all(c in make_parser().format_help() for c in commands)


def test_the_readme_opens_with_the_two_commands():
    head = (ROOT / "README.md").read_text(encoding="utf-8")[:900]
    assert "make demo" in head
    assert "make test" in head
