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
MATCH = 0.9
_RIDGE = 3e-5
_ROUNDS = 3
_LARGEST = 1500  # queries of one set, so that none drowns the others
_SHARES = {("crosslingual_ko", "ko"): 3.0, ("leave_one_out", "ko"): 3.0}  # small sets count more
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
        hypotheses = resolver.hypotheses(row["q"], country=given, inexact=left_out)
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
        chosen = [choose(case, weights, taken_out) for case in data for taken_out in (False, True)]
        share = np.repeat([shares.get((case.set, case.lang), 1.0) for case in data], 2)
        nil = np.zeros((1, len(weights)))  # each query ends with NIL, whose log-odds are 0
        signals = np.concatenate([part for _, signals, _ in chosen for part in (signals, nil)])
        fixed = np.concatenate([part for *_, fixed in chosen for part in (fixed, [0.0])])
        target = np.concatenate([np.append(right, not right.any()) for right, *_ in chosen]).astype(float)
        sizes = np.array([len(right) + 1 for right, *_ in chosen])
        starts = np.concatenate([[0], sizes.cumsum()[:-1]])

        def loss(w: Array, rows: tuple[Array, ...] = (signals, fixed, target, sizes, starts, share)) -> Any:
            signals, fixed, target, sizes, starts, share = rows
            odds = np.minimum(signals @ w + fixed, 60.0)
            p = np.exp(odds - np.repeat(np.maximum.reduceat(odds, starts), sizes))
            p /= np.repeat(np.add.reduceat(p, starts), sizes)
            hit = np.add.reduceat(p * target, starts) + 1e-12
            slope = np.repeat(share, sizes) * (p * target / np.repeat(hit, sizes) - p)
            total = share.sum()
            return -(share * np.log(hit)).sum() / total + _RIDGE * w @ w, -(slope @ signals) / total + 2 * _RIDGE * w

        weights = minimize(loss, weights, jac=True, method="L-BFGS-B").x
    return weights


def training_cases(kinds: list[str]) -> list[Case]:
    """Gather everything that is learned from."""
    everything = ror(weights=Ones())
    found = cases(everything, "noise", rows("noise"), kinds)
    found += cases(everything, "leave_one_out", rows("leave_one_out"), kinds, left_out=True)
    latin = ror("Latn", weights=Ones())
    for lang in ("ko", "zh", "ja"):
        found += cases(latin, f"crosslingual_{lang}", rows(f"crosslingual_{lang}")[:_LARGEST], kinds)
    return found


def report(data: Sequence[Case], start: Array) -> None:
    """Print how well each set is answered by weights learned without it: five folds, no organization in two."""
    answers: dict[tuple[str, str], list[tuple[float, bool, bool]]] = {}
    for fold in range(FOLDS):
        weights = fit([case for case in data if case.fold != fold], start, _SHARES)
        for case in data:
            if case.fold == fold:
                for taken_out in (False, True):
                    right, signals, fixed = choose(case, weights, taken_out)
                    odds = np.append(np.minimum(signals @ weights + fixed, 60.0), 0.0)
                    p = np.exp(odds) / np.exp(odds).sum()
                    best = int(p[:-1].argmax()) if len(right) else -1
                    answer = (float(p[best]), bool(right[best])) if best >= 0 else (0.0, False)
                    answers.setdefault((case.set, case.lang), []).append((*answer, not taken_out))
    for (name, lang), found in answers.items():
        sys.stdout.write(f"{name} {lang}: {measure(found)}\n")


def measure(answers: Sequence[tuple[float, bool, bool]]) -> str:
    """Say in figures how good answers are: (probability, right, whether there is an answer) of each."""
    p, right, there = (np.array(column) for column in zip(*answers, strict=True))
    sure, n = p >= MATCH, int(there.sum())
    best = max(2 * right[p >= t].sum() / ((p >= t).sum() + n) for t in np.unique(p.round(3)))
    base = right.mean()
    skill = 1.0 - ((p - right) ** 2).mean() / max(base * (1.0 - base), 1e-9)
    bins = np.array_split(np.argsort(p), 15)
    error = sum(abs(p[b].mean() - right[b].mean()) * len(b) for b in bins) / len(p)
    return (
        f"n {n}, first {right[there].mean():.3f}; half without answer: precision of match "
        f"{right[sure].mean() if sure.any() else 0.0:.3f}, coverage {(right & sure).sum() / n:.3f}, best F1 {best:.3f}, "
        f"Brier skill {skill:.3f}, calibration error {error:.3f}"
    )


def main() -> None:
    """Learn, and write the weights."""
    old: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    kinds = list(old)
    data = training_cases(kinds)
    start = np.array(list(old.values()))
    report(data, start)
    weights = fit(data, start, _SHARES)
    made = {kind: round(float(weight), 3) for kind, weight in zip(kinds, weights, strict=True)}
    WEIGHTS.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(data):,} queries; {WEIGHTS.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
