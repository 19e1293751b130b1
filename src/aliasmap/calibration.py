"""Calibrate: how probable the first of several inexact candidates is, given how far it is ahead of the others.

A softmax tells apart candidates; that none of them is meant it tells less well, because the weights are shared by all
scripts. So its answer goes through a logistic regression (Platt 1999) on the answer's own log-odds and on the lead over
the second and the third candidate, with a constant for each script, fitted on queries the weights never saw.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import exp, log

ACROSS = "across "  # how the evidence begins that a name of another script was read, before the name of the script
WAYS = ("near", "across", "beside")
FEATURES = ("odds", "before the second", "before the third")
_FARTHEST = 4.0  # a lead in log-odds; more says no more
_TINY = 1e-6  # keeps a logarithm finite


def features(probability: float, odds: Sequence[float]) -> tuple[float, ...]:
    """Return what is known of the first candidate, in the order of ``FEATURES``.

    ``odds`` are the log-odds of all candidates, the highest first; where there is no second or third, the lead is over NIL.

    >>> features(0.5, [3.0, 1.0])
    (0.0, 2.0, 3.0)
    """
    p = min(max(probability, _TINY), 1.0 - _TINY)
    others = [odds[place] if len(odds) > place else min(0.0, odds[0]) for place in (1, 2)]
    return log(p / (1.0 - p)), *(min(odds[0] - other, _FARTHEST) for other in others)


def way_of(evidence: Sequence[Collection[str]], script: str) -> tuple[str, str]:
    """Return how the first candidate was found, and the script the answer depends on.

    ``evidence`` are the kinds of each candidate's evidence, the first's first; ``script`` is that of the query. A candidate is
    found ``near``, in its own script, or ``across``; or across ``beside`` others that are near, where one expects the right
    one to be near too.

    >>> way_of([["letters"], ["across Hang"]], "Hang"), way_of([["across Hang"]], "Hang")
    (('near', 'Hang'), ('across', 'Hang'))
    >>> way_of([["across Hang", "parts"], ["letters"]], "Hang")
    ('beside', 'Hang')
    """
    read = [next((kind.removeprefix(ACROSS) for kind in kinds if kind.startswith(ACROSS)), "") for kinds in evidence]
    if not read[0]:
        return "near", script
    return "across" if all(read) else "beside", read[0]


def calibrated(
    probability: float, odds: Sequence[float], way: tuple[str, str], learned: Mapping[str, Mapping[str, float]]
) -> float:
    """Return the calibrated probability of the first candidate.

    ``learned`` holds for each way the slope of each feature and the constant of each script; that of ``other`` is for
    the scripts that nothing was learned of.
    """
    weights = learned[way[0]]
    values = zip(FEATURES, features(probability, odds), strict=True)
    constant = weights.get(way[1], weights["other"])
    return 1.0 / (1.0 + exp(-constant - sum(weights[name] * value for name, value in values)))
