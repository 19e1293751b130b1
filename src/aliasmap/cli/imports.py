"""``aliasmap import``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from aliasmap.cli.terminal import progress
from aliasmap.errors import BadArgument, SourceError
from aliasmap.index.artifact import write_beside
from aliasmap.index.load import load
from aliasmap.model import Organization
from aliasmap.registry.sources.dump import read_dump
from aliasmap.registry.sources.jsonl import to_jsonl
from aliasmap.registry.sources.ror import organizations
from aliasmap.registry.sources.table import columns, read_table
from aliasmap.text.scripts import LANGUAGE_SCRIPTS


def run_ror(args: argparse.Namespace) -> int:
    """Write the organizations of a ROR dump as JSON lines."""
    _check_output(args.output)
    wanted = _scripts(args.scripts)
    vocab = load(["bundled"])[0].vocab
    records = read_dump(Path(args.file))
    imported = organizations(progress(records, len(records), "importing"), vocab.countries, wanted)
    _write(args.output, imported.organizations)
    if imported.nameless:
        shown = f" in {', '.join(wanted)}" if wanted else ""
        sys.stderr.write(f"left out: {imported.nameless:,} records without a name{shown}\n")
    return 0


def run_csv(args: argparse.Namespace) -> int:
    """Write the organizations of a table as JSON lines; a row with a problem is reported and left out."""
    _check_output(args.output)
    mapped = columns(args.map)
    vocab = load(["bundled"])[0].vocab
    if args.country and args.country not in vocab.countries:
        raise BadArgument(f"unknown country {args.country!r}\nwrite the ISO 3166-1 code (KR, SG, CN …) or INT")
    if args.kind and args.kind not in vocab.kinds:
        raise BadArgument(f"unknown kind {args.kind!r}\nkinds: {', '.join(vocab.kinds)}")
    made, problems = read_table(Path(args.file), mapped, vocab, args.country or "", args.kind or "")
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    if not made:
        raise SourceError(f"{args.file} has no row that can be used; nothing was written")
    _write(args.output, made)
    if problems:
        rows = len({problem.path for problem in problems})
        sys.stderr.write(f"aliasmap: {rows} rows have problems and were left out\n")
    return int(bool(problems))


def _scripts(given: str | None) -> list[str]:
    wanted = given.split(",") if given is not None else []
    known = sorted({script for scripts in LANGUAGE_SCRIPTS.values() for script in scripts})
    for script in wanted:
        if script not in known:
            raise BadArgument(f"unknown script {script!r}\nscripts: {', '.join(known)}, joined by commas")
    return wanted


def _check_output(path: str) -> None:
    if not path.endswith(".jsonl"):
        raise BadArgument(f"the output {path!r} must end in .jsonl, so that --registry knows it for JSON lines")


def _write(path: str, organizations: list[Organization]) -> None:
    write_beside(Path(path), to_jsonl(organizations).encode("utf-8"))
    redirects = sum(bool(org.merged_into) for org in organizations)
    names = sum(len(org.names) for org in organizations)
    sys.stdout.write(f"{path}: {len(organizations) - redirects:,} organizations, {names:,} names")
    sys.stdout.write(f", {redirects:,} redirects\n" if redirects else "\n")
