"""Differences that doing without an idea makes, in points with their 95 % intervals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import NamedTuple

_Z = 1.959964  # two-sided 95 %


class Difference(NamedTuple):
    """A difference in points, and its 95 % interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:+.1f} ({self.low:+.1f} to {self.high:+.1f})".replace("-", "−")


class Line(NamedTuple):
    """What doing without an idea changes: how many answers, and by how much each figure, of which more is better or not."""

    title: str
    changed: int
    differences: Sequence[Difference]
    signs: Sequence[int]

    def is_any(self, better: bool) -> bool:
        """Tell whether a figure is clearly better without the idea, or clearly worse."""
        pairs = zip(self.differences, self.signs, strict=True)
        return any(d.low > 0 if (sign > 0) == better else d.high < 0 for d, sign in pairs)


def paired(before: Sequence[bool], after: Sequence[bool]) -> Difference:
    """Return the difference of two shares of the same answers (Agresti and Min 2005: half an answer more in each cell).

    >>> str(paired([True] * 90 + [False] * 10, [True] * 80 + [False] * 20))
    '−10.0 (−15.9 to −3.7)'
    """
    n = len(before) + 2
    gained = sum(a > b for a, b in zip(after, before, strict=True)) + 0.5
    lost = sum(b > a for a, b in zip(after, before, strict=True)) + 0.5
    middle, half = (gained - lost) / n, _Z * sqrt(gained + lost - (gained - lost) ** 2 / n) / n
    return Difference(100 * (gained - lost) / len(before), 100 * (middle - half), 100 * (middle + half))


def percentiles(found: Iterable[float]) -> tuple[float, float]:
    """Return between which two values 95 % of several lie."""
    ranked = sorted(found)
    return ranked[int(0.025 * len(ranked))], ranked[int(0.975 * len(ranked))]


def idle(lines: Iterable[Line]) -> str:
    """Say which ideas are not shown to bring anything: nothing is clearly worse without them; and which only cost."""
    useless = [line for line in lines if not line.is_any(better=False)]
    listed = "; ".join(line.title for line in useless if not line.is_any(better=True)) or "none"
    harmful = "; ".join(line.title for line in useless if line.is_any(better=True)) or "none"
    return f"No figure is clearly better or worse without: {listed}.\n\nSomething is clearly better, and nothing clearly worse, without: {harmful}."
