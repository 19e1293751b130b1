"""Aho-Corasick (pyahocorasick) on lower-cased text: the longest names, not inside a Latin word."""

from __future__ import annotations

from collections.abc import Sequence

import ahocorasick

TITLE = "pyahocorasick"
PACKAGES = ("pyahocorasick",)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


class Rival:
    """An automaton; after a Korean name particles may follow, so only Latin letters end a word."""

    def build(self, names: Sequence[tuple[str, str]]) -> None:
        """Enter the names; of two bearers the first."""
        self._automaton = ahocorasick.Automaton()
        for ident, name in names:
            key = name.lower()
            if not self._automaton.exists(key):
                self._automaton.add_word(key, (len(key), ident))
        self._automaton.make_automaton()

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Return the names in a text."""
        lowered = text.lower()
        found = []
        for last, (length, ident) in self._automaton.iter_long(lowered):
            start, end = last + 1 - length, last + 1
            before, after = lowered[start - 1 : start], lowered[end : end + 1]
            inside = (_is_latin(before) and _is_latin(lowered[start])) or (
                _is_latin(lowered[last]) and _is_latin(after)
            )
            if not inside:
                found.append((start, end, ident))
        return found
