"""Completion, as the shells themselves do it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from aliasmap.cli import main

ASK = {
    "bash": """source {script}; compopt() {{ echo FILES; }}
COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}}-1)); _aliasmap; printf '%s\\n' "${{COMPREPLY[@]}}" """,
    "zsh": """compdef() {{ :; }}; _files() {{ echo FILES; }}; _message() {{ :; }}
_describe() {{ local -a all=("${{(@P)2}}"); print -l -- "${{all[@]%%:*}}" | grep -- "^$cur"; return 0; }}
compadd() {{ shift; print -l -- "$@" | grep -- "^$cur"; return 0; }}
source {script}; words=({words}); CURRENT=${{#words}}; _aliasmap""",
    "fish": """source {script}; complete -C "{line}" | cut -f1""",
}
CASES = [
    ("aliasmap ", {"lookup", "annotate", "registry", "completion"}),
    ("aliasmap registry li", {"lint"}),
    ("aliasmap annotate --format ", {"table", "jsonl", "csv", "html"}),
    ("aliasmap annotate a.txt --format h", {"html"}),
    ("aliasmap lookup KAIST --fail-on ", {"review", "nil"}),
    ("aliasmap annotate --enc", {"--encoding"}),
    ("aliasmap registry lint --exp", {"--explain"}),
    ("aliasmap completion ", {"bash", "zsh", "fish"}),
]


@pytest.fixture(scope="module", params=list(ASK))
def script(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    shell = request.param
    if not shutil.which(shell):
        pytest.skip(f"no {shell}")
    path = tmp_path_factory.mktemp("completion") / f"aliasmap.{shell}"
    with pytest.MonkeyPatch.context() as patch, path.open("w", encoding="utf-8") as out:
        patch.setattr("sys.stdout", out)
        assert main(["completion", shell]) == 0
    return path


def complete(script: Path, line: str) -> set[str]:
    shell = script.suffix[1:]
    words = " ".join(f"'{word}'" for word in line.split(" "))
    asked = ASK[shell].format(script=script, words=words, line=line)
    done = subprocess.run([shell, "-c", asked], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return set(done.stdout.split())


@pytest.mark.parametrize(("line", "wanted"), CASES)
def test_commands_options_and_values_are_completed(script: Path, line: str, wanted: set[str]):
    offered = complete(script, line)
    assert wanted <= offered
    assert not {"--help", "kr"} & offered
    if len(wanted) == 1:
        assert offered == wanted


@pytest.mark.parametrize("line", ["aliasmap annotate RE", "aliasmap annotate -o RE", "aliasmap list --registry RE"])
def test_files_are_completed_where_files_are_wanted(script: Path, line: str):
    assert complete(script, line) & {"FILES", "README.md"}
