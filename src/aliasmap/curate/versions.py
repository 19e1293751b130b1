"""Versions of a registry: a git revision, a folder, a JSON lines file or an artifact, opened to be compared."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path, PurePosixPath

from aliasmap.decide import Thresholds
from aliasmap.errors import BadArgument
from aliasmap.index.artifact import Artifact
from aliasmap.index.index import Index
from aliasmap.index.load import compile_sources, is_bundled, load
from aliasmap.registry.problems import Problem
from aliasmap.resolver import Resolver


def open_versions(old: str, new: str, tree: str = "registry") -> tuple[Resolver, Resolver]:
    """Open two versions, each a source as ``--registry`` takes it or a git revision (``HEAD~1``, ``HEAD~1:folder``).

    ``tree`` is the folder of the registry in a revision that names none. What must be compiled is compiled side by side.
    Raises BadArgument where a version is neither.
    """
    if _is_compiled(old) or _is_compiled(new):
        return _open(old, tree), _open(new, tree)
    with ProcessPoolExecutor(1) as beside:
        waiting = beside.submit(_compile, old, tree)
        opened = _open(new, tree)
        content, problems = waiting.result()
    return Resolver(Index(Artifact(content, old)), Thresholds(), problems), opened


def _is_compiled(given: str) -> bool:
    return given == "bundled" or given.endswith((".aliasmap", ".jsonl"))


def _open(given: str, tree: str) -> Resolver:
    if _is_compiled(given) or is_bundled(given):
        index, problems = load(["bundled" if is_bundled(given) else given])
    else:
        content, problems = _compile(given, tree)
        index = Index(Artifact(content, given))
    return Resolver(index, Thresholds(), problems)


def _compile(given: str, tree: str) -> tuple[bytes, list[Problem]]:
    if Path(given).exists():
        return compile_sources([given])
    revision, _, folder = given.partition(":")
    with tempfile.TemporaryDirectory() as where:
        _extract(revision, folder or tree, Path(where))
        return compile_sources([where])


def _extract(revision: str, tree: str, where: Path) -> None:
    """Write the files of a folder of a revision into an empty folder."""
    if revision.startswith("-"):
        raise BadArgument(f"{revision!r} is no git revision")
    top = Path(_git("rev-parse", "--show-toplevel", repair=f"there is no {revision!r} here").decode().strip())
    path = Path(tree).absolute()
    inside = path.relative_to(top).as_posix() if path.is_relative_to(top) else tree
    commit = _git(
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        f"{revision}^{{commit}}",
        repair=f"{revision!r} is neither a file nor a git revision\nrevisions: git log --oneline -- {tree}",
    ).decode()
    content = _git(
        "-C",
        str(top),
        "archive",
        f"{commit.strip()}:{inside}",
        repair=f"revision {revision!r} has no folder {inside}\nname the registry with --tree",
    )
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        for member in archive:
            name = PurePosixPath(member.name)
            if member.isfile() and not name.is_absolute() and ".." not in name.parts:
                file = archive.extractfile(member)
                assert file is not None
                (where / name).parent.mkdir(parents=True, exist_ok=True)
                (where / name).write_bytes(file.read())


def _git(*arguments: str, repair: str) -> bytes:
    try:
        return subprocess.run(["git", *arguments], capture_output=True, check=True).stdout
    except FileNotFoundError:
        raise BadArgument("git is not installed; give folders, JSON lines files or artifacts") from None
    except subprocess.CalledProcessError:
        raise BadArgument(repair) from None
