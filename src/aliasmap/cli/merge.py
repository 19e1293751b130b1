"""``aliasmap registry merge``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from aliasmap.curate.merge import merge
from aliasmap.errors import BadArgument
from aliasmap.index.artifact import write_beside
from aliasmap.registry.lint import registry_of
from aliasmap.registry.vocabulary import read_vocab


def run(args: argparse.Namespace) -> int:
    """Merge a duplicate into the organization that stays."""
    root = Path(args.into)
    if not root.is_dir():
        raise BadArgument(f"there is no registry at {root}")
    home = registry_of(root.absolute())
    if home is None:
        raise BadArgument(f"{root} has no vocabulary: there is no folder vocab beside its orgs")
    changed = merge(root, args.old, args.new, read_vocab(home / "vocab"))
    for path, text in changed.items():
        write_beside(path, text.encode("utf-8"))
        sys.stdout.write(f"{path}\n")
    done = "next: aliasmap registry lint" if changed else f"{args.old} is merged into {args.new} already; nothing to do"
    sys.stderr.write(f"{done}\n")
    return 0
