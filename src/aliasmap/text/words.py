"""The comparable form of a name: plain letters, words, and the small pieces that names are blocked and weighed by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from aliasmap.text.hangul import jamo

_NOT_LETTERS = re.compile(r"[^\w]+|_+")
#: The characters of scripts that write no spaces, or whose spacing varies: kana, Han, Hangul; inside a character class.
UNSPACED = "\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff"
_FIRST_UNSPACED = re.compile(f"[{UNSPACED}]")
_RUN = re.compile(rf"([{UNSPACED}]+)|([^\W_{UNSPACED}]+)")
_OTHER_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e", "ħ": "h"}
_LATIN = re.compile("[\u00c0-\u024f\u1e00-\u1eff\u0259]")
_WORD = 2.5  # letters that words have on average, at least, where they are not mere initials
_LETTER = "[a-z\u0430-\u045f]"
_INITIALS = re.compile(rf"\b{_LETTER}(?: {_LETTER}\b)+")
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")  # of Arabic: vowels, doubling, stretching
_POSSESSIVE = re.compile(r" ?['’] ?s(?= |$)")


def plain(key: str) -> str:
    """Return a scan key as words parted by one space: no marks on Latin letters, no punctuation, initials in one word.

    >>> plain(" universidade  de  são  paulo "), plain("(사)한국공학한림원"), plain(" c . k . children ' s  hospital ")
    ('universidade de sao paulo', '사 한국공학한림원', 'ck childrens hospital')
    """
    if not key.isascii() and _LATIN.search(key):
        key = "".join(map(_plain_letter, key))
    if not key.isascii():
        key = _MARKS.sub("", key)
    text = _NOT_LETTERS.sub(" ", _POSSESSIVE.sub("s ", key)).strip()
    return _INITIALS.sub(lambda found: found[0].replace(" ", ""), text)


def _plain_letter(char: str) -> str:
    if not _LATIN.match(char):
        return char
    return _OTHER_LETTERS.get(char) or unicodedata.normalize("NFD", char)[0]


def letters(text: str) -> str:
    """Return the letters that typing errors happen in: no spaces, Hangul as jamo.

    >>> letters("kt 위즈")
    'ktㅇㅟㅈㅡ'
    """
    joined = text.replace(" ", "")
    return joined if joined.isascii() else jamo(joined)


def sorted_letters(text: str) -> str:
    """Return the letters with the words in alphabetical order; nothing where a text is one word, or mere initials.

    >>> sorted_letters("university of ulsan"), sorted_letters("kaist")
    ('ofulsanuniversity', '')
    """
    spaces = text.count(" ")
    if not spaces or len(text) < (_WORD + 1) * (spaces + 1):
        return ""
    return letters("".join(sorted(text.split())))


class Form(NamedTuple):
    """A name made comparable: its plain text, its letters, and its units.

    A unit is a word of a script that writes spaces, or two neighbouring characters of one that does not (a lone
    character is one unit): what a name is weighed by. Words that say nothing (of, the) are not among them.
    """

    text: str
    letters: str
    units: tuple[str, ...]


def form(text: str, spellings: Mapping[str, str]) -> Form:
    """Make the form of a plain text; ``spellings`` maps a word to the one it counts as, to nothing if it says nothing.

    >>> form("centre of ageing", {"centre": "center", "of": ""}).units
    ('center', 'ageing')
    >>> form("kt 서울대학교", {}).units
    ('kt', '서울', '울대', '대학', '학교')
    """
    units: dict[str, None] = {}
    for unspaced, word in _RUN.findall(text):
        if unspaced:
            units |= dict.fromkeys([unspaced[i : i + 2] for i in range(len(unspaced) - 1)] or [unspaced])
        else:
            counted = spellings[word] if word in spellings else stem(word, spellings)
            units |= dict.fromkeys(counted.split())
    return Form(text, letters(text), tuple(units))


def pieces(asked: Form) -> set[str]:
    """Return what blocking looks a form up by: its words, and runs of its letters, longer where letters are fewer.

    A run is four characters, three of jamo, two of kana or Han; the first is marked.

    >>> sorted(pieces(form("kaist", {}))), sorted(pieces(form("東大", {})))
    (['^kai', 'aist', 'kais', 'kaist '], ['^東', '東大'])
    """
    marked = "^" + asked.letters
    runs = ((marked[i : i + _length(c)], _length(c)) for i, c in enumerate(asked.letters))
    found = {run for run, length in runs if len(run) == length} or {marked}
    found.update(unit + " " for unit in asked.units if not is_unspaced(unit))
    return found


def _length(char: str) -> int:
    return 4 if char < "\u3040" else 3 if "\u3131" <= char <= "\u3163" else 2


def stem(word: str, spellings: Mapping[str, str]) -> str:
    """Return an English word in the singular, where the plural is regular.

    >>> [stem(w, {}) for w in ("studies", "systems", "physics", "business", "bus")]
    ['study', 'system', 'physics', 'business', 'bus']
    """
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
        word = word[:-1]
    return spellings.get(word, word)


def is_unspaced(unit: str) -> bool:
    """Tell whether a unit comes from a script that writes no spaces, or whose spacing varies."""
    return _FIRST_UNSPACED.match(unit) is not None
