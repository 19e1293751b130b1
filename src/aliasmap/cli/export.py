"""``aliasmap export``."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable
from typing import TextIO

from aliasmap.cli.terminal import open_registry, output
from aliasmap.model import Organization
from aliasmap.registry.sources.jsonl import to_jsonl

COLUMNS = ("id", "kind", "country", "text", "lang", "name_kind", "since", "until", "weak", "source")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def run(args: argparse.Namespace) -> int:
    """Write every organization as JSON lines, or every name as a row of CSV."""
    resolver = open_registry(args)
    with output(args.output) as stream:
        if args.format == "jsonl":
            stream.write(to_jsonl(resolver.index))
        else:
            _csv(resolver.index, stream)
    return int(bool(resolver.problems))


def _csv(organizations: Iterable[Organization], stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for org in organizations:
        for name in org.names:
            about = (" ".join(name.lang), name.kind, name.since, name.until, "true" if name.weak else "", name.source)
            writer.writerow([org.id, org.kind, org.country, *map(safe, (name.text, *about))])


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe before what it would take for a formula.

    >>> safe("=1+1"), safe("+Company"), safe("A+B")
    ("'=1+1", "'+Company", 'A+B')
    """
    return "'" + cell if cell.startswith(_FORMULA) else cell
