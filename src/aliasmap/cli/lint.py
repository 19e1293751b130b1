"""``aliasmap registry lint``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from aliasmap.index.load import load
from aliasmap.registry.lint import explain, lint


def run(args: argparse.Namespace) -> int:
    """Check a registry; every problem at once."""
    if args.explain:
        sys.stdout.write(explain(args.explain))
        return 0
    root = Path(args.path)
    vocab = None if (root / "vocab").is_dir() or not root.exists() else load(["bundled"])[0].vocab
    files, problems = lint(root, vocab)
    for problem in problems:
        sys.stdout.write(json.dumps(problem.to_dict(), ensure_ascii=False) + "\n" if args.json else f"{problem}\n")
    sys.stderr.write(f"{files} files, {len(problems)} problems\n")
    return 1 if problems else 0
