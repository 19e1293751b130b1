"""Drafts: what the names of a new organization are likely to be, and what its id may be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

from aliasmap.text.scripts import scripts
from aliasmap.text.sounds import hangul_code, kana_romanized, latin_code, romanized, skeleton, spelled

_LANGUAGE = (("Hang", "ko"), ("Kana", "ja"), ("Thai", "th"), ("Cyrl", "ru"), ("Arab", "ar"), ("Hebr", "he"))
#: The countries whose own names are in a script; the first that a name has counts.
_HOMES = {
    "Hang": frozenset({"KR", "KP"}),
    "Kana": frozenset({"JP"}),
    "Hani": frozenset({"CN", "TW", "HK", "MO", "SG", "JP", "KR"}),
}
_LONG = 10  # characters of a name of which a single letter is no difference
_BRACKETED = re.compile(r"\s*(?P<name>[^()（）]+?)\s*[(（]\s*(?P<other>[^()（）]+?)\s*[)）]\s*")


def split_names(given: Sequence[str]) -> list[str]:
    """Return names one by one, each once; one with another in brackets is two.

    >>> split_names(["한국항공우주연구원(KARI)", "KARI", " Korea Aerospace  Research Institute "])
    ['한국항공우주연구원', 'KARI', 'Korea Aerospace Research Institute']
    """
    found: dict[str, None] = {}
    for text in given:
        parts = _BRACKETED.fullmatch(text)
        for name in parts.group("name", "other") if parts else (text,):
            found[" ".join(name.split())] = None
    return [name for name in found if name]


def draft_names(names: Sequence[str], country: str, source: str = "") -> list[dict[str, Any]]:
    """Return names in the fields of the registry format, their language and kind guessed; people correct the guess.

    The first of a language is official, one that differs from it by a letter a typo, a shorter one made of its letters
    short, Hangul that spells or sounds like a Latin name a transliteration, a name in the language of another country
    beside one in Latin letters a translation.

    >>> [(n["text"], n["kind"]) for n in draft_names(["한국과학기술원", "과기원", "KAIST", "카이스트"], "KR")]
    [('한국과학기술원', 'official'), ('과기원', 'short'), ('KAIST', 'acronym'), ('카이스트', 'transliteration')]
    """
    drafted: list[dict[str, Any]] = []
    acronyms = [name for name in names if is_initials(name)]
    latin = [name for name in names if scripts(name) == {"Latn"}]
    for name in names:
        if name in acronyms:
            fields = {"text": name, "kind": "acronym"}
        else:
            lang = _language(name, country)
            official = next((n["text"] for n in drafted if n.get("lang") == lang and n["kind"] == "official"), "")
            fields = {"text": name, "lang": lang, "kind": _kind(name, official, latin, country)}
        drafted.append(fields | ({"source": source} if source else {}))
    return drafted


def is_initials(text: str) -> bool:
    """Tell whether a name is initials: one word in Latin letters, most of them capitals.

    >>> [is_initials(t) for t in ("NIA", "A*STAR", "KoNIBP", "PTCsys", "X", "MIT Press")]
    [True, True, True, False, False, False]
    """
    letters = [c for c in text if c.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return len(text) > 1 and " " not in text and scripts(text) == {"Latn"} and 2 * capitals > len(letters)


def _language(text: str, country: str) -> str:
    found = scripts(text)
    if "Hani" in found and not found & {"Hang", "Kana"}:
        return {"JP": "ja", "TW": "zh-Hant", "HK": "zh-Hant", "MO": "zh-Hant"}.get(country, "zh-Hans")
    return next((lang for script, lang in _LANGUAGE if script in found), "en")


def is_spelled(hangul: str, latin: str) -> bool:
    """Tell whether Hangul is one word in Latin letters, letter by letter or by its sound.

    >>> [is_spelled(h, "KAIST") for h in ("카이스트", "키스트")], is_spelled("케이티", "KT"), is_spelled("아세안", "ASEAN")
    ([True, False], True, True)
    """
    letters = latin.lower()
    return bool(letters.isalpha() and hangul) and (
        spelled(hangul) == letters
        or romanized(hangul).replace("eu", "") == letters
        or _vowelled(hangul_code(hangul)) == _vowelled(latin_code(letters))
    )


def _vowelled(code: str) -> str:
    """Return a code whose beginning counts with its vowel, the rest by its consonants."""
    return code[:2] + skeleton(code[2:])


def _kind(text: str, official: str, latin: Sequence[str], country: str) -> str:
    found = scripts(text)
    if "Hang" in found and any(is_spelled(text, name) for name in latin):
        return "transliteration"
    if (
        len(official) > _LONG
        and abs(len(text) - len(official)) <= 1
        and _is_clipped(*sorted((text, official), key=len))
    ):
        return "typo"
    if official and len(text) < len(official) and _is_clipped(text, official):
        return "short"
    homes = next((homes for script, homes in _HOMES.items() if script in found), frozenset({country}))
    return "official" if country in homes or not latin else "translation"


def _is_clipped(short: str, full: str) -> bool:
    letters = iter(full)
    return all(c in letters for c in short)


def propose_id(names: Sequence[str], country: str, is_taken: Callable[[str], bool]) -> str:
    """Return an id made of the shortest name in Latin letters whose id is free, or nothing where there is none.

    >>> propose_id(["한국과학기술원", "Korea Advanced Institute", "KAIST"], "KR", {"kr-kaist"}.__contains__)
    'kr-korea-advanced-institute'
    """
    latin = sorted((name for name in names if scripts(name) == {"Latn"}), key=len)
    return next((ident for name in latin if (ident := _id(name, country)) and not is_taken(ident)), "")


def sounded_id(names: Sequence[str], country: str) -> str:
    """Return an id made of the sounds of the shortest name in Hangul or kana, or nothing.

    >>> sounded_id(["가온기술원", "가온"], "KR")
    'kr-gaon'
    """
    for name in sorted(names, key=len):
        found = scripts(name)
        read = kana_romanized(name) if found == {"Kana"} else romanized(name) if found <= {"Hang", "Latn"} else ""
        if ident := _id(read, country):
            return ident
    return ""


def _id(name: str, country: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", plain.replace("'", "").replace("’", ""))
    return "-".join([country.lower(), *words]) if words else ""
