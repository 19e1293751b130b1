"""The logic-v2 of nomenklatura, over the 100 names that share most 3-grams: to compare with all would take a minute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from heapq import nlargest
from itertools import count
from math import log
from typing import Any

from followthemoney import model
from nomenklatura.matching import LogicV2, ScoringConfig
from normality import ascii_text

TITLE = "logic-v2"
PACKAGES = ("nomenklatura", "rigour")
_BLOCKED = 100


def _pieces(name: str) -> set[str]:
    text = f" {ascii_text(name) or name} ".casefold()
    return {text[i : i + 3] for i in range(len(text) - 2)}


class Rival:
    """Blocking by 3-grams, then the comparison of entities."""

    def __init__(self) -> None:
        self._config = ScoringConfig.defaults()
        self._fresh = count()

    def build(self, names: Sequence[tuple[str, str]]) -> None:
        """Note which names have each 3-gram."""
        self._names = names
        self._having: dict[str, list[int]] = defaultdict(list)
        for place, (_, name) in enumerate(names):
            for piece in _pieces(name):
                self._having[piece].append(place)

    def search(self, query: str, k: int) -> list[str]:
        """Return the ids of the k best of the names that share most."""
        shared: dict[int, float] = defaultdict(float)
        for piece in _pieces(query) & self._having.keys():
            for place in self._having[piece]:
                shared[place] += log(len(self._names) / len(self._having[piece]))
        blocked = nlargest(_BLOCKED, shared, key=lambda p: shared[p])
        scores = {place: self.score(query, self._names[place][1]) for place in blocked}
        return [self._names[place][0] for place in sorted(scores, key=lambda p: -scores[p])[:k]]

    def score(self, a: str, b: str) -> float:
        """Compare two organizations of these names."""
        return float(LogicV2.compare(self._entity(a), self._entity(b), self._config).score)

    def _entity(self, name: str) -> Any:
        """Return an organization; its id is always a new one, since nomenklatura remembers scores by id."""
        ident = str(next(self._fresh))
        return model.get_proxy({"id": ident, "schema": "Organization", "properties": {"name": [name]}})
