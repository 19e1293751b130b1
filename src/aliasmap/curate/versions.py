"""Versions of a registry: a git revision, a folder, a JSON lines file or an artifact, opened to be compared."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path, PurePosixPath

from aliasmap.decide import Thresholds
from aliasmap.errors import BadArgument
from aliasmap.index.load import is_bundled, load
from aliasmap.resolver import Resolver


def open_version(given: str, tree: str = "registry") -> Resolver:
    """Open a version: a source as ``--registry`` takes it, or a git revision (``HEAD~1``, or ``HEAD~1:folder``).

    ``tree`` is the folder of the registry in a revision that names none. Raises BadArgument where it is neither.
    """
    if given == "bundled" or Path(given).exists():
        source = "bundled" if is_bundled(given) else given
        return _resolver(source)
    revision, _, folder = given.partition(":")
    with tempfile.TemporaryDirectory() as where:
        _extract(revision, folder or tree, Path(where))
        return _resolver(where)


def _resolver(source: str) -> Resolver:
    index, problems = load([source])
    return Resolver(index, Thresholds(), problems)


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
