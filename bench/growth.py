"""How much more entries of the lexicons would bring: right first over the size of each lexicon, cross-validated.

Entries are ordered by how many open names of the other folds have them, those that none has last in a seeded order: an
entry is never ranked by the name that is asked, though it may have been written after reading that name. What the last
entries bring is therefore, if anything, overestimated.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import md5
from typing import NamedTuple

from aliasmap.decide import Thresholds
from aliasmap.resolver import Resolver
from aliasmap.text.lexicon import LONGEST, atoms, part_key
from aliasmap.text.normalize import scan_key
from aliasmap.vocab import Vocab
from bench.sets import Query, Row, gold, rows

LANGUAGES = ("ko", "zh", "ja")
SHARES = (0.1, 0.25, 0.5, 0.75, 0.9, 1.0)
HEAD = ("lexicon", "n", "entries", "right first", "points for 300 more entries")
FOLDS, _QUERIES, _SEED, _MORE = 5, 500, 1, 300


class Point(NamedTuple):
    """A size of a lexicon, and what came first with it."""

    lang: str
    entries: int
    right: int
    n: int


def _fold(row: Row) -> int:
    return int(md5(row["gold"][0].encode()).hexdigest(), 16) % FOLDS


def _ranked(keys: Sequence[str], names: Sequence[str], fold: Mapping[int, str]) -> list[str]:
    """Return the keys of parts by how many names have them."""
    known, met = set(keys), Counter[str]()
    for name in names:
        texts = atoms(name, fold).texts
        spans = {
            part_key(texts[i:j]) for i in range(len(texts)) for j in range(i + 1, min(len(texts), i + LONGEST) + 1)
        }
        met.update(spans & known)
    shuffled = random.Random(_SEED).sample(sorted(keys), len(keys))
    return sorted(shuffled, key=lambda key: -met[key])


def measure(latin: Resolver, vocab: Vocab) -> list[Point]:
    """Ask open names with each lexicon cut to a share of its entries, the others whole."""
    parts = latin.index.parts
    made = []
    for lang in LANGUAGES:
        asked = rows(f"crosslingual_{lang}")
        others = {key for code, table in vocab.parts.items() if code != lang for key in table}
        own = [key for key in (written.translate(parts.fold) for written in vocab.parts[lang]) if key in parts.keys]
        own = sorted(set(own) - {key.translate(parts.fold) for key in others})
        right, n = Counter[float](), 0
        for fold in range(FOLDS):
            names = [latin.index.tables.plain(scan_key(row["q"])) for row in asked if _fold(row) != fold]
            ranked = _ranked(own, names, parts.fold)
            mine = [row for row in _sampled(asked) if _fold(row) == fold]
            queries = [Query(row["q"], gold(latin, row)) for row in mine]
            n += len(queries)
            for share in SHARES:
                dropped = set(ranked[round(share * len(ranked)) :])
                latin.index.parts = parts.without(dropped)
                afresh = Resolver(latin.index, Thresholds())  # one that remembers no answers
                right[share] += sum(_is_first(afresh, query) for query in queries)
        latin.index.parts = parts
        made += [Point(lang, round(share * len(own)), right[share], n) for share in SHARES]
    return made


def _sampled(asked: Sequence[Row]) -> list[Row]:
    """Draw rows, the same each time."""
    return random.Random(_SEED).sample(list(asked), min(_QUERIES, len(asked)))


def _is_first(resolver: Resolver, query: Query) -> bool:
    found = resolver.resolve(query.text)
    return bool(found.candidates) and resolver.index.number(found.candidates[0].id) in query.gold


def lines(points: Sequence[Point]) -> list[tuple[str, ...]]:
    """Return the lines of the table; points are percent of the names for 300 entries since the size before."""
    made: list[tuple[str, ...]] = []
    before: Point | None = None
    for point in points:
        gained = ""
        if before and before.lang == point.lang:
            rate = (point.right - before.right) / point.n / (point.entries - before.entries)
            gained = f"{100 * _MORE * rate:+.2f}"
        made.append((point.lang, str(point.n), f"{point.entries:,}", f"{point.right / point.n:.3f}", gained))
        before = point
    return made
