"""What commands share: opening the registry, tables that align, colour, progress, output to a file."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence

from aliasmap.decide import Thresholds
from aliasmap.index.load import load
from aliasmap.resolver import Resolver
from aliasmap.text.width import display_width, fit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO, TypeVar

    T = TypeVar("T")
COLOURS = {"match": "32", "review": "33", "nil": "31", "head": "1", "dim": "2"}


def open_registry(args: argparse.Namespace) -> Resolver:
    """Open the registries a command was given; what was left out of them is said on standard error."""
    index, problems = load(args.registry or ["bundled"])
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    if problems:
        sys.stderr.write(f"aliasmap: {len(problems)} problems; the entries that have them were left out\n")
    return Resolver(index, Thresholds(), problems)


def paint(text: str, colour: str, stream: TextIO | None = None) -> str:
    """Return a text in a colour, where the stream is a terminal and NO_COLOR is not set."""
    stream = stream or sys.stdout
    if os.environ.get("NO_COLOR") or not stream.isatty():
        return text
    return f"\x1b[{COLOURS[colour]}m{text}\x1b[0m"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], flexible: Sequence[int] = ()) -> Iterator[str]:
    """Return the lines of a table; on a terminal the ``flexible`` columns are cut so that a row fits."""
    widths = [max((display_width(row[i]) for row in (head, *rows)), default=0) for i in range(len(head))]
    if sys.stdout.isatty():
        import shutil

        room = shutil.get_terminal_size().columns - sum(widths) - 2 * (len(widths) - 1)
        for i in sorted(flexible, key=lambda i: -widths[i]):
            cut = min(max(0, -room), max(0, widths[i] - 10))
            widths[i] -= cut
            room += cut
    yield paint("  ".join(fit(cell, width) for cell, width in zip(head, widths, strict=True)).rstrip(), "head")
    for row in rows:
        yield "  ".join(fit(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()


def progress(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """Pass items on; on a terminal say on standard error how far they are."""
    shown = sys.stderr.isatty() and total > 1
    for done, item in enumerate(items, 1):
        yield item
        if shown:
            sys.stderr.write(f"\r{what} {done}/{total}\x1b[K")
    if shown:
        sys.stderr.write("\r\x1b[K")


@contextlib.contextmanager
def output(path: str | None) -> Iterator[TextIO]:
    """Give standard output, or a text that is written beside the file and renamed when all of it is there."""
    if path is None:
        yield sys.stdout
        return
    from pathlib import Path

    from aliasmap.index.artifact import write_beside

    text = io.StringIO()
    yield text
    write_beside(Path(path), text.getvalue().encode("utf-8"))


def ask(question: str) -> str:
    """Ask a person at a terminal, on standard error, and return the answer; an empty one where the input ends."""
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip()
