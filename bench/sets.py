"""The open test sets, the registries that they are asked of, and how figures are written."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from aliasmap.decide import Thresholds
from aliasmap.evaluate.score import wilson
from aliasmap.index.artifact import Artifact, write_beside
from aliasmap.index.index import Index
from aliasmap.index.load import compile_sources, load
from aliasmap.model import Organization
from aliasmap.registry.sources.dump import read_dump
from aliasmap.registry.sources.jsonl import to_jsonl
from aliasmap.registry.sources.ror import organizations
from aliasmap.resolver import Resolver

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
_DUMP = SHARED / "ror" / "ror-v2.json.gz"
_DOCS = ROOT / "docs"
_CACHE = ROOT / ".bench"

Row = dict[str, Any]


class Ones(dict[str, float]):
    """Weights of one each: what a signal is then worth is how strong it is."""

    def __missing__(self, kind: str) -> float:
        return 1.0


def rows(name: str) -> list[Row]:
    """Read a test set."""
    text = (SHARED / "eval" / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]  # a string may hold U+2028, which is no end here


def ror(*scripts: str, weights: Mapping[str, float] | None = None) -> Resolver:
    """Open a registry made of the ROR dump, with the names in some scripts only or all; kept in a cache.

    ``weights`` stand in for the learned ones.
    """
    return opened("ror" + "-".join(scripts), lambda: dump(*scripts), weights)


def dump(*scripts: str) -> list[Organization]:
    """Return the organizations of the ROR dump, with the names in some scripts only or all."""
    return organizations(read_dump(_DUMP), load(["bundled"])[0].vocab.countries, list(scripts)).organizations


def opened(
    title: str, make: Callable[[], Iterable[Organization]], weights: Mapping[str, float] | None = None
) -> Resolver:
    """Open a registry of organizations; it is made anew where the code or the vocabulary is not what it was made with."""
    digest = sha256(title.encode())
    for folder in ("text", "index", "registry"):
        for path in sorted((ROOT / "src" / "aliasmap" / folder).rglob("*.py")):
            digest.update(path.read_bytes())
    for path in sorted(p for p in (ROOT / "registry" / "vocab").rglob("*.*") if p.is_file()):
        digest.update(path.read_bytes())
    built = _CACHE / f"{title}-{digest.hexdigest()[:16]}.aliasmap"
    if not built.is_file():
        lines = built.with_suffix(".jsonl")
        write_beside(lines, to_jsonl(make()).encode())
        content, problems = compile_sources([lines])
        assert not problems, problems[:3]
        write_beside(built, content)
        lines.unlink()
    return Resolver(Index(Artifact.open(built)), Thresholds(), weights=weights)


class Query(NamedTuple):
    """A name that is asked for, the numbers of the organizations that are right, and a country that is given."""

    text: str
    gold: set[int]
    country: str = ""


def named(resolver: Resolver, weak: bool = False) -> list[tuple[str, str]]:
    """Return every name of a registry with the id of its organization, redirects left out; ``weak``: weak names too."""
    return [(o.id, n.text) for o in resolver.index if not o.merged_into for n in o.names if weak or not n.weak]


def gold(resolver: Resolver, row: Row) -> set[int]:
    """Return the numbers of the organizations that are right for a row."""
    return numbers(resolver, ("ror-" + ident[-9:] for ident in row["gold"]))


def numbers(resolver: Resolver, idents: Iterable[str]) -> set[int]:
    """Return the numbers of organizations that are known; of a withdrawn record also that of its successor."""
    right = set()
    for ident in idents:
        number = resolver.index.number(ident)
        if number >= 0:
            org = resolver.index.organization(number)
            right.update({number, resolver.index.number(resolver.index.get(org.id).id)})
    return right


def country(resolver: Resolver, row: Row) -> str:
    """Return a row's country where the registry knows it, else nothing."""
    code = row.get("cc") or ""
    return code if code in resolver.index.header["countries"] else ""


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def share(right: int, n: int) -> str:
    """Return a share with its 95 % interval (Wilson)."""
    low, high = wilson(right, n)
    return f"{right / max(n, 1):.3f} ({low:.3f}–{high:.3f})"


def ms(seconds: float) -> str:
    """Return seconds as milliseconds, to be read in a table."""
    return f"{1e3 * seconds:.2f}"


def f1_interval(right: int, wrong: int, missed: int, draws: int = 1000) -> tuple[float, float]:
    """Return the 95 % interval of F1: a percentile bootstrap over what was found and what was missed (Efron 1979)."""
    outcomes = [(2, 2)] * right + [(0, 1)] * (wrong + missed)
    chance = random.Random(1)
    found = []
    for _ in range(draws if outcomes else 0):
        drawn = chance.choices(outcomes, k=len(outcomes))
        found.append(sum(hit for hit, _ in drawn) / sum(of for _, of in drawn))
    found.sort()
    return (found[int(0.025 * draws)], found[int(0.975 * draws)]) if found else (0.0, 1.0)


def write_page(name: str, text: str, charts: Mapping[str, str]) -> None:
    """Write a generated page of the docs, and its charts by name."""
    (_DOCS / "charts").mkdir(exist_ok=True)
    for chart, svg in charts.items():
        write_beside(_DOCS / "charts" / f"{chart}.svg", svg.encode())
    write_beside(_DOCS / f"{name}.md", text.encode())
