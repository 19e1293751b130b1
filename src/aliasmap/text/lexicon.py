"""The parts of names that are translated: Hangul, Han and kana to the words they are in English, and how they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from aliasmap.text.words import is_unspaced

_ATOM = re.compile(
    r"([\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff])|([^\W_]+?(?=[\u3041-\u9fff\uac00-\ud7a3]|\b))"
)
#: How likely the first, second … rendering of a part is.
ORDER = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.7)
LONGEST = 12  # characters of a part


class Atoms(NamedTuple):
    """A name cut into what its parts are made of: one character of an unspaced script, or one word of another.

    ``breaks`` are the places where the name itself is parted: its ends, spaces, punctuation.
    """

    texts: tuple[str, ...]
    breaks: frozenset[int]


def atoms(text: str, fold: Mapping[int, str]) -> Atoms:
    """Cut a plain text; ``fold`` maps variant Han characters to one.

    >>> atoms("kt위즈 서울", {}).texts, sorted(atoms("kt위즈 서울", {}).breaks)
    (('kt', '위', '즈', '서', '울'), [0, 3, 5])
    """
    found: list[str] = []
    breaks = {0}
    for word in text.translate(fold).split():
        found += [one or other for one, other in _ATOM.findall(word)]
        breaks.add(len(found))
    return Atoms(tuple(found), frozenset(breaks))


def read_table(lines: Iterable[str]) -> dict[str, list[str]]:
    """Read lines of ``key = one | another``; comments and empty lines are skipped. Raises ValueError, which names the line.

    >>> read_table(["# parts", "연구원 = research institute | institute"])
    {'연구원': ['research institute', 'institute']}
    """
    table: dict[str, list[str]] = {}
    for number, line in enumerate(lines, 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        key, found, values = line.partition("=")
        if not found or not key.strip() or not values.strip() or key.strip() in table:
            raise ValueError(f"line {number}: write «key = one | another», each key once, not {line!r}")
        table[key.strip()] = [value.strip() for value in values.split("|")]
    return table


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


def is_translated(text: str) -> bool:
    """Tell whether a plain text has characters of the scripts whose parts are translated."""
    return any(map(is_unspaced, text.replace(" ", "")))


def best_cut(
    parts: Sequence[str], weights: Mapping[tuple[int, int], tuple[float, float]]
) -> list[tuple[int, int, float | None]]:
    """Cut atoms into parts: longest and likeliest known parts first, by dynamic programming.

    ``weights`` gives (likelihood, weight) of each known span. Returns spans with their weight, None where unknown.
    """
    size = len(parts)
    best: list[tuple[float, int, float | None]] = [(0.0, 0, None), *([(-1e9, 0, None)] * size)]
    for start in range(size):
        score = best[start][0]
        if score - 1.0 > best[start + 1][0]:
            best[start + 1] = (score - 1.0, start, None)
        for end in range(start + 1, min(size, start + LONGEST) + 1):
            if (start, end) in weights:
                likelihood, weight = weights[start, end]
                gain = score + 0.5 * (end - start) ** 1.3 * likelihood**0.3 - 0.3
                if gain > best[end][0]:
                    best[end] = (gain, start, weight)
    spans = []
    end = size
    while end:
        _, start, known = best[end]
        spans.append((start, end, known))
        end = start
    return spans[::-1]
