"""The boundary model: whether a name that was found is a word of its own, or a part of another word.

Never tokens: Latin letters need word boundaries; Hangul may be followed by role words and particles up to the end of the
word, not by another noun (서울대공원, 중기부품); Han and kana have no spaces. Works on the folded text, so that
decomposed Hangul is read as Hangul.
"""

from __future__ import annotations

import re
from unicodedata import combining

from aliasmap.text.capitals import heads_sentence, is_second_name
from aliasmap.text.hangul import final_sound, is_hangul

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aliasmap.reading import Document
    from aliasmap.vocab import Vocab

_HANGUL_RUN = re.compile("[가-힣]*")
_HANGUL_BEFORE = re.compile("[가-힣]+$")
_LATIN_BEFORE = re.compile("[A-Za-z]+$")
_DEPARTMENT = re.compile(r"\b(?:Department|Dept\.?) of (?:the )?$")
_BEFORE_IN_ADDRESS = re.compile(r"://|www\.|@|\.[a-z]{2,}/")
_AFTER_IN_ADDRESS = re.compile(r"\.(?:com|net|org|edu|gov|info|int|io|ai|[a-z]{2})\b")
_FUSED = re.compile("[청처]장")  # the head of a …청 or …처, whose name goes on with it: 해양경찰청장
_STANDING_FOR = re.compile("표|회[장의]")  # behind …대 no role of a university: 부산대표 stands for Busan
# Kana with which a verb or an adjective goes on behind its kanji, and no particle begins: 日立ち寄った, 富士通り.
_INFLECTED = re.compile("[ちけれるむぬぶめべぎずせろび]|き(?!ょう|のう)|り(?!そな)|え(?!の)|う(?!ち)")
_PLAIN_WORD = re.compile(r"-|\s+[a-z0-9]")
_COMPANY = ("株式会社", "株式會社")
_WORD_BEHIND = re.compile(r" [가-힣0-9]")
_LONGEST_WORD = 40
_SHORT_HAN = 2


def is_word(text: str, start: int, end: int, vocab: Vocab) -> bool:
    """Tell whether ``text[start:end]`` stands in the folded text as a word of its own.

    >>> from aliasmap.vocab import Vocab
    >>> v = Vocab({}, (("은", "는", "은"),), (), ("장관",), (), frozenset(), {"KR": ("한국",)})
    >>> [is_word(t, t.index("중기부"), t.index("중기부") + 3, v) for t in ("중기부는", "중기부품", "한국중기부장관은", "갑중기부")]
    [True, False, True, False]
    """
    return (
        starts_word(text, start, end, vocab)
        and ends_word(text, start, end, vocab)
        and not _in_address(text, start, end)
    )


def starts_word(text: str, start: int, end: int, vocab: Vocab) -> bool:
    """Tell whether a word starts at ``start``, or a prefix that may be glued to a name stands before it."""
    if start == 0:
        return True
    before, first = text[start - 1], text[start]
    if start > 1 and combining(before):
        before = text[start - 2]  # the dot of İ, which folding parts from it
    if is_hangul(before):
        return bool(vocab.prefix.fullmatch(_HANGUL_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)[0]))  # type: ignore[index]
    if is_hangul(first):
        return not before.isalnum() or _is_cjk(before)
    if _is_cjk(first):
        return not (_is_katakana(before) and _is_katakana(first)) and not (end - start == 1 and _is_han(before))
    if before == "_" or (before.isalnum() and not _is_cjk(before)):
        glued = _LATIN_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
        return before.islower() and first.isupper() and glued is not None and glued[0] in vocab.prefixes
    return True


def ends_word(text: str, start: int, end: int, vocab: Vocab) -> bool:
    """Tell whether the word ends at ``end``, or goes on only with role words and particles."""
    after = text[end : end + 1]
    if after and combining(after):
        return False
    if not after or not (after.isalnum() or after == "_"):
        return True
    last = text[end - 1]
    if is_hangul(after):
        if _is_cjk(last) and not is_hangul(last):
            return True
        return is_tail(text[start:end], _HANGUL_RUN.match(text, end)[0], vocab)  # type: ignore[index]
    if _is_cjk(last):
        joined = _is_katakana(last) and _is_katakana(after)
        return not joined and not (end - start == 1 and _is_han(last) and _is_han(after))
    return _is_cjk(after)


