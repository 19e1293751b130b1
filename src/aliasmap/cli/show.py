"""``aliasmap show`` and ``aliasmap list``."""

from __future__ import annotations

import argparse
import json
import sys

from aliasmap.cli.terminal import open_registry, paint, table
from aliasmap.errors import BadArgument
from aliasmap.model import Organization


def run(args: argparse.Namespace) -> int:
    """Show one organization."""
    resolver = open_registry(args)
    org = resolver.get(args.id)
    if ":" not in args.id and org.id != args.id:
        sys.stderr.write(f"{args.id} was merged into {org.id}\n")
    if args.json:
        sys.stdout.write(json.dumps(org.to_dict() | {"registry": resolver.version}, ensure_ascii=False) + "\n")
        return int(bool(resolver.problems))
    write = sys.stdout.write
    write(paint(f"{org.id}  {org.name()}", "head") + f"\n{org.kind}, {org.country}{_period(org.since, org.until)}\n")
    for label, links in (("part of", org.parents), ("succeeds", org.succeeds)):
        for link in links:
            write(f"{label}  {link.id}{_period(link.since, link.until)}{' (in part)' if link.part else ''}\n")
    for ident in org.successors:
        write(f"carried on by  {ident}\n")
    rows = [
        (n.text, " ".join(n.lang), n.kind + (", weak" if n.weak else ""), n.since, n.until, n.source or "unverified")
        for n in org.names
    ]
    for line in table(("name", "lang", "kind", "since", "until", "source"), rows, flexible=(0,)):
        write(line + "\n")
    for scheme, value in org.ids:
        write(f"{scheme}  {value}\n")
    for text in filter(None, (org.website, org.note)):
        write(text + "\n")
    return int(bool(resolver.problems))


def run_list(args: argparse.Namespace) -> int:
    """List organizations, by id."""
    resolver = open_registry(args)
    country = resolver.check_country(args.country)
    kinds = resolver.index.vocab.kinds
    if args.kind and args.kind not in kinds:
        raise BadArgument(f"unknown kind {args.kind!r}\nkinds: {', '.join(kinds)}")
    chosen: list[Organization] = [
        org
        for org in resolver.index
        if not org.merged_into and country in ("", org.country) and args.kind in (None, org.kind)
    ]
    if args.json:
        for org in chosen:
            sys.stdout.write(json.dumps(org.to_dict(), ensure_ascii=False) + "\n")
        return int(bool(resolver.problems))
    rows = [(o.id, o.kind, o.country, o.name(), o.name("en")) for o in chosen]
    for line in table(("id", "kind", "country", "name", "English"), rows, flexible=(3, 4)):
        sys.stdout.write(line + "\n")
    return int(bool(resolver.problems))


def _period(since: str, until: str) -> str:
    return f", {since}–{until}" if since or until else ""
