"""Abbreviated words of names, written out: Univ. of Sci. & Technol."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping


class Abbreviations:
    """The abbreviations of a vocabulary, and which of them also stand without a dot."""

    def __init__(self, words: Mapping[str, str], dotless: Collection[str]) -> None:
        """Take abbreviations with the words they are short for, and words that need no dot."""
        self._words = words
        self._dotless = dotless
        longest_first = sorted(words, key=lambda w: (-len(w), w))
        self._pattern = re.compile(rf"\b({'|'.join(map(re.escape, longest_first)) or '(?!)'})(?![\w'’-])(\.?)")

    def written_out(self, text: str) -> str:
        """Return a text with its abbreviations written out.

        >>> words = Abbreviations({"Univ": "University", "Sci": "Science", "Tech": "Technology"}, {"Univ"})
        >>> words.written_out("Ulsan Univ of Sci. and Tech."), words.written_out("Georgia Tech")
        ('Ulsan University of Science and Technology', 'Georgia Tech')
        """
        return self._pattern.sub(self._word, text)

    def _word(self, found: re.Match[str]) -> str:
        return self._words[found[1]] if found[2] or found[1] in self._dotless else found[0]
