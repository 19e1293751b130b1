"""``aliasmap lookup``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator

from aliasmap.cli.terminal import open_registry, paint
from aliasmap.model import Resolution

_SHOWN = 0.01  # the least score of a candidate that is shown to a person


def run(args: argparse.Namespace) -> int:
    """Answer each name, in order."""
    resolver = open_registry(args)
    statuses = set()
    for name in _names(args.names):
        found = resolver.resolve(name, country=args.country, as_of=args.as_of)
        found = found._replace(candidates=found.candidates[: max(0, args.k)])
        statuses.add(found.status)
        sys.stdout.write(_json(found) if args.json else _text(found, args.explain))
    bad = {"review": {"review", "nil"}, "nil": {"nil"}}.get(args.fail_on, set())
    return 1 if statuses & bad or resolver.problems else 0


def _names(given: list[str]) -> Iterator[str]:
    for name in given:
        if name == "-":
            yield from (line.rstrip("\r\n") for line in sys.stdin)
        else:
            yield name


def _json(found: Resolution) -> str:
    return json.dumps(found.to_dict(), ensure_ascii=False) + "\n"


def _text(found: Resolution, explain: bool) -> str:
    if explain:
        return found.explain() + "\n"
    status = paint(found.status, found.status)
    if found.status == "match":
        return f"{found.query}  {status}  {found.id}  {found.name}  {found.score:.3f}\n"
    lines = [f"{found.query}  {status}  {found.reason}"]
    lines += [f"    {c.id}  {c.name}  {c.score:.3f}" for c in found.candidates if c.score >= _SHOWN]
    return "\n".join(lines) + "\n"
