"""Lint: every rule over a registry tree, every problem at once."""

from __future__ import annotations

from pathlib import Path

from aliasmap.errors import BadArgument
from aliasmap.registry.files import RawEntry, read_tree
from aliasmap.registry.lint.entry import check_entry
from aliasmap.registry.lint.rules import RULES, Rule
from aliasmap.registry.lint.tree import check_tree
from aliasmap.registry.problems import Problem
from aliasmap.registry.schema import parse
from aliasmap.registry.vocabulary import read_vocab
from aliasmap.text.orgforms import LegalForms
from aliasmap.vocab import Vocab

__all__ = ["RULES", "Rule", "explain", "lint"]


def lint(root: Path, vocab: Vocab | None = None) -> tuple[int, list[Problem]]:
    """Check a tree, one of its folders, or one file; return how many files were read, and the problems by place.

    The vocabulary is read from ``root/vocab`` unless one is given.
    """
    if not root.exists():
        raise BadArgument(f"there is no registry at {root}")
    vocab = vocab or read_vocab(root / "vocab")
    forms = LegalForms(vocab.legal_forms, vocab.generic)
    read: list[RawEntry] = list(read_tree(root))
    typed = []
    for entry in read:
        organization = parse(entry, vocab.kinds, vocab.countries)
        if organization is not None:
            typed.append((entry, organization))
            check_entry(entry, organization, forms)
    check_tree(typed, forms)
    problems = [p for entry in read for p in entry.problems]
    return len(read), sorted(problems, key=lambda p: (p.path, p.line, p.column, p.code))


def explain(code: str) -> str:
    """Return what a rule wants and why. Raises BadArgument for an unknown code."""
    rule = RULES.get(code.upper())
    if rule is None:
        raise BadArgument(f"there is no lint rule {code!r}\nrules: {', '.join(RULES)}")
    return f"{rule.code}  {rule.title}\n\n{rule.why}\n"
