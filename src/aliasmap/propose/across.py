"""The proposer across scripts: a name cut into parts that are translated or heard, and the Latin names that have them.

Method: options for every span of characters from a lexicon of name parts and from phonetic codes; a first cut of the name
weighs its characters; names are ranked by the rarity-weighted share of the words that the options mean.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import nlargest
from itertools import product

from aliasmap.index.blocking import Blocking
from aliasmap.index.parts import Parts
from aliasmap.reading import Lattice, Option
from aliasmap.text.hangul import is_hangul, said_first
from aliasmap.text.inflected import bare, is_inflected, spellings, stem
from aliasmap.text.lexicon import LONGEST, ORDER, WHOLE, Atoms, atoms, best_cut
from aliasmap.text.sounds import hangul_code, kana_romanized, latin_code, loanword_code, romanized, spelled

_PROPOSED = 25
_NEW = 10_000  # postings read for one query, after which a commoner word only counts for texts that were met
_COST = 80_000  # postings read at all
_LEAST = 0.35  # a text with less than this part of the most that any text shares is not looked at
_LISTS = 2  # but this many words at least
_CUT_ONE, _CUT_OUT = 0.6, 0.95  # how likely one character, or several, cut out of a known part are meant
_LONG_PART = 3  # characters of a known part that is hardly a piece of a word that is heard
_KATAKANA = "ァ"  # from here on kana spell foreign words
_IN_KOREAN = 0.9  # how likely Han characters are meant as they are read in Korean
_MISTYPED = 6  # characters of the longest span that may have a wrong key
_SHORT_PART = 2  # characters of a part that another is often one key away from
_TYPO, _SHORT_TYPO = 0.85, 0.6  # how likely a key was wrong in a longer part, and in a short one
_READ, _READ_LIKELY = 4, 0.95  # characters of the longest span that is read as a Japanese name, and how likely it is
_HEARD = 7  # characters of the longest span that is heard as one word
_UNKNOWN_RUN, _UNKNOWN_ATOM = 9.0, 4.0  # the weight of what no lexicon knows: probably a proper noun
_UNKNOWN_WORD, _UNKNOWN_SHORT = 7.0, 1.5  # the same of a word that inflects, and of one of few letters
_SHORT_WORD = 3
_LONGEST_NAME = 60  # atoms


def lattice(text: str, parts: Parts, blocking: Blocking) -> Lattice:
    """Cut a plain text into atoms, with every option for a span of them and the weight of each atom."""
    cut = atoms(text, parts.fold)
    texts = cut.texts[:_LONGEST_NAME]
    options: list[Option] = []
    known: dict[tuple[int, int], tuple[float, float]] = {}
    stems = list(map(stem, texts))
    for start in range(len(texts)):
        for end in range(start + 1, min(len(texts), start + LONGEST) + 1):
            if end - start == len(texts) > WHOLE:
                continue
            phrases = parts.phrases("".join(stems[start:end]))
            if not phrases and end - start == 1 and (without := bare(texts[start])):
                phrases = parts.phrases(stem(without))
            for units, likely in phrases:
                options.append(Option(start, end, units, likely, "translated"))
                weight = sum(map(blocking.weight, units)) / max(1, len(units)) ** 0.5
                known.setdefault((start, end), (likely, weight))
    spans = best_cut(texts, known)
    if any(weight is None for *_, weight in spans):
        mistyped = _mistyped(texts, spans, parts)
        options += mistyped
        for start, end, units, likely, _ in mistyped:
            if end - start > _SHORT_PART:
                weight = sum(map(blocking.weight, units)) / max(1, len(units)) ** 0.5
                known.setdefault((start, end), (likely, weight))
        spans = best_cut(texts, known)
    whole = [(a, b) for a, b, weight in spans if weight is not None and b - a > 1]
    options = [_less_likely(option, texts, whole) for option in options]
    for start in range(len(texts)):
        if is_inflected(texts[start]):
            if not any(a <= start < b for a, b in whole):
                options += _spelled_out(texts[start], start, (start, start + 1) in known, parts, blocking)
            continue
        for end in range(start + 1, min(len(texts), start + _HEARD) + 1):
            if not any(_in_vain(start, end, *part) for part in whole):
                options += _heard(texts[start:end], start, end, parts, blocking)
    meaning: dict[str, list[Option]] = defaultdict(list)
    for option in options:
        for unit in option.units or ("",):
            meaning[unit].append(option)
    return Lattice(Atoms(texts, cut.breaks), tuple(options), tuple(_weights(spans, texts)), meaning)


def _mistyped(texts: tuple[str, ...], spans: list[tuple[int, int, float | None]], parts: Parts) -> list[Option]:
    """Return the options for spans that are a part of names but for one wrong key, in or beside what is unknown."""
    doubtful = {
        start for start, end, weight in spans if (weight is None or end - start == 1) and is_hangul(texts[start])
    }
    found = []
    for wrong in sorted(doubtful):
        for start in range(max(0, wrong - _MISTYPED + 1), wrong + 1):
            for end in range(max(wrong + 1, start + 2), min(len(texts), start + _MISTYPED) + 1):
                before, after = "".join(texts[start:wrong]), "".join(texts[wrong + 1 : end])
                quality = _TYPO if end - start > _SHORT_PART else _SHORT_TYPO
                for right in parts.mistyped(texts[wrong]):
                    for units, likely in parts.phrases(before + right + after):
                        found.append(Option(start, end, units, likely * quality, "typo"))
    return found


def _less_likely(option: Option, texts: tuple[str, ...], whole: list[tuple[int, int]]) -> Option:
    """Return an option, less likely where it is cut out of a known part: 원 (institute) in 의료원 (medical center)."""
    inside = any(a <= option.start and option.end <= b and (a, b) != (option.start, option.end) for a, b in whole)
    if not inside:
        return option
    is_one = option.end - option.start == len(texts[option.start]) == 1
    return option._replace(likely=option.likely * (_CUT_ONE if is_one else _CUT_OUT))


def _in_vain(start: int, end: int, first: int, last: int) -> bool:
    """Tell whether a span need not be heard: it lies within a known part, cuts through one, or holds a long one and more."""
    within = first <= start and end <= last
    through = first < start < last < end or start < first < end < last
    around = start <= first and last <= end and last - first >= _LONG_PART
    return (within or through or around) and (first, last) != (start, end)


def _weights(spans: list[tuple[int, int, float | None]], texts: tuple[str, ...]) -> list[float]:
    weights = [0.0] * len(texts)
    i = 0
    while i < len(spans):
        start, end, weight = spans[i]
        i += 1
        if weight is None and is_inflected(texts[start]):
            weight = _UNKNOWN_WORD if len(texts[start]) > _SHORT_WORD else _UNKNOWN_SHORT
        elif weight is None:
            while i < len(spans) and spans[i][2] is None and not is_inflected(texts[spans[i][0]]):
                end = spans[i][1]
                i += 1
            weight = _UNKNOWN_RUN if end - start > 1 else _UNKNOWN_ATOM
        weights[start:end] = [weight / (end - start)] * (end - start)
    return weights


def _heard(texts: tuple[str, ...], start: int, end: int, parts: Parts, blocking: Blocking) -> list[Option]:
    """Return the options for a span by how it sounds."""
    text = "".join(texts)
    read = _read(texts, start, end, parts, blocking)
    if len(texts) == 1 and text.isascii():
        return [Option(start, end, (text,), 1.0, "same")] if blocking.is_known(text) else []
    if all(map(is_hangul, text)):
        letters, sound, code = spelled(text), romanized(text), hangul_code(text)
    elif all(char in parts.pinyin for char in text):
        letters, sound = "", "".join(map(parts.pinyin.__getitem__, text))
        code = latin_code(sound)
        read += _in_korean(texts, start, end, parts, blocking)
    elif kana := kana_romanized(text):
        letters, sound, code = "", kana, loanword_code(kana) if text > _KATAKANA else latin_code(kana)
    else:
        return read
    found = [Option(start, end, (letters,), 0.97, "spelled")] if letters and blocking.is_known(letters) else read
    if blocking.is_known(sound):
        found.append(Option(start, end, (sound,), 1.0 if len(texts) > 1 else 0.6, "sound"))
    if len(texts) > 1 and len(sound) > 3:
        found += [
            Option(start, end, tuple(word.split()), similar * similar, "sound")
            for similar, word in parts.like(code, sound)
            if word != sound
        ]
    return found


def _in_korean(texts: tuple[str, ...], start: int, end: int, parts: Parts, blocking: Blocking) -> list[Option]:
    """Return the options for a span of Han by its Korean reading, where that is a known word."""
    if not 1 < len(texts) <= _READ or not all(char in parts.hanja for char in texts):
        return []
    words = {romanized(said_first("".join(read))) for read in product(*(parts.hanja[char][:2] for char in texts))}
    return [Option(start, end, (word,), _IN_KOREAN, "sound") for word in sorted(words) if blocking.is_known(word)]


def _read(texts: tuple[str, ...], start: int, end: int, parts: Parts, blocking: Blocking) -> list[Option]:
    """Return the options for a span by the Japanese readings of its characters, where together they are a known word."""
    if len(texts) > _READ:
        return []
    words = {"": _READ_LIKELY if len(texts) > 1 else _CUT_ONE}
    for char in texts:
        readings = parts.kanji.get(char) or list(filter(None, [kana_romanized(char)]))
        if not readings:
            return []
        words = {
            word + sound: quality * sure
            for word, quality in words.items()
            for sound, sure in zip(readings, ORDER, strict=False)
        }
    return [Option(start, end, (word,), quality, "sound") for word, quality in words.items() if blocking.is_known(word)]


def _spelled_out(word: str, start: int, is_translated: bool, parts: Parts, blocking: Blocking) -> list[Option]:
    """Return the options for a word that inflects by how it sounds; one that has a translation only as it is spelled."""
    likely: dict[str, float] = {}
    for sound in spellings(word):
        if blocking.is_known(sound):
            likely[sound] = 1.0
        if not is_translated and len(sound) > _SHORT_WORD:
            for similar, other in parts.like(latin_code(sound), sound):
                likely[other] = max(likely.get(other, 0.0), similar * similar)
    return [Option(start, start + 1, tuple(other.split()), quality, "sound") for other, quality in likely.items()]


def across_texts(asked: Lattice, blocking: Blocking) -> list[int]:
    """Return the numbers of the Latin texts that share the most, weighed by rarity, with a lattice."""
    wanted: dict[str, float] = {}
    for option in asked.options:
        weight = sum(asked.weights[option.start : option.end])
        for unit in option.units:
            share = option.likely * min(1.0, 0.3 + 0.7 * weight / (blocking.weight(unit) + 0.1))
            if share > wanted.get(unit, 0.0):
                wanted[unit] = share
    lists = sorted((len(texts), unit) for unit in wanted if (texts := blocking.with_word(unit)))
    found: dict[int, float] = defaultdict(float)
    cost = 0
    for count, (length, unit) in enumerate(lists):
        cost += length
        if count >= _LISTS and cost > _COST:
            break
        worth = wanted[unit] * blocking.weight(unit)
        texts = blocking.with_word(unit)
        for text in texts if count < _LISTS or cost <= _NEW else found.keys() & texts:
            found[text] += worth
    if not found:
        return []
    total = sum(asked.weights)
    norms = blocking.text_weights
    least = _LEAST * max(found.values())
    shares = [(worth / (norms[text] + total), text) for text, worth in found.items() if worth > least]
    return [text for _, text in nlargest(_PROPOSED, shares)]