def is_joined(text: str, start: int, end: int, vocab: Vocab) -> bool:
    """Tell whether a name stands beside Han with which it may be another word, and no word that ends one is there.

    Any name before the last part of a compound (清华园, 日本銀行券), or in Han before kana that inflect a verb (日立ち寄った); a
    short one in Han beside any other Han. In Latin letters a name behind «Department of» is what the department is for.
    """
    if text[start].isascii() and _DEPARTMENT.search(text, max(0, start - _LONGEST_WORD), start):
        return True
    after = text[end : end + 1]
    if after in vocab.compounds and _is_cjk(text[end - 1]) and not text.startswith(_COMPANY, end):
        return True
    if _is_han(text[end - 1]) and _INFLECTED.match(text, end):
        return True
    if end - start > _SHORT_HAN or not _is_han(text[start]):
        return False
    behind = _is_han(after) and not text.startswith(vocab.neighbours, end)
    return behind or (start > 0 and _is_han(text[start - 1]) and not text.endswith(vocab.neighbours, 0, start))


def is_crossed(document: Document, start: int, end: int, vocab: Vocab) -> bool:
    """Tell whether a common word begins inside a name and goes on behind it, where no longer word that may follow a name begins."""
    crossing = [last for first, last in document.phrases_over(start, end) if start < first and end < last]
    if not crossing:
        return False
    longer = tuple(word for word in vocab.neighbours if len(word) > max(crossing) - end)
    return not document.scan.folded.text.startswith(longer, end)


def is_common(text: str, start: int, end: int, vocab: Vocab) -> bool:
    """Tell whether a name is an English word at the head of a sentence, where any word has a capital.

    Not where it acts as organizations do, has a mark behind it, or stands before another capital (Oracle Corp).

    >>> from aliasmap.vocab import Vocab
    >>> v = Vocab({}, (), (), (), (), frozenset(), {}, common=frozenset(["oracle"]), deeds=("said",))
    >>> [is_common(t, t.index("O"), t.index("O") + 6, v) for t in ("Oracle bones", "Oracle said", "Oracle, too", "At Oracle we")]
    [True, False, False, False]
    """
    if text[start:end].lower() not in vocab.common or not heads_sentence(text, start):
        return False
    return bool(_PLAIN_WORD.match(text, end)) and not vocab.acting.match(text, end)


def is_wordlike(text: str, start: int, end: int, vocab: Vocab) -> bool:
    """Tell whether a weak name stands as the common word that it also is would: in Hangul bare before another word (조선
    시대, 크림 같은), in Latin letters behind another capital or an article (Harrison Ford, the Amazon)."""
    if is_hangul(text[end - 1]):
        return bool(_WORD_BEHIND.match(text, end))
    is_definite = text.endswith("the ", 0, start) and text[start:end].lower() in vocab.common
    return is_definite or is_second_name(text, start)


def is_tail(name: str, tail: str, vocab: Vocab) -> bool:
    """Tell whether Hangul after a name is role words and particles in the form that its last sound asks for."""
    found = vocab.tail.fullmatch(tail)
    if not found:
        return False
    if _FUSED.match(found["role"]) and is_hangul(name[-1]):
        return False
    if name[-1] == "대" and _STANDING_FOR.match(found["role"]):
        return False
    particle = found["particle"]
    sound = final_sound(found["role"] or name)
    return not particle or not sound or sound in vocab.particle_forms[particle]


def _in_address(text: str, start: int, end: int) -> bool:
    """Tell whether the span stands in a URL, a mail address or a handle."""
    if (start and text[start - 1] in "@./\\:_-") or text[end : end + 1] in "@./\\:_-":
        left = start
        while left > 0 and not text[left - 1].isspace() and start - left < 200:
            left -= 1
        right = end
        while right < len(text) and not text[right].isspace() and right - end < 200:
            right += 1
        return bool(_BEFORE_IN_ADDRESS.search(text, left, start) or _AFTER_IN_ADDRESS.match(text, end, right))
    return False


def _is_han(char: str) -> bool:
    return "一" <= char <= "鿿" or "㐀" <= char <= "䶿" or char >= "\U00020000"


def _is_katakana(char: str) -> bool:
    return "ァ" <= char <= "ヺ" or char == "ー"


def _is_cjk(char: str) -> bool:
    return is_hangul(char) or _is_han(char) or "ぁ" <= char <= "ヺ" or char in "ー々〆〇"
