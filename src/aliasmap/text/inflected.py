"""Words of scripts that write spaces and inflect, Cyrillic and Arabic: their stems, and how they are spelled in Latin letters.

Stems are light: one ending off, in Arabic the article with what is written before it too (the idea of Larkey's light10,
https://doi.org/10.1145/564376.564425). Letters in which the languages of a script differ count as one, so that they share
their parts of names. One word has several spellings, for languages read a letter differently; Arabic vowels are guessed.
"""

from __future__ import annotations

import re

#: The letters of these scripts, inside a character class.
INFLECTED = "\u0400-\u052f\u0620-\u06ff\u0750-\u077f"
_INFLECTED = re.compile(f"[{INFLECTED}]")


def _pairs(rows: str) -> dict[str, str]:
    """Read ``letters:what they are`` in a row; nothing behind the colon is nothing.

    >>> _pairs("іїй:и ь:")
    {'і': 'и', 'ї': 'и', 'й': 'и', 'ь': ''}
    """
    return {letter: made for row in rows.split() for letters, made in [row.split(":")] for letter in letters}


_SAME = str.maketrans(
    _pairs(
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


_RUSSIAN = _pairs(
    "а:a б:b в:v гґғѓ:g д:d ђ:dj еёєэ:e ж:zh зѕ:z иіїы:i йј:y кқќ:k лљ:l м:m нњ:n ң:ng оө:o п:p р:r с:s т:t ћ:c уўұү:u ф:f"
    " х:kh һҳ:h ц:ts чҷ:ch џ:dz ш:sh щ:shch ъ:a ьʼ: ю:yu я:ya ә:a"
)
#: How other languages read Cyrillic letters: Ukrainian and Belarusian; Bulgarian; Serbian and Macedonian in their Latin letters.
_CYRILLIC = (
    _RUSSIAN,
    _RUSSIAN | _pairs("г:h и:y"),
    _RUSSIAN | _pairs("х:h щ:sht"),
    _RUSSIAN | _pairs("х:h ж:z чћц:c ш:s јђ:j љ:lj њ:nj"),
)
_CYRILLIC_CASE = re.compile("(?<=...)(?:ого|его|ої|ой|ий|ый|ая|[аеиіуыюя])$")
_CYRILLIC_OF = re.compile("(?<=..)[ьс]?[сцз]?ь?к(?:ого|ому|ий|ая|ое|ой|ої|[аеоиі])$")

_ARABIC = _pairs(
    "أاآ:a إ:i ءـ: ع:a ؤ:u ئ:i ب:b پ:p تطٹ:t ة:a ثذ:th جچ:j حهہھۀ:h خ:kh دضڈ:d رڑ:r زظژ:z سص:s ش:sh غ:gh ف:f ق:q كکګ:k گ:g ل:l م:m"
    " نں:n ىیيېے:i و:u ە:a"
)
_VARIED = {"ق": "k", "و": "v", "ج": "g", "ض": "z", "ذ": "z", "ث": "s", "غ": "g"}


def spellings(word: str) -> list[str]:
    """Return how a word may be spelled in Latin letters, the plainest first.

    >>> spellings("гоголя"), spellings("томский")
    (['gogolya', 'hoholya', 'gogol', 'hohol'], ['tomskiy', 'tomskyy', 'tomsk', 'tom'])
    >>> spellings("القاهرة")
    ['qahara', 'kahara']
    """
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
