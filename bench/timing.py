"""Timing: rounds, the median, and its 95 % interval from order statistics."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import comb
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of each round."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.rounds)

    @property
    def interval(self) -> tuple[float, float]:
        """The distribution-free interval of a median: the order statistics that hold it with 95 % or more."""
        ordered, n = sorted(self.rounds), len(self.rounds)
        low, outside = (
            0,
            1 + n,
        )  # of 2**n ways to fall on either side of the median, those that the next step leaves out
        while low + 1 < n // 2 and 1 - 2 * outside / 2**n >= 0.95:
            low += 1
            outside += comb(n, low + 1)
        return ordered[low], ordered[n - 1 - low]

    def share(self, part: float) -> float:
        """The time that a part of the rounds stays under: 0.95 for the 95th percentile."""
        return sorted(self.rounds)[min(int(part * len(self.rounds)), len(self.rounds) - 1)]


def timed(function: Callable[[], Any], rounds: int = 15, calls: int = 1) -> Timing:
    """Time a function: ``calls`` calls a round, seconds a call; one round first that is not counted."""
    found = []
    for _ in range(rounds + 1):
        begin = time.perf_counter()
        for _ in range(calls):
            function()
        found.append((time.perf_counter() - begin) / calls)
    return Timing(tuple(found[1:]))


def process(arguments: list[str], rounds: int = 15) -> Timing:
    """Time whole Python processes, wall clock."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, *arguments]
    return timed(lambda: subprocess.run(command, check=True, capture_output=True, env=environment), rounds)
