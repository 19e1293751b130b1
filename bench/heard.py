"""Foreign names that are spelled in Hangul, found by their sound alone: no lexicon, no organization, no decision."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from aliasmap.index.artifact import Artifact, pack
from aliasmap.index.parts import Parts, sounds_section
from aliasmap.text.alike import most_alike
from aliasmap.text.inflected import is_inflected, spellings
from aliasmap.text.lexicon import is_translated
from aliasmap.text.normalize import scan_key
from aliasmap.text.sounds import hangul_code, kana_romanized, latin_codes, romanized, skeleton, written_out
from aliasmap.text.words import plain
from aliasmap.vocab import Vocab
from bench.adapters import running
from bench.sets import rows, share

HEAD = ("compared by", "n", "right first")
_SET = "translit_multi_ko_hangulize"
_SPELLED = 3  # spellings of one word that are tried
_NOT_LETTERS = re.compile("[^a-z]+")
_CODE, _LETTERS, _SKELETON = 0.4, 0.35, 0.25  # as the index weighs them


class Spelled(NamedTuple):
    """Names in Latin letters, each with the codes it may be heard as, and the original names that are spelled so."""

    codes: dict[str, dict[str, None]]
    names: dict[str, list[str]]


def spelled(names: Sequence[str], vocab: Vocab) -> Spelled:
    """Spell names of any script in Latin letters, words joined."""
    fold = str.maketrans({other: one for one, others in vocab.han.items() for other in others})
    pinyin = {char: sound for sound, chars in vocab.pinyin.items() for char in chars}
    kanji = {char.translate(fold): read[0] for char, read in vocab.kanji.items()}

    def ways(word: str) -> list[str]:
        if is_inflected(word):
            return spellings(word)[:_SPELLED]
        if not is_translated(word):
            return [written_out(word)]
        chars = word.translate(fold)
        chinese = "".join(pinyin.get(char, "") for char in chars)
        return [chinese, "".join(kanji.get(char) or kana_romanized(char) for char in chars)]

    made = Spelled(defaultdict(dict), defaultdict(list))
    for name in names:
        for words in product(*map(ways, scan_key(name).split())):
            letters = [_NOT_LETTERS.sub("", plain(word)) for word in words]
            text = "".join(letters)
            if text and name not in made.names[text]:
                made.names[text].append(name)
                made.codes[text] |= dict.fromkeys(_joined(letters))
    return made


def _joined(words: Sequence[str]) -> list[str]:
    """Return the codes of words said as one, all of them read in one way."""
    ways = [latin_codes(word) for word in words]
    return ["".join(codes[min(i, len(codes) - 1)] for codes in ways) for i in range(max(map(len, ways)))]


def names() -> list[str]:
    """Return the original names, each once."""
    return sorted({row["source"] for row in rows(_SET)})


def measure(vocab: Vocab) -> list[tuple[str, ...]]:
    """Return the lines of the table: the sounds in full and by the index, and a ratio of letters."""
    asked = [(row["hangul"], row["source"]) for row in rows(_SET)]
    pool = spelled(names(), vocab)
    parts = Parts(Artifact(pack({}, {"sounds": sounds_section(pool.codes)}), "sounds"))
    entries = [(text, code) for text, codes in pool.codes.items() for code in codes]
    texts, codes = [text for text, _ in entries], [code for _, code in entries]
    bones = list(map(skeleton, codes))

    def compared(query: str) -> str:
        code = hangul_code(query)
        total = [0.0] * len(entries)
        for weight, one, others in (
            (_CODE, code, codes),
            (_LETTERS, romanized(query), texts),
            (_SKELETON, skeleton(code), bones),
        ):
            for similar, i in most_alike(one, others, 0.0):
                total[i] += weight * similar
        return texts[max(range(len(total)), key=total.__getitem__)]

    def indexed(query: str) -> str:
        found = parts.like(hangul_code(query), romanized(query))
        return found[0][1] if found else ""

    lines: list[tuple[str, ...]] = []
    for title, answer in (("sound, with every name", compared), ("sound, with what the index finds", indexed)):
        right = sum(pool.names[text][:1] == [name] for query, name in asked if (text := answer(query.replace(" ", ""))))
        lines.append((f"aliasmap: {title}", str(len(asked)), share(right, len(asked))))
    for rival in running("nearest"):
        rival.ask("build", [(name, name) for name in names()])
        right = sum(rival.ask("nearest", query)[0] == name for query, name in asked)
        lines.append((rival.title.replace("WRatio", "ratio"), str(len(asked)), share(right, len(asked))))
    return lines
