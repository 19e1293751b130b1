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
_CODES = (
    "K K N T T L M P P S S - C C C K T P H",
    "a e a e o e o e o oa oe e o o oo oe oi o o i i",
    "- K K KS N NC N T L LK LM LP LS LT LP L M P P T T N T T K T P -",
)
_REVISED = (
    "g kk n d tt r m b pp s ss - j jj ch k t p h",
    "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
    "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t",
)


def _sounds(rows: tuple[str, str, str]) -> tuple[list[str], ...]:
    """Return what the initial, medial and final sounds of Hangul are, by their numbers; - is silent."""
    return tuple([sound.strip("-") for sound in row.split()] for row in rows)


_CODE_OF, _REVISED_OF = _sounds(_CODES), _sounds(_REVISED)
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
            vowel = "" if medial == _EU and not final else _CODE_OF[1][medial]
            code.append(_CODE_OF[0][initial] + vowel + _CODE_OF[2][final])
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
            made += [sounds[number] for sounds, number in zip(_REVISED_OF, parts(char), strict=True)]
        else:
            made.append(char)
    return "".join(made)


def skeleton(code: str) -> str:
    """Return the consonants of a code.

    >>> skeleton("SoKaN")
    'SKN'
    """
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", code))


LETTER_NAMES = {
    "에이치": "h", "더블유": "w", "에이": "a", "비": "b", "씨": "c", "시": "c", "디": "d", "이": "e", "에프": "f", "지": "g", "아이": "i",
    "제이": "j", "케이": "k", "엘": "l", "엠": "m", "엔": "n", "오": "o", "피": "p", "큐": "q", "알": "r", "에스": "s", "티": "t",
    "유": "u", "브이": "v", "엑스": "x", "와이": "y", "제트": "z", "앤": "n",
}  # fmt: skip
_LETTER = re.compile("|".join(LETTER_NAMES))
_SPELLED = re.compile(f"(?:{'|'.join(LETTER_NAMES)}){{2,}}")


def spelled(text: str) -> str:
    """Return the Latin letters that Hangul names one by one, or nothing.

    >>> spelled("에스케이"), spelled("케이티"), spelled("서울")
    ('sk', 'kt', '')
    """
    return "".join(map(LETTER_NAMES.__getitem__, _LETTER.findall(text))) if _SPELLED.fullmatch(text) else ""


_KANA_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "s": "さ_すせそ", "t": "た__てと", "n": "なにぬねの", "h": "はひ_へほ", "m": "まみむめも",
    "y": "や_ゆ_よ", "r": "らりるれろ", "w": "わゐ_ゑを", "g": "がぎぐげご", "z": "ざ_ずぜぞ", "d": "だ__でど", "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
}  # fmt: skip
_KANA = {char: row + vowel for row, chars in _KANA_ROWS.items() for char, vowel in zip(chars, "aiueo", strict=True)}
_KANA |= {
    "し": "shi",
    "ち": "chi",
    "つ": "tsu",
    "ふ": "fu",
    "じ": "ji",
    "ぢ": "ji",
    "づ": "zu",
    "ん": "n",
    "ゔ": "vu",
    "ー": "",
}
_SMALL = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}


def kana_romanized(text: str) -> str:
    """Return kana in the Hepburn romanization, long vowels short.

    >>> kana_romanized("トヨタ"), kana_romanized("キャノン"), kana_romanized("ニッサン"), kana_romanized("ファナック")
    ('toyota', 'kyanon', 'nissan', 'fanakku')
    """
    made = ""
    doubled = False
    for char in text:
        char = chr(ord(char) - 0x60) if "ァ" <= char <= "ヴ" else char
        if char == "っ":
            doubled = True
        elif char in _SMALL:
            small = _SMALL[char]
            stem = made[:-1] if made.endswith(("i", "u", "e", "o")) else made
            made = stem + (small[1:] if stem.endswith(("sh", "ch", "j")) else small)
        else:
            sound = _KANA.get(char, "")
            made += (sound[:1] if doubled else "") + sound
            doubled = False
    return re.sub(r"([aiueo])\1+", r"\1", made).replace("ou", "o")
