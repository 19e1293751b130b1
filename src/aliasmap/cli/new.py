"""``aliasmap registry new``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from aliasmap.cli.terminal import ask, table
from aliasmap.curate.draft import split_names
from aliasmap.curate.new import Twin, draft, free_id, likely_twin, twins
from aliasmap.decide import Thresholds
from aliasmap.errors import BadArgument
from aliasmap.index.artifact import write_beside
from aliasmap.index.load import bundled, is_bundled, load
from aliasmap.resolver import Resolver


def run(args: argparse.Namespace) -> int:
    """Show who may be the new organization already, then write its file; ask for what is not given."""
    root = Path(args.into)
    resolver = _open(root)
    asking = sys.stdin.isatty() and not (args.name and args.country and args.kind)
    if asking:
        _ask_names(args)
    for field in ("name", "country", "kind"):
        if not getattr(args, field):
            raise BadArgument(
                f"give {'NAME' if field == 'name' else '--' + field}, or call it at a terminal to be asked"
            )
    names = split_names([args.name, *args.more])
    known = twins(resolver, names, args.country)
    _show(known)
    sure = likely_twin(resolver, names, args.country)
    if sure and not args.anyway and not (asking and ask("write a new organization anyway? [y/N] ") in ("y", "yes")):
        sys.stderr.write(
            f"nothing was written: {names[0]!r} is probably {sure.id} ({sure.score:.2f})\n"
            f"add its names to the file of {sure.id}, or say --anyway if it is another body\n"
        )
        return 1
    if asking and not args.id:
        args.id = _ask_id(resolver, root, names, args.country.upper())
    ids = {scheme: value for scheme in ("ror", "wikidata") if (value := getattr(args, scheme))}
    fields: dict[str, Any] = {key: value for key, value in (("since", args.since), ("ids", ids)) if value}
    made = draft(resolver, root, names, args.country, args.kind, args.id, fields, args.source or "")
    if asking:
        sys.stderr.write(made.text)
        if ask(f"write {made.path}? [Y/n] ") in ("n", "no"):
            return 1
    write_beside(made.path, made.text.encode("utf-8"), new=True)
    sys.stdout.write(f"{made.path}\n{made.text}")
    missing = "its other names" if args.source else "its other names and their sources"
    sys.stderr.write(f"next: add {missing}, then: aliasmap registry lint {args.into}\n")
    return 0


def _open(root: Path) -> Resolver:
    """A registry alone; an overlay, which has no vocabulary, on top of the bundled one."""
    if is_bundled(root) or not any(root.rglob("*.yaml")):
        return Resolver(bundled()[0], Thresholds())
    whole = (root / "vocab").is_dir() and any((root / "orgs").rglob("*.yaml"))
    return Resolver(load([root] if whole else ["bundled", root])[0], Thresholds())


def _show(known: list[Twin]) -> None:
    if not known:
        return
    rows = [
        (f"{t.score:.2f}", t.id, t.name, f"{'a name' if t.is_bearer else 'like a name'} of it: {t.asked}")
        for t in known[:8]
    ]
    for line in table(("is it", "id", "name", "because"), rows, flexible=(2, 3)):
        sys.stderr.write(line + "\n")


def _ask_names(args: argparse.Namespace) -> None:
    args.name = args.name or ask("official name: ")
    while not args.more or args.more[-1]:
        args.more.append(ask("another name, or nothing: "))
    args.more.pop()
    args.country = args.country or ask("country (ISO 3166-1 code, or INT): ")
    args.kind = args.kind or ask("kind (ministry, agency, university, company …): ")
    args.source = args.source or ask("where its names were met (official, ror, news), or nothing: ")


def _ask_id(resolver: Resolver, root: Path, names: list[str], country: str) -> str:
    proposed = next(filter(None, free_id(resolver, root, names, country)), "")
    return ask(f"id, for ever [{proposed}]: ") or proposed
