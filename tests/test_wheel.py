"""The wheel works alone: in an empty environment, away from the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

RUN = {"check": True, "capture_output": True, "text": True, "encoding": "utf-8"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)], **RUN)
    (path,) = out.glob("*.whl")
    return path


def test_the_wheel_holds_the_artifact_and_the_type_marker_and_no_sources_of_the_registry(wheel: Path):
    names = zipfile.ZipFile(wheel).namelist()
    assert "aliasmap/bundled.aliasmap" in names
    assert "aliasmap/py.typed" in names
    assert not [n for n in names if n.endswith(".yaml") or n.startswith(("tests", "registry"))]
    assert len([n for n in names if "/licenses/" in n]) == 2


def test_it_works_in_an_empty_environment(wheel: Path, tmp_path: Path):
    venv.create(tmp_path / "env")
    python = tmp_path / "env" / "bin" / "python"
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], **RUN
    ).stdout.strip()
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        str(wheel),
    ]
    subprocess.run(install, **RUN)
    # what pip would fetch, taken from here so that the test needs no network
    for package in ("daachorse", "rapidfuzz", "yaml"):
        source = Path(__import__(package).__file__).parent
        (Path(site) / package).symlink_to(source, target_is_directory=True)
        for info in source.parent.glob(f"{'PyYAML' if package == 'yaml' else package}*.dist-info"):
            (Path(site) / info.name).symlink_to(info, target_is_directory=True)
    document = tmp_path / "a.txt"
    document.write_text("카이스트는 싱가포르국립대(NUS)와", encoding="utf-8")
    command = [tmp_path / "env" / "bin" / "aliasmap"]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    own = {"id": "kr-gaon", "kind": "school", "country": "KR", "names": [{"text": "Gaon Marine Academy"}]}
    (tmp_path / "own.jsonl").write_text(json.dumps(own), encoding="utf-8")
    asked = [*command, "lookup", "과기정통부", "과학기슬정보통신부", "가온해양학교", "--json"]
    asked += ["--registry", "bundled", "--registry", "own.jsonl"]
    looked_up = subprocess.run(asked, cwd=tmp_path, env=environment, **RUN)
    found = [json.loads(line)["best"] for line in looked_up.stdout.splitlines()]
    assert found == ["kr-msit", "kr-msit", "kr-gaon"], "the lexicons and the learned weights are in the wheel"
    annotated = subprocess.run(
        [*command, "annotate", "a.txt", "--format", "jsonl"], cwd=tmp_path, env=environment, **RUN
    )
    assert [json.loads(line)["id"] for line in annotated.stdout.splitlines()] == ["kr-kaist", "sg-nus", "sg-nus"]
    assert not (tmp_path / ".cache").exists(), "the artifact of the wheel is used as it is"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "uninstall", "--quiet", "--yes", "aliasmap"], **RUN
    )
    assert not list(Path(site).glob("aliasmap*"))
