"""The wheel works alone: in an empty environment, away from the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import venv
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.conftest import ROOT

RUN = {"check": True, "capture_output": True, "text": True, "encoding": "utf-8"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from it, as an index would build it."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)], **RUN)
    return out


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (path,) = built.glob("*.whl")
    return path


def test_the_wheel_holds_the_package_the_artifact_and_nothing_else(wheel: Path):
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    package = ROOT / "src" / "aliasmap"
    sources = {p for p in package.rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    own = {p.relative_to(ROOT / "src").as_posix() for p in sources if p.suffix != ".aliasmap"}
    assert names == own | {"aliasmap/bundled.aliasmap"}
    assert {"aliasmap/py.typed", "aliasmap/report/page.js", "aliasmap/evidence/learned.json"} <= names


def test_the_wheel_says_what_it_is(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (place,) = (n for n in names if n.endswith(".dist-info/METADATA"))
        metadata = message_from_bytes(archive.read(place))
    assert len([n for n in names if "/licenses/" in n]) == 2
    assert metadata["Requires-Python"] == ">=3.11"
    versions = [c.rpartition(" ")[2] for c in metadata.get_all("Classifier", []) if ":: Python :: 3." in c]
    assert versions == ["3.11", "3.12", "3.13", "3.14"]
    needed = {r.partition(">")[0].lower() for r in metadata.get_all("Requires-Dist", []) if "extra ==" not in r}
    assert needed == {"daachorse", "pyyaml", "rapidfuzz"}


def test_the_sdist_holds_what_builds_and_tests_need_and_nothing_private(built: Path):
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = [name.partition("/")[2] for name in archive.getnames()]
    needed = [
        "pyproject.toml",
        "build_hook.py",
        "LICENSE",
        "README.md",
        "registry/LICENSE",
        "registry/vocab/kinds.yaml",
    ]
    assert set(needed) | {"src/aliasmap/report/page.css", "tests/browser.py", "docs/cli.md"} <= set(names)
    unwanted = ("__pycache__", ".pyc", ".aliasmap", ".cache", ".venv", "/build/", "PKG-INFO/", ".env")
    assert [n for n in names if any(word in n for word in unwanted)] == []


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
    subprocess.run(
        [*command, "annotate", "a.txt", "--format", "html", "-o", "p.html"], cwd=tmp_path, env=environment, **RUN
    )
    assert "싱가포르국립대" in (tmp_path / "p.html").read_text(encoding="utf-8"), "the template is in the wheel"
    assert not (tmp_path / ".cache").exists(), "the artifact of the wheel is used as it is"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "uninstall", "--quiet", "--yes", "aliasmap"], **RUN
    )
    assert not list(Path(site).glob("aliasmap*"))
    assert not command[0].exists()
