"""Sounds: coarse phonetic codes in which a name and its spelling in another script come out alike.

A code keeps consonant classes (capitals) and vowel classes (small letters): aspiration, voicing and length, in which
spellings of one foreign sound differ most, are left out. The idea is that of Soundex and its kin (Odell 1918), with classes
chosen for Hangul, kana, pinyin, Cyrillic and Arabic written in Latin letters.
"""

from __future__ import annotations

import re

from aliasmap.text.hangul import is_hangul, parts
from aliasmap.text.inflected import letter_table


def _table(rows: str) -> list[tuple[re.Pattern[str], str]]:
    """Read ``pattern:code`` in a row, in the order in which they are put in; nothing behind the colon is silent."""
    return [(re.compile(pattern), code) for row in rows.split() for pattern, _, code in [row.rpartition(":")]]


#: How letters are read in English, French and romanizations; in Germanic and Slavic languages; in other Romance ones.
_READINGS = (
    _table(
        "ng(?!e):N tch|ch|ts|dz|zh|j|z|q(?!u):C sch|sh|ph(?=$)|x(?=[iu]):S ph:P ck|kh|gh:K th:T c(?=[eiy]):S qu:Ko x:KS wh:Ho"
        " woo|wu:o w:o y(?=[aeiou]): eo|eu|oo|ou|au|oe(?![aeiou]):o ae|ai|ay|ei|ey:e ee|ea|ie|ui:i"
    ),
    _table(
        "szcz|shch:SC ng(?!e):N cz|tch|dzh|dz|dj|gy|ty(?=[aeiou])|cs|ts|tz|rzh|rz|zh|z|c(?![hk]):C sch|sz|sh|skj|sj|kj|tj:S kh|ch:H"
        " ck|gh:K th:T ph:P qu:KP x:KS w|v:P aeu|oeu|eu:oi ei|ey|aj|ay:ai ie$:i [jy](?=[aeou])|j:i oo|oe|uu:o aa:a ee:e"
        " (?<=[A-Z])er$:o"
    ),
    _table(
        "cch|ch(?=[ei]):K gli(?=[aeou])|gl(?=i)|lh:L gn|nh:N sc(?=[ei])|ss:S tx|cc(?=[ei])|ch|c(?=[eiy])|z:C"
        " gi(?=[aou])|g(?=[eiy])|j:C gu(?=[ei])|gh|qu(?=[ei]):K qu:Ko x:S ll:i th:T h: y(?=[aeou]):i"
    ),
)
_MARKS = letter_table(
    "âáàãăā:a äæ:ae čć:ch đďð:d əèéêëěēėẽ:e ę:en ő:eo ğģ:g ħ:h ıîíìïī:i ķ:k łļľĺ:l ñńňņ:ny åôóòõō:o öøőœ:oe ą:on ř:rz ŝ:s"
    " šśşș:sh ß:ss þ:th ţț:ts ûúùūųů:u üű:ui ÿý:y žźż:zh"
)
_WRITTEN_OUT = str.maketrans(_MARKS)
_MARKED = "".join(_MARKS)
_MARKED_WORD = re.compile(f"[a-z]*[{_MARKED}][a-z{_MARKED}]*")
_LETTERS = str.maketrans("bpvfdtgkcqsjzlrmnhuyw", "PPPPTTKKKKSCCLLMNHoio")
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
_EU, _RIEUL, _RIEUL_FIRST = 18, 8, 5  # 으, a final ㄹ, a first ㄹ


def is_marked(word: str) -> bool:
    """Tell whether a word in small Latin letters has marks that ``written_out`` knows.

    >>> is_marked("köln"), is_marked("seoul"), is_marked("서울")
    (True, False, False)
    """
    return _MARKED_WORD.fullmatch(word) is not None


def written_out(word: str) -> str:
    """Return a word in small letters with the marks that change how a letter sounds written as more letters.

    >>> written_out("škoda"), written_out("köln"), written_out("seoul")
    ('shkoda', 'koeln', 'seoul')
    """
    return word.translate(_WRITTEN_OUT)


def latin_code(word: str) -> str:
    """Return the code of a word in small Latin letters as English and romanizations spell it.

    >>> latin_code("toolgen"), latin_code("sogang"), latin_code("kyunghee")
    ('ToLKeN', 'SoKaN', 'KoNHi')
    """
    return _read(_SILENT_E.sub("", word) if len(word) > 4 else word, _READINGS[0])


def latin_codes(word: str) -> list[str]:
    """Return the codes of a word in small Latin letters, as languages read them that differ; the English one first.

    >>> latin_codes("seoul"), latin_codes("jansen"), latin_codes("cecchi")
    (['SoL', 'SeoL'], ['CaNSeN', 'iaNSeN'], ['SeKCi', 'CeCHi', 'CeKi'])
    """
    return list(dict.fromkeys([latin_code(word), *(_read(word, reading) for reading in _READINGS[1:])]))


def _read(word: str, reading: list[tuple[re.Pattern[str], str]]) -> str:
    for pattern, code in reading:
        word = pattern.sub(code, word)
    return _DOUBLED.sub(r"\1", word.translate(_LETTERS))


def hangul_code(text: str) -> str:
    """Return the code of Hangul; 으, where it only carries a foreign consonant, is silent.

    >>> hangul_code("툴젠"), hangul_code("서강"), hangul_code("스트라이프"), hangul_code("블루")
    ('ToLCeN', 'SoKaN', 'STLaiP', 'PLo')
    """
    code = []
    for char, following in zip(text, text[1:] + " ", strict=True):
        if is_hangul(char):
            initial, medial, final = parts(char)
            carries = not final or (final == _RIEUL and is_hangul(following) and parts(following)[0] == _RIEUL_FIRST)
            vowel = "" if medial == _EU and carries else _CODE_OF[1][medial]
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


_CARRIED = re.compile("(?<=[bfgkmprsz])u(?![aeiou])|(?<=ts)u(?![aeiou])|(?<=[td])o(?![aeiou])")


def loanword_code(kana: str) -> str:
    """Return the code of romanized kana that spell a foreign word: u, and o after t and d, only carry a consonant.

    >>> loanword_code(kana_romanized("ネットフリックス")), hangul_code("넷플릭스"), latin_code("netflix")
    ('NeTPLiKS', 'NeTPLiKS', 'NeTPLiKS')
    """
    return latin_code(_CARRIED.sub("", kana))


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
