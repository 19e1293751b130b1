"""Reading aids: how a name in another script sounds, for a reviewer who does not read it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from aliasmap.text.scripts import scripts
from aliasmap.text.sounds import kana_romanized, romanized


def read_aloud(text: str, langs: Collection[str], pinyin: Mapping[str, str]) -> str:
    """Return the sounds of a name in Hangul, kana or Chinese in Latin letters, or nothing for any other.

    ``pinyin`` maps a syllable to its characters. Kanji and hanja have no reading here that could be trusted.

    >>> read_aloud("대한민국", ["ko"], {}), read_aloud("工信部", ["zh-Hans"], {"gong": "工", "xin": "信", "bu": "部"})
    ('daehanminguk', 'gong xin bu')
    """
    found = scripts(text) - {"Latn"}
    if found == {"Hang"}:
        return romanized(text)
    if found == {"Kana"}:
        return kana_romanized(text)
    if found == {"Hani"} and any(lang.startswith("zh") for lang in langs):
        sounds = {char: sound for sound, chars in pinyin.items() for char in chars}
        return " ".join("".join(f" {sounds[c]} " if c in sounds else c for c in text).split())
    return ""
