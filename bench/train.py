"""``make train``: learn what signals are worth from open data, and write the weights.

The model is the decision itself, a softmax over the candidates and NIL (a conditional logit, McFadden 1974), fitted by
maximum likelihood on every query twice: once as it is, once with its organization taken out, so that NIL is right. A name
of an organization counts by its best name, chosen anew in each round. Deterministic; a minute or two.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from hashlib import md5
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize

from aliasmap.resolver import Resolver
from bench.sets import ROOT, Ones, Row, country, gold, ror, rows

WEIGHTS = ROOT / "src" / "aliasmap" / "evidence" / "learned.json"
FOLDS = 5
_RIDGE = 3e-5
_ROUNDS = 3
Array = Any  # a numpy array


class Case(NamedTuple):
    """One query: its candidates by name, which are right, how strong each signal is, and what weighs by hand."""

    fold: int
    set: str
    lang: str
    orgs: Array
    right: Array
    signals: Array
    fixed: Array


def cases(resolver: Resolver, name: str, asked: Sequence[Row], kinds: list[str], left_out: bool = False) -> list[Case]:
    """Gather the cases of a set; every second query gives its country. ``left_out``: the name asked for does not count."""
    found = []
    for i, row in enumerate(asked):
        given = country(resolver, row) if i % 2 else ""
        hypotheses = resolver.hypotheses(row["q"], country=given)
        if left_out:
            hypotheses = [h for h in hypotheses if h.name.text.casefold() != row["q"].casefold()]
        if any(e.kind == "name" for h in hypotheses for e in h.evidence):
            continue  # exactly known
        right = gold(resolver, row)
        signals, fixed = np.zeros((len(hypotheses), len(kinds))), np.zeros(len(hypotheses))
        for j, h in enumerate(hypotheses):
            for e in h.evidence:
                if e.kind in kinds:
                    signals[j, kinds.index(e.kind)] += e.weight
                else:
                    fixed[j] += e.weight
        orgs = np.array([h.org for h in hypotheses], int)
        fold = int(md5(row["gold"][0].encode()).hexdigest(), 16) // 7 % FOLDS
        found.append(Case(fold, name, row["lang"], orgs, np.isin(orgs, list(right)), signals, fixed))
    return found


def choose(case: Case, weights: Array, taken_out: bool) -> tuple[Array, Array, Array]:
    """Return (right, signals, fixed log-odds) of each candidate's best name, with the right ones taken out or not."""
    keep = ~case.right if taken_out else np.ones(len(case.orgs), bool)
    orgs, right, signals, fixed = case.orgs[keep], case.right[keep], case.signals[keep], case.fixed[keep]
    odds = signals @ weights + fixed
    best: dict[int, int] = {}
    for i, org in enumerate(orgs):
        if org not in best or odds[i] > odds[best[org]]:
            best[org] = i
    chosen = np.array(sorted(best.values()), int)
    return right[chosen], signals[chosen], fixed[chosen]


def fit(data: Sequence[Case], weights: Array, shares: dict[tuple[str, str], float]) -> Array:
    """Return the weights of greatest likelihood; ``shares`` says how much a query of a (set, language) counts."""
    for _ in range(_ROUNDS):
        chosen = [
            (*choose(case, weights, taken_out), shares.get((case.set, case.lang), 1.0))
            for case in data
            for taken_out in (False, True)
        ]
        total = sum(share for *_, share in chosen)

        def loss(w: Array, chosen: Any = chosen, total: float = total) -> tuple[float, Array]:
            lost, slope = 0.0, np.zeros(len(w))
            for right, signals, fixed, share in chosen:
                if len(right):
                    odds = np.append(signals @ w + fixed, 0.0)
                    p = np.exp(odds - odds.max())
                    p /= p.sum()
                    target = np.append(right, not right.any())
                    hit = (p * target).sum() + 1e-12
                    lost -= share * np.log(hit)
                    slope -= share * ((p * target / hit - p)[:-1] @ signals)
            return lost / total + _RIDGE * w @ w, slope / total + 2 * _RIDGE * w

        weights = minimize(loss, weights, jac=True, method="L-BFGS-B").x
    return weights


def training_cases(kinds: list[str]) -> list[Case]:
    """Gather everything that is learned from."""
    everything = ror(weights=Ones())
    found = cases(everything, "noise", rows("noise"), kinds)
    found += cases(everything, "leave_one_out", rows("leave_one_out"), kinds, left_out=True)
    return found


def main() -> None:
    """Learn, and write the weights."""
    old: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    kinds = list(old)
    data = training_cases(kinds)
    weights = fit(data, np.array(list(old.values())), {})
    made = {kind: round(float(weight), 3) for kind, weight in zip(kinds, weights, strict=True)}
    WEIGHTS.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(data):,} queries; {WEIGHTS.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
