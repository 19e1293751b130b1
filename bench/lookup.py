"""``python -m bench.lookup``: how often the right organization comes first, beside rivals, and how long it takes.

Writes ``docs/lookup.md``. Rivals answer a smaller sample of the same queries, drawn with a fixed seed: one query takes a scan
of all names. Weights are the shipped ones, which were learned on these open sets: see the five-fold figures that
``make train`` prints for weights that never saw a set.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence

from aliasmap import load
from aliasmap.resolver import Resolver
from bench.sets import ROOT, Row, gold, ror, rows, share, table

PAGE = ROOT / "docs" / "lookup.md"
_QUERIES, _RIVAL_QUERIES, _SEED = 1000, 30, 1
Rank = Callable[[str], list[int]]


def sample(asked: Sequence[Row], size: int) -> list[Row]:
    """Draw queries, the same each time."""
    return random.Random(_SEED).sample(list(asked), min(size, len(asked)))


def measure(resolver: Resolver, rank: Rank, asked: Sequence[Row]) -> tuple[str, str, str, str, str]:
    """Return n, right first and right in five with their 95 % intervals, and the median and 95th percentile time."""
    first = five = 0
    times = []
    for row in asked:
        begun = time.perf_counter()
        ranked = rank(row["q"])
        times.append(1000 * (time.perf_counter() - begun))
        right = gold(resolver, row)
        first += ranked[:1] != [] and ranked[0] in right
        five += any(org in right for org in ranked[:5])
    times.sort()
    return (
        str(len(asked)),
        share(first, len(asked)),
        share(five, len(asked)),
        f"{times[len(times) // 2]:.1f}",
        f"{times[int(0.95 * len(times))]:.1f}",
    )


def ours(resolver: Resolver) -> Rank:
    """Answer as ``resolve`` does."""
    return lambda name: [resolver.index.number(c.id) for c in resolver.resolve(name).candidates]


def wratio(resolver: Resolver) -> Rank:
    """Answer by rapidfuzz WRatio over all names, both sides romanized by unidecode."""
    from rapidfuzz import fuzz, process
    from unidecode import unidecode

    owners, names = [], []
    for number, org in enumerate(resolver.index):
        for name in org.names:
            owners.append(number)
            names.append(unidecode(name.text).casefold())

    def rank(query: str) -> list[int]:
        found = process.extract(unidecode(query).casefold(), names, scorer=fuzz.WRatio, limit=20)
        return list(dict.fromkeys(owners[place] for *_, place in found))

    return rank


def acronyms(resolver: Resolver) -> tuple[str, str, str]:
    """Ask for acronyms, with the country of the owner that is meant, and count how often it comes first."""
    asked = right = 0
    for row in sample(rows("acronyms"), _QUERIES):
        for number in sorted(gold(resolver, {"gold": row["gold"][:3]})):
            org = resolver.index.organization(number)
            if not org.merged_into:
                found = resolver.resolve(row["q"], country=org.country).candidates
                asked += 1
                right += bool(found) and found[0].id == org.id
    return "acronyms, country given: right first", str(asked), share(right, asked)


def matches(resolver: Resolver) -> tuple[str, str, str]:
    """Ask for the names of ROR's own test, those with every organization known, and count the right among the matches."""
    answered = right = 0
    for row in rows("names_ror"):
        if row["ids"] and all(row["known"]):
            answer = resolver.resolve(row["text"])
            if answer.id:
                answered += 1
                right += resolver.index.get(answer.id).id in {resolver.index.get(f"ror-{i}").id for i in row["ids"]}
    return "`names_ror`: right at `match`", str(answered), share(right, answered)


def pairs() -> list[tuple[str, str, str]]:
    """Compare the pairs of two public sets with the bundled registry: F1 of «the same» at a score of 0.5, and of always yes."""
    resolver = load()
    lines = []
    for name in ("pairs_name_bench_org", "pairs_company_name_matcher"):
        asked = rows(name)
        said = [resolver.compare(row["a"], row["b"]).score >= 0.5 for row in asked]
        same = [bool(row["match"]) for row in asked]
        hits = sum(a and b for a, b in zip(said, same, strict=True))
        yes = 2 * sum(same) / (sum(same) + len(same))
        f1 = 2 * hits / (sum(said) + sum(same))
        lines.append((f"`{name}`: F1 (always yes: {yes:.3f})", str(len(asked)), f"{f1:.3f}"))
    return lines


def main() -> None:
    """Measure every set and write the page."""
    everything, latin = ror(), ror("Latn")
    noise = rows("noise")
    sets: list[tuple[str, Resolver, list[Row]]] = [
        ("typing errors, Korean", everything, [row for row in noise if row["lang"] == "ko"]),
        ("typing errors, English", everything, [row for row in noise if row["lang"] == "en"]),
        *((f"across scripts, {lang}", latin, rows(f"crosslingual_{lang}")) for lang in ("ko", "zh", "ja", "cyr", "ar")),
    ]
    rivals = {id(resolver): wratio(resolver) for resolver in (everything, latin)}
    lines = []
    for what, resolver, asked in sets:
        lines.append((what, "aliasmap", *measure(resolver, ours(resolver), sample(asked, _QUERIES))))
        few = sample(asked, _RIVAL_QUERIES)
        lines.append((what, "unidecode + WRatio", *measure(resolver, rivals[id(resolver)], few)))
    head = ("set", "by", "n", "right first", "right in five", "p50 ms", "p95 ms")
    others = [acronyms(everything), matches(everything), *pairs()]
    bodies = sum(not org.merged_into for org in everything.index)
    names = everything.index.header["names"]
    page = f"""# Lookup, measured

<!-- generated by `python -m bench.lookup`; do not edit -->

Open test sets made from ROR (CC0), {bodies:,} organizations and {names:,} names; typing errors are asked of all their names, names in other scripts
only of those in Latin letters. Each query is asked once, cold. Intervals are 95 % (Wilson). The shipped weights were learned
on these sets; [learned weights, measured](training.md) has figures for weights that never saw the query's organization.

{table(head, lines)}
{table(("what", "n", "figure"), others)}"""
    PAGE.write_text(page, encoding="utf-8")
    sys.stdout.write(page)


if __name__ == "__main__":
    main()
