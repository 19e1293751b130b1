"""Words of scripts that write spaces and inflect, Cyrillic, Greek, Georgian, Arabic: stems, and spellings in Latin letters.

Stems are light: one ending off, in Arabic the article with what is written before it too (the idea of Larkey's light10,
https://doi.org/10.1145/564376.564425). Letters in which the languages of a script differ count as one, so that they share
their parts of names. One word has several spellings, for languages read a letter differently; Arabic vowels are guessed.
"""

from __future__ import annotations

import re
from unicodedata import combining, normalize

#: The letters of these scripts, inside a character class.
INFLECTED = "\u0370-\u03ff\u0400-\u052f\u0620-\u06ff\u0750-\u077f\u10a0-\u10ff\u1f00-\u1fff"
_INFLECTED = re.compile(f"[{INFLECTED}]")


def letter_table(rows: str) -> dict[str, str]:
    """Read ``letters:what they are`` in a row; nothing behind the colon is nothing.

    >>> letter_table("іїй:и ь:")
    {'і': 'и', 'ї': 'и', 'й': 'и', 'ь': ''}
    """
    return {letter: made for row in rows.split() for letters, made in [row.split(":")] for letter in letters}


_SAME = str.maketrans(
    letter_table(
        "іїјйы:и ёєэ:е ўұү:у ґѓғ:г ќқ:к ә:а ө:о һҳ:х ңњ:н љ:л ь: أإآٱ:ا ىیېئے:ي ؤ:و ۀہھە:ه ۃ:ة کګڪ:ك ں:ن ءـ: ٹ:ت ڈ:د ڑ:ر"
    )
)
_CYRILLIC_END = re.compile(
    "(?<=...)(?:ого|его|ому|ему|ими|ами|ями|ата|ото|ите|ият|иия|иои|аиа|ая|яя|ое|ее|ие|ии|ия|ию|ие|им|их|ом|ем|ои|еи|ам|ям"
    "|ах|ях|ую|юю|ов|ев|ог|[аеиоуюя])$"
)
_ARABIC_START = re.compile("^(?:[وف]?[بك]?ال|و?لل)(?=..)")
_ARABIC_END = re.compile("(?<=...)(?:يات|ية|ات|ة|ي)$|(?<=....)(?:ون|ين)$")
_ARABIC_JOINED = re.compile("^[ولب](?=...)")


def is_inflected(word: str) -> bool:
    """Tell whether a word is written in one of these scripts."""
    return _INFLECTED.match(word) is not None


def stem(word: str) -> str:
    """Return the stem of a word of these scripts, letters of all their languages as one; others stay as they are.

    >>> [stem(w) for w in ("московский", "московского", "національна", "национальный", "мир")]
    ['московск', 'московск', 'националн', 'националн', 'мир']
    >>> [stem(w) for w in ("الجامعة", "جامعات", "العلمية", "علمی")]
    ['جامع', 'جامع', 'علم', 'علم']
    """
    if not _INFLECTED.match(word):
        return word
    if _GREEK.match(word):
        return _unaccented(word)
    same = word.translate(_SAME)
    if word > "\u05ff":
        return _ARABIC_END.sub("", _ARABIC_START.sub("", same))
    return _CYRILLIC_END.sub("", same)


def bare(word: str) -> str:
    """Return an Arabic word without the one letter that may be written joined before it (and, to, in), or nothing.

    >>> bare("وعلوم"), bare("علوم")
    ('علوم', '')
    """
    without = _ARABIC_JOINED.sub("", word)
    return without if without != word else ""


_RUSSIAN = letter_table(
    "а:a б:b в:v гґғѓ:g д:d ђ:dj еёєэ:e ж:zh зѕ:z иіїы:i йј:y кқќ:k лљ:l м:m нњ:n ң:ng оө:o п:p р:r с:s т:t ћ:c уўұү:u ф:f"
    " х:kh һҳ:h ц:ts чҷ:ch џ:dz ш:sh щ:shch ъ:a ьʼ: ю:yu я:ya ә:a"
)
#: How other languages read Cyrillic letters: Ukrainian and Belarusian; Bulgarian; Serbian and Macedonian in their Latin letters.
_CYRILLIC = (
    _RUSSIAN,
    _RUSSIAN | letter_table("г:h и:y"),
    _RUSSIAN | letter_table("х:h щ:sht"),
    _RUSSIAN | letter_table("х:h ж:z чћц:c ш:s јђ:j љ:lj њ:nj"),
)
_CYRILLIC_CASE = re.compile("(?<=...)(?:ого|его|ої|ой|ий|ый|ая|[аеиіуыюя])$")
_CYRILLIC_OF = re.compile("(?<=..)[ьс]?[сцз]?ь?к(?:ого|ому|ий|ая|ое|ой|ої|[аеоиі])$")

