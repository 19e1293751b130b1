"""``python -m bench.coverage``: how many organizations of passages nobody converted from are in the registry.

The 20 passages of ``data/coverage.jsonl`` were written from general knowledge by a writer who had not seen the registry;
their events are invented. A mention is covered where the registry has a bearer of its surface form, or of its full name,
in the mention's country (or an international one).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

from aliasmap import load
from aliasmap.evaluate.score import wilson
from aliasmap.resolver import Resolver

PASSAGES = Path(__file__).resolve().parent / "data" / "coverage.jsonl"


def borne(resolver: Resolver, name: str, country: str) -> bool:
    """Tell whether a body of the country, or an international one, bears the name."""
    return any(resolver.get(b.id).country in (country, "INT") or country == "INT" for b in resolver.bearers(name))


def main() -> int:
    """Print the coverage by language and what is missing."""
    resolver = load()
    by_surface: Counter[str] = Counter()
    by_any: Counter[str] = Counter()
    total: Counter[str] = Counter()
    missing = []
    for line in PASSAGES.read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        for org in passage["orgs"]:
            total[passage["lang"]] += 1
            surface = borne(resolver, org["surface"], org["country"])
            full = any(
                borne(resolver, n.strip(), org["country"]) for n in re.split(r" / |\(|\)", org["what"]) if n.strip()
            )
            by_surface[passage["lang"]] += surface
            by_any[passage["lang"]] += surface or full
            if not (surface or full):
                missing.append(f"{passage['id']}  {org['surface']}  ({org['what']}, {org['country']})")
    print(f"registry {resolver.version}")
    for lang, n in [*total.items(), ("all", total.total())]:
        one, other = (c.total() if lang == "all" else c[lang] for c in (by_surface, by_any))
        print(
            f"{lang}: n {n}; organization known {other / n:.3f} {wilson(other, n)}; surface known {one / n:.3f} {wilson(one, n)}"
        )
    print("\n".join(missing))
    return 0


if __name__ == "__main__":
    sys.exit(main())
