"""Ideas that can be switched off one at a time: what stands in for a function or a constant of the product.

The product has no switches. An idea is off while its functions and constants are replaced where they are used; ideas that
act when an index is made need one made so (``built``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any, NamedTuple
from unittest.mock import patch

from aliasmap import article, binding, decide, inexact, reading, unlisted
from aliasmap.evidence import across as aligned
from aliasmap.evidence import asked, similar, weights
from aliasmap.index import blocking, parts
from aliasmap.propose import across, boundary
from aliasmap.reading import Lattice, Option
from aliasmap.text import alike, inflected, lexicon, sounds, words
from aliasmap.text.abbreviations import Abbreviations
from aliasmap.text.orgforms import LegalForms

_START = ("letters", "words", "parts")  # what ``make train`` starts from, each of weight one
_LITTLE = 1.5  # the weight of an unknown part that says little
_COMMON = 100  # organizations that have a unit as rare as all are without rarity
_NEVER = re.compile("(?!)")


class Swap(NamedTuple):
    """A name of a module or a class, and what stands in for it."""

    owner: Any
    name: str
    by: Any


class Idea(NamedTuple):
    """An idea, and what is replaced to do without it; ``built``: when an index is made, too."""

    title: str
    swaps: tuple[Swap, ...]
    built: bool = False

    @contextmanager
    def off(self) -> Iterator[None]:
        """Do without the idea for a while. Raises AttributeError if something to be replaced is not there."""
        with ExitStack() as stack:
            for owner, name, by in self.swaps:
                stack.enter_context(patch.object(owner, name, by))
            yield


def idea(title: str, *swaps: tuple[Any, str, Any], built: bool = False) -> Idea:
    """Return an idea of (owner, name, replacement)."""
    return Idea(title, tuple(Swap(*swap) for swap in swaps), built)


def _empty(*_: Any) -> list[Any]:
    return []


def _yes(*_: Any) -> bool:
    return True


def _no(*_: Any) -> bool:
    return False


def _nothing(*_: Any) -> str:
    return ""


def _first(one: Any, *_: Any) -> Any:
    return one


def _signals(title: str, *kinds: str) -> Idea:
    """Return the idea of learned signals: without it they weigh nothing."""
    made = {**weights.learned(), **dict.fromkeys(kinds, 0.0)}
    return idea(title, (inexact, "learned", lambda: made))


def _weight(title: str, *names: str) -> Idea:
    """Return the idea of evidence with a weight set by hand: without it it weighs nothing."""
    return idea(title, *((weights, name, 0.0) for name in names))


def _heard(way: str) -> Callable[..., list[Option]]:
    made = across._heard
    return lambda *asked: [option for option in made(*asked) if option.way != way]


def _phrases(kept: Callable[[tuple[parts.Phrase, ...]], tuple[parts.Phrase, ...]]) -> Callable[..., Any]:
    made = parts.Parts.phrases
    return lambda self, key: kept(made(self, key))


def _unheard(column: str) -> property:
    """Return a table of sounds in which every character is silent."""
    made = getattr(parts.Parts, column).func
    return property(cache(lambda self: dict.fromkeys(made(self), "")))


def _cut_once(text: str, known: parts.Parts, names: blocking.Blocking) -> Lattice:
    """Return a lattice with one cut, the same for all candidates: from the left the longest part, a translated one first."""
    made = across.lattice(text, known, names)
    longest: dict[int, tuple[bool, int]] = {}
    for option in made.options:
        longest[option.start] = max(longest.get(option.start, (False, 0)), (option.way != "sound", option.end))
    spans, place = set(), 0
    while place < len(made.weights):
        end = longest.get(place, (False, place + 1))[1]
        spans.add((place, end))
        place = end
    meaning = {unit: [o for o in said if (o.start, o.end) in spans] for unit, said in made.meaning.items()}
    return made._replace(options=tuple(o for o in made.options if (o.start, o.end) in spans), meaning=meaning)


def _rarity(owners: int, organizations: int, rarity: Callable[[int, int], float] = blocking.rarity) -> float:
    return rarity(_COMMON, organizations)


def _words(text: str, spellings: Any, made: Callable[..., words.Form] = words.form) -> words.Form:
    return made(text, {})


def _at_home_nowhere(*said: Any) -> list[weights.Signal]:
    return aligned.across_signals(said[0], said[1], said[2], said[3], ())


def _naming_no_country(*said: Any) -> list[weights.Signal]:
    return asked.place_signals(said[0], said[1], said[2], "")


def _start_weights() -> dict[str, float]:
    return {kind: float(kind in _START) for kind in weights.learned()}


_EQUAL = idea("learned weights (start weights instead)", (inexact, "learned", _start_weights))
_RARE = idea("rarity of words (all equally rare)", (blocking, "rarity", _rarity), built=True)

ACROSS = (
    idea("translation of parts", (parts.Parts, "phrases", lambda *_: ())),
    idea("all renderings of a part but the first", (parts.Parts, "phrases", _phrases(lambda found: found[:1]))),
    idea("silent parts (국립)", (parts.Parts, "phrases", _phrases(lambda found: tuple(p for p in found if p[0])))),
    idea("sound", (across, "_heard", _heard("sound")), (across, "_spelled_out", _empty)),
    idea("words that only sound alike", (parts.Parts, "like", lambda *_: ())),
    idea("names of letters (에스케이 = SK)", (across, "spelled", _nothing)),
    idea("words in Latin letters as they are", (across, "_heard", _heard("same"))),
    idea("pinyin", (parts.Parts, "pinyin", _unheard("pinyin"))),
    idea("Korean readings of Han", (across, "_in_korean", _empty)),
    idea("Japanese readings of Han", (parts.Parts, "kanji", {})),
    idea("vowels that only carry a consonant, in kana", (across, "loanword_code", sounds.latin_code)),
    idea("vowels that only carry a consonant, in Hangul (으)", (sounds, "_EU", -1)),
    idea(
        "several spellings of a Cyrillic or Arabic word",
        (across, "spellings", lambda word: inflected.spellings(word)[:1]),
    ),
    idea("letters joined before an Arabic word", (across, "bare", _nothing)),
    idea("stems of words that inflect", (across, "stem", _first), (lexicon, "stem", _first), built=True),
    idea("variants of Han", (parts, "_folding", lambda _: {}), (parts.Parts, "fold", {}), built=True),
    idea("two words heard as one (Kyung Hee)", (parts, "_PAIRED", 0), built=True),
    idea(
        "Latin letters as other languages read them, marks written out",
        (parts, "latin_codes", lambda word: [sounds.latin_code(word)]),
        (blocking, "is_marked", _no),
        built=True,
    ),
    idea("a wrong key in a part", (across, "_mistyped", _empty)),
    idea("a piece cut out of a part is unlikely", (across, "_less_likely", _first)),
    idea("what need not be heard (heard all the same)", (across, "_in_vain", _no)),
    idea(
        "what no lexicon knows weighs much",
        *((across, name, _LITTLE) for name in ("_UNKNOWN_RUN", "_UNKNOWN_ATOM", "_UNKNOWN_WORD")),
    ),
    idea("a cut for each candidate (one for all)", (inexact, "lattice", _cut_once)),
    idea("common words count for names that were met", (across, "_COST", across._NEW)),
    idea("words of the own country", (inexact, "across_signals", _at_home_nowhere)),
    idea("the own country left unsaid costs little", (aligned, "_UNSAID_COUNTRY", 1.0)),
    idea("home and abroad, by script", (inexact, "home", lambda _: frozenset())),
    idea("home by letters of one language", (asked, "_TELLING", [])),
    idea("the country that the name says", (inexact, "place_signals", _naming_no_country)),
    _signals("an acronym is a poor name", "acronym name"),
    _signals("each of both shares, and the lesser", "parts asked", "parts named", "least parts"),
    _signals("how much is heard", "by sound"),
    _signals("how much is left and missing", "parts left", "parts missing"),
    _signals("few and nearly all parts", "few parts", "nearly all parts"),
    _RARE,
    _EQUAL,
)
SAME = (
    idea("jamo (whole syllables)", (words, "jamo", _first), built=True),
    idea("legal forms", (LegalForms, "strip", lambda _, key: key), built=True),
    idea("spellings, and words that say nothing", (words, "form", _words), (blocking, "form", _words), built=True),
    idea("abbreviations", (Abbreviations, "written_out", lambda _, surface: surface)),
    _signals(
        "words",
        "words",
        "words asked",
        "words named",
        "other words",
        "unknown words",
        "missing words",
        "replaced words",
    ),
    _signals("unknown, missing and replaced words", "unknown words", "missing words", "replaced words"),
    _signals("letters", "letters", "nearly all letters", "same letters"),
    _signals("numbers", "numbers"),
    _signals("few letters", "short"),
    idea("mistyped words", (similar, "_quality", lambda *_: 0.0)),
    idea("words in another order", (alike, "_IN_ORDER", 0.0)),
    idea("beginnings, parts and clipped forms", (similar, "_shape", _empty)),
    idea("a name without its country", (reading.Reading, "variants", property(lambda self: [(self.form, "")]))),
    idea("words of the own country say little", (weights, "OWN_COUNTRY", 1.0)),
    idea("a weak name is a poor one", (inexact, "weak_evidence", _empty)),
    idea("names known to be confused", (inexact, "never_merge_evidence", _empty)),
    idea("rare pieces count more in blocking", (blocking, "_RARE", ())),
    idea("words looked up in blocking", (blocking, "_WORDS", 0)),
    idea("the nest of candidates", (decide, "NEST", 1.0)),
    _weight("the country that the caller gives", "COUNTRY_ASKED", "COUNTRY_RESCUES", "OTHER_COUNTRY_ASKED"),
    _weight("names of the past", "ENDED"),
    _RARE,
    _EQUAL,
)
PROPOSERS = (
    idea("names with a head word", (unlisted, "headed_spans", _empty)),
    idea("introduced names", (unlisted, "introduced_spans", _empty)),
    idea("mistyped names", (unlisted, "mistyped_spans", lambda *_: iter(()))),
    idea("close names of what has a head word", (inexact.Inexact, "_near", _empty)),
    idea("names in another script", (inexact.Inexact, "_across", _empty)),
    idea("definitions", (binding, "find_definitions", _empty)),
    idea("defined forms elsewhere", (article.Article, "_add_bound_spans", _empty)),
    idea("shared heads (ellipsis)", (article, "elliptic_spans", _empty)),
    idea("campuses", (article, "campus_spans", _empty), (unlisted, "campuses", lambda *_: iter(()))),
    idea("plural heads", (unlisted.Unlisted, "_conjuncts", lambda _, *span: iter([span]))),
    idea("boundary: where a word starts", (boundary, "starts_word", _yes)),
    idea("boundary: where a word ends", (boundary, "ends_word", _yes)),
    idea("boundary: addresses", (boundary, "_in_address", _no)),
    idea("phrases of common words", (reading.Tables, "phrases", frozenset())),
    idea("names in names: which may stay", (decide, "_may_stand_in", _yes)),
    idea("the second pass", (article.Article, "_second_pass", _empty)),
)
MAKERS = (
    _weight("country beside", "COUNTRY_BESIDE"),
    _weight("other country beside", "OTHER_COUNTRY_BESIDE"),
    idea("countries that «and» carries on", (article, "_JOINED", _NEVER)),
    idea("country of an address", (reading.Document, "country_of_address", _nothing)),
    _weight("country near", "COUNTRY_NEAR"),
    _weight("country in text", "COUNTRY_IN_TEXT"),
    _weight("country of text", "COUNTRY_OF_TEXT"),
    _weight("country, for a weak name", "COUNTRY_FOR_WEAK"),
    _weight("country asked, of what has a head word", "COUNTRY_ASKED", "COUNTRY_RESCUES", "OTHER_COUNTRY_ASKED"),
    _weight("kind said", "KIND_SAID"),
    _weight("kin around", "KIN_AROUND"),
    _weight("kin in text", "KIN_IN_TEXT"),
    _weight("same in text", "SAME_IN_TEXT"),
    _weight("cue", "CUE"),
    _weight("definition", "DEFINED"),
    _weight("definition as another", "DEFINED_OTHERWISE"),
    idea("date that the text states", (article, "stated_date", _nothing)),
    _weight("date asked or stated", "OUT_OF_DATE"),
    _weight("names of the past", "ENDED"),
    _weight("year", "YEAR"),
    _weight("case", "CASE"),
    _weight("spacing", "SPACED"),
    _weight("joined", "JOINED"),
    _weight("weak", "WEAK", "WEAK_IN_TEXT"),
    _weight("weak: more so in running text", "WEAK_IN_TEXT"),
    _weight("one character", "ONE_CHARACTER"),
    _weight("legal form", "STRIPPED"),
    _weight("mistyped", "MISTYPED"),
    _weight("never merge", "NEVER_MERGE"),
)
