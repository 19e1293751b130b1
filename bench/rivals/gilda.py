"""gilda's annotator over terms of its grounder; without its models, which decide among biomedical terms."""

from __future__ import annotations

from collections.abc import Sequence

from gilda import Grounder, Term
from gilda.ner import annotate
from gilda.process import normalize

TITLE = "gilda"
PACKAGES = ("gilda",)


class Rival:
    """Runs of words that are terms, the longest first; spelling decides among the terms of a run."""

    def build(self, names: Sequence[tuple[str, str]]) -> None:
        """Enter the names as synonyms."""
        terms = [
            Term(key, name, "org", ident, name, "synonym", "names")
            for ident, name in names
            if (key := normalize(name)).strip()
        ]
        self._grounder = Grounder(terms)
        self._grounder.adeft_disambiguators = self._grounder.gilda_disambiguators = {}

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Return the names in a text."""
        return [(a.start, a.end, a.matches[0].term.id) for a in annotate(text, grounder=self._grounder)]
