"""``python -m bench.suggest``: organizations taken out of the registry, and how many ``registry suggest`` proposes again.

Taken out are those that a main row of the gold standard names. A proposal is right if each of its names is marked in the
gold standard as a name of one and the same organization, or is a name of it in full; what is found again must be right.
Then the corpus, with the registry as it is: its unknown organizations, and new names of known ones. Of the half that is
only for measuring no proposal is shown.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from aliasmap import load
from aliasmap.curate.suggest import Suggestion, suggest
from aliasmap.evaluate.gold import read_gold
from aliasmap.text.normalize import scan_key
from aliasmap.text.scripts import scripts
from bench.sets import ROOT, SHARED, Row, share

_FIRST = 20
_SCRIPTS = ("Latn", "Hang")
Names = dict[str, set[str]]


def main() -> int:
    """Take out, suggest, count; then the corpus."""
    _seeds()
    _corpus("tune")
    _corpus("test", listed=False)
    return 0


def _seeds() -> None:
    rows_file, entities_file = SHARED / "gold" / "seeds.jsonl", SHARED / "gold" / "entities.jsonl"
    rows, entities = _read(rows_file), _read(entities_file)
    ids = read_gold(rows_file, load(), entities_file).ids
    in_seeds = {e["key"] for e in entities if e["in_seeds"]}
    named = sorted({r["entity"] for r in rows if r["main"] and r["kind"] == "org"} & in_seeds)
    taken = [key for key in named if key in ids]
    texts = {p.name: p.read_text(encoding="utf-8") for p in sorted((SHARED / "seeds").glob("*.txt"))}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "registry"
        out = {f"{ids[key]}.yaml" for key in taken}
        shutil.copytree(ROOT / "registry", root, ignore=lambda _, names: out & set(names))
        found = suggest(load([root]), texts)
    surfaces = _surfaces(rows)
    names = {key: set(shown) for key, shown in surfaces.items()}
    for e in entities:
        names.setdefault(e["key"], set()).update(n for listed in e["names"].values() for n in listed)
    again = {key: s for s in reversed(found) if (key := _whose(s, names)) and not s.organization}
    print(f"taken out {len(taken)} of {len(named)}; proposed again: {share(len(again.keys() & taken), len(taken))}")
    both = [key for key in taken if _written(surfaces[key]) >= set(_SCRIPTS)]
    got = [key for key in both if key in again and _written(again[key].names) >= set(_SCRIPTS)]
    print(f"named in Hangul and in Latin letters: {len(both)}; proposed with both: {share(len(got), len(both))}")
    print("missed:", ", ".join(key for key in taken if key not in again) or "none")
    print("without one script:", ", ".join(key for key in both if key not in got) or "none")
    _judged(found, names)


def _corpus(split: str, listed: bool = True) -> None:
    rows = [r for r in _read(ROOT / "seeds" / "gold" / "corpus.jsonl") if r["split"] == split]
    names = _surfaces(rows)
    files = sorted({r["file"] for r in rows})
    found = suggest(load(), {file: (ROOT / "seeds" / file).read_text(encoding="utf-8") for file in files})
    unknown = {key for key in names if key.startswith("nil-")}
    again = {_whose(s, names) for s in found if not s.organization} & unknown
    print(f"corpus, {split}: unknown organizations {len(unknown)}, proposed {share(len(again), len(unknown))}")
    _judged(found, names, listed)


def _read(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _surfaces(rows: Iterable[Row]) -> Names:
    """Return how each organization is written, by its key."""
    found: Names = {}
    for row in rows:
        if row["kind"] == "org" and row["entity"]:
            surface = " ".join(row["surface"].split())
            found.setdefault(row["entity"], set()).update([surface, *(row["alt_surfaces"] or ())])
    return found


def _whose(suggestion: Suggestion, names: Mapping[str, set[str]]) -> str:
    """Return the organization that all names of a proposal are of, or nothing; new names must be of the one they are for."""
    proposed = {scan_key(name) for name in suggestion.names}
    for key, listed in names.items():
        if proposed <= {scan_key(name) for name in listed} and suggestion.organization in (None, key):
            return key
    return ""


def _written(names: Iterable[str]) -> set[str]:
    return set().union(*map(scripts, names))


def _judged(found: Sequence[Suggestion], names: Mapping[str, set[str]], listed: bool = True) -> None:
    """Print how many of the first proposals and of all are right, and, if ``listed``, each of them."""
    right = [bool(_whose(s, names)) for s in found]
    print(
        f"right of the first {_FIRST}: {share(sum(right[:_FIRST]), len(right[:_FIRST]))}; of all {len(found)}: {share(sum(right), len(found))}"
    )
    for s, is_right in zip(found, right, strict=True) if listed else ():
        print("right" if is_right else "wrong", f"{s.score:.0f}", s.organization or "new", "; ".join(s.names), sep="\t")


if __name__ == "__main__":
    sys.exit(main())
