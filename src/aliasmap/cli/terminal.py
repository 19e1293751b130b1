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
    from collections.abc import Callable
    from typing import TextIO, TypeVar

    T = TypeVar("T")
_LEAST = 10  # the columns that a cell keeps when it is cut
_BAR = 20  # the columns of a progress bar
_PATIENCE, _TICK = 0.5, 0.1  # seconds until a progress bar is shown, and between two of its states
COLOURS = {"match": "32", "review": "33", "nil": "31", "head": "1", "dim": "2"}


def open_registry(args: argparse.Namespace) -> Resolver:
    """Open the registries a command was given; what was left out of them is said on standard error."""
    index, problems = load(args.registry or ["bundled"])
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    if problems:
        sys.stderr.write(f"aliasmap: {counted(len(problems), 'problem')}; the entries that have them were left out\n")
    return Resolver(index, Thresholds(), problems)


def is_plain(stream: TextIO) -> bool:
    """Tell whether a stream takes no colour: no terminal, a dumb one, or NO_COLOR is set (no-color.org)."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb" or not stream.isatty()


def paint(text: str, colour: str, stream: TextIO | None = None) -> str:
    """Return a text in a colour, where the stream is a terminal that takes it."""
    if is_plain(stream or sys.stdout):
        return text
    return f"\x1b[{COLOURS[colour]}m{text}\x1b[0m"


def counted(number: int, thing: str) -> str:
    """Return a number with what is counted.

    >>> counted(1, "problem"), counted(8544, "organization")
    ('1 problem', '8,544 organizations')
    """
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def columns(stream: TextIO | None = None) -> int:
    """Return the columns of a terminal; of anything else so many that nothing is cut."""
    if not (stream or sys.stdout).isatty():
        return 1 << 30
    import shutil

    return shutil.get_terminal_size().columns


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    flexible: Sequence[int] = (),
    spare: Sequence[int] = (),
    tint: int = -1,
    stream: TextIO | None = None,
) -> Iterator[str]:
    """Return the lines of a table for a stream, default standard output.

    On a terminal a row fits: the ``flexible`` columns are cut, and where that is not enough the ``spare`` ones go, in
    order. The cells of the column ``tint`` are painted in the colour that they name.
    """
    widths = [max(map(display_width, column)) for column in zip(head, *rows, strict=True)]
    shown = list(range(len(head)))
    limit = columns(stream)
    least = [min(_LEAST, w) if i in flexible else w for i, w in enumerate(widths)]
    for i in spare:
        if sum(least[c] + 2 for c in shown) - 2 > limit and len(shown) > 1:
            shown.remove(i)
    room = limit - sum(widths[c] + 2 for c in shown) + 2
    for i in sorted(set(flexible) & set(shown), key=lambda i: -widths[i]):
        cut = min(max(0, -room), widths[i] - least[i])
        widths[i] -= cut
        room += cut
    yield paint("  ".join(fit(head[i], widths[i]) for i in shown).rstrip(), "head", stream)
    for row in rows:
        yield "  ".join(_tinted(fit(row[i], widths[i]), i == tint, stream) for i in shown).rstrip()


def _tinted(cell: str, is_tinted: bool, stream: TextIO | None) -> str:
    word = cell.rstrip()
    return paint(word, word, stream) + cell[len(word) :] if is_tinted and word in COLOURS else cell


def progress(items: Iterable[T], total: int, what: str, size: Callable[[T], int] | None = None) -> Iterator[T]:
    """Pass items on; where that takes long, a terminal shows on standard error how much of ``total`` is done.

    That is a number of items, or with ``size`` of bytes.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    from time import monotonic

    begun = shown = monotonic()
    done = 0
    for item in items:
        yield item
        done += size(item) if size else 1
        now = monotonic()
        if now - begun > _PATIENCE and now - shown > _TICK:
            shown = now
            said = f"{done / 1e6:.1f} of {total / 1e6:.1f} MB" if size else f"{done:,} of {total:,}"
            line = f"{what} {_bar(done, total, now - begun)}, {said}"
            sys.stderr.write("\r" + fit(line, min(columns(sys.stderr) - 1, len(line) + 4)))
            sys.stderr.flush()
    if shown > begun:
        sys.stderr.write("\r" + " " * (columns(sys.stderr) - 1) + "\r")


def _bar(done: int, total: int, seconds: float) -> str:
    """Return a bar and the time that is left, as far as it can be told.

    >>> _bar(30, 120, 10.0)
    '[=====               ]  25 %, 30 s left'
    """
    share = min(1.0, done / max(total, done, 1))
    bar = "=" * int(_BAR * share)
    return f"[{bar:{_BAR}}] {100 * share:3.0f} %, {seconds * (1 - share) / max(share, 0.001):.0f} s left"


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
    write_beside(Path(path), text.getvalue().encode("utf-8", "backslashreplace"))


def ask(question: str) -> str:
    """Ask a person at a terminal, on standard error, and return the answer; an empty one where the input ends."""
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip()
