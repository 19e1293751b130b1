"""``aliasmap registry lint``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from aliasmap.index.load import load
from aliasmap.registry.lint import explain, lint, registry_of


def run(args: argparse.Namespace) -> int:
    """Check a registry; every problem at once."""
    if args.explain:
        sys.stdout.write(explain(args.explain))
        return 0
    root = Path(args.path)
    if registry_of(root) is None and registry_of(root.absolute()):
        root = root.absolute()
    if registry_of(root) or not root.exists():
        files, problems = lint(root)
    else:  # an overlay: it may name what the bundled registry has
        index, _ = load(["bundled"])
        files, problems = lint(root, index.vocab, {org.id for org in index})
    for problem in problems:
        sys.stdout.write(json.dumps(problem.to_dict(), ensure_ascii=False) + "\n" if args.json else f"{problem}\n")
    sys.stderr.write(f"{files} organizations, {len(problems)} problems\n")
    return 1 if problems else 0
