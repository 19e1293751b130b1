"""Country words at either end of a name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from aliasmap.text.normalize import scan_key
from aliasmap.text.words import form, plain

_CODE = re.compile(r"^([A-Z]{2})[\s:,]+(?=\S)|[\s,(\[]+([A-Z]{2})[)\]]?$")


class CountryWords:
    """The words that name countries, made ready to be found in plain texts."""

    def __init__(self, countries: Mapping[str, Sequence[str]], spellings: Mapping[str, str]) -> None:
        """Take the country words and spellings of a vocabulary."""
        self._codes: dict[str, str] = {}
        self._units: dict[str, set[str]] = {}
        for code, words in countries.items():
            for word in words:
                text = plain(scan_key(word))
                self._codes.setdefault(text, code)
                self._units.setdefault(code, set()).update(form(text, spellings).units)
        words = "|".join(re.escape(w) for w in sorted(self._codes, key=lambda w: (-len(w), w)) if len(w) > 1)
        self._start = re.compile(rf"({words})(?:(?<=[a-z]) |(?<![a-z]) ?)(?=..)")
        self._end = re.compile(rf"(?<=..)(?: (?=[a-z])| ?(?![a-z]))({words})$")

    def units(self, code: str) -> set[str]:
        """Return the units of the words that name a country."""
        return self._units.get(code, set())

    def code(self, text: str) -> str:
        """Return the code of the country that a plain text names, or nothing."""
        return self._codes.get(text, "")

    def without(self, surface: str, text: str) -> list[tuple[str, str]]:
        """Return a plain text without a country word at an end, with the country's code, for each end that has one.

        ``surface`` is what the text was made from: a country code counts only in capitals, set off from the name.

        >>> words = CountryWords({"KR": ["Korea", "한국"], "CA": ["Canada"]}, {})
        >>> words.without("한국창원병원", "한국창원병원"), words.without("Arthritis Society (CA)", "arthritis society ca")
        ([('창원병원', 'KR')], [('arthritis society', 'CA')])
        """
        found = []
        if start := self._start.match(text):
            found.append((text[start.end() :], self._codes[start[1]]))
        if end := self._end.search(text):
            found.append((text[: end.start()], self._codes[end[1]]))
        if not found and (code := _CODE.search(surface)) and (code[1] or code[2]) in self._units:
            rest = text[3:] if code[1] else text[:-3]
            if len(rest) > 2:
                found.append((rest, code[1] or code[2]))
        return found
