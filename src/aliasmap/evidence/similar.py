"""What two names in one script have in common: letters and words, each word weighed by how rare it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import log1p

from aliasmap.evidence.weights import Signal, Weigher, unit_weights
from aliasmap.text.alike import alike, letters_alike
from aliasmap.text.words import Form, is_unspaced

_DIGITS = re.compile(r"\d+")
_ALIKE = 0.72  # words with at least this similarity of letters may be one word mistyped
_SHORTEST_ALIKE = 4
_SHORT = 12  # letters; fewer are little to go by


def closest(variants: Sequence[tuple[Form, str]], named: Form) -> tuple[Form, str]:
    """Return that of several forms of one name whose letters are most like those of another name; the first of equals."""
    if len(variants) == 1:
        return variants[0]
    return max(variants, key=lambda variant: letters_alike(variant[0].text, [named.text])[0])


def similar_signals(asked: Form, named: Form, weigher: Weigher, own_country: Iterable[str] = ()) -> list[Signal]:
    """Return what speaks for and against two names of one script naming the same.

    ``asked`` is the name in question, ``named`` one of the registry; ``own_country`` are the units that name the
    country of the organization, which say little about which of its organizations is meant.
    """
    similar = letters_alike(asked.text, [named.text])[0]
    own = set(own_country)
    ours, theirs = unit_weights(asked.units, weigher, own), unit_weights(named.units, weigher, own)
    pairs = _pair(ours, theirs)
    all_ours, all_theirs = sum(ours.values()) or 1.0, sum(theirs.values()) or 1.0
    asked_share = sum(ours[u] * quality for u, (_, quality) in pairs.items()) / all_ours
    named_share = sum(theirs[v] * quality for v, quality in pairs.values()) / all_theirs
    taken = {v for v, _ in pairs.values()}
    left = [u for u in ours if u not in pairs]
    strange = [u for u in ours if (u not in pairs or pairs[u][1] < 1.0) and not weigher.is_known(u)]
    known = [u for u in ours if (u not in pairs or pairs[u][1] < 1.0) and weigher.is_known(u)]
    missing = [v for v in theirs if v not in taken]
    signals = [
        Signal("not exact", 1.0, f"comes close to {named.text!r}"),
        Signal("letters", similar, f"{similar:.0%} of the letters agree"),
        Signal("nearly all letters", max(0.0, similar - 0.8) / 0.2, "nearly all letters agree"),
        Signal("words", asked_share * named_share, _shared(pairs, asked_share, named_share)),
        Signal("words asked", asked_share, f"{asked_share:.0%} of what was asked is in the name"),
        Signal("words named", named_share, f"{named_share:.0%} of the name is in what was asked"),
        Signal("short", max(0.0, 1.0 - len(asked.letters) / _SHORT), "few letters to go by"),
    ]
    if asked.letters == named.letters:
        signals.append(Signal("same letters", 1.0, "all letters agree"))
    if known:
        weight = log1p(sum(ours[u] for u in known))
        signals.append(Signal("other words", weight, f"not in the name, but known elsewhere: {_listed(known)}"))
    if strange:
        weight = log1p(sum(ours[u] for u in strange))
        signals.append(Signal("unknown words", weight, f"in no name: {_listed(strange)}"))
    if missing:
        weight = log1p(sum(theirs[v] for v in missing))
        signals.append(Signal("missing words", weight, f"not asked for: {_listed(missing)}"))
    if left and missing:
        weight = log1p(min(sum(ours[u] for u in left), sum(theirs[v] for v in missing)))
        signals.append(Signal("replaced words", weight, f"{_listed(left)} for {_listed(missing)}"))
    if sorted(_DIGITS.findall(asked.text)) != sorted(_DIGITS.findall(named.text)):
        signals.append(Signal("numbers", 1.0, "the numbers differ"))
    if similar < 1.0:
        signals += _shape(asked, named)
    return signals


def _shape(asked: Form, named: Form) -> list[Signal]:
    ours, theirs = asked.text.replace(" ", ""), named.text.replace(" ", "")
    if theirs.startswith(ours):
        return [Signal("beginning", 1.0, "is how the name begins")]
    if len(theirs) > 2 and theirs in ours:
        return [Signal("inside", 1.0, f"holds the whole name {named.text!r}")]
    if len(ours) > 2 and ours in theirs:
        return [Signal("part", 1.0, "is a part of the name")]
    if len(ours) > 2 and ours[0] == theirs[:1] and all(map(is_unspaced, ours)) and _is_subsequence(ours, theirs):
        return [Signal("clipped", 1.0, f"is clipped from {named.text!r}")]
    return []


def _pair(ours: dict[str, float], theirs: dict[str, float]) -> dict[str, tuple[str, float]]:
    """Pair the units of two names one to one: equal ones first, then words that may be mistyped or cut short."""
    pairs = {u: (u, 1.0) for u in ours if u in theirs}
    left = [u for u in ours if u not in pairs and len(u) >= _SHORTEST_ALIKE and not is_unspaced(u)]
    free = [v for v in theirs if v not in pairs and not is_unspaced(v)]
    if not left or not free:
        return pairs
    options = sorted(
        ((_quality(u, v), u, v) for u in left for v in free), key=lambda option: (-option[0], option[1], option[2])
    )
    taken: set[str] = set()
    for quality, u, v in options:
        if quality and u not in pairs and v not in taken:
            pairs[u] = (v, quality)
            taken.add(v)
    return pairs


def _quality(ours: str, theirs: str) -> float:
    similar = alike(ours, theirs)
    if similar >= _ALIKE:
        return similar * similar
    return 0.5 if theirs.startswith(ours) or (len(theirs) >= _SHORTEST_ALIKE and ours.startswith(theirs)) else 0.0


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


def _shared(pairs: dict[str, tuple[str, float]], asked_share: float, named_share: float) -> str:
    mistyped = [f"{u} for {v}" for u, (v, quality) in pairs.items() if quality < 1.0]
    said = f"{asked_share:.0%} and {named_share:.0%} of the words agree"
    return said + (f" ({', '.join(mistyped[:3])})" if mistyped else "")


def _listed(units: list[str]) -> str:
    return ", ".join(units[:4])
