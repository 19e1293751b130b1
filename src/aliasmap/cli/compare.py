"""``aliasmap compare``."""

from __future__ import annotations

import argparse
import json
import sys

from aliasmap.cli.terminal import open_registry


def run(args: argparse.Namespace) -> int:
    """Say how probable it is that two names are one organization's."""
    resolver = open_registry(args)
    found = resolver.compare(*args.names)
    if args.json:
        sys.stdout.write(json.dumps(found.to_dict(), ensure_ascii=False) + "\n")
    elif args.explain:
        sys.stdout.write(found.explain() + "\n")
    else:
        sys.stdout.write(f"{found.one}  {found.other}  {found.score:.3f}\n")
    return 1 if resolver.problems else 0
