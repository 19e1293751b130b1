"""How many columns of a terminal a text takes (Unicode Standard Annex #11)."""

from __future__ import annotations

import unicodedata


def display_width(text: str) -> int:
    """Return the columns a text takes: two for wide characters, none for combining marks.

    >>> display_width("KAIST"), display_width("카이스트"), display_width("é")
    (5, 8, 1)
    """
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Me")
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


def fit(text: str, width: int) -> str:
    """Return a text padded or, with an ellipsis, cut to exactly ``width`` columns.

    >>> fit("카이스트", 6), fit("KT", 4)
    ('카이… ', 'KT  ')
    """
    if display_width(text) > width:
        kept = ""
        for c in text:
            if display_width(kept + c) > width - 1:
                break
            kept += c
        text = kept + "…"
    return text + " " * (width - display_width(text))


def wrap(text: str, width: int) -> list[str]:
    """Break a text at spaces into lines of at most ``width`` columns; a longer word has a line of its own.

    >>> wrap("한국과학기술원 KAIST 대전", 15)
    ['한국과학기술원', 'KAIST 대전']
    """
    lines: list[str] = []
    for word in text.split():
        if lines and display_width(lines[-1]) + 1 + display_width(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines
