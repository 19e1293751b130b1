"""SimString (simstring-fast): names above a cosine of 3-grams, lowered until there are enough."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from simstring.database.dict import DictDatabase
from simstring.feature_extractor.character_ngram import CharacterNgramFeatureExtractor
from simstring.measure.cosine import CosineMeasure
from simstring.searcher import Searcher

TITLE = "simstring"
PACKAGES = ("simstring-fast",)
_FILE, _IDS = Path("names.pickle"), Path("ids.json")
_LOWER = (0.7, 0.5, 0.3)


class Rival:
    """A dictionary of names by 3-gram; it is opened from a file as a whole."""

    def build(self, names: Sequence[tuple[str, str]]) -> None:
        """Enter the names."""
        ids = defaultdict(list)
        for ident, name in names:
            ids[name.casefold()].append(ident)
        self._ids: dict[str, list[str]] = dict(ids)
        database = DictDatabase(CharacterNgramFeatureExtractor(3))
        for name in self._ids:
            database.add(name)
        database.save(str(_FILE))
        _IDS.write_text(json.dumps(self._ids))
        self._searcher = Searcher(database, CosineMeasure())

    def open(self) -> None:
        """Read the names back."""
        self._ids = json.loads(_IDS.read_text())
        self._searcher = Searcher(DictDatabase.load(str(_FILE)), CosineMeasure())

    def search(self, query: str, k: int) -> list[str]:
        """Return the ids of the k most similar names."""
        names: list[str] = []
        for least in _LOWER:
            names = list(self._searcher.ranked_search(query.casefold(), least))
            if len(names) >= k:
                break
        return list(chain.from_iterable(self._ids[name] for name in names[:k]))
