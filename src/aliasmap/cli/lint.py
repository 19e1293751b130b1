"""``aliasmap registry lint``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from aliasmap.cli.terminal import counted
from aliasmap.curate.fix import fix
from aliasmap.errors import BadArgument
from aliasmap.index.artifact import write_beside
from aliasmap.index.load import load
from aliasmap.registry.files import read_tree
from aliasmap.registry.lint import explain, lint, registry_of
from aliasmap.registry.vocabulary import read_vocab


def run(args: argparse.Namespace) -> int:
    """Check a registry; every problem at once."""
    if args.explain:
        sys.stdout.write(explain(args.explain))
        return 0
    root = Path(args.path)
    if registry_of(root) is None and registry_of(root.absolute()):
        root = root.absolute()
    if args.fix:
        _fix(root)
    if registry_of(root) or not root.exists():
        files, problems = lint(root)
    else:  # an overlay: it may name what the bundled registry has
        index, _ = load(["bundled"])
        files, problems = lint(root, index.vocab, {org.id for org in index})
    for problem in problems:
        sys.stdout.write(json.dumps(problem.to_dict(), ensure_ascii=False) + "\n" if args.json else f"{problem}\n")
    sys.stderr.write(f"{counted(files, 'organization')}, {counted(len(problems), 'problem')}\n")
    return 1 if problems else 0


def _fix(root: Path) -> None:
    """Repair what is safe in the files below a path, and say what was repaired."""
    if root.suffix == ".jsonl":
        raise BadArgument(f"--fix repairs YAML files; {root} is JSON lines, repair it where it was made")
    home = registry_of(root)
    vocab = read_vocab(home / "vocab") if home else load(["bundled"])[0].vocab
    for entry in read_tree(root):
        text, repaired = fix(entry, vocab)
        if text != entry.text:
            write_beside(Path(entry.path), text.encode("utf-8"))
        for problem in repaired:
            sys.stderr.write(f"repaired {problem.path}:{problem.line} {problem.code} {problem.message}\n")
