"""Dates of the registry: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, meaning the first day (ISO 8601)."""

from __future__ import annotations

import re

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_date(text: str) -> bool:
    """Tell whether a text is a date of the registry: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, and exists.

    >>> [is_date(d) for d in ("2017", "2017-07", "2017-07-26", "2017-02-30", "26.7.2017")]
    [True, True, True, False, False]
    """
    found = _DATE.fullmatch(text)
    if not found:
        return False
    year, month, day = (int(part) if part else 1 for part in found.groups())
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS[month - 1] or year == 0:
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return not (month == 2 and day == 29 and not leap)


def first_day(date: str) -> str:
    """Return the first day that a date of the registry means.

    >>> first_day("2017"), first_day("2017-07")
    ('2017-01-01', '2017-07-01')
    """
    return date + "-01-01"[len(date) - 4 :] if len(date) < 10 and date else date
