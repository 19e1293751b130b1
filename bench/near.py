"""``python -m bench.near``: names one letter apart that different organizations bear, and which are taken for one another.

Each name is asked with its own organizations taken out, so that there is nothing right to find: an answer at ``match`` that
is a bearer of the near name is wrong. Prints every such answer.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from aliasmap import load
from aliasmap.resolver import Resolver
from aliasmap.text.normalize import scan_key
from bench.sets import share

_SHORTEST = 2  # letters


def near_names(resolver: Resolver) -> dict[str, set[str]]:
    """Return the names that are one letter from a name of another organization, with the ids of those that bear that one."""
    bearers: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, str] = {}
    for org in resolver.index:
        for name in () if org.merged_into else org.names:
            key = scan_key(name.text).strip()
            if len(key.replace(" ", "")) >= _SHORTEST:
                bearers[key].add(org.id)
                shown.setdefault(key, name.text)
    alike: dict[str, set[str]] = defaultdict(
        set
    )  # names by what is left without one letter; a longer one meets a shorter
    for key in bearers:
        alike[key].add(key)
        for place in range(len(key)):
            alike[key[:place] + key[place + 1 :]].add(key)
            alike[f"{key[:place]}\0{key[place + 1 :]}"].add(key)
    found: dict[str, set[str]] = defaultdict(set)
    for keys in alike.values():
        for one, other in combinations(sorted(keys), 2):
            if _edits(one, other) == 1 and not bearers[one] & bearers[other]:
                found[shown[one]] |= bearers[other]
                found[shown[other]] |= bearers[one]
    return dict(sorted(found.items()))


def _edits(one: str, other: str) -> int:
    """Return 1 for keys of one length that differ in a letter, or of which one has a letter more; else more."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True))
    return abs(len(one) - len(other))


def mistaken(resolver: Resolver, near: Mapping[str, set[str]], names: Iterable[str]) -> list[tuple[str, str, float]]:
    """Return the names that match a near organization when their own are taken out: the name, the id, the score."""
    found = []
    for name in names:
        own = {bearer.id for bearer in resolver.bearers(name)}
        others = [
            h for h in resolver.hypotheses(name, inexact=True) if resolver.index.organization(h.org).id not in own
        ]
        answer = resolver.decide(name, others)
        if answer.id in near[name]:
            found.append((name, answer.id or "", answer.score))
    return found


def main() -> int:
    """Ask every near name."""
    resolver = load()
    near = near_names(resolver)
    wrong = mistaken(resolver, near, near)
    for name, ident, score in wrong:
        print(f"{name}\t{ident}\t{score:.3f}")
    print(f"{len(wrong)} of {len(near)} names match a near one: {share(len(wrong), len(near))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
