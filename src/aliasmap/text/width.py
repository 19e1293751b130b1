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
