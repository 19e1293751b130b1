"""The workflows are pinned; that for registries is safe for forks: what runs their code only reads, what writes runs none of it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import REGISTRY, ROOT

GITHUB = ROOT / ".github"
FLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(p for p in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if p.name != "config.yml")


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@pytest.mark.parametrize("path", FLOWS, ids=lambda p: p.name)
def test_actions_are_pinned_and_no_expression_stands_in_a_script(path: Path):
    text = path.read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", used) for used in re.findall(r"uses: (\S+)", text))
    for job in read(path)["jobs"].values():
        assert "timeout-minutes" in job
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")


def test_the_check_reads_only():
    flow = read(GITHUB / "workflows" / "registry.yml")
    assert flow["permissions"] == {"contents": "read"}
    assert set(flow["on"]) == {"pull_request"}
    assert all("permissions" not in job for job in flow["jobs"].values())
    checkout = flow["jobs"]["check"]["steps"][0]["with"]
    assert checkout["persist-credentials"] == "false"


def test_the_tests_run_on_every_python_that_the_package_names():
    classifiers = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["classifiers"]
    versions = [c.rpartition(" ")[2] for c in classifiers if ":: Python :: 3." in c]
    assert read(GITHUB / "workflows" / "tests.yml")["jobs"]["test"]["strategy"]["matrix"]["python"] == versions


def test_the_comment_runs_nothing_of_the_pull_request():
    flow = read(GITHUB / "workflows" / "registry-comment.yml")
    assert set(flow["on"]) == {"workflow_run"}
    assert flow["permissions"] == {}
    [job] = flow["jobs"].values()
    assert job["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert not any("uses" in step for step in job["steps"])


@pytest.mark.parametrize("path", FORMS, ids=lambda p: p.name)
def test_every_form_asks_for_the_source(path: Path):
    form = read(path)
    assert {"name", "description", "body"} <= set(form)
    fields = {part["id"]: part for part in form["body"] if "id" in part}
    assert fields["source"]["validations"]["required"] == "true"


def test_the_template_asks_for_the_source_of_a_name():
    assert "| name | source" in (GITHUB / "pull_request_template.md").read_text(encoding="utf-8")


def test_code_owners_is_a_template_of_countries_that_are_there_and_names_nobody():
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") for line in lines)
    folders = re.findall(r"/registry/orgs/\w+/", "\n".join(lines))
    assert folders
    assert all((REGISTRY.parent / folder.strip("/")).is_dir() for folder in folders)


def test_the_hooks_call_commands_that_exist():
    from aliasmap.cli.parser import make_parser

    for hook in read(ROOT / ".pre-commit-hooks.yaml"):
        make_parser().parse_args([*hook["entry"].split()[1:], *hook.get("args", [])])
        assert hook["language"] == "python"
    assert re.search(read(ROOT / ".pre-commit-hooks.yaml")[0]["files"], "registry/orgs/kr/kr-msit.yaml")
