"""WRatio of rapidfuzz over all names, both sides romanized by Unidecode."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process
from unidecode import unidecode

TITLE = "WRatio + unidecode"
PACKAGES = ("rapidfuzz", "Unidecode")


def _plain(name: str) -> str:
    return str(unidecode(name)).casefold()


class Rival:
    """A scan of every name."""

    def build(self, names: Sequence[tuple[str, str]]) -> None:
        """Romanize the names."""
        self._ids = [ident for ident, _ in names]
        self._names = [_plain(name) for _, name in names]

    def search(self, query: str, k: int) -> list[str]:
        """Return the ids of the k best names."""
        found = process.extract(_plain(query), self._names, scorer=fuzz.WRatio, limit=k)
        return [self._ids[place] for *_, place in found]

    def nearest(self, query: str) -> str:
        """Return the id of the name of greatest plain ratio."""
        found = process.extractOne(_plain(query), self._names, scorer=fuzz.ratio)
        return self._ids[found[2]]

    def score(self, a: str, b: str) -> float:
        """Compare two names."""
        return float(fuzz.WRatio(_plain(a), _plain(b))) / 100.0
