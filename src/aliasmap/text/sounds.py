"""Sounds: coarse phonetic codes in which a name and its spelling in another script come out alike.

A code keeps consonant classes (capitals) and vowel classes (small letters): aspiration, voicing and length, in which
spellings of one foreign sound differ most, are left out. The idea is that of Soundex and its kin (Odell 1918), with classes
chosen for Hangul, kana, pinyin, Cyrillic and Arabic written in Latin letters.
"""

from __future__ import annotations

import re

from aliasmap.text.hangul import is_hangul, parts

_SPELLINGS = [
    (re.compile(pattern), code)
    for pattern, code in [
        (r"ng(?!e)", "N"),
        (r"tch|ch|ts|dz|zh|j|z|q(?!u)", "C"),
        (r"sch|sh|ph(?=$)|x(?=i)", "S"),
        (r"ph", "P"),
        (r"ck|kh|gh", "K"),
        (r"th", "T"),
        (r"c(?=[eiy])", "S"),
        (r"qu", "Ko"),
        (r"x", "KS"),
        (r"wh", "Ho"),
        (r"woo|wu", "o"),
        (r"w", "o"),
        (r"y(?=[aeiou])", ""),
        (r"eo|eu|oo|ou|au|oe(?![aeiou])", "o"),
        (r"ae|ai|ay|ei|ey", "e"),
        (r"ee|ea|ie|ui", "i"),
    ]
]
_LETTERS = str.maketrans("bpvfdtgkcqsjzlrmnhuy", "PPPPTTKKKKSCCLLMNHoi")
_SILENT_E = re.compile(r"(?<=[bcdfgklmnprstvz])e$")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeio]")
_INITIALS = ["K", "K", "N", "T", "T", "L", "M", "P", "P", "S", "S", "", "C", "C", "C", "K", "T", "P", "H"]
_MEDIALS = [
    "a",
    "e",
    "a",
    "e",
    "o",
    "e",
    "o",
    "e",
    "o",
    "oa",
    "oe",
    "e",
    "o",
    "o",
    "oo",
    "oe",
    "oi",
    "o",
    "o",
    "i",
    "i",
]
_FINALS = [
    "",
    *[
        "K",
        "K",
        "KS",
        "N",
        "NC",
        "N",
        "T",
        "L",
        "LK",
        "LM",
        "LP",
        "LS",
        "LT",
        "LP",
        "L",
        "M",
        "P",
        "P",
        "T",
        "T",
        "N",
        "T",
        "T",
        "K",
        "T",
        "P",
    ],
    "",
]
_ROMAN_INITIALS = ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"]
_ROMAN_MEDIALS = [
    "a",
    "ae",
    "ya",
    "yae",
    "eo",
    "e",
    "yeo",
    "ye",
    "o",
    "wa",
    "wae",
    "oe",
    "yo",
    "u",
    "wo",
    "we",
    "wi",
    "yu",
    "eu",
    "ui",
    "i",
]
_ROMAN_FINALS = [
    "",
    *[
        "k",
        "k",
        "k",
        "n",
        "n",
        "n",
        "t",
        "l",
        "k",
        "m",
        "l",
        "l",
        "l",
        "p",
        "l",
        "m",
        "p",
        "p",
        "t",
        "t",
        "ng",
        "t",
        "t",
        "k",
        "t",
        "p",
        "t",
    ],
]
_EU = 18


def latin_code(word: str) -> str:
    """Return the code of a word in small Latin letters.

    >>> latin_code("toolgen"), latin_code("sogang"), latin_code("kyunghee")
    ('ToLKeN', 'SoKaN', 'KoNHi')
    """
    if len(word) > 4:
        word = _SILENT_E.sub("", word)
    for pattern, code in _SPELLINGS:
        word = pattern.sub(code, word)
    return _DOUBLED.sub(r"\1", word.translate(_LETTERS))


def hangul_code(text: str) -> str:
    """Return the code of Hangul; an open 으, which only carries a foreign consonant, is silent.

    >>> hangul_code("툴젠"), hangul_code("서강"), hangul_code("스트라이프")
    ('ToLCeN', 'SoKaN', 'STLaiP')
    """
    code = []
    for char in text:
        if is_hangul(char):
            initial, medial, final = parts(char)
            code.append(_INITIALS[initial] + ("" if medial == _EU and not final else _MEDIALS[medial]) + _FINALS[final])
        else:
            code.append(char)
    return _DOUBLED.sub(r"\1", "".join(code))


def romanized(text: str) -> str:
    """Return Hangul in the Revised Romanization, syllable by syllable, without the changes between syllables.

    >>> romanized("한림"), romanized("서강")
    ('hanrim', 'seogang')
    """
    made = []
    for char in text:
        if is_hangul(char):
            initial, medial, final = parts(char)
            made.append(_ROMAN_INITIALS[initial] + _ROMAN_MEDIALS[medial] + _ROMAN_FINALS[final])
        else:
            made.append(char)
    return "".join(made)


def skeleton(code: str) -> str:
    """Return the consonants of a code.

    >>> skeleton("SoKaN")
    'SKN'
    """
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", code))
