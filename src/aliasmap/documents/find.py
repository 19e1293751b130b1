"""Which files a command was given: files, folders, patterns."""

from __future__ import annotations

import glob
from collections.abc import Iterable
from pathlib import Path

#: The format of a document, by its suffix; another suffix is read as text.
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}


def find(paths: Iterable[str]) -> list[str]:
    """Return the files that paths name, each once: files as given, of folders the texts and pages below them, in order.

    JSON lines in a folder are left alone: they are as likely to be results. A path that is no file but holds ``*``, ``?`` or ``[`` is a pattern; ``**`` stands for any folders. What names
    nothing is returned as it is: reading it says what is wrong.
    """
    found: list[str] = []
    for given in paths:
        path = Path(given)
        if given == "-" or path.is_file():
            found.append(given)
        elif path.is_dir():
            found += _below(path) or [given]
        elif glob.has_magic(given):
            named = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 (a pattern may be absolute)
            found += [file for path in map(Path, named) for file in _expanded(path)] or [given]
        else:
            found.append(given)
    return list(dict.fromkeys(found))


def _expanded(path: Path) -> list[str]:
    return _below(path) if path.is_dir() else [str(path)]


def _below(folder: Path) -> list[str]:
    return [
        str(p) for p in sorted(folder.rglob("*")) if SUFFIXES.get(p.suffix.lower(), "jsonl") != "jsonl" and p.is_file()
    ]
