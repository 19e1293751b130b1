"""Hangul syllables and their final sounds (Unicode Standard, section 3.12)."""

from __future__ import annotations

_FIRST, _FINALS = 0xAC00, 28
_RIEUL = 8
_DIGIT_SOUNDS = dict(zip("0123456789", "clvcvvcllv", strict=True))


def is_hangul(char: str) -> bool:
    """Tell whether a character is a precomposed Hangul syllable."""
    return "가" <= char <= "힣"


def parts(syllable: str) -> tuple[int, int, int]:
    """Return the numbers of a syllable's initial, medial and final sound; final 0 is none.

    >>> parts("한")
    (18, 0, 4)
    """
    initial, rest = divmod(ord(syllable) - _FIRST, 21 * _FINALS)
    return (initial, *divmod(rest, _FINALS))


_NIEUN, _RIEUL_FIRST, _SILENT = 2, 5, 11
_BEFORE_I = {2, 3, 6, 7, 12, 17, 20}  # medial sounds that begin with the sound of i


def said_first(word: str) -> str:
    """Return Sino-Korean readings as a word: a first ㄹ or ㄴ changes or falls silent (두음법칙, 한글 맞춤법 10-12).

    >>> said_first("리화"), said_first("로동"), said_first("녀자"), said_first("한림")
    ('이화', '노동', '여자', '한림')
    """
    if not word or not is_hangul(word[0]):
        return word
    initial, medial, final = parts(word[0])
    if initial not in (_NIEUN, _RIEUL_FIRST):
        return word
    initial = _SILENT if medial in _BEFORE_I else _NIEUN
    return chr(_FIRST + (initial * 21 + medial) * _FINALS + final) + word[1:]


_INITIAL = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MEDIAL = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINAL = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"


def one_key_away(syllable: str) -> list[str]:
    """Return the syllables that differ from a syllable in one of its sounds, or have one final sound more or less.

    >>> len(one_key_away("울")), "물" in one_key_away("울"), "우" in one_key_away("울"), "불" in one_key_away("울")
    (65, True, True, True)
    """
    initial, medial, final = parts(syllable)
    found = [(other, medial, final) for other in range(len(_INITIAL))]
    found += [(initial, other, final) for other in range(len(_MEDIAL))]
    found += [(initial, medial, other) for other in range(_FINALS)]
    made = (chr(_FIRST + (i * 21 + m) * _FINALS + f) for i, m, f in found)
    return [other for other in made if other != syllable]


def jamo(text: str) -> str:
    """Return a text with its Hangul syllables as compatibility jamo, in which one wrong key is one wrong character.

    >>> jamo("한글 KT")
    'ㅎㅏㄴㄱㅡㄹ KT'
    """
    made = []
    for char in text:
        if is_hangul(char):
            initial, medial, final = parts(char)
            made.append(_INITIAL[initial] + _MEDIAL[medial] + (_FINAL[final] if final else ""))
        else:
            made.append(char)
    return "".join(made)


def final_sound(text: str) -> str:
    """Return how a Korean word ends, as particles see it: ``c`` consonant, ``v`` vowel, ``l`` ㄹ, empty if unknown.

    Digits end as they are read in Sino-Korean; the sound of a Latin word is not known here.

    >>> final_sound("카이스트"), final_sound("과학기술원"), final_sound("서울"), final_sound("뉴스1"), final_sound("KT")
    ('v', 'c', 'l', 'l', '')
    """
    last = text[-1:]
    if is_hangul(last):
        final = (ord(last) - _FIRST) % _FINALS
        return "l" if final == _RIEUL else "c" if final else "v"
    return _DIGIT_SOUNDS.get(last, "")


def with_particle(word: str, consonant: str, vowel: str, rieul: str = "") -> str:
    """Return a word with the right form of a particle.

    >>> with_particle("카이스트", "은", "는"), with_particle("서울", "으로", "로", "로")
    ('카이스트는', '서울로')
    """
    sound = final_sound(word)
    return word + {"c": consonant, "l": rieul or consonant}.get(sound, vowel)
