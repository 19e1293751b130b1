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
    gold = read_gold(Path(args.gold), resolver, Path(args.entities) if args.entities else None, args.split)
    if not gold.rows:
        raise BadArgument(f"{args.gold} has no rows" + (f" with split {args.split!r}" if args.split else ""))
    floors = _floors(args.floor)
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
    figures = {"all": report.total, "nil": report.nil, **report.languages}
    for name, least in floors.items():
        if figures.get(name, Counts(missed=1)).f1 < least:
            failed = True
            got = figures[name].f1 if name in figures else 0.0
            sys.stderr.write(f"aliasmap: F1 of {name} is {got:.3f}, less than {least}, the floor in {args.floor}\n")
    return int(failed or bool(resolver.problems))


def _floors(path: str | None) -> dict[str, float]:
    """Read the least F1 by «all», «nil» and language: a JSON object."""
    if path is None:
        return {}
    try:
        return {str(name): float(least) for name, least in json.loads(Path(path).read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, AttributeError) as error:
        raise BadArgument(f'{path} holds no floors: {error}\nwrite {{"all": 0.9, "nil": 0.7}}') from None


def _show(report: Report) -> None:
    head = ("", "n", "precision", "95 %", "recall", "95 %", "F1")
    rows = [_row("all", report.total)]
    rows += [_row(name, counts) for name, counts in sorted(report.languages.items())]
    if report.nil.right + report.nil.wrong + report.nil.missed:
        rows.append(_row("unknown (NIL)", report.nil))
        rows += [_row(f"  {name}", counts) for name, counts in sorted(report.nil_languages.items())]
    rows += [_row(name, counts) for name, counts in sorted(report.documents.items())]
    rows += [
        (
            f"{what} {name}",
            str(c.right + c.missed),
            "",
            "",
            f"{c.recall:.3f}",
            _interval(c.right, c.right + c.missed),
            "",
        )
        for what, groups in (("form", report.forms), ("tag", report.tags))
        for name, c in sorted(groups.items())
    ]
    for line in table(head, rows, flexible=(0,), spare=(3, 5, 1)):
        sys.stdout.write(line + "\n")
    low, high = report.interval()
    sys.stdout.write(f"F1 {report.total.f1:.3f} ({low:.3f}-{high:.3f}, bootstrap over documents); ")
    sys.stdout.write(", ".join(f"{name} {figure}" for name, figure in report.calibration().items()) + "\n")
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
