"""``python -m bench.draw [N] [SEED]``: draw N facts of the registry at random, for somebody to read against sources.

A fact is one name with its kind, language and dates; one parent; one predecessor; one identifier; a kind and country; or the
dates of a body. The same seed and registry give the same draw.
"""

from __future__ import annotations

import random
import sys

from aliasmap import load
from aliasmap.model import Organization


def facts(org: Organization) -> list[str]:
    """Return the facts a file states, one line each."""
    found = [f"is a {org.kind} of {org.country}"]
    if org.since or org.until:
        found.append(f"existed {org.since or '…'} to {org.until or 'now'}")
    for n in org.names:
        when = f", {n.since or '…'} to {n.until or 'now'}" if n.since or n.until else ""
        found.append(
            f"has the {n.kind} name «{n.text}» ({', '.join(n.lang) or 'any language'}{when}){' weak' if n.weak else ''}"
        )
    found += [f"is part of {p.id} {p.since}..{p.until}".rstrip(" .") for p in org.parents]
    found += [f"succeeds {s.id} on {s.since}{' in part' if s.part else ''}" for s in org.succeeds]
    return found + [f"has the {scheme} id {value}" for scheme, value in org.ids]


def draw(count: int, seed: int) -> list[str]:
    """Return ``count`` facts, each with its organization."""
    pool = [f"{org.id} ({org.name()} / {org.name('en')}): {fact}" for org in load().index for fact in facts(org)]
    return random.Random(seed).sample(pool, min(count, len(pool)))


if __name__ == "__main__":
    numbers = [int(a) for a in sys.argv[1:]]
    print("\n".join(draw(*(numbers + [600, 1][len(numbers) :]))))
