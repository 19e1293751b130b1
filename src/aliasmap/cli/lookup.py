"""``aliasmap lookup``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator

from aliasmap.cli.terminal import open_registry, paint, table
from aliasmap.model import Resolution
from aliasmap.resolver import Resolver

_SHOWN = 0.01  # the least score of a candidate that is shown to a person


def run(args: argparse.Namespace) -> int:
    """Answer each name, in order."""
    resolver = open_registry(args)
    statuses = set()
    rows: list[tuple[str, ...]] = []
    streamed = args.json or args.explain or "-" in args.names
    for found in _answers(args, resolver):
        statuses.add(found.status)
        if streamed:
            sys.stdout.write(_json(found) if args.json else _text(found, args.explain))
        else:
            rows += _rows(found)
    if not streamed:
        head = ("name", "status", "id", "organization", "score", "reason")
        for line in table(head, rows, flexible=(0, 3, 2), spare=(5, 4, 3), tint=1):
            sys.stdout.write(line + "\n")
    bad = {"review": {"review", "nil"}, "nil": {"nil"}}.get(args.fail_on, set())
    return 1 if statuses & bad or resolver.problems else 0


def _answers(args: argparse.Namespace, resolver: Resolver) -> Iterator[Resolution]:
    for name in _names(args.names):
        found = resolver.resolve(name, country=args.country, as_of=args.as_of)
        yield found._replace(candidates=found.candidates[: max(0, args.k)])


def _names(given: list[str]) -> Iterator[str]:
    for name in given:
        if name == "-":
            yield from (line.rstrip("\r\n") for line in sys.stdin)
        else:
            yield name


def _json(found: Resolution) -> str:
    return json.dumps(found.to_dict(), ensure_ascii=False) + "\n"


def _rows(found: Resolution) -> list[tuple[str, ...]]:
    """Return the row of a match, or a row a candidate that may be meant."""
    query = " ".join(found.query.split())
    shown = [c for c in found.candidates if c.score >= _SHOWN]
    if found.status == "match":
        return [(query, "match", found.id or "", found.name or "", f"{found.score:.3f}", "")]
    if not shown:
        return [(query, found.status, "", "", "", found.reason or "")]
    first = (query, found.status, f"{shown[0].id}?", shown[0].name, f"{shown[0].score:.3f}", found.reason or "")
    return [first, *(("", "", f"{c.id}?", c.name, f"{c.score:.3f}", "") for c in shown[1:])]


def _text(found: Resolution, explain: bool) -> str:
    """Return an answer in lines of its own, for names that come one by one and for the evidence."""
    if explain:
        head, _, rest = found.explain().partition("\n")
        return paint(head, found.status) + "\n" + (rest + "\n" if rest else "")
    cells = next(iter(_rows(found)))
    return (
        "  ".join(filter(None, (cells[0], paint(cells[1], cells[1]), *cells[2:])))
        + "\n"
        + "".join(f"    {'  '.join(filter(None, cells))}\n" for cells in _rows(found)[1:])
    )
