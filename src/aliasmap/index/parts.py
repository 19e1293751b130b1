"""Parts and sounds of names as an artifact holds them: what names are compared by across scripts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from itertools import chain, pairwise

from aliasmap.index.artifact import Artifact
from aliasmap.text.alike import alike, most_alike
from aliasmap.text.hangul import is_hangul, one_key_away
from aliasmap.text.inflected import is_inflected, spellings
from aliasmap.text.lexicon import LONGEST, ORDER, WHOLE, atoms, best_cut, part_key
from aliasmap.text.normalize import scan_key
from aliasmap.text.sounds import hangul_code, kana_romanized, latin_codes, romanized, skeleton
from aliasmap.text.words import Form, is_unspaced, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aliasmap.vocab import Vocab

Phrase = tuple[tuple[str, ...], float]
_CLASSES = "KTPSCMNLH"
_PLAIN = re.compile("[a-z0-9]+(?: [a-z0-9]+)*")
_SIMILAR = 0.72  # words that sound at least so much alike, by code, letters and skeleton
_SOUNDS_ALIKE = 0.6  # and by code alone
_SHORTEST = 4  # consonants of a skeleton of which one may differ
_HEARD = 12  # words kept for one sound
_PAIRED = 6  # letters; two neighbouring words up to this long may be one word elsewhere (Kyung Hee)


def translated(vocab: Vocab, read: Callable[[str], Form]) -> dict[str, list[str]]:
    """Return each part with its renderings as units parted by a space, the likeliest first; ``-`` is silent.

    ``read`` makes the form of a plain text. Languages that share a part share its renderings.
    """
    fold = _folding(vocab)
    parts: dict[str, dict[str, None]] = defaultdict(dict)
    for language, table in vocab.parts.items():
        for written, phrases in table.items():
            key = written.translate(fold)
            if language and is_inflected(written):  # without a language they come from an artifact, by their stems
                key = part_key(atoms(written, fold).texts)
            for phrase in phrases:
                text = phrase if _PLAIN.fullmatch(phrase) else plain(scan_key(phrase))
                units = " ".join(read(text).units) if phrase != "-" else "-"
                if units:
                    parts[key][units] = None
    return {key: list(renderings) for key, renderings in parts.items()}


def _folding(vocab: Vocab) -> dict[int, str]:
    return str.maketrans({other: one for one, others in vocab.han.items() for other in others})


class Renderer:
    """Puts names into English words, part by part, so that Latin letters find organizations that have none."""

    def __init__(self, vocab: Vocab, parts: dict[str, list[str]]) -> None:
        """Take a vocabulary, and its parts as ``translated`` gives them."""
        self._fold = _folding(vocab)
        self._pinyin = {char: sound for sound, chars in vocab.pinyin.items() for char in chars}
        self._parts = parts
        self.heard: dict[str, str] = {}
        """The Hangul of each word that was rendered as it sounds."""

    def render(self, text: str) -> str:
        """Return the likeliest words of a plain text: known parts translated, the rest as it sounds."""
        cut = atoms(text, self._fold)
        texts = cut.texts
        known = {
            (i, j): (1.0, 1.0)
            for i in range(len(texts))
            for j in range(i + 1, min(len(texts), i + LONGEST) + 1)
            if part_key(texts[i:j]) in self._parts and not j - i == len(texts) > WHOLE
        }
        words: list[str] = []
        unknown = ""
        spans = best_cut(texts, known)
        for (start, end, weight), (_, _, following) in zip(spans, [*spans[1:], (0, 0, 1.0)], strict=True):
            within = bool(unknown) or following is None
            is_piece = end - start == len(texts[start]) == 1 and within and end not in cut.breaks
            if (weight is None or is_piece) and not is_inflected(texts[start]):
                unknown += texts[start]
            else:
                words.append(self._as_heard(unknown))
                unknown = ""
                if weight is None:
                    words.append(spellings(texts[start])[0])
                else:
                    words.append(self._parts[part_key(texts[start:end])][0].replace("-", ""))
            if end in cut.breaks:
                words.append(self._as_heard(unknown))
                unknown = ""
        return " ".join(filter(None, words))

    def _as_heard(self, text: str) -> str:
        sound = "".join(self._pinyin.get(char) or kana_romanized(char) or romanized(char) for char in text)
        if text and all(map(is_hangul, text)):
            self.heard[sound] = text
        return sound


def sections(
    vocab: Vocab, forms: Iterable[Form], parts: dict[str, list[str]], written: Mapping[str, Iterable[str]]
) -> dict[str, bytes]:
    """Return the sections of an artifact for parts and sounds; ``forms`` are those of all texts of the index.

    ``written`` maps a word to how else it is spelled: with marks written out, or in Hangul.
    """
    words: set[str] = set()
    for made in forms:
        latin = [u for u in made.units if not is_unspaced(u) and u.isalpha() and u.isascii()]
        words.update(u for u in latin if len(u) > 1)
        words.update(f"{a} {b}" for a, b in pairwise(latin) if len(a) <= _PAIRED >= len(b))
    codes = {word: latin_codes(word.replace(" ", "")) for word in words}
    for word in words & written.keys():
        for spelled in written[word]:
            codes[word] += [hangul_code(spelled)] if is_hangul(spelled[0]) else latin_codes(spelled)
    return {
        "parts": "\n".join(f"{key}\t{'|'.join(parts[key])}" for key in sorted(parts)).encode(),
        "sounds": sounds_section(codes),
        "han": "\n".join(f"{one}\t{''.join(others)}" for one, others in vocab.han.items()).encode(),
        "pinyin": "\n".join(f"{sound}\t{chars}" for sound, chars in vocab.pinyin.items()).encode(),
        "kanji": "\n".join(f"{char}\t{'|'.join(readings)}" for char, readings in vocab.kanji.items()).encode(),
        "hanja": "\n".join(f"{char}\t{'|'.join(readings)}" for char, readings in vocab.hanja.items()).encode(),
    }


def sounds_section(codes: Mapping[str, Iterable[str]]) -> bytes:
    """Return the section for sounds: words by the skeletons of their codes."""
    sounds: dict[str, list[str]] = defaultdict(list)
    for word in sorted(codes):
        for code in dict.fromkeys(codes[word]):
            sounds[skeleton(code)].append(f"{word},{code}")
    return "\n".join(f"{key}\t{'|'.join(sounds[key])}" for key in sorted(sounds)).encode()


def _table(artifact: Artifact, name: str) -> dict[str, str]:
    content = bytes(artifact.section(name)).decode()
    return dict(line.split("\t") for line in content.split("\n")) if content else {}


class Parts:
    """The parts and sounds of an index; what is asked for again is remembered on the object."""

    def __init__(self, artifact: Artifact, without: Collection[str] = ()) -> None:
        """Open over an artifact; the keys of parts ``without`` count as unknown."""
        self._artifact = artifact
        self._without = without
        self._mistyped: dict[str, tuple[str, ...]] = {}
        self._read: dict[str, tuple[Phrase, ...]] = {}
        self._heard: dict[tuple[str, str], tuple[tuple[float, str], ...]] = {}
        self._buckets: dict[str, tuple[list[str], list[str]]] = {}

    def without(self, keys: Collection[str]) -> Parts:
        """Return the same parts and sounds with some keys unknown: what a smaller lexicon would do."""
        fewer = Parts(self._artifact, keys)
        fewer._heard, fewer._buckets = self._heard, self._buckets
        return fewer

    @property
    def keys(self) -> Collection[str]:
        """The keys of the parts."""
        return self._parts.keys()

    def tables(self) -> dict[str, Any]:
        """Return the tables of a vocabulary that these sections were made from, all languages of parts in one."""
        return {
            "parts": {"": {key: made.split("|") for key, made in self._parts.items()}},
            "han": _table(self._artifact, "han"),
            "pinyin": _table(self._artifact, "pinyin"),
            "kanji": {char: readings.split("|") for char, readings in _table(self._artifact, "kanji").items()},
            "hanja": {char: readings.split("|") for char, readings in _table(self._artifact, "hanja").items()},
        }

    @cached_property
    def fold(self) -> dict[int, str]:
        """Variant Han characters to the one they count as."""
        return str.maketrans({o: one for one, others in _table(self._artifact, "han").items() for o in others})

    @cached_property
    def pinyin(self) -> dict[str, str]:
        """A character to its pinyin."""
        return {char: sound for sound, chars in _table(self._artifact, "pinyin").items() for char in chars}

    @cached_property
    def kanji(self) -> dict[str, list[str]]:
        """A character to its readings in Japanese names, the likeliest first."""
        return {c.translate(self.fold): read.split("|") for c, read in _table(self._artifact, "kanji").items()}

    @cached_property
    def hanja(self) -> dict[str, list[str]]:
        """A character to its Korean readings, the likeliest first."""
        readings: dict[str, list[str]] = {}
        for char, read in _table(self._artifact, "hanja").items():
            readings.setdefault(char.translate(self.fold), []).extend(read.split("|"))
        return {char: list(dict.fromkeys(read)) for char, read in readings.items()}

    @cached_property
    def _parts(self) -> dict[str, str]:
        table = _table(self._artifact, "parts")
        return {key: made for key, made in table.items() if key not in self._without} if self._without else table

    @cached_property
    def _sounds(self) -> dict[str, str]:
        return _table(self._artifact, "sounds")

    def phrases(self, key: str) -> tuple[Phrase, ...]:
        """Return what a part is in English: units and how likely each rendering is; no units for a silent part."""
        found = self._read.get(key)
        if found is None:
            made = self._parts.get(key)
            found = ()
            if made:
                phrases = (tuple(p.split()) if p != "-" else () for p in made.split("|"))
                found = tuple((units, ORDER[min(i, len(ORDER) - 1)]) for i, units in enumerate(phrases))
            self._read[key] = found
        return found

    def mistyped(self, syllable: str) -> tuple[str, ...]:
        """Return the syllables of parts that one wrong key turns into a syllable."""
        found = self._mistyped.get(syllable)
        if found is None:
            near = one_key_away(syllable)
            found = self._mistyped[syllable] = tuple(other for other in near if other in self._syllables)
        return found

    @cached_property
    def _syllables(self) -> frozenset[str]:
        return frozenset(filter(is_hangul, chain.from_iterable(self._parts)))

    def like(self, code: str, spelled: str) -> tuple[tuple[float, str], ...]:
        """Return (similarity, word or two words) of those Latin words that sound most like a code, spelled about so."""
        key = (code, spelled)
        found = self._heard.get(key)
        if found is None:
            bones = skeleton(code)
            scored: dict[str, float] = {}
            for other in self._neighbours(bones):
                longest = max(len(bones), len(other), 1)
                distance = 0.0 if other == bones else 0.8 / longest
                words, sounds = self._bucket(other)
                for by_code, i in most_alike(code, sounds, _SOUNDS_ALIKE):
                    by_letters = alike(spelled, words[i].replace(" ", ""))
                    similar = 0.4 * by_code + 0.35 * by_letters + 0.25 * (1.0 - distance)
                    if similar >= max(_SIMILAR, scored.get(words[i], 0.0)):
                        scored[words[i]] = similar
            ranked = sorted(((similar, word) for word, similar in scored.items()), reverse=True)
            found = self._heard[key] = tuple(ranked[:_HEARD])
        return found

    def _bucket(self, bones: str) -> tuple[list[str], list[str]]:
        """Return the words of a skeleton, and the phonetic code of each."""
        found = self._buckets.get(bones)
        if found is None:
            pairs = [pair.split(",") for pair in self._sounds[bones].split("|")]
            found = self._buckets[bones] = ([word for word, _ in pairs], [sound for _, sound in pairs])
        return found

    def _neighbours(self, bones: str) -> list[str]:
        """Return the skeletons of the index that are a skeleton, or differ from a longer one in one consonant."""
        near = {bones, bones.replace("H", "")}
        if len(bones) >= _SHORTEST:
            for i in range(len(bones) + 1):
                near.add(bones[:i] + bones[i + 1 :])
                near.update(bones[:i] + c + bones[i:] for c in _CLASSES)
                near.update(bones[:i] + c + bones[i + 1 :] for c in _CLASSES)
        return [other for other in near if other in self._sounds]
