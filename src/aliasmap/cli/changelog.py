"""``aliasmap registry changelog``."""

from __future__ import annotations

import argparse
import json
import sys

from aliasmap.cli.terminal import output
from aliasmap.curate.changelog import changes, page
from aliasmap.curate.versions import open_versions


def run(args: argparse.Namespace) -> int:
    """Say what changed of organizations and names between two versions."""
    old, new = open_versions(args.old, args.new or args.tree, args.tree)
    for problem in new.problems:
        sys.stderr.write(f"{problem}\n")
    found = changes(old.index, new.index)
    with output(args.output) as stream:
        stream.write(json.dumps(found, ensure_ascii=False) + "\n" if args.json else page(found))
    return int(bool(new.problems))
