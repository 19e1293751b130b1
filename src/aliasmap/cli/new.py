"""``aliasmap registry new``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from aliasmap.curate.new import new_organization
from aliasmap.index.load import load


def run(args: argparse.Namespace) -> int:
    """Write the file of a new organization, and say who bears its names already."""
    from aliasmap.decide import Thresholds
    from aliasmap.resolver import Resolver

    sources = ["bundled", args.into] if any(Path(args.into).rglob("*.yaml")) else ["bundled"]
    index, _ = load(sources)
    path, text, shared = new_organization(
        Resolver(index, Thresholds()), Path(args.into), args.name, args.country, args.kind, args.more, args.id
    )
    for name, ident in shared:
        sys.stderr.write(f"note: {name!r} is a name of {ident} already\n")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
    sys.stdout.write(f"{path}\n{text}")
    sys.stderr.write(f"next: add its other names and their sources, then: aliasmap registry lint {args.into}\n")
    return 0
