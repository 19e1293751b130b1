"""``aliasmap registry judge``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from aliasmap.curate.judge import judge, read_judgements
from aliasmap.decide import Thresholds
from aliasmap.errors import AliasmapError, BadArgument
from aliasmap.index.artifact import write_beside
from aliasmap.index.load import bundled, is_bundled, load
from aliasmap.registry.lint import registry_of
from aliasmap.registry.vocabulary import read_vocab
from aliasmap.resolver import Resolver


def run(args: argparse.Namespace) -> int:
    """Accept or reject files of the review folder, or replay what was judged; a bad file does not stop the others."""
    root = Path(args.into)
    home = registry_of(root.absolute())
    if home is None:
        raise BadArgument(f"{root} is no registry: there are no folders orgs and vocab")
    if args.verdict == "replay":
        return _replay(root)
    if not args.files:
        raise BadArgument("give the files to judge, as `registry suggest -o review` wrote them")
    vocab = read_vocab(home / "vocab")
    failed = False
    for name in args.files:
        try:
            changed = judge(root, Path(name), args.verdict, args.note, vocab)
        except AliasmapError as error:
            failed = True
            sys.stderr.write(f"aliasmap: {error}\n")
            continue
        for path, text in changed.items():
            write_beside(path, text.encode("utf-8"))
            sys.stdout.write(f"{path}\n")
        Path(name).unlink()
    if args.verdict == "accept" and not failed:
        sys.stderr.write(f"next: aliasmap registry lint {root}\n")
    return int(failed)


def _replay(root: Path) -> int:
    judgements = read_judgements(root / "judgements")
    index = bundled()[0] if is_bundled(root) else load([root])[0]
    resolver = Resolver(index, Thresholds())
    found = [line for judgement in judgements for line in judgement.contradictions(resolver)]
    sys.stdout.writelines(line + "\n" for line in found)
    sys.stderr.write(f"{len(judgements)} judgements, {len(found)} contradictions\n")
    return int(bool(found))
