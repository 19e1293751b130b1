"""Lint: every rule over a registry tree, every problem at once."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from aliasmap.errors import BadArgument
from aliasmap.registry.files import RawEntry
from aliasmap.registry.lint.entry import check_entry
from aliasmap.registry.lint.rules import RULES, Rule, paragraph
from aliasmap.registry.lint.tree import check_tree
from aliasmap.registry.problems import Problem
from aliasmap.registry.schema import parse
from aliasmap.registry.sources import entries
from aliasmap.registry.vocabulary import read_vocab
from aliasmap.text.orgforms import LegalForms
from aliasmap.vocab import Vocab

__all__ = ["RULES", "Rule", "explain", "lint", "registry_of"]


def lint(root: Path, vocab: Vocab | None = None, known: Collection[str] = ()) -> tuple[int, list[Problem]]:
    """Check a registry, one of its folders or files, or a ``.jsonl`` file; return how many entries, and the problems.

    A folder or file inside a registry is checked against all of it, and only its own problems are returned. ``vocab``
    and the ids ``known`` elsewhere serve a source that stands alone, on top of another.
    """
    if not root.exists():
        raise BadArgument(f"there is no registry at {root}")
    home = registry_of(root)
    vocab = read_vocab(home / "vocab") if home else vocab
    if vocab is None:
        raise BadArgument(f"{root} has no vocabulary: there is no folder vocab beside its orgs")
    forms = LegalForms(vocab.legal_forms, vocab.generic)
    read: list[RawEntry] = list(entries(home or root))
    typed = []
    for entry in read:
        organization = parse(entry, vocab.kinds, vocab.countries)
        if organization is not None:
            typed.append((entry, organization))
            check_entry(entry, organization, forms)
    check_tree(typed, forms, known)
    wanted = [e for e in read if not home or root == home or Path(e.path).is_relative_to(root)]
    problems = [p for entry in wanted for p in entry.problems]
    return len(wanted), sorted(problems, key=lambda p: (p.path, p.line, p.column, p.code))


def registry_of(path: Path) -> Path | None:
    """Return the registry that a path lies in: the nearest folder up from it that has a vocabulary."""
    return next((folder for folder in (path, *path.parents) if (folder / "vocab").is_dir()), None)


def explain(code: str) -> str:
    """Return what a rule wants and why. Raises BadArgument for an unknown code."""
    rule = RULES.get(code.upper())
    if rule is None:
        raise BadArgument(f"there is no lint rule {code!r}\nrules: {', '.join(RULES)}")
    return f"{rule.code}  {rule.title}\n\n{paragraph(rule)}\n"
