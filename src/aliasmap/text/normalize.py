"""Normalization: folding with an exact offset map, and the scan text that names and documents are matched in.

Two steps. *Folding* is Unicode NFKC and case folding (UAX #15, UAX #31 section 5.3), default-ignorable code points
dropped; ASCII letters keep their case until the second step, which needs it. The *scan text* has a space on either side of
each word, none beside characters of scripts that write none, and no other separator, so that spelling with or without
spaces, hyphens and middle dots is one spelling.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple, NewType

ScanKey = NewType("ScanKey", str)

# A letter of a script that writes no spaces between words, or whose spacing varies: Thai, Lao, Burmese, Khmer, kana, Han,
# Hangul; all that stand behind U+0E00 but for what the class takes out.
_UNSPACED = (
    r"[^\W_\x00-\u0e00\u0e50-\u0e59\u0f00-\u0fff\u10a0-\u177f\u17e0-\u3004\u3031-\u3035\ua000-\uabff\uf900-\U0001ffff]"
)
_UNSPACED_RUN = f"{_UNSPACED}+"
# Characters that stand for themselves under NFKC whatever stands beside them: text made of them alone is folded as it is.
_SAFE = "\\x00-\\x7f\uac00-\ud7a3\u4e00-\u9fff\u3041-\u3096\u30a1-\u30fa\u30fc\u3001-\u3011\u00b7\u2013-\u201d\u2022\u2192\u203b\u25a0-\u25cf\u30fb"
_UNSAFE = re.compile(f"[^{_SAFE}]+")
# White space, hyphens and dashes, middle dots: they part words and are no part of any. Line ends are kept apart.
_SEPARATORS = (
    "\t\x0b\x0c\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029"
    "\u202f\u205f\u3000-\u00b7\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fb\u2022\u2027\u318d\u2219\u22c5"
)
_SEPARATOR = "[" + re.escape(_SEPARATORS) + "]*"
_NEWLINE = r"(?>\r\n|\n|\r)"
_PARAGRAPH = "\u2029"
# Few and small character classes: compiling them is a good part of starting up.
_PIECE = re.compile(
    r" ?[A-Z0-9]*[a-z]++(?![0-9]|[^\x00-\x7f\u2010-\u2027])"  # most of English, quickly
    rf"|[^\S\r\n]*{_NEWLINE}[^\S\r\n]*{_NEWLINE}"
    rf"|{_SEPARATOR}(?:{_NEWLINE}{_SEPARATOR})?"
    rf"(?:{_UNSPACED_RUN}|(?=[^\W_])[A-Z0-9]*(?:[a-z0-9]+|(?!{_UNSPACED})[^\W_A-Z])*|[^\w\s{re.escape(_SEPARATORS.strip())}]|_)"
    r"|[\s\S]"
)
_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
_SYMBOLS = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"}


def fold_piece(text: str) -> str:
    """Fold a string, offsets forgotten: NFKC, case folding, default-ignorable code points dropped, until it is stable.

    >>> fold_piece("ＫＡＩＳＴ ㈜래블업"), fold_piece(unicodedata.normalize("NFD", "과기부"))
    ('kaist (주)래블업', '과기부')
    """
    for _ in range(4):
        folded = unicodedata.normalize("NFKC", _IGNORABLE.sub("", unicodedata.normalize("NFKC", text).casefold()))
        if folded == text:
            break
        text = folded
    return text


class Folded(NamedTuple):
    """A folded text and the places where it is not one character for one character.

    ``breaks`` are rows (start in the folded text, its length there, start in the source, its length there).
    """

    text: str
    breaks: tuple[tuple[int, int, int, int], ...] = ()

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the source that the non-empty span ``start:end`` of the folded text stands for."""
        if not self.breaks:
            return start, end
        return self.at(start)[0], self.at(end - 1)[1]

    def at(self, position: int) -> tuple[int, int]:
        """Return where in the source the folded character at a position begins and ends."""
        i = bisect_right(self.breaks, (position, 1 << 60, 0, 0)) - 1
        if i < 0:
            return position, position + 1
        start, length, source, source_length = self.breaks[i]
        if position < start + length:
            return source, source + source_length
        shifted = position - start - length + source + source_length
        return shifted, shifted + 1


def fold(text: str) -> Folded:
    """Fold a text with its offset map.

    >>> f = fold("（주）래블업…")
    >>> f.text, f.source_span(0, 3), f.source_span(6, 9)
    ('(주)래블업...', (0, 3), (6, 7))
    """
    if text.isascii() or not _UNSAFE.search(text):
        return Folded(text)
    pieces: list[str] = []
    breaks: list[tuple[int, int, int, int]] = []
    done = length = 0
    for unsafe in _UNSAFE.finditer(text):
        start = max(unsafe.start() - 1, done)  # what stands before may compose with it
        pieces.append(text[done:start])
        length += start - done
        done = unsafe.end()
        segment = text[start:done]
        for begin, cluster in _clusters(segment):
            keep = len(cluster) == 1 and cluster.isascii()
            folded = cluster if keep else fold_piece(cluster)
            if not len(folded) == len(cluster) == 1:
                breaks.append((length, len(folded), start + begin, len(cluster)))
            pieces.append(folded)
            length += len(folded)
    pieces.append(text[done:])
    return Folded("".join(pieces), tuple(breaks))


