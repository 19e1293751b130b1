"""What a name has in common with one in Latin letters: its parts, translated or heard, aligned to the name.

Method: the cut of the name into parts is chosen for each candidate by dynamic programming, so that as much as possible of
the name means or sounds like words of the candidate; words of the country of the organization count as said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from math import log1p

from aliasmap.evidence.weights import Signal, Weigher, unit_weights
from aliasmap.reading import Lattice, Option
from aliasmap.text.words import Form

_UNSAID_COUNTRY = 0.3  # how much of its weight a word of the own country still has where it is not said
_COUNTRY_UNSAID = 0.97  # how well a word of the own country is said by a name that does not have it
_LIKE = {"Grek": "Cyrl", "Geor": "Cyrl"}  # scripts whose weight is that of another: no open set to learn it from


def across_signals(
    asked: Lattice, script: str, named: Form, weigher: Weigher, own_country: Collection[str]
) -> list[Signal]:
    """Return what speaks for and against a name, as a lattice, and a Latin name naming the same.

    ``script`` is that of the name: how much agreement is to be expected differs from one to the next.
    """
    weights = unit_weights(named.units, weigher, own_country)
    chosen = _align(asked, weights, weigher, own_country)
    total = sum(asked.weights) or 1.0
    said: dict[str, float] = {}
    covered = heard = 0.0
    left = set(range(len(asked.weights)))
    for option, quality in chosen:
        share = sum(asked.weights[option.start : option.end])
        covered += share * quality
        heard += share * quality * (option.way == "sound")
        left -= set(range(option.start, option.end))
        for unit in option.units:
            if unit in weights:
                said[unit] = max(said.get(unit, 0.0), quality)
    asked_share = covered / total
    everything = sum(weights.values()) or 1.0
    agreed = sum(weights[u] * quality for u, quality in said.items())
    named_share = agreed / everything
    missing = [u for u in weights if u not in said]
    rest = "".join(asked.atoms.texts[i] for i in sorted(left))
    missed = sum(weights[u] * (_UNSAID_COUNTRY if u in own_country else 1.0) for u in missing)
    signals = [
        Signal(f"across {_LIKE.get(script, script)}", 1.0, f"read as {_said(asked, chosen)}"),
        Signal("parts asked", asked_share, f"{asked_share:.0%} of what was asked is in {named.text!r}"),
        Signal("parts named", named_share, f"{named_share:.0%} of the name is in what was asked"),
        Signal("parts", asked_share * named_share, "both together"),
        Signal("parts said", log1p(agreed), "how rare the words are that both have"),
        Signal("least parts", min(asked_share, named_share), "the lesser of the two"),
        Signal("by sound", heard / total, f"{heard / total:.0%} is heard, not translated"),
        Signal("parts left", log1p(sum(asked.weights[i] for i in left)), f"not in the name: {rest}"),
        Signal("parts missing", log1p(missed), f"not asked for: {', '.join(missing[:4])}"),
        Signal("few parts", float(len(asked.weights) < 4), "few characters to go by"),
    ]
    if asked_share > 0.9 and named_share > 0.9:
        signals.append(Signal("nearly all parts", 1.0, "nearly all of both names agrees"))
    return signals


def own_words_signals(asked: Form, weigher: Weigher) -> list[Signal]:
    """Return how much of a name the registry knows in the name's own script: where one would expect to find it, if at all."""
    share = sum(map(weigher.is_known, asked.units)) / (len(asked.units) or 1)
    return [Signal("words in own script", share, f"{share:.0%} of its words are in names of the same script")]


def _align(
    asked: Lattice, weights: dict[str, float], weigher: Weigher, own_country: Collection[str]
) -> list[tuple[Option, float]]:
    """Return the options, one behind the other, that say the most of a name, each with how well it says it."""
    by_start: dict[int, list[tuple[Option, float, float]]] = defaultdict(list)
    fitting = {option: None for unit in (*weights, *own_country, "") for option in asked.meaning.get(unit, ())}
    for option in fitting:
        hits = [u for u in option.units if u in weights or u in own_country]
        quality = option.likely
        if len(hits) < len(option.units):
            all_of_it = sum(map(weigher.weight, option.units))
            quality *= 0.9 * (sum(map(weigher.weight, hits)) / all_of_it) ** 1.5
        elif hits and not any(u in weights for u in hits):
            quality *= _COUNTRY_UNSAID
        elif option.way == "sound" and asked.atoms.breaks.issuperset((option.start, option.end)):
            quality = min(1.0, quality * 1.05)
        bonus = 0.02 * quality * sum(weights.get(u, 0.0) for u in hits) - 0.05
        by_start[option.start].append((option, quality, bonus))
    size = len(asked.weights)
    sums = [0.0]
    for weight in asked.weights:
        sums.append(sums[-1] + weight)
    best = [0.0] * (size + 1)
    back: list[tuple[Option, float] | None] = [None] * (size + 1)
    for start in range(size):
        if best[start] >= best[start + 1]:
            best[start + 1], back[start + 1] = best[start], None
        for option, quality, bonus in by_start.get(start, ()):
            value = best[start] + (sums[option.end] - sums[start]) * quality + bonus
            if value > best[option.end]:
                best[option.end], back[option.end] = value, (option, quality)
    chosen = []
    end = size
    while end:
        step = back[end]
        if step is None:
            end -= 1
        else:
            chosen.append(step)
            end = step[0].start
    return chosen[::-1]


def _said(asked: Lattice, chosen: list[tuple[Option, float]]) -> str:
    texts = asked.atoms.texts
    said = [f"{''.join(texts[o.start : o.end])} = {' '.join(o.units) or 'nothing'} ({o.way})" for o, _ in chosen]
    return ", ".join(said) or "nothing in common"
