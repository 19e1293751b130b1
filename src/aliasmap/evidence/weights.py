"""The weight of each kind of evidence, in log-odds (natural logarithm) against NIL: one list to read and to change.

These are set by hand until they are learned: an exact name is worth 8, so that alone it is nearly sure; what speaks
against it costs about half of that; a weak name is worth nothing until something supports it.
"""

from __future__ import annotations

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
OUT_OF_DATE = -4.0  # the name, or the organization, was not in use on the day asked for
ENDED = -4.0  # no day was asked for, and the name or the organization is of the past
COUNTRY_ASKED = 4.0  # the country given by the caller
COUNTRY_BESIDE = 6.0  # a country named right beside the mention
COUNTRY_IN_TEXT = 1.5  # a country named somewhere in the document
CUE = 4.0  # a cue of the name stands in the document
SAME_IN_TEXT = 9.0  # the organization is named in the document by another, unambiguous name
KIN_IN_TEXT = 2.0  # its parent or child is
