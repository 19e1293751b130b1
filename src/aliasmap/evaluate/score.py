"""The score: strict span and organization, over mentions at ``match`` only."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import sqrt
from typing import Any

from aliasmap.evaluate.gold import Gold, GoldRow
from aliasmap.model import Mention
from aliasmap.text.scripts import scripts

_RESAMPLED = 1000
_BINS = 10
_Z = 1.959964  # two-sided 95 %


@dataclass(slots=True)
class Counts:
    """True positives, false positives, false negatives, and the measures made of them."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of predictions that are right; 1 where there is none."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of marked mentions that were found; 1 where there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0

    def to_dict(self) -> dict[str, Any]:
        """Return counts, measures and their 95 % intervals."""
        n, marked = self.right + self.wrong, self.right + self.missed
        return {
            "right": self.right,
            "wrong": self.wrong,
            "missed": self.missed,
            "precision": round(self.precision, 4),
            "precision_95": wilson(self.right, n),
            "recall": round(self.recall, 4),
            "recall_95": wilson(self.right, marked),
            "f1": round(self.f1, 4),
        }


def wilson(successes: int, n: int) -> tuple[float, float]:
    """Return the 95 % score interval of a share (Wilson 1927).

    >>> wilson(95, 100)
    (0.8882, 0.9785)
    """
    if not n:
        return (0.0, 1.0)
    share, square = successes / n, _Z * _Z
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = _Z * sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    return (round(max(0.0, centre - half), 4), round(min(1.0, centre + half), 4))


