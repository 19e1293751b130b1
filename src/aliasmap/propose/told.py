"""Names without a head word that the words behind them tell: «X, a Seoul startup», «X라는 회사», «X 창업자», 「Xの社長」."""

from __future__ import annotations

import re

from aliasmap.index.index import Index
from aliasmap.propose.boundary import is_tail
from aliasmap.text.hangul import is_hangul

_NAME = r"[A-Z][A-Za-z0-9&-]*(?: [A-Z][A-Za-z0-9&-]*){0,3}"
_APPOSED = re.compile(rf"(?<![\w&'’-])({_NAME}), (?:(?:an?|the) (?:[\w’'-]+ ){{0,6}})?$")
_OFFICE = re.compile(rf"(?<![\w&'’-])({_NAME})(?:['’]s (?:[a-z-]+ )?| )$")
_ENDS_NOUN = re.compile(
    r" ?[,.;)—–]| (?:that|which|from|in|based|founded|backed|with|whose|and|of|behind|making|led|by|at)\b"
)
_HANGUL_BEFORE = re.compile(r"(?<![가-힣A-Za-z0-9])([가-힣A-Z][가-힣A-Za-z0-9]{2,13})[’'”\"」』]? ?$")
_SAYS = re.compile(r"(?:이?라는|이?란|라고 하는| 등) ?$")
_BRACKET = re.compile(rf"(?<![가-힣A-Za-z0-9])([가-힣A-Z][가-힣A-Za-z0-9]{{1,13}}|{_NAME}) ?[(（]$")
_OF = re.compile("의 [가-힣]{1,3} $")
_PERSON = re.compile(r" [가-힣]{2,4}[)）,]")
_CJK_NAME = re.compile(
    r"([\u30a1-\u30fa\u30fc・]{4,16}|(?<![A-Za-z0-9])[A-Z][A-Za-z0-9]{2,14}(?: [A-Z][A-Za-z0-9]+){0,2})[」』”]?\s?$"
)
_SUBJECT = re.compile(
    r"(?:^|[.!?。”\n]\s*|, )['‘“「]?(?:([가-힣A-Z][가-힣A-Za-z0-9]{3,13}?)['’”]?[은는이가] "
    r"|(?:[^。、\n]{1,12}の)?([\u30a1-\u30fa\u30fc]{4,16})[」]?[はが])"
)
_SENTENCE_END = re.compile(r"[.!?]\s|[。！？\n]")
_SENTENCE = 60
_HANGUL_RUN = re.compile("[가-힣]*")
_PARTICLES = frozenset("은는을를의에와과도로만서")  # those of one syllable that no name ends in
_REACH = 100
_SHORTEST = 4


def told_before(text: str, start: int, end: int, is_office: bool, index: Index) -> tuple[int, int] | None:
    """Return where in a folded text the name stands that ends before ``start``, where a word that tells it begins.

    ``is_office``: the word is what only an organization has; otherwise it says what it is.
    """
    begin = max(0, start - _REACH)
    if text[start].isascii() and text[start] != "(":
        found = _OFFICE.search(text, begin, start) if is_office else None
        if not is_office and _ENDS_NOUN.match(text, end):
            found = _APPOSED.search(text, begin, start)
        return found.span(1) if found and is_proper(found[1], index) else None
    if is_hangul(text[start]) or text[start] == "(":
        return _hangul_told(text, begin, start, end, is_office, index)
    found = _CJK_NAME.search(text, begin, start)
    return found.span(1) if found and not index.parts.phrases(found[1].lower()) else None


def subject_before(text: str, start: int, index: Index) -> tuple[int, int] | None:
    """Return where the subject stands that a sentence begins with, in which something that a company does is at ``start``."""
    begin = max(0, start - _SENTENCE)
    for found in _SUBJECT.finditer(text, begin, start):
        name = found[1] or found[2]
        if _SENTENCE_END.search(text, found.end(), start):
            continue
        is_name = is_new(name, index) if found[1] else not index.parts.phrases(name)
        return found.span(1 if found[1] else 2) if is_name else None
    return None


def is_proper(name: str, index: Index) -> bool:
    """Tell whether no capitalized word of a name in Latin letters is a title or another word that begins a sentence."""
    words = name.split()
    return not any(w in index.vocab.openers for w in words) and not all(w in index.vocab.modifiers for w in words)


def _hangul_told(text: str, begin: int, start: int, end: int, is_office: bool, index: Index) -> tuple[int, int] | None:
    if text[start] == "(":  # a legal form behind a name
        found = _HANGUL_BEFORE.search(text, begin, start) if text[start - 1 : start] != " " else None
        return found.span(1) if found else None
    if not is_tail(text[start:end], _HANGUL_RUN.match(text, end)[0], index.vocab):  # type: ignore[index]
        return None
    if is_office and (found := _BRACKET.search(text, begin, start)):
        return found.span(1) if _PERSON.match(text, end) else None
    says = _OF.search(text, begin, start) if is_office else _SAYS.search(text, begin, start)
    if not says and (not is_office or text[start - 1 : start] != " "):
        return None
    found = _HANGUL_BEFORE.search(text, begin, says.start() if says else start)
    return found.span(1) if found and is_new(found[1], index) else None


def is_new(word: str, index: Index) -> bool:
    """Tell whether a word of four characters or more is no common one, by its beginning and its end, and not inflected."""
    vocab = index.vocab
    if len(word) < _SHORTEST or word[0].isdigit() or index.parts.phrases(word.lower()):
        return False
    ends = {word[cut:] for cut in range(2, len(word))}
    if ends & vocab.generic or ends & vocab.leading:
        return False
    if any(end in _PARTICLES or (len(end) > 1 and end in vocab.particle_forms) for end in ends):
        return False
    return not any(word[:cut] in vocab.modifiers for cut in range(2, len(word) - 1))
