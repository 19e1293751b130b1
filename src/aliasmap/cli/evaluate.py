"""``aliasmap eval``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from aliasmap.cli.terminal import open_registry, table
from aliasmap.documents import read
from aliasmap.errors import BadArgument
from aliasmap.evaluate import Counts, Report, evaluate, read_gold
from aliasmap.evaluate.score import wilson
from aliasmap.model import Mention


def run(args: argparse.Namespace) -> int:
    """Annotate the documents of a gold standard and score them."""
    for path in filter(None, (args.gold, args.docs, args.entities)):
        if not Path(path).exists():
            raise BadArgument(f"there is no {path}")
    resolver = open_registry(args)
    gold = read_gold(Path(args.gold), resolver, Path(args.entities) if args.entities else None)
    texts: dict[str, str] = {}
    found: dict[str, list[Mention]] = {}
    failed = False
    for document in read(str(Path(args.docs) / file) for file in sorted(gold.rows)):
        if document.error is not None:
            failed = True
            sys.stderr.write(f"aliasmap: {document.error}\n")
        else:
            file = str(Path(document.path).relative_to(args.docs))
            texts[file] = document.text
            found[file] = document.in_source(resolver.annotate(document.readable))
    report = evaluate(gold, texts, found, resolver.version)
    if args.json:
        sys.stdout.write(json.dumps(report.to_dict(), ensure_ascii=False) + "\n")
    else:
        _show(report)
    if args.fail_under is not None and report.total.f1 < args.fail_under:
        failed = True
        sys.stderr.write(f"aliasmap: F1 is {report.total.f1:.3f}, less than {args.fail_under}\n")
    return int(failed or bool(resolver.problems))


def _show(report: Report) -> None:
    head = ("", "n", "precision", "95 %", "recall", "95 %", "F1")
    rows = [_row("all", report.total)]
    rows += [_row(name, counts) for name, counts in sorted(report.languages.items())]
    rows += [_row(name, counts) for name, counts in sorted(report.documents.items())]
    rows += [
        (f"form {name}", str(c.right + c.missed), "", "", f"{c.recall:.3f}", _interval(c.right, c.right + c.missed), "")
        for name, c in sorted(report.forms.items())
    ]
    for line in table(head, rows):
        sys.stdout.write(line + "\n")
    for error in report.errors:
        sys.stdout.write(f"{error['error']:6}  {error['doc']}:{error['start']}  {error['id']}  {error['text']}\n")
    for key in report.unmapped:
        sys.stdout.write(f"no organization of the registry is {key}\n")


def _row(name: str, c: Counts) -> tuple[str, ...]:
    found, marked = c.right + c.wrong, c.right + c.missed
    return (
        name,
        str(marked),
        f"{c.precision:.3f}",
        _interval(c.right, found),
        f"{c.recall:.3f}",
        _interval(c.right, marked),
        f"{c.f1:.3f}",
    )


def _interval(successes: int, n: int) -> str:
    low, high = wilson(successes, n)
    return f"{low:.2f}-{high:.2f}"
