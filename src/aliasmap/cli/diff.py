"""``aliasmap registry diff``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TextIO

from aliasmap.cli.terminal import output, table
from aliasmap.curate.diff import Difference, NameChange, difference
from aliasmap.curate.markdown import report, summary
from aliasmap.curate.versions import open_versions
from aliasmap.documents import find, read
from aliasmap.resolver import Resolver


def run(args: argparse.Namespace) -> int:
    """Say what changes between two versions of a registry; 1 where an id vanishes or an entry cannot be read."""
    old, new = open_versions(args.old, args.new or args.tree, args.tree)
    failed = _problems(new)
    seeds = Path(args.tree).parent / "seeds"
    texts = {}
    for document in read(find([*([str(seeds)] if seeds.is_dir() else []), *args.docs])):
        if document.error is not None:
            failed = True
            sys.stderr.write(f"aliasmap: {document.error}\n")
        else:
            texts[document.path] = document.readable
    found = difference(old, new, texts)
    with output(args.output) as stream:
        if args.json:
            stream.write(json.dumps(found.to_dict(), ensure_ascii=False) + "\n")
        elif args.markdown:
            stream.write(report(found, new.index.whole_vocab().pinyin))
        else:
            _show(found, stream)
    if found.vanished:
        sys.stderr.write(
            f"aliasmap: ids vanish: {', '.join(found.vanished[:20])}\n"
            "an id is never removed or renamed; put its file back, or unite it: aliasmap registry merge OLD NEW\n"
        )
    return int(failed or bool(found.vanished))


def _problems(resolver: Resolver) -> bool:
    for problem in resolver.problems:
        sys.stderr.write(f"{problem}\n")
    return bool(resolver.problems)


def _show(found: Difference, stream: TextIO) -> None:
    stream.write(f"{found.old} to {found.new}: {summary(found)}\n")
    for what, ids in (("new", found.added), ("vanished", found.vanished)):
        stream.writelines(f"{what}  {ident}\n" for ident in ids)
    stream.writelines(f"merged  {old} into {new}\n" for old, new in found.merged)
    if found.names:
        names = [
            (c.name, c.change, ", ".join(c.before), ", ".join(c.after), _resolved(c), c.detail) for c in found.names
        ]
        head = ("name", "change", "borne by, before", "after", "resolved to", "")
        for line in table(head, names, flexible=(0, 2, 3, 4, 5)):
            stream.write(line + "\n")
    if found.mentions:
        mentions = [(f"{c.doc}:{c.start}", c.text, c.before, c.after) for c in found.mentions]
        for line in table(("mention at", "text", "before", "after"), mentions, flexible=(1, 0)):
            stream.write(line + "\n")


def _resolved(change: NameChange) -> str:
    if change.answer_before == change.answer_after:
        return change.answer_after
    return f"{change.answer_before} → {change.answer_after}"
