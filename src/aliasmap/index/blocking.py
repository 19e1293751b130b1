"""Blocking: the cheap filter that finds the few names worth comparing with a name that is not exactly known.

Names are kept once for each plain text, with what they are found by: runs of letters, and words. A query's pieces are
looked up from the rarest on, until enough names have been met: the rest of them could only reorder what is there (the
MaxScore idea of Turtle and Flood 1995, https://doi.org/10.1016/0306-4573(95)00020-H, cut off by cost).
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import chain
from math import log

from aliasmap.index import parts
from aliasmap.index.artifact import Artifact, ends, numbers
from aliasmap.text import shortened
from aliasmap.text.lexicon import is_translated
from aliasmap.text.normalize import scan_variants
from aliasmap.text.orgforms import LegalForms
from aliasmap.text.sounds import is_marked, written_out
from aliasmap.text.words import Form, form, pieces, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from aliasmap.model import Organization
    from aliasmap.vocab import Vocab

_COST = 2500  # postings read for one query, after which no commoner piece is looked up
_PIECES = 5  # but this many pieces are looked up at least
_WORDS = 2  # and this many words
_COMMON = 4000  # that are in fewer names than this
_SHARED = 0.3  # a text that shares less than this part of the most that any shares is not looked at
_REMEMBERED = 100_000  # words of running text of which it is kept whether they come near a name
_RARE = (10, 100, 1000)  # a piece in fewer names than one of these counts once more


def rarity(owners: int, organizations: int) -> float:
    """Return the inverse document frequency of what some of all organizations have in a name (Spärck Jones 1972)."""
    return log((organizations + 1) / (owners + 0.5))


def sections(orgs: Sequence[Organization], vocab: Vocab) -> dict[str, bytes]:
    """Return the sections of an artifact that blocking needs; ``orgs`` in the order of their numbers."""
    legal = LegalForms(vocab.legal_forms, vocab.generic)
    translated = parts.translated(vocab, lambda text: form(text, vocab.spellings))
    renderer = parts.Renderer(vocab, translated)
    refs: dict[str, list[int]] = defaultdict(list)
    written: dict[str, set[str]] = defaultdict(set)
    for i, org in enumerate(orgs):
        is_foreign = not any(name.kind != "acronym" and name.text.isascii() for name in org.names)
        for j, name in enumerate(org.names):
            for key in scan_variants(name.text)[:1]:
                text = plain(legal.strip(key))
                if text:
                    refs[text].append(i << 16 | j)
                if not key.isascii():
                    for word in filter(is_marked, key.split()):
                        written[plain(word)].add(written_out(word))
                if is_foreign and is_translated(text) and (rendered := renderer.render(text)):
                    refs[rendered].append(i << 16 | j)
    for sound, hangul in renderer.heard.items():
        written[sound].add(hangul)
    texts = sorted(refs)
    by_piece: dict[str, list[int]] = defaultdict(list)
    owners: dict[str, set[int]] = defaultdict(set)
    forms = [form(text, vocab.spellings) for text in texts]
    for number, made in enumerate(forms):
        for piece in pieces(made):
            by_piece[piece].append(number)
        for unit in made.units:
            owners[unit].update(ref >> 16 for ref in refs[made.text])
    units = sorted(owners)
    weight_of = {unit: rarity(len(owned), len(orgs)) for unit, owned in owners.items()}
    weights = [sum(map(weight_of.__getitem__, made.units)) for made in forms]
    encoded = [text.encode() for text in texts]
    checksums, edges = shortened.sections(texts)
    return {
        "texts": b"".join(encoded),
        "text_ends": numbers("I", ends(encoded)),
        "text_names": numbers("Q", list(chain.from_iterable(refs[text] for text in texts))),
        "text_name_ends": numbers("I", ends([refs[text] for text in texts])),
        "text_weights": numbers("f", weights),
        "shortened": numbers("I", checksums),
        "edges": "\n".join(edges).encode(),
        "units": "\n".join(units).encode(),
        "unit_owners": numbers("I", [len(owners[unit]) for unit in units]),
        **_table("piece", by_piece),
        **parts.sections(vocab, forms, translated, written),
    }


def _table(what: str, postings: Mapping[str, Sequence[int]]) -> dict[str, bytes]:
    keys = sorted(postings)
    return {
        f"{what}s": "\n".join(keys).encode(),
        f"{what}_texts": numbers("I", list(chain.from_iterable(postings[key] for key in keys))),
        f"{what}_ends": numbers("I", ends([postings[key] for key in keys])),
    }


class _Postings:
    """Pieces of names, and the texts each is in."""

    def __init__(self, artifact: Artifact, what: str) -> None:
        keys = bytes(artifact.section(f"{what}s")).decode().split("\n")
        self._numbers = dict(zip(keys, range(len(keys)), strict=True))
        self._texts = artifact.numbers(f"{what}_texts", "I")
        self._ends = artifact.numbers(f"{what}_ends", "I")

    def span(self, key: str) -> tuple[int, int]:
        """Return how many texts a piece is in, and where their numbers begin."""
        number = self._numbers.get(key)
        if number is None:
            return 0, 0
        begin = self._ends[number - 1] if number else 0
        return self._ends[number] - begin, begin

    def texts(self, size: int, begin: int) -> Any:
        """Return the numbers of the texts of a span."""
        return self._texts[begin : begin + size]


class Blocking:
    """The names of an index by their pieces; its sections open when they are first needed."""

    def __init__(self, artifact: Artifact, organizations: int, read: Callable[[str], Form]) -> None:
        """Open over an artifact; ``read`` makes the form of a plain text."""
        self._artifact = artifact
        self._organizations = organizations
        self._read = read
        self._forms: dict[int, Form] = {}
        self._weights: dict[str, float] = {}
        self._near: dict[str, bool] = {}

    @cached_property
    def _texts(self) -> tuple[memoryview, Any]:
        return self._artifact.section("texts"), self._artifact.numbers("text_ends", "I")

    @cached_property
    def _names(self) -> tuple[Any, Any]:
        return self._artifact.numbers("text_names", "Q"), self._artifact.numbers("text_name_ends", "I")

    @cached_property
    def _pieces(self) -> _Postings:
        return _Postings(self._artifact, "piece")

    @cached_property
    def _owners(self) -> dict[str, int]:
        units = bytes(self._artifact.section("units")).decode().split("\n")
        return dict(zip(units, self._artifact.numbers("unit_owners", "I"), strict=False))

    def form(self, number: int) -> Form:
        """Return the form of a text of the index."""
        found = self._forms.get(number)
        if found is None:
            found = self._forms[number] = self._read(self.text(number))
        return found

    def text(self, number: int) -> str:
        """Return a plain text of the index by its number."""
        texts, ends = self._texts
        return bytes(texts[ends[number - 1] if number else 0 : ends[number]]).decode()

    def names(self, number: int) -> list[tuple[int, int]]:
        """Return (organization, position of the name in it) of each name that has a text."""
        names, ends = self._names
        return [(ref >> 16, ref & 0xFFFF) for ref in names[ends[number - 1] if number else 0 : ends[number]]]

    def weight(self, unit: str) -> float:
        """Return how rare a unit is: its inverse document frequency over organizations."""
        found = self._weights.get(unit)
        if found is None:
            found = self._weights[unit] = rarity(self._owners.get(unit, 0), self._organizations)
        return found

    @cached_property
    def text_weights(self) -> Any:
        """For each text the sum of the weights of its units."""
        return self._artifact.numbers("text_weights", "f")

    def with_word(self, unit: str) -> Any:
        """Return the numbers of the texts that have a unit of a script that writes spaces."""
        return self._pieces.texts(*self._pieces.span(unit + " "))

    def is_known(self, unit: str) -> bool:
        """Tell whether a unit is in any name of the index."""
        return unit in self._owners

    @cached_property
    def _shortened(self) -> Any:
        return self._artifact.numbers("shortened", "I")

    @cached_property
    def _edges(self) -> frozenset[str]:
        return frozenset(bytes(self._artifact.section("edges")).decode().split("\n"))

    def is_near(self, text: str) -> bool:
        """Tell whether a plain text may be a name of the index with one letter wrong; a few others pass too."""
        found = self._near.get(text)
        if found is None:
            if len(self._near) >= _REMEMBERED:
                self._near.clear()
            found = self._near[text] = shortened.is_near(text, self._shortened, self._edges)
        return found

    def near(self, asked: Form, limit: int) -> list[tuple[int, int]]:
        """Return up to ``limit`` texts that share the most pieces with a form, with a count of those they share.

        A rare piece and a word count more than once.
        """
        postings = self._pieces
        spans = [(*postings.span(piece), piece) for piece in pieces(asked)]
        counts: dict[int, int] = {}
        met = counts.get
        cost = words = 0
        for count, (size, begin, piece) in enumerate(sorted(span for span in spans if span[0])):
            cost += size
            is_word = piece.endswith(" ")
            if count >= _PIECES and cost > _COST and not (is_word and words < _WORDS and size < _COMMON):
                continue
            words += is_word
            worth = 1 + is_word + sum(size < rare for rare in _RARE)
            for text in postings.texts(size, begin):
                counts[text] = met(text, 0) + worth
        ranked = sorted(counts.values(), reverse=True)
        least = max(_SHARED * ranked[0], ranked[min(limit, len(ranked)) - 1]) if ranked else 0
        most = [(-shared, text) for text, shared in counts.items() if shared >= least]
        return [(text, -shared) for shared, text in sorted(most)[:limit]]
