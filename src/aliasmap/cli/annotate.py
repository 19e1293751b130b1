"""``aliasmap annotate``."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from aliasmap.cli.terminal import counted, open_registry, output, paint, progress, table
from aliasmap.documents import Source, TextFile, find, read
from aliasmap.errors import BadArgument
from aliasmap.model import Mention
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
    "guess",
    "nested_in",
    "candidates",
    "registry",
    "encoding",
)
_Annotated = tuple[TextFile, list[Mention]]


def run(args: argparse.Namespace) -> int:
    """Annotate every document; a bad one is reported and does not stop the others."""
    if args.format == "html" and args.output is None and sys.stdout.isatty():
        raise BadArgument("a page is not for a terminal\nname a file: -o page.html")
    source = Source(args.input, args.encoding, args.field)
    resolver = open_registry(args)
    failed: list[str] = []
    with output(args.output) as stream:
        found = _annotated(args, source, resolver, failed)
        if args.format == "html":
            _html(found, resolver, stream)
        else:
            {"table": _table, "jsonl": _jsonl, "csv": _csv}[args.format](_rows(found), stream)
    if failed:
        sys.stderr.write(f"aliasmap: {counted(len(failed), 'document')} could not be read\n")
    return 1 if failed or resolver.problems else 0


def _annotated(args: argparse.Namespace, source: Source, resolver: Resolver, failed: list[str]) -> Iterator[_Annotated]:
    paths = find(args.paths)
    total = sum(Path(p).stat().st_size for p in paths if Path(p).is_file())
    for document in progress(read(paths, source), total, "annotating", lambda document: document.size):
        if document.error is not None:
            failed.append(document.path)
            sys.stderr.write(f"aliasmap: {document.error}\n")
            continue
        yield (
            document,
            resolver.annotate(document.readable, as_of=args.as_of, country=args.country, all_kinds=args.all_kinds),
        )


def _rows(found: Iterable[_Annotated]) -> Iterator[dict[str, Any]]:
    for document, mentions in found:
        placed = document.in_source(mentions)
        numbers = {id(m): i for i, m in enumerate(placed)}
        for m in placed:
            nested = numbers.get(id(m.parent)) if m.parent is not None else None
            yield {"doc": document.path, **m.to_dict(), "nested_in": nested, "encoding": document.encoding}


def _html(found: Iterable[_Annotated], resolver: Resolver, stream: TextIO) -> None:
    from aliasmap.report import Article, page

    articles = (Article(d.path, d.readable, tuple(mentions), d.encoding) for d, mentions in found)
    stream.write(page(articles, resolver.get, resolver.version))


def _jsonl(rows: Iterable[dict[str, Any]], stream: TextIO) -> None:
    for row in rows:
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def _csv(rows: Iterable[dict[str, Any]], stream: TextIO) -> None:
    writer = csv.DictWriter(stream, FIELDS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({**row, "candidates": " ".join(row["candidates"])})


def _table(rows: Iterable[dict[str, Any]], stream: TextIO) -> None:
    head = ("doc", "at", "mention", "status", "id", "name")
    cells = []
    for row in rows:
        mention = ("  " if row["nested_in"] is not None else "") + " ".join(row["surface"].split())
        if row["kind"] != "org":
            shown, name = row["kind"], ""
        elif row["nil"]:
            shown, name = row["nil"], f"unknown, {row['guess']}"
        else:
            shown, name = row["id"] or f"{row['best']}? {row['reason']}", row["name"] or ""
        cells.append((row["doc"], f"{row['start']}-{row['end']}", mention, row["status"], shown, name))
    for line in table(head, cells, flexible=(0, 2, 4, 5), spare=(5, 1, 0), tint=3, stream=stream) if cells else ():
        stream.write(line + "\n")
    matched = sum(cell[3] == "match" for cell in cells)
    documents = len({cell[0] for cell in cells})
    found = f"{counted(len(cells), 'mention')}, {matched:,} matched, {counted(documents, 'document')}\n"
    stream.write(paint(found, "dim", stream))
