"""Common words: what is no name by itself, and what words say of a country, in the lists and the lexicon of a registry."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from aliasmap.propose.definitions import is_acronym
from aliasmap.propose.headed import is_modifier
from aliasmap.resolver import Resolver
from aliasmap.text.sounds import hangul_code, latin_code, skeleton

_WORD = re.compile(r"[A-Za-z0-9]+")
_OF = re.compile(r"(?: ?\([^()\n]{1,30}\))? (?:of|in) (?:the )?")
_SENTENCE_END = re.compile(r"[.!?]\s|[。！？\n]")
_SHORT, _REACH = 3, 60


class Common:
    """Which words are no name: those that say a kind, a field or a place, in the lists and the lexicon of a registry."""

    def __init__(self, resolver: Resolver) -> None:
        """Take a resolver."""
        self._index = resolver.index
        self.vocab = resolver.index.vocab

    @cached_property
    def _lexicon(self) -> frozenset[str]:
        return frozenset(
            word for made in self._index.parts.tables()["parts"][""].values() for way in made for word in way.split()
        )

    @cached_property
    def _listed(self) -> frozenset[str]:
        v = self.vocab
        words = [
            *v.modifiers,
            *v.generic,
            *v.openers,
            *v.events,
            *v.roles,
            *(w for ws in v.countries.values() for w in ws),
        ]
        return frozenset(w.lower() for w in [*words, *(w for heads in v.heads.values() for w in heads)])

    @cached_property
    def _countries(self) -> tuple[dict[str, str], re.Pattern[str]]:
        """The words that name one country, with its code."""
        codes: dict[str, set[str]] = {}
        for code, words in self.vocab.countries.items():
            for word in words:
                codes.setdefault(word, set()).add(code)
        known = {word: min(found) for word, found in codes.items() if len(found) == 1}
        latin = [w for w in known if w.isascii()]
        others = "|".join(map(re.escape, sorted(known.keys() - set(latin), key=len, reverse=True)))
        whole = (
            rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, sorted(latin, key=len, reverse=True)))})(?![A-Za-z])|{others}"
        )
        return known, re.compile(whole)

    def names_country(self, name: str) -> set[str]:
        """Return the codes of the countries that a name says."""
        words, pattern = self._countries
        return {words[m[0]] for m in pattern.finditer(name)}

    def country_said(self, text: str, start: int, end: int) -> str:
        """Return the code of the one country that a name says, or that is named right before it or behind «of»."""
        words, pattern = self._countries
        if inside := self.names_country(text[start:end]):
            return inside.pop() if len(inside) == 1 else "INT"
        behind = _OF.match(text, end)
        after = pattern.match(text, behind.end()) if behind else None
        if after:
            return words[after[0]]
        begin = max(0, start - _REACH)
        ends = [m.end() for m in _SENTENCE_END.finditer(text, begin, start)]
        before = list(pattern.finditer(text, max([begin, *ends]), start))
        return words[before[-1][0]] if before else ""

    def country_of(self, text: str) -> str:
        """Return the code of the country that a text names most often, or INT."""
        words, pattern = self._countries
        return first(Counter(words[m[0]] for m in pattern.finditer(text)), "INT")

    def is_listed(self, word: str) -> bool:
        """Tell whether a word says a kind, a field, a country or a role."""
        return word.isdigit() or bool(self._listed & _numbers(word))

    def is_common(self, word: str) -> bool:
        """Tell whether a word is no name by itself; initials of four letters and more are one even if they are known."""
        if self.is_listed(word):
            return True
        if is_acronym(word) and len(word) > _SHORT:
            return False
        known = bool(self._lexicon & _numbers(word)) if word.isascii() else bool(self._index.parts.phrases(word))
        return known or is_modifier(word, self.vocab.modifiers)

    def in_english(self, word: str) -> list[str]:
        """Return the English words that a word in Hangul means and that begin as it sounds."""
        meant = [units[0] for units, _ in self._index.parts.phrases(word) if len(units) == 1]
        return [w for w in meant if skeleton(latin_code(w))[:2] == skeleton(hangul_code(word))[:2]]

    def are_common(self, name: str) -> bool:
        """Tell whether all words of a name are."""
        return all(map(self.is_common, _WORD.findall(name) if name.isascii() else name.split()))


def first(counted: dict[str, int], otherwise: str) -> str:
    """Return what was counted most often, the first in the alphabet of equals."""
    return min(counted, key=lambda value: (-counted[value], value)) if counted else otherwise


def _numbers(word: str) -> set[str]:
    """Return a word in small letters, and its singular where it looks like a plural."""
    return {word.lower(), word.removesuffix("s").lower() if len(word) > _SHORT else word.lower()}
