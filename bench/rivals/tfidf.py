"""Cosine of TF-IDF vectors of character 3-grams (scikit-learn), both sides romanized by Unidecode."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from unidecode import unidecode

TITLE = "char 3-gram TF-IDF"
PACKAGES = ("scikit-learn", "Unidecode")


class Rival:
    """A sparse matrix of all names, multiplied by each query."""

    def build(self, names: Sequence[tuple[str, str]]) -> None:
        """Weigh the 3-grams of the names."""
        self._ids = [ident for ident, _ in names]
        self._vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), preprocessor=_plain, dtype=np.float32)
        self._names = self._vectors.fit_transform([name for _, name in names]).T.tocsr()

    def search(self, query: str, k: int) -> list[str]:
        """Return the ids of the k names of greatest cosine."""
        found = self._vectors.transform([query]) @ self._names
        best = np.argsort(-found.data, kind="stable")[:k]
        return [self._ids[place] for place in found.indices[best]]


def _plain(name: str) -> str:
    return str(unidecode(name)).casefold()