def _clusters(segment: str) -> list[tuple[int, str]]:
    """Cut a segment where folding the halves equals folding the whole."""
    clusters: list[tuple[int, str]] = []
    start, held = 0, segment[0]
    held_folded = fold_piece(held)
    for i, c in enumerate(segment[1:], 1):
        folded = fold_piece(c)
        if folded and not unicodedata.combining(c) and held_folded + folded == fold_piece(held + c):
            clusters.append((start, held))
            start, held, held_folded = i, c, folded
        else:
            held += c
            held_folded = fold_piece(held)
    clusters.append((start, held))
    return clusters


class Pieces(dict[str, str]):
    """What each piece of a folded text becomes in the scan text; filled as pieces are met, so keep it between texts."""

    _LIMIT = 200_000

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._keys: dict[str, ScanKey] = {}

    def key(self, text: str) -> ScanKey:
        """Return the scan key of a text, remembered: for words that are asked for again and again."""
        if text not in self._keys:
            self._keys[text] = scan_key(text)
        return self._keys[text]

    def __missing__(self, piece: str) -> str:
        if len(self) >= self._LIMIT:
            self.clear()
        core = piece.lstrip(_SEPARATORS + "\r\n")
        if not core:
            made = _PARAGRAPH if len(re.findall(_NEWLINE, piece)) > 1 else ""
        elif core == "&":
            made = " and "
        elif core[0].isalnum() and not ("가" <= core[0] <= "힣" or re.match(_UNSPACED, core)):
            made = f" {core.lower()} "
        else:
            made = _SYMBOLS.get(core, core)
        self[piece] = made
        return made


class ScanText(NamedTuple):
    """A document as it is scanned: the text, and where each of its pieces ends, there and in the folded text."""

    text: str
    ends: list[int]
    folded_ends: list[int]
    folded: Folded

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the source that the non-empty span ``start:end`` of the scan text stands for.

        >>> scan_text("the KAIST·KIST pact").source_span(5, 12)
        (4, 9)
        """
        return self.folded.source_span(*self.folded_span(start, end))

    def folded_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the folded text that the non-empty span ``start:end`` of the scan text stands for."""
        text = self.text
        return self._folded(start + (text[start] == " ")), self._folded(end - 1 - (text[end - 1] == " ")) + 1

    def _folded(self, position: int) -> int:
        i = bisect_right(self.ends, position)
        last = self.folded_ends[i] - 1
        if self.folded.text[last] == "&":
            return last
        end = self.ends[i]
        return last + 1 + position - end + (self.text[end - 1] == " ")


def scan_text(text: str, pieces: Pieces | None = None) -> ScanText:
    """Make the scan text of a document; ``pieces`` kept from other documents saves time.

    >>> scan_text("카이스트 AI 대학원과 KoreaTechDesk, R&D").text
    '카이스트 ai 대학원과 korea  tech  desk , r  and  d '
    """
    folded = fold(text)
    found = _PIECE.findall(folded.text)
    made = list(map((Pieces() if pieces is None else pieces).__getitem__, found))
    return ScanText("".join(made), list(accumulate(map(len, made))), list(accumulate(map(len, found))), folded)


def scan_key(text: str) -> ScanKey:
    """Return the scan key of a name: its scan text.

    >>> scan_key("한국인공지능·소프트웨어산업협회") == scan_key("한국인공지능 소프트웨어산업협회")
    True
    >>> scan_key("A*STAR"), scan_key("Trade & Industry") == scan_key("trade and  industry")
    (' a * star ', True)
    """
    return ScanKey(fold_piece(scan_text(text).text.replace(_PARAGRAPH, "")))


def scan_variants(text: str) -> list[ScanKey]:
    """Return the scan key of a name and those of its usual respellings, the main one first.

    >>> scan_variants("Ministry of Trade, Industry and Energy")[1:]
    [' ministry  of  trade  industry  and  energy ', ' ministry  of  trade , industry , and  energy ']
    >>> scan_variants("OpenAI")
    [' open  ai ', ' openai ']
    """
    variants = {scan_key(text): None}
    lower = text.lower()
    variants[scan_key(lower)] = None
    if "," in text:
        variants[scan_key(lower.replace(",", " "))] = None
        for joint in (" and ", " & "):
            head, found, tail = lower.rpartition(joint)
            if found and not head.endswith(","):
                variants[scan_key(f"{head},{joint}{tail}")] = None
            elif found:
                variants[scan_key(f"{head[:-1]}{joint}{tail}")] = None
    if "." in text:
        variants[scan_key(lower.replace(".", ""))] = None
    variants.pop(ScanKey(""), None)
    return list(variants)
