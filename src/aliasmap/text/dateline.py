"""Dates that a text states: its own date, and the years it speaks of."""

from __future__ import annotations

import re

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = "(" + "|".join(name[:3] + f"(?:{name[3:]})?" for name in _MONTHS) + r")\.?"
_DATE = re.compile(
    r"\b((?:19|20)\d\d)[-./] ?(\d{1,2})[-./] ?(\d{1,2})\b"
    r"|((?:19|20)\d\d)\s?[년年]\s?(\d{1,2})\s?[월月]\s?(\d{1,2})\s?[일日號号]"
    rf"|\b(\d{{1,2}}) {_MONTH} ((?:19|20)\d\d)\b"
    rf"|\b{_MONTH} (\d{{1,2}}), ((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d.,%])")
_HEAD = 400  # characters in which a text states its own date


def stated_date(text: str) -> str:
    """Return the date a text states of itself, the first full one near its beginning (ISO 8601), or nothing.

    >>> stated_date("(세종=2025.10.1.) …"), stated_date("SEOUL, 4 November 2025 — …"), stated_date("2026年3月18日讯")
    ('2025-10-01', '2025-11-04', '2026-03-18')
    """
    found = _DATE.search(text, 0, _HEAD)
    if not found:
        return ""
    if found[1] or found[4]:
        year, month, day = found.group(1, 2, 3) if found[1] else found.group(4, 5, 6)
    elif found[7]:
        day, month, year = found.group(7, 8, 9)
    else:
        month, day, year = found.group(10, 11, 12)
    number = int(month) if month.isdigit() else 1 + next(i for i, m in enumerate(_MONTHS) if m[:3] == month[:3].lower())
    if not (1 <= number <= 12 and 1 <= int(day) <= 31):
        return ""
    return f"{year}-{number:02}-{int(day):02}"


def years(text: str) -> list[tuple[int, str]]:
    """Return the years a text names, each with the place where it ends.

    >>> years("In 2004 and 2013")
    [(7, '2004'), (16, '2013')]
    """
    return [(m.end(), m[1]) for m in _YEAR.finditer(text)]
