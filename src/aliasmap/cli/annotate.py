"""``aliasmap annotate``."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterator
from typing import Any, TextIO

from aliasmap.cli.terminal import open_registry, output, paint, progress, table
from aliasmap.documents import find, read
from aliasmap.resolver import Resolver

FIELDS = (
    "doc",
    "start",
    "end",
    "surface",
    "id",
    "best",
    "status",
    "score",
    "name",
    "reason",
    "kind",
    "nil",
    "nested_in",
    "candidates",
)


def run(args: argparse.Namespace) -> int:
    """Annotate every document; a bad one is reported and does not stop the others."""
    resolver = open_registry(args)
    failed: list[str] = []
    with output(args.output) as stream:
        rows = _rows(args, resolver, failed)
        {"table": _table, "jsonl": _jsonl, "csv": _csv}[args.format](rows, stream)
    if failed:
        sys.stderr.write(f"aliasmap: {len(failed)} documents could not be read\n")
    return 1 if failed or resolver.problems else 0


def _rows(args: argparse.Namespace, resolver: Resolver, failed: list[str]) -> Iterator[dict[str, Any]]:
    paths = find(args.paths)
    for document in progress(read(paths), len(paths), "annotating"):
        if document.error is not None:
            failed.append(document.path)
            sys.stderr.write(f"aliasmap: {document.error}\n")
            continue
        mentions = resolver.annotate(document.text, as_of=args.as_of, country=args.country)
        numbers = {id(m): i for i, m in enumerate(mentions)}
        for m in mentions:
            nested = numbers.get(id(m.parent)) if m.parent is not None else None
            yield {"doc": document.path, **m.to_dict(), "nested_in": nested}


def _jsonl(rows: Iterator[dict[str, Any]], stream: TextIO) -> None:
    for row in rows:
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def _csv(rows: Iterator[dict[str, Any]], stream: TextIO) -> None:
    writer = csv.DictWriter(stream, [*FIELDS, "registry"], lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({**row, "candidates": " ".join(row["candidates"])})


def _table(rows: Iterator[dict[str, Any]], stream: TextIO) -> None:
    head = ("doc", "at", "mention", "status", "id", "name")
    cells = []
    for row in rows:
        mention = ("  " if row["nested_in"] is not None else "") + " ".join(row["surface"].split())
        shown = row["id"] or f"{row['best']}? {row['reason']}"
        cells.append((row["doc"], f"{row['start']}-{row['end']}", mention, row["status"], shown, row["name"] or ""))
    for line in table(head, cells, flexible=(0, 2, 5)):
        stream.write(line + "\n")
    matched = sum(cell[3] == "match" for cell in cells)
    stream.write(paint(f"{len(cells)} mentions, {matched} matched, {len({c[0] for c in cells})} documents\n", "dim"))
