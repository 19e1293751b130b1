"""The weight of each kind of evidence, in log-odds (natural logarithm) against NIL.

What an exact name is worth is set here by hand: alone it is nearly sure (8); what speaks against it costs about half of
that; a weak name is worth nothing until something supports it. What similar names are worth is learned (``make train``)
and stands in ``learned.json``, one list to read: the weight of each signal, which is multiplied by its strength.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple, Protocol

from aliasmap.model import Evidence

NAME = {
    "official": 8.0,
    "former": 8.0,
    "short": 8.0,
    "acronym": 8.0,
    "brand": 8.0,
    "transliteration": 8.0,
    "translation": 8.0,
    "typo": 7.0,
}
STRIPPED = -1.0  # only the lookup key agrees: a legal form was taken off
WEAK = -8.0  # a name that is a common word, or whose bearer news rarely means
WEAK_IN_TEXT = -1.0  # the same inside running text
ONE_CHARACTER = -8.0  # never a match by itself
CASE = -9.0  # an acronym or a capitalized name in small letters: probably a word
SPACED = -8.0  # a space inside a short name, or beside a digit, where the name has none
JOINED = -20.0  # a name beside Han with which it may be another word
OUT_OF_DATE = -4.0  # the name, or the organization, was not in use on the day asked for
ENDED = -4.0  # no day was asked for, and the name or the organization is of the past
COUNTRY_ASKED = 4.0  # the country given by the caller
COUNTRY_RESCUES = 10.0  # the same for a weak name that is looked up alone
OTHER_COUNTRY_ASKED = -1.0  # the caller gave another country
COUNTRY_BESIDE = 6.0  # a country named right beside the mention
OTHER_COUNTRY_BESIDE = -9.0  # another country there, for a body of which each country has its own
ABROAD = -4.0  # the same for a body that is at work in many countries
COUNTRY_NEAR = 4.5  # the country that the sentence named last before the mention
COUNTRY_NEAR_SHARED = 3.0  # the same for a weak name that bodies of several countries bear in full
COUNTRY_IN_TEXT = 1.5  # a country named somewhere in the document
COUNTRY_FOR_WEAK = 0.5  # in the text or in the sentence, for a weak name: alone not worth a review
COUNTRY_OF_TEXT = 3.0  # most country words of the document name it
COUNTRY_OF_SHARED = 3.5  # the same for such a weak name
OTHER_COUNTRY_OF_TEXT = -10.0  # most name another, and none this one, for a body of which each country has its own
KIND_SAID = 10.0  # the word before the mention says what kind of organization it is
KIND_CALLED = 4.0  # a common noun before the mention calls it one of its kind: IT 기업 NCS
USED_AS_NAME = 4.0  # a common word with a capital is used as a name: it does what organizations do
COMMON_WORD = -9.0  # a word of the language that has a capital because a sentence begins with it
KIN_AROUND = 10.0  # the mention stands in the name of a part of the organization
YEAR = 2.5  # the name was in use in the year that the sentence speaks of; minus this if it was not
MISTYPED = 2.0  # a word of the text is a long name but for one letter
CUE = 4.0  # a cue of the name stands in the document
DEFINED = 12.0  # the document defines the surface form as this organization
DEFINED_OTHERWISE = -12.0  # or as another
SAME_IN_TEXT = 9.0  # the organization is named in the document by another, unambiguous name
KIN_IN_TEXT = 2.0  # its parent or child is
SAME_BEARER = 16.0  # one organization bears both of two names
OTHER_BEARERS = -16.0  # the registry knows both names, and nobody bears both
TWO_NAMES = 0.85  # two names are compared, and no other is a candidate: set by hand on the open sets of pairs
OWN_COUNTRY = 0.35  # the share of its rarity that a word has which names the own country of an organization
NEVER_MERGE = -20.0  # the two are known to be confused


class Signal(NamedTuple):
    """One thing seen in comparing two names: the name of its weight, how strong it is, and what it is in words."""

    kind: str
    value: float
    detail: str


def learned() -> dict[str, float]:
    """Return the learned weight of each signal."""
    weights: dict[str, float] = _read("learned.json")
    return weights


def calibration() -> dict[str, dict[str, float]]:
    """Return what was learned to calibrate answers by: for each way to find a name its slopes and constants."""
    weights: dict[str, dict[str, float]] = _read("calibration.json")
    return weights


def _read(name: str) -> Any:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return json.load(file)


def weigh(signals: Iterable[Signal], weights: Mapping[str, float]) -> list[Evidence]:
    """Return signals as evidence: each worth its strength times its learned weight."""
    return [Evidence(kind, detail, round(value * weights[kind], 3)) for kind, value, detail in signals if value]


class Weigher(Protocol):
    """What tells how rare a unit is."""

    def weight(self, unit: str) -> float:
        """Return the inverse document frequency of a unit."""

    def is_known(self, unit: str) -> bool:
        """Tell whether any name has the unit."""


def unit_weights(units: Iterable[str], weigher: Weigher, own_country: Collection[str]) -> dict[str, float]:
    """Return how much each unit says about which organization is meant; a word of its own country says little."""
    return {u: weigher.weight(u) * (OWN_COUNTRY if u in own_country else 1.0) for u in units}
