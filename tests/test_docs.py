"""Docs that cannot lie."""

from __future__ import annotations

import doctest
import os
import re
import runpy
import shlex
import subprocess
import sys
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
    ROOT / "seeds" / "corpus" / "README.md",
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


@pytest.mark.parametrize(
    "page", [p for p in PAGES if "```console" in p.read_text(encoding="utf-8")], ids=lambda p: p.name
)
def test_commands_print_what_the_page_shows(page: Path, tmp_path: Path):
    shim = tmp_path / "bin" / "aliasmap"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m aliasmap "$@"\n')
    shim.chmod(0o755)
    (tmp_path / "seeds").symlink_to(ROOT / "seeds", target_is_directory=True)
    environment = {**os.environ, "PATH": f"{shim.parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100"}
    for block in re.findall(r"^```console\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        for command, shown in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=tmp_path,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
            )
            wanted = re.escape(shown).replace("…", ".*")
            assert re.fullmatch(wanted, done.stdout, re.DOTALL), f"$ {command}\n{done.stdout}"


def commands(page: Path) -> list[str]:
    """The commands of the program in the shell examples of a page."""
    blocks = re.findall(r"^```(?:sh|console)?\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    blocks = [block.replace("\\\n", " ") for block in blocks]
    return [line for block in blocks for line in re.findall(r"^(?:\$ )?(aliasmap .+)", block, re.MULTILINE)]


@pytest.mark.parametrize("page", [p for p in PAGES if p.name != "cli.md" and commands(p)], ids=lambda p: p.name)
def test_commands_are_such_as_the_program_takes(page: Path):
    parser = make_parser()
    for line in commands(page):
        words = shlex.split(line, comments=True)
        words = words[1 : next((i for i, word in enumerate(words) if word in ("|", ">", "<")), None)]
        try:
            parser.parse_args(words)
        except SystemExit:
            pytest.fail(f"{page.name}: {line}")


def test_every_page_is_in_the_navigation():
    navigation = runpy.run_path(str(DOCS / "conf.py"))["PAGES"].values()
    told = [DOCS / f"{name}.md" for names in navigation for name in names]
    assert sorted(path.resolve() for path in told if path.parent == DOCS) == sorted(DOCS.glob("*.md"))
    assert all(path.is_file() for path in told)


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
