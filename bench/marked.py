"""What proposers and evidence makers bring to the articles of the seeds, of those with two halves the one to tune on."""

from __future__ import annotations

import random
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence

from aliasmap import load
from aliasmap.evaluate import evaluate, read_gold
from aliasmap.evaluate.gold import Gold, GoldRow
from aliasmap.model import Mention
from bench.affiliations import SETS, Answer, answer, asked
from bench.difference import Difference, Line, idle, percentiles
from bench.ideas import Idea
from bench.sets import ROOT, ror, table

_DRAWS = 1000
_STRINGS = 600
#: The gold files of the seeds, and the half of each that may be looked at.
_GOLD = {"demo": None, "corpus": "tune", "traps": "tune"}
Counted = tuple[int, ...]  # right, wrong, missed: of organizations, then of what the last score is of


class Marked(ABC):
    """Documents in which organizations are marked, and the draws of the bootstrap over them; ``last``: their last score."""

    last = ""

    def __init__(self, documents: int) -> None:
        """Take how many documents there are."""
        chance, places = random.Random(1), range(documents)
        self._draws = [list(places), *(chance.choices(places, k=documents) for _ in range(_DRAWS))]

    @abstractmethod
    def read(self) -> tuple[list[Counted], list[object]]:
        """Annotate all documents; return the counts of each, and what was found in each in short."""

    def scores(self, counted: Sequence[Counted]) -> list[list[float]]:
        """Return the scores over all documents, then those of every draw."""
        return [
            _scores([sum(column) for column in zip(*map(counted.__getitem__, d), strict=True)]) for d in self._draws
        ]


class Articles(Marked):
    """The articles of the seeds, scored as ``aliasmap eval`` does; last comes the F1 of unknown organizations."""

    last = "NIL F1"

    def __init__(self) -> None:
        """Read the gold of the seeds."""
        resolver, seeds = load(), ROOT / "seeds"
        self.version = resolver.version
        self.rows: dict[str, list[GoldRow]] = {}
        self.ids: dict[str, str] = {}
        for name, split in _GOLD.items():
            marked = read_gold(seeds / "gold" / f"{name}.jsonl", resolver, split=split)
            self.rows |= marked.rows
            self.ids |= marked.ids
        self.texts = {file: (seeds / file).read_bytes().decode() for file in sorted(self.rows)}
        super().__init__(len(self.texts))

    def read(self) -> tuple[list[Counted], list[object]]:
        resolver = load()
        found = {file: resolver.annotate(text) for file, text in self.texts.items()}
        return [self._score(file, found[file]) for file in self.texts], [tuple(map(_short, m)) for m in found.values()]

    def _score(self, file: str, found: list[Mention]) -> Counted:
        report = evaluate(Gold({file: self.rows[file]}, self.ids, ()), self.texts, {file: found})
        return tuple(n for c in (report.total, report.nil) for n in (c.right, c.wrong, c.missed))


class Strings(Marked):
    """Affiliation strings, asked of ROR as ``bench.affiliations`` does; last comes the share that is exactly right."""

    last = "accuracy"

    def __init__(self) -> None:
        """Draw strings, the same each time."""
        listed = [row for group in asked(SETS).values() for row in group]
        self.rows = random.Random(1).sample(listed, min(_STRINGS, len(listed)))
        super().__init__(len(self.rows))

    def read(self) -> tuple[list[Counted], list[object]]:
        resolver = ror()
        answers = [answer(resolver, row) for row in self.rows]
        return [_exactness(a) for a in answers], [(sorted(a.found), sorted(a.thought)) for a in answers]


def _exactness(a: Answer) -> Counted:
    is_exact = a.right == a.found
    return len(a.right & a.found), len(a.found - a.right), len(a.right - a.found), is_exact, not is_exact, not is_exact


def _short(m: Mention) -> object:
    return m.start, m.end, m.resolution.status, m.resolution.best, m.resolution.score, m.nil, m.guess


def _scores(counts: Sequence[int]) -> list[float]:
    right, wrong, missed, known, mistaken, unseen = counts
    shares = [(2 * right, wrong + missed), (right, wrong), (right, missed), (2 * known, mistaken + unseen)]
    return [good / max(good + bad, 1) for good, bad in shares]


def without(ideas: Iterable[Idea], marked: Marked) -> tuple[str, str]:
    """Return two texts: every score without each idea, and what brings nothing."""
    counted, said = marked.read()
    before = marked.scores(counted)
    every = ["everything", ""]
    for i, score in enumerate(before[0]):
        low, high = percentiles(draw[i] for draw in before[1:])
        every.append(f"{score:.3f} ({low:.3f}–{high:.3f})")
    lines = []
    for one in ideas:
        with one.off():
            others, now = marked.read()
        after = zip(before, marked.scores(others), strict=True)
        gains = [[100 * (b - a) for a, b in zip(*pair, strict=True)] for pair in after]
        differences = [
            Difference(gains[0][i], *percentiles(gain[i] for gain in gains[1:])) for i in range(len(before[0]))
        ]
        different = sum(a != b for a, b in zip(said, now, strict=True))
        lines.append(Line(one.title, different, differences, [1] * len(differences)))
        sys.stderr.write(f"{one.title}: {different} documents\n")
    lines.sort(key=lambda line: line.differences[0].value)
    right, wrong, missed, known, _, unseen = map(sum, zip(*counted, strict=True))
    sizes = {"F1": right + missed, "precision": right + wrong, "recall": right + missed, marked.last: known + unseen}
    head = ("without", f"changed, of {len(said)}", *(f"{score}, n {n}" for score, n in sizes.items()))
    made = [every, *([line.title, str(line.changed), *map(str, line.differences)] for line in lines)]
    return table(head, made), idle(lines)
