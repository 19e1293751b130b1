"""flashtext2: the longest names between word boundaries of Unicode, without regard to case."""

from __future__ import annotations

from collections.abc import Sequence

from flashtext2 import KeywordProcessor

TITLE = "flashtext2"
PACKAGES = ("flashtext2",)


class Rival:
    """A trie of words."""

    def build(self, names: Sequence[tuple[str, str]]) -> None:
        """Enter the names; of two bearers the first."""
        self._names = KeywordProcessor(case_sensitive=False)
        first = {name.lower(): (name, ident) for ident, name in reversed(names)}
        for name, ident in first.values():
            self._names.add_keyword(name, ident)

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Return the names in a text."""
        return [(start, end, ident) for ident, start, end in self._names.extract_keywords_with_span(text)]
