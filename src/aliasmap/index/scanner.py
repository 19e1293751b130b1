"""The multi-pattern scanner: the one door to daachorse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

_HALF = re.compile("[\ud800-\udfff]")


def scanner_version() -> str:
    """Return the version of the scanner, whose serialized form may differ from one to the next."""
    from importlib.metadata import version

    return "daachorse " + version("daachorse")


class Scanner:
    """Finds every occurrence of every key in a scan text, overlapping ones too.

    Method: a character-wise double-array Aho-Corasick automaton (Kanda, Akabe and Oda 2023,
    https://doi.org/10.1002/spe.3190).
    """

    def __init__(self, automaton: Any) -> None:
        """Wrap an automaton, or None for no keys; use ``build`` or ``deserialize``."""
        self._automaton = automaton

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Return (start, end, key number) of every occurrence, ordered by end.

        >>> Scanner.build([" kaist ", "카이스트"]).find("카이스트 kaist ")
        [(0, 4, 1), (4, 11, 0)]
        """
        if self._automaton is None:
            return []
        found: list[tuple[int, int, int]]
        try:
            found = self._automaton.find_overlapping(text)
        except UnicodeEncodeError:  # half a surrogate pair is in no name, and the automaton reads UTF-8
            found = self._automaton.find_overlapping(_HALF.sub("\ufffd", text))
        return found

    @classmethod
    def build(cls, keys: Sequence[str]) -> Scanner:
        """Make a scanner for keys; equal keys are both found."""
        if not keys:
            return cls(None)
        from daachorse import CharwiseDoubleArrayAhoCorasick

        return cls(CharwiseDoubleArrayAhoCorasick(list(keys)))

    def serialize(self) -> bytes:
        """Return the automaton's bytes, empty for a scanner without keys."""
        return b"" if self._automaton is None else bytes(self._automaton.serialize())

    @classmethod
    def deserialize(cls, content: memoryview) -> Scanner:
        """Open what ``serialize`` gave."""
        if not content:
            return cls(None)
        from daachorse import CharwiseDoubleArrayAhoCorasick

        return cls(CharwiseDoubleArrayAhoCorasick.deserialize(bytes(content)))
