"""``python -m bench.suggest``: organizations taken out of the registry, and how many ``registry suggest`` proposes again.

Taken out are those that a main row of the gold standard names. A proposal is right if one of its names is marked as an
organization in the gold standard.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

from aliasmap import load
from aliasmap.curate.suggest import suggest
from aliasmap.evaluate.gold import read_gold
from aliasmap.text.normalize import scan_key
from bench.sets import ROOT, SHARED, share

_FIRST = 20


def main() -> int:
    """Take out, suggest, count."""
    rows_file, entities = SHARED / "gold" / "seeds.jsonl", SHARED / "gold" / "entities.jsonl"
    gold = read_gold(rows_file, load(), entities)
    rows = [json.loads(line) for line in rows_file.read_text(encoding="utf-8").splitlines()]
    in_seeds = {e["key"] for e in map(json.loads, entities.read_text(encoding="utf-8").splitlines()) if e["in_seeds"]}
    named = {r["entity"] for r in rows if r["main"] and r["kind"] == "org"} & in_seeds
    taken = {key: gold.ids[key] for key in sorted(named) if key in gold.ids}
    texts = {p.name: p.read_text(encoding="utf-8") for p in sorted((SHARED / "seeds").glob("*.txt"))}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "registry"
        out = set(taken.values())
        shutil.copytree(
            ROOT / "registry", root, ignore=lambda _, names: [n for n in names if n.removesuffix(".yaml") in out]
        )
        found = suggest(load([root]), texts)
    proposed = [{scan_key(name) for name in s.names} for s in found]
    new = set().union(*(keys for keys, s in zip(proposed, found, strict=True) if not s.organization))
    surfaces: dict[str, set[str]] = {}
    for row in rows:
        if row["kind"] == "org" and row["entity"]:
            surfaces.setdefault(row["entity"], set()).add(scan_key(row["surface"]))
    missed = [key for key in taken if not surfaces[key] & new]
    real = set().union(*surfaces.values())
    right = sum(bool(keys & real) for keys in proposed[:_FIRST])
    print(f"taken out {len(taken)} of {len(named)}; proposed again: {share(len(taken) - len(missed), len(taken))}")
    first = len(proposed[:_FIRST])
    print(f"right of the first {first} of {len(proposed)} proposals: {share(right, first)}")
    print("missed:", ", ".join(missed))
    for s, keys in zip(found[:_FIRST], proposed, strict=False):
        print("right" if keys & real else "wrong", s.organization or "new", "; ".join(s.names), sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
