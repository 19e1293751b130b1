"""``aliasmap registry suggest``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from aliasmap.cli.terminal import open_registry, table
from aliasmap.curate.judge import read_judgements, unjudged
from aliasmap.curate.review import write_up
from aliasmap.curate.suggest import suggest
from aliasmap.documents import find, read
from aliasmap.errors import AliasmapError
from aliasmap.index.artifact import write_beside
from aliasmap.text.normalize import scan_key


def run(args: argparse.Namespace) -> int:
    """Show what documents suggest and write it for review; a bad document does not stop the others."""
    resolver = open_registry(args)
    failed = False
    texts = {}
    for document in read(find(args.docs)):
        if document.error is not None:
            failed = True
            sys.stderr.write(f"aliasmap: {document.error}\n")
        else:
            texts[document.path] = document.readable
    judgements = read_judgements(Path(args.judgements))
    found = unjudged(suggest(resolver, texts), judgements)
    taken: set[str] = set()
    for s in found if args.output else ():
        try:
            path, text = write_up(resolver, Path(args.output), s, taken)
            write_beside(path, text.encode("utf-8"), new=True)
            taken.update(map(scan_key, s.names))
        except AliasmapError as error:
            failed = True
            sys.stderr.write(f"aliasmap: {s.names[0]}: {error}\n")
    if args.json:
        sys.stdout.writelines(json.dumps(s.to_dict(), ensure_ascii=False) + "\n" for s in found)
    elif found:
        rows = [
            (f"{s.score:.0f}", s.organization or "new", s.kind, "; ".join(s.names), f"{s.mentions}/{len(s.documents)}")
            for s in found
        ]
        for line in table(("score", "for", "kind", "names", "mentions/documents"), rows, flexible=(3,)):
            sys.stdout.write(line + "\n")
    return int(failed)
