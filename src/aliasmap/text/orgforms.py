"""Legal forms at the ends of a name, stripped to make its lookup key."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aliasmap.text.normalize import ScanKey, scan_key, scan_variants


class LegalForms:
    """The legal forms of a vocabulary, as scan keys, longest first."""

    def __init__(self, forms: Iterable[tuple[str, str]], generic: Iterable[str]) -> None:
        """Take (form, place) pairs, place ``start``, ``end`` or ``both``, and the words that are no name alone."""
        starts: set[str] = set()
        ends: set[str] = set()
        for form, place in forms:
            keys = scan_variants(form)
            if place in ("start", "both"):
                starts.update(keys)
            if place in ("end", "both"):
                ends.update(keys)
        self._start = _any_of(starts, "^({})")
        self._end = _any_of(ends, ",*({}),*$")
        self._generic = {scan_key(word) for word in generic}

    def strip(self, key: ScanKey) -> ScanKey:
        """Return the lookup key: the scan key without legal forms and without «the» at its start.

        Nothing is stripped where it would leave nothing, one or two characters, or a generic word.

        >>> forms = LegalForms([("㈜", "both"), ("Co., Ltd.", "end"), ("Inc", "end")], ["bank"])
        >>> [forms.strip(scan_key(n)) for n in ("㈜래블업", "Lablup, Inc", "The Bank", "Samsung Electronics Co., Ltd.")]
        ['래블업', ' lablup ', ' the  bank ', ' samsung  electronics ']
        """
        while True:
            shorter = self._strip_once(key)
            if shorter == key:
                return key
            key = shorter

    def is_generic(self, key: ScanKey) -> bool:
        """Tell whether a key is a generic word, which is no name by itself."""
        return key in self._generic

    def _strip_once(self, key: ScanKey) -> ScanKey:
        found = self._start.match(key)
        if found and self._stands(rest := key[found.end() :]):
            return ScanKey(rest)
        found = self._end.search(key)
        if found and self._stands(rest := key[: found.start()]):
            return ScanKey(rest)
        if key.startswith(" the  ") and self._stands(rest := key[5:]):
            return ScanKey(rest)
        return key

    def _stands(self, rest: str) -> bool:
        return len(rest.replace(" ", "")) > 2 and rest not in self._generic


def _any_of(keys: Iterable[str], pattern: str) -> re.Pattern[str]:
    words = sorted(keys, key=lambda k: (-len(k), k))
    return re.compile(pattern.format("|".join(map(re.escape, words)) or "(?!)"))
