"""Learn to calibrate: a logistic regression on answers to queries that the weights never saw (``make train``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize

from aliasmap.calibration import FEATURES, WAYS, calibrated, features

_RIDGE = 1e-4


class Answer(NamedTuple):
    """The first candidate for one query: how it was found, its share, the log-odds of all, whether it is right."""

    fold: int
    set: str
    lang: str
    way: tuple[str, str]
    share: float
    odds: list[float]
    right: bool
    there: bool


def certain(answer: Answer, learned: Mapping[str, Mapping[str, float]]) -> float:
    """Return the calibrated probability of an answer."""
    return calibrated(answer.share, answer.odds, answer.way, learned) if answer.odds else 0.0


def calibration_of(answers: Sequence[Answer], shares: Mapping[tuple[str, str], float]) -> dict[str, dict[str, float]]:
    """Return for each way the slope of each feature and the constant of each script.

    ``shares`` says how much an answer to a query of a (set, language) counts.
    No slope is below zero: what speaks for a candidate never makes it less probable. The constant of ``other`` scripts is
    that of all together.
    """
    return {way: _fitted([a for a in answers if a.odds and a.way[0] == way], shares) for way in WAYS}


def _fitted(answers: Sequence[Answer], shares: Mapping[tuple[str, str], float]) -> dict[str, float]:
    scripts = sorted({answer.way[1] for answer in answers})
    slopes = len(FEATURES)
    values = np.array([features(answer.share, answer.odds) for answer in answers])
    own = np.array([[float(answer.way[1] == script) for script in scripts] for answer in answers])
    right = np.array([answer.right for answer in answers])
    counts = np.array([shares.get((answer.set, answer.lang), 1.0) for answer in answers])
    counts /= counts.sum()
    known = np.hstack([values, own])
    bounds = [(0.0, None)] * slopes + [(None, None)] * len(scripts)

    def loss(w: Any) -> Any:
        odds = known @ w
        off = counts * (1.0 / (1.0 + np.exp(-odds)) - right)
        ridge = np.concatenate([w[:slopes], np.zeros(len(scripts))])
        value = counts @ (np.logaddexp(0.0, odds) - right * odds)
        return value + _RIDGE * ridge @ ridge, known.T @ off + 2 * _RIDGE * ridge

    weights = minimize(loss, np.zeros(known.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x
    fixed = values @ weights[:slopes]
    other = minimize(lambda w: counts @ (np.logaddexp(0.0, fixed + w) - right * (fixed + w)), np.zeros(1)).x[0]
    named = zip((*FEATURES, *scripts, "other"), (*weights, other), strict=True)
    return {name: round(float(weight), 3) for name, weight in named}
