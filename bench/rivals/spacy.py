"""spaCy PhraseMatcher over lower-cased tokens of the language-free tokenizer; of matches that overlap the longest."""

from __future__ import annotations

from collections.abc import Sequence

import spacy
from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

TITLE = "spaCy PhraseMatcher"
PACKAGES = ("spacy",)


class Rival:
    """Phrases of tokens."""

    def build(self, names: Sequence[tuple[str, str]]) -> None:
        """Enter the names; of two bearers the first."""
        self._language = spacy.blank("xx")
        self._matcher = PhraseMatcher(self._language.vocab, attr="LOWER")
        first = {name.lower(): (name, ident) for ident, name in reversed(names)}
        for name, ident in first.values():
            self._matcher.add(ident, [self._language.make_doc(name)])

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Return the names in a text."""
        spans = filter_spans(self._matcher(self._language.make_doc(text), as_spans=True))
        return [(span.start_char, span.end_char, span.label_) for span in spans]
