"""Which script a character or a name is written in."""

from __future__ import annotations

import re
import unicodedata

_RANGES = {
    "Hang": "\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\ud7b0-\ud7ff",
    "Hani": "\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\u3005\u3007\U00020000-\U0003ffff",
    "Kana": "\u3041-\u3096\u30a1-\u30fa\u30fc\uff66-\uff9d",
    "Cyrl": "\u0400-\u052f",
    "Arab": "\u0600-\u06ff\u0750-\u077f",
    "Thai": "\u0e00-\u0e7f",
    "Deva": "\u0900-\u097f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Geor": "\u10a0-\u10ff",
    "Hebr": "\u0590-\u05ff",
}
_SCRIPTS = {script: re.compile(f"[{ranges}]") for script, ranges in _RANGES.items()}

#: The scripts a language is written in beside Latin letters and digits; a language that is not here is not checked.
LANGUAGE_SCRIPTS: dict[str, frozenset[str]] = {
    "ko": frozenset({"Hang", "Hani"}),
    "ja": frozenset({"Hani", "Kana"}),
    "zh": frozenset({"Hani"}),
    "ru": frozenset({"Cyrl"}),
    "uk": frozenset({"Cyrl"}),
    "be": frozenset({"Cyrl"}),
    "bg": frozenset({"Cyrl"}),
    "mk": frozenset({"Cyrl"}),
    "ar": frozenset({"Arab"}),
    "fa": frozenset({"Arab"}),
    "ur": frozenset({"Arab"}),
    "th": frozenset({"Thai"}),
    "hi": frozenset({"Deva"}),
    "el": frozenset({"Grek"}),
    "he": frozenset({"Hebr"}),
    **{
        lang: frozenset({"Latn"})
        for lang in [
            "en",
            "de",
            "fr",
            "es",
            "it",
            "pt",
            "nl",
            "id",
            "ms",
            "vi",
            "sv",
            "da",
            "nb",
            "fi",
            "pl",
            "cs",
            "tr",
            "tl",
        ]
    },
}


def scripts(text: str) -> set[str]:
    """Return the ISO 15924 codes of the scripts in a text.

    >>> sorted(scripts("KT위즈")), scripts("東京大学"), scripts("123")
    (['Hang', 'Latn'], {'Hani'}, set())
    """
    found = {script for script, pattern in _SCRIPTS.items() if pattern.search(text)}
    if any("LATIN" in unicodedata.name(c, "") for c in text if c.isalpha() and (c.isascii() or ord(c) < 0x2000)):
        found.add("Latn")
    return found


def script_of(text: str) -> str:
    """Return the script that tells most about where a name is from, or nothing for letters that are not translated.

    >>> script_of("東京大学"), script_of("ソニー株式会社"), script_of("KT위즈"), script_of("РАН"), script_of("MIT")
    ('Hani', 'Kana', 'Hang', 'Cyrl', '')
    """
    return next((s for s in ("Hang", "Kana", "Hani", "Cyrl", "Arab", "Grek", "Geor") if _SCRIPTS[s].search(text)), "")
