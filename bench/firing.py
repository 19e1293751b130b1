"""``python -m bench.firing``: where names of the registry fire in sentences whose organizations are marked.

The sentences are those of KLUE-NER dev (CC BY-SA 4.0), read from beside the checkout. A firing inside a marked organization
is right as a mention; one outside is a common word, a place or a service, or something that the marking left out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from aliasmap import load

SENTENCES = Path(__file__).resolve().parent.parent.parent / "shared" / "eval" / "ner_klue_dev.jsonl"


def firings(sentences: Path = SENTENCES) -> dict[str, tuple[int, int, Counter[str]]]:
    """Return for each surface that fires at ``match``: inside, outside, and the ids it resolved to."""
    resolver = load()
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    ids: dict[str, Counter[str]] = {}
    for line in sentences.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for m in resolver.annotate(row["text"]):
            if m.resolution.status == "match":
                ids.setdefault(m.surface, Counter())[str(m.resolution.id)] += 1
                marked = any(m.start < o["e"] and o["s"] < m.end for o in row["orgs"])
                (inside if marked else outside)[m.surface] += 1
    return {s: (inside[s], outside[s], ids[s]) for s in ids}


def main() -> int:
    """Print the surfaces that fire outside, most first."""
    if not SENTENCES.is_file():
        sys.stderr.write(f"the sentences are not at {SENTENCES}\n")
        return 1
    found = firings()
    right, wrong = sum(row[0] for row in found.values()), sum(row[1] for row in found.values())
    print(f"{right + wrong} firings of {len(found)} surfaces: {right} inside a marked organization, {wrong} outside")
    for surface, (good, bad, ids) in sorted(found.items(), key=lambda kv: (-kv[1][1], kv[0])):
        if bad:
            print(f"{surface}\tinside {good}\toutside {bad}\t{', '.join(ids)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