_ARABIC = letter_table(
    "أاآ:a إ:i ءـ: ع:a ؤ:u ئ:i ب:b پ:p تطٹ:t ة:a ثذ:th جچ:j حهہھۀ:h خ:kh دضڈ:d رڑ:r زظژ:z سص:s ش:sh غ:gh ف:f ق:q كکګ:k گ:g ل:l م:m"
    " نں:n ىیيېے:i و:u ە:a"
)
_VARIED = {"ق": "k", "و": "v", "ج": "g", "ض": "z", "ذ": "z", "ث": "s", "غ": "g"}


_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_ROUGH = "\u0314"  # the mark of a word that begins with h
_MODERN_PAIRS = (
    ("γ(?=[γκ])", "n"), ("γ(?=[ξχ])", "n"), ("^μπ", "b"), ("^ντ", "d"), ("ου", "u"), ("αι", "e"), ("[εο]ι", "i"),
    ("(?<=[αε])υ(?=[θκξπστφχψ]|$)", "f"), ("(?<=[αε])υ", "v"),
)  # fmt: skip
_CLASSICAL_PAIRS = (("γ(?=[γκξχ])", "n"), ("ου", "u"), ("(?<=[αε])υ", "u"))
_MODERN = letter_table("α:a β:v γ:g δ:d ε:e ζ:z ηιυ:i θ:th κ:k λ:l μ:m ν:n ξ:x οω:o π:p ρ:r σς:s τ:t φ:f χ:kh ψ:ps")
_CLASSICAL = _MODERN | letter_table("β:b η:e υ:y φ:ph χ:k")
_GEORGIAN = letter_table(
    "ა:a ბ:b გ:g დ:d ე:e ვ:v ზ:z თტ:t ი:i კქ:k ლ:l მ:m ნ:n ო:o პფ:p ჟ:zh რ:r ს:s უ:u ღ:gh ყ:q შ:sh ჩჭ:ch ცწ:ts ძ:dz ხ:kh ჯ:j ჰ:h"
)


def _unaccented(word: str) -> str:
    return "".join(char for char in normalize("NFD", word) if not combining(char))


def _modern_greek(word: str) -> str:
    for pattern, sound in _MODERN_PAIRS:
        word = re.sub(pattern, sound, word)
    return "".join(_MODERN.get(char, char) for char in word)


def _classical_greek(word: str) -> str:
    marks = normalize("NFD", word)
    plain = _unaccented(word)
    for pattern, sound in _CLASSICAL_PAIRS:
        plain = re.sub(pattern, sound, plain)
    return "h" * (_ROUGH in marks) + "".join(_CLASSICAL.get(char, char) for char in plain)


def spellings(word: str) -> list[str]:
    """Return how a word may be spelled in Latin letters, the plainest first.

    >>> spellings("гоголя"), spellings("томский")
    (['gogolya', 'hoholya', 'gogol', 'hohol'], ['tomskiy', 'tomskyy', 'tomsk', 'tom'])
    >>> spellings("القاهرة"), spellings("ευβοια"), spellings("თბილისი")
    (['qahara', 'kahara'], ['evvia', 'euboia'], ['tbilisi'])
    """
    if _GREEK.match(word):
        return list(dict.fromkeys([_modern_greek(_unaccented(word)), _classical_greek(word)]))
    if word > "\u109f":
        return ["".join(_GEORGIAN.get(char, char) for char in word)]
    if word > "\u05ff":
        word = _ARABIC_START.sub("", word)
        found = [_vowelled(word, _ARABIC)]
        found += [_vowelled(word, {**_ARABIC, letter: other}) for letter, other in _VARIED.items() if letter in word]
        return list(dict.fromkeys(found))
    root = _CYRILLIC_OF.sub("", word)
    forms = dict.fromkeys((word, _CYRILLIC_CASE.sub("", word), root, root + "ск" if root != word else word))
    return list(dict.fromkeys("".join(read.get(c, c) for c in form) for form in forms for read in _CYRILLIC))


def _vowelled(word: str, read: dict[str, str]) -> str:
    """Spell an Arabic word, with ``a`` between letters that have no vowel beside them."""
    made = ""
    for sound in (read.get(char, "") for char in word):
        if made and sound and made[-1] not in "aiu" and sound[0] not in "aiu":
            made += "a"
        made += sound if sound != "a" or made[-1:] != "a" else ""
    return made
