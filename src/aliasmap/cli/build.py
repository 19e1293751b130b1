"""``aliasmap build``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from aliasmap.index.artifact import Artifact, write_beside
from aliasmap.index.load import compile_sources


def run(args: argparse.Namespace) -> int:
    """Compile registries into one artifact."""
    content, problems = compile_sources(args.registry or ["bundled"])
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    write_beside(Path(args.output), content)
    header = Artifact(content, args.output).header
    sys.stdout.write(
        f"{args.output}: {header['organizations']:,} organizations, {header['names']:,} names, "
        f"{len(content):,} bytes, registry {header['registry']}\n"
    )
    return 1 if problems else 0
