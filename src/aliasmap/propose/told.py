"""Names without a head word that the words behind them tell: «X, a Seoul startup», «X라는 회사», «X 창업자», 「Xの社長」."""

from __future__ import annotations

import re

from aliasmap.index.index import Index
from aliasmap.text.hangul import is_hangul

_NAME = r"[A-Z][A-Za-z0-9&-]*(?: [A-Z][A-Za-z0-9&-]*){0,3}"
_APPOSED = re.compile(rf"(?<![\w&-])({_NAME}), an? (?:[\w’'-]+ ){{0,6}}$")
_ENDS_NOUN = re.compile(r" ?[,.;)—–]| (?:that|which|from|in|based|founded|backed|with|whose|and|of|behind|making|led)\b")
_HANGUL_BEFORE = re.compile(r"(?<![가-힣A-Za-z0-9])([가-힣A-Za-z0-9]{3,14})([가-힣]*) ?$")
_SAYS = re.compile(r"(?:이?라는|이?란|라고 하는| 등) ?$")
_BRACKET = re.compile(r"(?<![가-힣A-Za-z0-9])([가-힣A-Za-z0-9]{2,14}|" + _NAME + r") ?[(（]$")
_PERSON = re.compile(r" [가-힣]{2,4}[)）,]")
_CJK_NAME = re.compile(rf"([\u30a1-\u30fa\u30fc・]{{4,16}}|(?<![A-Za-z0-9])[A-Z][A-Za-z0-9]{{2,14}}(?: [A-Z][A-Za-z0-9]+){{0,2}})[」』”]?\s?$")
_PARTICLES = frozenset("은는을를의에와과도로만")  # those of one syllable that no name ends in
_REACH = 100
_SHORTEST = 4


def told_before(text: str, start: int, end: int, is_office: bool, index: Index) -> tuple[int, int] | None:
    """Return where in a folded text the name stands that ends before ``start``, where a word that tells it begins.

    ``is_office``: the word is what only an organization has; otherwise it says what it is.
    """
    begin = max(0, start - _REACH)
    if text[start].isascii():
        found = _APPOSED.search(text, begin, start) if _ENDS_NOUN.match(text, end) else None
        is_opener = found is not None and found[1].split()[0] in index.vocab.openers
        return found.span(1) if found and not is_opener else None
    if is_hangul(text[start]):
        return _hangul_told(text, begin, start, end, is_office, index)
    found = _CJK_NAME.search(text, begin, start)
    return found.span(1) if found and not index.parts.phrases(found[1].lower()) else None


def _hangul_told(
    text: str, begin: int, start: int, end: int, is_office: bool, index: Index
) -> tuple[int, int] | None:
    if is_office:
        found = _BRACKET.search(text, begin, start)
        if found:
            return found.span(1) if _PERSON.match(text, end) else None
        if text[start - 1 : start] != " ":
            return None
        found = _HANGUL_BEFORE.search(text, begin, start)
        return found.span(1) if found and is_new(found[1], index) else None
    says = _SAYS.search(text, begin, start)
    if not says:
        return None
    found = _HANGUL_BEFORE.search(text, begin, says.start())
    return found.span(1) if found and is_new(found[1], index) else None


def is_new(word: str, index: Index) -> bool:
    """Tell whether a word of four characters or more is no common one, by its beginning and its end, and not inflected."""
    vocab = index.vocab
    if len(word) < _SHORTEST or word[0].isdigit() or index.parts.phrases(word.lower()):
        return False
    ends = {word[cut:] for cut in range(2, len(word))}
    if ends & vocab.generic or ends & set(vocab.introducers + vocab.doers):
        return False
    if any(end in vocab.particle_forms and (len(end) > 1 or end in _PARTICLES) for end in ends):
        return False
    return not any(word[:cut] in vocab.modifiers for cut in range(2, len(word) - 1))
