"""Capitals in English text: whether a word with one is used as a name there, or only begins a sentence."""

from __future__ import annotations

import re

_HEAD_OF_SENTENCE = re.compile(r"(?:^|[.!?:\n]|[.!?][\"'”’)])\s*[\"'“‘(]?$")
_BEHIND = re.compile(
    r"\b(?:in|at|by|for|against|with|from|to|of|and|or|than|like|via|behind|between|including|as|rival) $"
)
_GOES_ON = re.compile(r"-|[’']s? [A-Z]| [A-Z]")
_FORENAME = re.compile(r"\b(?!The |An? )[A-Z][\w.]* $")
_REACH = 30  # characters of a word before a name


def heads_sentence(text: str, start: int) -> bool:
    """Tell whether a sentence, a line or a quotation begins at a place.

    >>> heads_sentence("It rose. Oracle bones", 9), heads_sentence("At Oracle", 3)
    (True, False)
    """
    return bool(_HEAD_OF_SENTENCE.search(text, max(0, start - 4), start))


def is_second_name(text: str, start: int) -> bool:
    """Tell whether the word before a place has a capital too, as a forename has.

    >>> is_second_name("Harrison Ford said", 9), is_second_name("The Gap said", 4)
    (True, False)
    """
    return bool(_FORENAME.search(text, max(0, start - _REACH), start)) and not heads_sentence(text, start)


def is_used_as_name(text: str, start: int, end: int) -> bool:
    """Tell whether a word with a capital stands behind a preposition, without another capital behind it.

    >>> text = "Shares in Apple fell. Sales in Orange County rose"
    >>> [is_used_as_name(text, text.index(word), text.index(word) + len(word)) for word in ("Apple", "Orange")]
    [True, False]
    """
    return bool(_BEHIND.search(text, max(0, start - _REACH), start)) and not _GOES_ON.match(text, end)


def is_anything_else(text: str, word: str) -> bool:
    """Tell whether a word has a capital or an article before it somewhere: it is a person's or a place's (the Amazon).

    >>> text = "Shares in Apple fell, and the Amazon burned"
    >>> is_anything_else(text, "Apple"), is_anything_else(text, "Amazon")
    (False, True)
    """
    return bool(re.search(rf"\b(?:[A-Z][\w.]*|the) {re.escape(word)}\b", text))