@dataclass(slots=True)
class Report:
    """The result: all documents together, each, by language; recall by form and by phenomenon (``tags``); mentions of
    organizations that the registry does not know (``nil``), by language; the probabilities given, and whether each was
    right; and every error."""

    total: Counts = field(default_factory=Counts)
    documents: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    languages: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    forms: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    tags: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    nil: Counts = field(default_factory=Counts)
    nil_languages: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    scores: list[tuple[float, bool]] = field(default_factory=list)
    errors: list[dict[str, Any]] = field(default_factory=list)
    unmapped: tuple[str, ...] = ()
    registry: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain values."""
        return {
            "registry": self.registry,
            **self.total.to_dict(),
            "f1_95": self.interval(),
            "nil": {**self.nil.to_dict(), "languages": {k: v.to_dict() for k, v in sorted(self.nil_languages.items())}},
            "calibration": self.calibration(),
            "documents": {k: v.to_dict() for k, v in sorted(self.documents.items())},
            "languages": {k: v.to_dict() for k, v in sorted(self.languages.items())},
            "forms": {
                k: {"found": v.right, "marked": v.right + v.missed, "recall": round(v.recall, 4)}
                for k, v in sorted(self.forms.items())
            },
            "tags": {
                k: {"found": v.right, "marked": v.right + v.missed, "recall": round(v.recall, 4)}
                for k, v in sorted(self.tags.items())
            },
            "unmapped": list(self.unmapped),
            "errors": self.errors,
        }

    def interval(self) -> tuple[float, float]:
        """Return the 95 % interval of F1: a bootstrap over documents (Efron 1979), seeded."""
        documents = list(self.documents.values())
        if not documents:
            return (0.0, 1.0)
        draw = random.Random(1)
        found = []
        for _ in range(_RESAMPLED):
            some = draw.choices(documents, k=len(documents))
            found.append(Counts(*(sum(getattr(c, n) for c in some) for n in ("right", "wrong", "missed"))).f1)
        found.sort()
        return (round(found[int(0.025 * _RESAMPLED)], 4), round(found[int(0.975 * _RESAMPLED) - 1], 4))

    def calibration(self) -> dict[str, float]:
        """Return how far probabilities are from what came true: n, Brier score, error over ten bins of equal count."""
        n = len(self.scores)
        if not n:
            return {"n": 0}
        ranked = sorted(self.scores)
        brier = sum((score - right) ** 2 for score, right in ranked) / n
        bins = [ranked[i * n // _BINS : (i + 1) * n // _BINS] for i in range(_BINS)]
        gaps = (abs(sum(score for score, _ in b) - sum(right for _, right in b)) for b in bins)
        return {"n": n, "brier": round(brier, 4), "error": round(sum(gaps) / n, 4)}


def evaluate(gold: Gold, texts: dict[str, str], predictions: dict[str, list[Mention]], registry: str = "") -> Report:
    """Score predictions, file by file. A file of the gold that has no text counts as nothing found."""
    report = Report(unmapped=gold.unmapped, registry=registry)
    for file in sorted(gold.rows):
        text = texts.get(file, "")
        found = [m for m in predictions.get(file, ()) if m.kind == "org"]
        _score(file, text, gold, [m for m in found if m.resolution.status == "match"], report)
        _score_unknown(file, text, gold.rows[file], [m for m in found if m.nil], report)
        rows = [row for row in gold.rows[file] if row.main]
        for m in found:
            if m.resolution.status != "nil":
                right = any(_same(m, row) and gold.ids.get(row.entity) == m.resolution.best for row in rows)
                report.scores.append((m.resolution.score, right))
    return report


def _score(file: str, text: str, gold: Gold, predicted: list[Mention], report: Report) -> None:
    groups = (report.total, report.documents[file], report.languages[language(text)])
    open_rows = [row for row in gold.rows[file] if row.main and not row.is_unknown]
    others = [row for row in gold.rows[file] if not row.main]
    for m in predicted:
        found = next((row for row in open_rows if _same(m, row) and gold.ids.get(row.entity) == m.resolution.id), None)
        if found is not None:
            open_rows.remove(found)
            for counts in (*groups, report.forms[found.form], *(report.tags[tag] for tag in found.tags)):
                counts.right += 1
        elif any(_overlap(m, row) for row in others) and not any(
            _overlap(m, row) for row in gold.rows[file] if row.main
        ):
            continue
        else:
            for counts in groups:
                counts.wrong += 1
            report.errors.append(_error("wrong", file, text, m.start, m.end, m.resolution.id))
    for row in open_rows:
        for counts in (*groups, report.forms[row.form], *(report.tags[tag] for tag in row.tags)):
            counts.missed += 1
        report.errors.append(_error("missed", file, text, row.start, row.end, gold.ids.get(row.entity, row.entity)))


def _score_unknown(file: str, text: str, rows: list[GoldRow], predicted: list[Mention], report: Report) -> None:
    """Score the spans of organizations that the registry does not know; which of them are one, a cluster, does not count."""
    groups = (report.nil, report.nil_languages[language(text)])
    open_rows = [row for row in rows if row.main and row.is_unknown]
    for m in predicted:
        found = next((row for row in open_rows if _same(m, row)), None)
        if found is not None:
            open_rows.remove(found)
        elif any(_overlap(m, row) for row in rows if not row.main):
            continue
        else:
            report.errors.append(_error("wrong", file, text, m.start, m.end, m.nil))
        for counts in groups:
            counts.right += found is not None
            counts.wrong += found is None
    for row in open_rows:
        for counts in groups:
            counts.missed += 1
        report.errors.append(_error("missed", file, text, row.start, row.end, row.entity))


def _same(m: Mention, row: GoldRow) -> bool:
    return (m.start, m.end) == (row.start, row.end) or (m.surface in row.alternatives and _overlap(m, row))


def _overlap(m: Mention, row: GoldRow) -> bool:
    return m.start < row.end and row.start < m.end


def _error(what: str, file: str, text: str, start: int, end: int, ident: str | None) -> dict[str, Any]:
    around = text[max(0, start - 20) : start] + "[" + text[start:end] + "]" + text[end : end + 20]
    return {"error": what, "doc": file, "start": start, "end": end, "id": ident, "text": " ".join(around.split())}


def language(text: str) -> str:
    """Guess the language a document is scored under, by the scripts that a tenth of its characters or more are in.

    >>> language("카이스트는 KAIST"), language("東京大学は"), language("工信部"), language("MIIT, for short 部")
    ('ko', 'ja', 'zh', 'en')
    """
    shares = Counter(script for c in text for script in scripts(c))
    common = {script for script, n in shares.items() if n >= 0.1 * shares.total()}
    return "ko" if "Hang" in common else "ja" if "Kana" in common else "zh" if "Hani" in common else "en"
