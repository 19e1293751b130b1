"""``aliasmap registry fmt``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from aliasmap.errors import BadArgument
from aliasmap.index.artifact import write_beside
from aliasmap.registry.files import read_tree
from aliasmap.registry.format import format_text


def run(args: argparse.Namespace) -> int:
    """Put files into the layout; a file that cannot be read is reported and left as it is."""
    roots = [Path(path) for path in args.paths]
    for root in roots:
        if not root.exists():
            raise BadArgument(f"there is no registry at {root}")
    changed = broken = 0
    for entry in (entry for root in roots for entry in read_tree(root)):
        if entry.problems or not isinstance(entry.data, dict):
            broken += 1
            sys.stderr.writelines(f"{problem}\n" for problem in entry.problems)
            continue
        wanted = format_text(entry.text, entry.data)
        if wanted != entry.text:
            changed += 1
            sys.stdout.write(f"{entry.path}{' would change' if args.check else ''}\n")
            if not args.check:
                write_beside(Path(entry.path), wanted.encode("utf-8"))
    if args.check and changed:
        sys.stderr.write(f"{changed} files are not formatted; repair: aliasmap registry fmt {' '.join(args.paths)}\n")
    return 1 if broken or (args.check and changed) else 0
