"""The vocabulary: one value that holds every list of words the text rooms need, passed as an argument."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Vocab:
    """Lists as data. Made from ``registry/vocab/*.yaml`` by lint and build, from the artifact at run time.

    ``kinds`` maps a kind of organization to what it means; ``particles`` are (after a consonant, after a vowel, after
    ㄹ); ``legal_forms`` are (form, place) with place ``start``, ``end`` or ``both``; ``roles`` are Hangul words that may
    follow a name without a space; ``prefixes`` may stand glued before one; ``generic`` words are no name by themselves;
    ``countries`` maps an ISO 3166-1 code to the words that name the country, ``places`` to places there; ``spellings`` a word of a name to the one
    it counts as when names are compared, to nothing if it says nothing; ``abbreviations`` a short word, which a dot may
    end, to the one it is short for; ``never_merge`` are pairs of names that are not each other's.
    ``heads`` maps a language to its head words and the kind of organization each means, ``before`` are those that may
    come first; ``modifiers`` only describe, ``stops`` end a name on the left in Chinese and Japanese, ``introducers``
    stand before a name without a head word, ``doers`` before one or before any other noun, ``apposed`` words say behind a
    name what it is, ``offices`` are what only an organization has, right behind its name, ``acts`` what a
    sentence says of a company; ``events`` are head words of what is no organization,
    ``openers`` capitalized words before a name that are no part of it; ``compounds`` are characters that make a name in
    Han or kana before them another word, ``followers`` words that may follow a name there; in ``phrases`` a name is a common
    word. ``nouns`` maps a common noun to the kinds of organizations that it may stand before; ``common`` are English words
    that are names too, ``deeds`` what an organization does or has behind its name in English. ``marks`` maps a character
    that stands for a country before a name to its code.
    ``parts`` maps a language to its parts of names and what they are in English, ``han`` a character to
    its variants, ``pinyin`` a syllable to its characters, ``kanji`` a character to its readings in Japanese names,
    ``hanja`` to its Korean readings: they are large, and no part of ``to_dict``.
    """

    kinds: dict[str, str]
    particles: tuple[tuple[str, str, str], ...]
    legal_forms: tuple[tuple[str, str], ...]
    roles: tuple[str, ...]
    prefixes: tuple[str, ...]
    generic: frozenset[str]
    countries: dict[str, tuple[str, ...]]
    places: dict[str, tuple[str, ...]] = field(default_factory=dict)
    spellings: dict[str, str] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
    never_merge: tuple[tuple[str, str], ...] = ()
    heads: dict[str, dict[str, str]] = field(default_factory=dict)
    before: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    stops: tuple[str, ...] = ()
    introducers: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    apposed: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    events: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()
    compounds: frozenset[str] = frozenset()
    followers: tuple[str, ...] = ()
    nouns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    deeds: tuple[str, ...] = ()
    marks: dict[str, str] = field(default_factory=dict)
    parts: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    han: dict[str, str] = field(default_factory=dict)
    pinyin: dict[str, str] = field(default_factory=dict)
    kanji: dict[str, list[str]] = field(default_factory=dict)
    hanja: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Vocab:
        """Build the value from what ``to_dict`` gave."""
        return cls(
            kinds=dict(data["kinds"]),
            particles=tuple(tuple(row) for row in data["particles"]),
            legal_forms=tuple(tuple(row) for row in data["legal_forms"]),
            roles=tuple(data["roles"]),
            prefixes=tuple(data["prefixes"]),
            generic=frozenset(data["generic"]),
            countries={code: tuple(words) for code, words in data["countries"].items()},
            places={code: tuple(words) for code, words in data["places"].items()},
            spellings=dict(data["spellings"]),
            abbreviations=dict(data["abbreviations"]),
            never_merge=tuple((one, other) for one, other in data["never_merge"]),
            heads={lang: dict(words) for lang, words in data["heads"].items()},
            before=frozenset(data["before"]),
            modifiers=frozenset(data["modifiers"]),
            stops=tuple(data["stops"]),
            introducers=tuple(data["introducers"]),
            doers=tuple(data["doers"]),
            apposed=tuple(data["apposed"]),
            offices=tuple(data["offices"]),
            acts=tuple(data["acts"]),
            events=frozenset(data["events"]),
            openers=frozenset(data["openers"]),
            phrases=tuple(data["phrases"]),
            compounds=frozenset(data["compounds"]),
            followers=tuple(data["followers"]),
            nouns={noun: tuple(kinds) for noun, kinds in data["nouns"].items()},
            common=frozenset(data["common"]),
            deeds=tuple(data["deeds"]),
            marks=dict(data["marks"]),
        )

    def to_dict(self) -> dict[str, Any]:
        """Return plain lists and mappings, in a fixed order."""
        return {
            "kinds": self.kinds,
            "particles": [list(row) for row in self.particles],
            "legal_forms": [list(row) for row in self.legal_forms],
            "roles": list(self.roles),
            "prefixes": list(self.prefixes),
            "generic": sorted(self.generic),
            "countries": {code: list(words) for code, words in self.countries.items()},
            "places": {code: list(words) for code, words in self.places.items()},
            "spellings": self.spellings,
            "abbreviations": self.abbreviations,
            "never_merge": [list(pair) for pair in self.never_merge],
            "heads": self.heads,
            "before": sorted(self.before),
            "modifiers": sorted(self.modifiers),
            "stops": list(self.stops),
            "introducers": list(self.introducers),
            "doers": list(self.doers),
            "apposed": list(self.apposed),
            "offices": list(self.offices),
            "acts": list(self.acts),
            "events": sorted(self.events),
            "openers": sorted(self.openers),
            "phrases": list(self.phrases),
            "compounds": sorted(self.compounds),
            "followers": list(self.followers),
            "nouns": {noun: list(kinds) for noun, kinds in self.nouns.items()},
            "common": sorted(self.common),
            "deeds": list(self.deeds),
            "marks": self.marks,
        }

    @property
    def scanned_words(self) -> list[str]:
        """The words that are looked for in documents beside cues and countries."""
        heads = (word for words in self.heads.values() for word in words)
        told = (*self.introducers, *self.doers, *self.apposed, *self.offices, *self.acts)
        return [*heads, *told, *sorted(self.events), *self.phrases, *self.nouns]

    @cached_property
    def leading(self) -> frozenset[str]:
        """The words that stand before a name without a head word."""
        return frozenset((*self.introducers, *self.doers))

    @cached_property
    def neighbours(self) -> tuple[str, ...]:
        """The words that may stand beside a name in Han without making it another word."""
        return (*self.stops, *self.followers, *(noun for noun in self.nouns if not noun.isascii()))

    @cached_property
    def acting(self) -> re.Pattern[str]:
        """What stands behind a name in English that acts as an organization does.

        >>> v = Vocab({}, (), (), (), (), frozenset(), {}, deeds=("said", "hire", "shares"))
        >>> [bool(v.acting.match(t)) for t in (" said so", " will hire ten", "'s shares", " was said", " said by")]
        [True, True, True, False, False]
        """
        deeds = "|".join(map(re.escape, self.deeds)) or "(?!)"
        return re.compile(
            r"(?:['’]s?)? (?:(?:also|now|recently) )?(?:(?:will|would|has|had|plans to|wants to|agreed to) (?:also )?)?"
            rf"(?:{deeds})\b(?! (?:by|in|of|at|to|last|between|up)\b)"
        )

    @cached_property
    def particle_forms(self) -> dict[str, str]:
        """Each particle form with the sounds it may follow: a string of ``c`` consonant, ``v`` vowel, ``l`` ㄹ."""
        forms: dict[str, str] = {}
        for consonant, vowel, rieul in self.particles:
            for form, sound in ((consonant, "c"), (vowel, "v"), (rieul, "l")):
                if sound not in forms.get(form, ""):
                    forms[form] = forms.get(form, "") + sound
        return forms

    @cached_property
    def tail(self) -> re.Pattern[str]:
        """The Hangul that may follow a name up to the end of its word: role words, then particles.

        >>> v = Vocab({}, (("은", "는", "은"), ("과", "와", "과")), (), ("장관", "측"), (), frozenset(), {})
        >>> [bool(v.tail.fullmatch(t)) for t in ("은", "장관은", "측과는", "공원")]
        [True, True, True, False]
        """
        forms = "|".join(map(re.escape, sorted(self.particle_forms, key=len, reverse=True))) or "(?!)"
        roles = "|".join(map(re.escape, sorted(self.roles, key=len, reverse=True))) or "(?!)"
        return re.compile(f"(?P<role>(?:{roles})*)(?P<particle>(?:{forms})?)(?:은|는|도|만|의|이|가|을|를)?")

    @cached_property
    def prefix(self) -> re.Pattern[str]:
        """The Hangul that may stand glued before a name, from the start of its word."""
        countries = [w for words in self.countries.values() for w in words if re.fullmatch("[가-힣]+", w)]
        words = "|".join(map(re.escape, sorted({*self.prefixes, *countries}, key=len, reverse=True))) or "(?!)"
        return re.compile(f"(?:{words})*")
