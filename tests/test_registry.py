"""The bundled registry as a test subject: one test a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from aliasmap.registry.files import read_yaml
from aliasmap.registry.format import format_text
from aliasmap.registry.lint import lint
from tests.conftest import REGISTRY

FILES = sorted((REGISTRY / "orgs").rglob("*.yaml"))


@pytest.fixture(scope="module")
def problems() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for problem in lint(REGISTRY)[1]:
        found.setdefault(problem.path, []).append(str(problem))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_file_is_clean_and_formatted(path: Path, problems: dict[str, list[str]]):
    assert problems.get(str(path), []) == []
    entry = read_yaml(path)
    assert format_text(entry.text, entry.data) == entry.text, f"repair: aliasmap registry fmt {path}"


def test_all_files_lie_in_the_folder_of_a_country():
    assert {p.parent.parent for p in FILES} == {REGISTRY / "orgs"}
