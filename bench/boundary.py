"""``python -m bench.boundary``: whether names are found as words of their own in KLUE-NER dev, and left alone in compounds.

The registry of the first part is the surfaces marked there: of two or more syllables, and never a word of its own where
nothing is marked, so that every firing outside a mark is a wrong boundary. The second part puts names of the bundled
registry before common nouns, and adds the compounds of ``bench/data/compounds.txt``.
"""

from __future__ import annotations

import json
import re

from bench.sets import SHARED

_WORD = re.compile(r"[가-힣A-Za-z0-9]+")


def sentences() -> list[dict]:  # type: ignore[type-arg]
    """Read the marked sentences."""
    path = SHARED / "eval" / "ner_klue_dev.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def names(rows: list[dict]) -> set[str]:  # type: ignore[type-arg]
    """Return the surfaces that are never a word of their own where nothing is marked."""
    marked = {org["surface"] for row in rows for org in row["orgs"]}
    free = set()
    for row in rows:
        for word in _WORD.finditer(row["text"]):
            if not any(org["s"] < word.end() and word.start() < org["e"] for org in row["orgs"]):
                free.add(word[0])
    return {name for name in marked if len(re.findall("[가-힣A-Za-z0-9]", name)) > 1 and name not in free}


if __name__ == "__main__":
    rows = sentences()
    known = names(rows)
    print(len(known), sum(o["surface"] in known for r in rows for o in r["orgs"]))
