"""Jaro-Winkler similarity of jellyfish, over all names."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest

from jellyfish import jaro_winkler_similarity

TITLE = "Jaro-Winkler"
PACKAGES = ("jellyfish",)


class Rival:
    """A scan of every name, in small letters."""

    def build(self, names: Sequence[tuple[str, str]]) -> None:
        """Keep the names."""
        self._names = [(ident, name.casefold()) for ident, name in names]

    def search(self, query: str, k: int) -> list[str]:
        """Return the ids of the k best names."""
        asked = query.casefold()
        scored = ((jaro_winkler_similarity(asked, name), ident) for ident, name in self._names)
        return [ident for _, ident in nlargest(k, scored)]

    def score(self, a: str, b: str) -> float:
        """Compare two names."""
        return float(jaro_winkler_similarity(a.casefold(), b.casefold()))
