"""``python -m bench.boundary``: whether names are found as words of their own, and left alone in compounds.

Writes ``docs/boundary.md``. First part: KLUE-NER dev (CC BY-SA 4.0, read from beside the checkout). The registry is the
surfaces that are marked there, two characters or more, and that never stand, bare or before any tail that the set knows,
where nothing is marked: so every firing elsewhere is a wrong boundary. Second part: names of the bundled registry before
and behind common nouns (``bench/data/nouns.txt``), which are other words; they are silent if the name is not a match.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from aliasmap import load
from aliasmap.text.normalize import scan_key
from bench.sets import ROOT, SHARED, f1_interval, share, table

_SENTENCES = SHARED / "eval" / "ner_klue_dev.jsonl"
_NOUNS = ROOT / "bench" / "data" / "nouns.txt"
_COMPOUNDS, _SEED, _TAILS = 400, 1, 13
Row = dict[str, Any]
Find = Callable[[str], set[tuple[int, int]]]


def unmistakable(rows: Sequence[Row]) -> list[str]:
    """Return the marked surfaces that are nowhere a word where nothing is marked."""
    marked = {org["surface"] for row in rows for org in row["orgs"]}
    tails = "|".join(map(re.escape, sorted({o["tail"] for row in rows for o in row["orgs"]}, key=len, reverse=True)))
    found = []
    for name in sorted(n for n in marked if len(n) > 1):
        word = re.compile(rf"(?<![가-힣A-Za-z0-9]){re.escape(name)}(?:{tails})(?![가-힣A-Za-z0-9])")
        places = ((row, m.span()) for row in rows if name in row["text"] for m in word.finditer(row["text"]))
        if all(any(o["s"] < end and start < o["e"] for o in row["orgs"]) for row, (start, end) in places):
            found.append(name)
    return found


def ours(names: Sequence[str]) -> Find:
    """Return what finds names as ``annotate`` does; those that are one key are one organization's."""
    keys: dict[str, list[str]] = defaultdict(list)
    for name in names:
        keys[scan_key(name)].append(name)
    orgs = [
        {"id": f"kr-{i}", "kind": "organization", "country": "KR", "names": [{"text": name} for name in group]}
        for i, group in enumerate(keys.values())
    ]
    resolver = load([orgs])
    return lambda text: {
        (m.start, m.end) for m in resolver.annotate(text) if m.parent is None and m.resolution.status == "match"
    }


def by_pattern(names: Sequence[str], tails: str) -> Find:
    """Return what finds the longest names at the start of a word, with one of some tails up to its end."""
    listed = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    pattern = re.compile(rf"(?<![가-힣A-Za-z0-9])({listed}){tails}")
    return lambda text: {m.span(1) for m in pattern.finditer(text)}


def klue(rows: Sequence[Row]) -> str:
    """Return the table of span F1."""
    names = unmistakable(rows)
    known = set(names)
    common = Counter(o["tail"] for row in rows for o in row["orgs"] if o["tail"]).most_common(_TAILS)
    few = "|".join(re.escape(tail) for tail, _ in common)
    finders = {
        "aliasmap": ours(names),
        f"the {_TAILS} commonest tails": by_pattern(names, f"(?:{few})?(?![가-힣A-Za-z0-9])"),
        "no boundary on the right": by_pattern(names, ""),
    }
    lines = []
    for title, find in finders.items():
        right = wrong = missed = 0
        for row in rows:
            marked = {(o["s"], o["e"]) for o in row["orgs"] if o["surface"] in known}
            got = find(row["text"])
            right, wrong, missed = right + len(marked & got), wrong + len(got - marked), missed + len(marked - got)
        low, high = f1_interval(right, wrong, missed)
        f1 = 2 * right / (2 * right + wrong + missed)
        lines.append((title, str(right + missed), f"{f1:.3f} ({low:.3f}–{high:.3f})", str(wrong), str(missed)))
    return table(("by", "mentions", "span F1 (95 %)", "wrong", "missed"), lines)


def compounds() -> list[tuple[str, str]]:
    """Draw words in which a name must not be found, each with the name: the same each time."""
    draw = random.Random(_SEED)
    names = sorted(
        {n.text for org in load().index for n in org.names if not n.weak and re.fullmatch("[가-힣]{2,6}", n.text)}
    )
    nouns = _NOUNS.read_text(encoding="utf-8").split()
    found: list[tuple[str, str]] = []
    while len(found) < _COMPOUNDS:
        name, noun = draw.choice(names), draw.choice(nouns)
        found.append((name + noun if len(found) % 4 else noun + name, name))
    return found


def silent() -> str:
    """Return the row of compounds."""
    resolver = load()
    made = compounds()
    quiet = 0
    for word, name in made:
        text = f"어제 {word}에서 만났다."
        fired = [m.surface for m in resolver.annotate(text) if m.resolution.status == "match"]
        quiet += name not in fired
    return table(("compounds", "n", "silent"), [("name and common noun", str(len(made)), share(quiet, len(made)))])


def main() -> None:
    """Measure and write the page."""
    if not _SENTENCES.is_file():
        sys.stderr.write(f"the sentences are not at {_SENTENCES}\n")
        return
    rows = [json.loads(line) for line in _SENTENCES.read_text(encoding="utf-8").splitlines()]
    page = (
        "# Boundaries, measured\n\n<!-- generated by `python -m bench.boundary`; do not edit -->\n\n"
        "Korean names in KLUE-NER dev as words of their own: the registry is the marked surfaces that are nowhere a word where "
        f"nothing is marked.\n\n{klue(rows)}\n"
        "Names of the registry joined to common nouns are other words (중기부품, 서울대공원); three of four before the noun, one behind "
        f"it. A compound is silent if the name in it is no match.\n\n{silent()}"
    )
    (ROOT / "docs" / "boundary.md").write_text(page, encoding="utf-8")
    sys.stdout.write(page)


if __name__ == "__main__":
    main()
