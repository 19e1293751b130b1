"""Loading: sources into an open Index; the bundled registry from the wheel, or built from the checkout and cached."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Sequence

from aliasmap.errors import AliasmapError, BadArgument
from aliasmap.index.artifact import FORMAT, MAGIC, Artifact, write_beside
from aliasmap.index.index import Index

TYPE_CHECKING = False  # pathlib and hashlib are slow to import, and not needed to open the bundled artifact
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from aliasmap.model import Organization
    from aliasmap.registry.problems import Problem
    from aliasmap.vocab import Vocab

    Source = str | Path | Iterable[Any]

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_BUNDLED = os.path.join(_PACKAGE, "bundled.aliasmap")
_CHECKOUT = os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "registry")


def load(sources: Sequence[Source]) -> tuple[Index, list[Problem]]:
    """Open sources as one index: ``bundled``, a YAML tree, a JSON lines file, an artifact, or a list of dictionaries.

    Entries with problems are left out and returned. Raises BadArgument where a source does not exist or none of its
    entries can be used, ArtifactError where an artifact is damaged.
    """
    if not sources:
        raise BadArgument("no registry given; the default is 'bundled'")
    if len(sources) == 1:
        if isinstance(sources[0], str) and sources[0] == "bundled":
            return bundled()
        if _is_artifact(sources[0]):
            return Index(Artifact.open(str(sources[0]))), []
    content, problems = compile_sources(sources)
    return Index(Artifact(content, "registry")), problems


def compile_sources(sources: Sequence[Source]) -> tuple[bytes, list[Problem]]:
    """Join sources and build them into an artifact's bytes."""
    from aliasmap.index.build import build
    from aliasmap.registry import sources as reading

    vocab = _vocab(sources)
    lists: list[list[Organization]] = []
    problems: list[Problem] = []
    versions = []
    for source in sources:
        if (isinstance(source, str) and source == "bundled") or _is_artifact(source):
            index, found = load([source])
            lists.append(list(index))
            versions.append(index.version.partition("+")[0])
        else:
            organizations, found = reading.read(source, vocab)
            if not organizations:
                shown = source if _is_path(source) else "the values given"
                raise BadArgument("\n".join([f"no organization can be read from {shown}", *map(str, found)]))
            lists.append(organizations)
            versions.append(_version(source))
        problems += found
    return build(reading.join(lists), vocab, "+".join(dict.fromkeys(filter(None, versions)))), problems


def bundled() -> tuple[Index, list[Problem]]:
    """Open the bundled registry: the wheel's artifact, or in a checkout one built on first use and kept in a cache."""
    if os.path.isfile(_BUNDLED):
        return Index(Artifact.open(_BUNDLED)), []
    if not os.path.isdir(os.path.join(_CHECKOUT, "orgs")):
        raise AliasmapError(
            f"the bundled registry is missing: there is neither {_BUNDLED} nor {_CHECKOUT}\ninstall aliasmap again"
        )
    return _cached()


def is_bundled(root: str | Path) -> bool:
    """Tell whether a folder is the registry that ``bundled`` is built from."""
    return os.path.isdir(_CHECKOUT) and os.path.realpath(root) == os.path.realpath(_CHECKOUT)


def _cached() -> tuple[Index, list[Problem]]:
    from pathlib import Path

    cached = Path(_cache_folder(), f"bundled-{_fingerprint()}.aliasmap")
    if cached.is_file():
        with contextlib.suppress(AliasmapError):
            return Index(Artifact.open(cached)), []
    content, problems = compile_sources([_CHECKOUT])
    if not problems:
        with contextlib.suppress(OSError):  # a cache that cannot be written only costs time
            write_beside(cached, content)
            for old in cached.parent.glob("bundled-*.aliasmap"):
                if old != cached:
                    old.unlink(missing_ok=True)
    return Index(Artifact(content, "registry")), problems


def _is_artifact(source: Source) -> bool:
    if not _is_path(source) or not os.path.isfile(str(source)):
        return False
    if str(source).endswith(".aliasmap"):
        return True
    with open(str(source), "rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def _is_path(source: Source) -> bool:
    return isinstance(source, str | os.PathLike)


def _vocab(sources: Sequence[Source]) -> Vocab:
    """The vocabulary of the first source that has one, else of the bundled registry."""
    for source in sources:
        if source == "bundled":
            break
        if _is_path(source) and os.path.isdir(os.path.join(str(source), "vocab")):
            return _read_vocab(str(source))
        if _is_artifact(source):
            return Index(Artifact.open(str(source))).whole_vocab()
    if not os.path.isfile(_BUNDLED) and os.path.isdir(os.path.join(_CHECKOUT, "vocab")):
        return _read_vocab(_CHECKOUT)
    return bundled()[0].whole_vocab()


def _read_vocab(root: str) -> Vocab:
    from pathlib import Path

    from aliasmap.registry.vocabulary import read_vocab

    return read_vocab(Path(root, "vocab"))


def _version(source: Source) -> str:
    file = os.path.join(str(source), "VERSION") if _is_path(source) else ""
    if not os.path.isfile(file):
        return ""
    with open(file, encoding="utf-8") as text:
        return text.read().strip()


def _cache_folder() -> str:
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "aliasmap")


def _fingerprint() -> str:
    """A hash over the path, size and time of every file that the artifact is made from, the code included."""
    from hashlib import sha256

    digest = sha256(str(FORMAT).encode())
    for root, ending in ((_CHECKOUT, (".yaml", ".txt")), (_PACKAGE, ".py")):
        for folder, folders, files in os.walk(root):
            folders.sort()
            for name in sorted(files):
                if name.endswith(ending) or name == "VERSION":
                    status = os.stat(f"{folder}/{name}")
                    digest.update(f"{folder}/{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:24]
