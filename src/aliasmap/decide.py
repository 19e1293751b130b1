"""Decide: the evidence of all hypotheses on one span into a probability, and the probability into an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import exp

from aliasmap.calibration import calibrated, way_of
from aliasmap.model import Candidate, Hypothesis, Mention, Organization, Resolution
from aliasmap.text.scripts import script_of

_JOINT = re.compile(
    r"(?:\b(?:of|at|in|for|from|with|by|under|to|de|del|della|der|di|do|du)(?:\s+(?:the|la))?\s+|\(\s*)$", re.IGNORECASE
)
_CONJOINED = re.compile(r"\s*(?:,|&|and\b)", re.IGNORECASE)
NEST = 0.7  # of names that only come close: below 1, many poor candidates together do not make one of them likelier
_TINY = 1e-9  # keeps a quotient finite
_AMBIGUOUS = 0.5  # a second candidate with at least this share of the first makes the answer ambiguous


class Thresholds:
    """From which probability an answer is a ``match``, and from which it is worth a ``review``."""

    __slots__ = ("match", "review")

    def __init__(self, match: float = 0.9, review: float = 0.4) -> None:
        """Take two probabilities."""
        self.match = match
        self.review = review


def decide(
    query: str,
    hypotheses: Sequence[Hypothesis],
    organization: Callable[[int], Organization],
    thresholds: Thresholds,
    version: str,
    calibration: Mapping[str, Mapping[str, float]],
) -> Resolution:
    """Sum the evidence of each organization's best name, share the probability among them and NIL, and answer.

    The share is a softmax of the log-odds in which NIL has 0 (a conditional logit, McFadden 1974); where no name is equal,
    the candidates are a nest of their own (a nested logit, McFadden 1978), and the shares are calibrated. Of equals the one with more names comes first: it
    is likely to be the better known.
    """
    best: dict[int, Hypothesis] = {}
    for h in hypotheses:
        if h.org not in best or h.weight > best[h.org].weight:
            best[h.org] = h
    ranked = sorted(best.values(), key=lambda h: (-round(h.weight, 6), -len(organization(h.org).names), h.org))
    if not ranked:
        return Resolution(query, "nil", None, None, 0.0, None, "unknown", (), version)
    exact = any(e.kind == "name" for e in ranked[0].evidence)
    odds = [min(h.weight, 60.0) for h in ranked]
    shares = shares_of(odds, 1.0 if exact else NEST)
    if not exact:
        way = way_of([[e.kind for e in h.evidence] for h in ranked], script_of(query.casefold()))
        shares = _scaled(shares, calibrated(shares[0], odds, way, calibration))
    known = sum(shares)
    candidates = tuple(
        Candidate(organization(h.org).id, organization(h.org).name(), round(share, 4), tuple(h.evidence))
        for h, share in zip(ranked, shares, strict=True)
    )
    first = candidates[0]
    answer = (first.id, first.score, first.name)
    if first.score >= thresholds.match:
        return Resolution(query, "match", first.id, *answer, None, candidates, version)
    if known >= thresholds.review:
        return Resolution(query, "review", None, *answer, _reason(candidates), candidates, version)
    return Resolution(query, "nil", None, *answer, "weak evidence" if exact else "unknown", candidates, version)


def shares_of(odds: Sequence[float], nest: float) -> list[float]:
    """Return how probable each of several log-odds is, beside NIL.

    >>> shares_of([0.0, 0.0], 1.0)
    [0.3333333333333333, 0.3333333333333333]
    """
    each = [exp(odd / nest) for odd in odds]
    together = sum(each)
    known = 1.0 / (1.0 + together**-nest)
    return [known * one / together for one in each]


def _scaled(shares: Sequence[float], first: float) -> list[float]:
    """Return shares of which the first is as given; the rest keep their proportions, and none comes before the first."""
    scale = (1.0 - first) / max(1.0 - shares[0], _TINY)
    return [first, *(min(first, share * scale) for share in shares[1:])]


def _reason(candidates: Sequence[Candidate]) -> str:
    """Say why the first candidate is no match."""
    first = candidates[0]
    if len(candidates) > 1 and candidates[1].score >= _AMBIGUOUS * first.score:
        return "ambiguous"
    seen = {e.kind for e in first.evidence}
    return "weak evidence" if "name" in seen else "part of" if "inside" in seen else "near miss"


def is_sure(resolution: Resolution) -> bool:
    """Tell whether the surface form alone decides: a match, and nobody else bears the name."""
    return resolution.status == "match" and len(resolution.candidates) == 1


def arrange(
    mentions: Iterable[Mention], is_business: Callable[[str], bool], is_parent: Callable[[str, str], bool]
) -> list[Mention]:
    """Resolve overlaps: of two that cross the longer stays; one inside another stays if it is a word there.

    An inner mention of the same organization goes, and so does a business (``is_business`` of its id) in the name of a
    known body, which bears its brand (Samsung in «Samsung Electronics»). ``is_parent`` of two ids tells whether the first is the
    parent of the second, whose name may begin with its parent's. Returns the rest by (start, -end), with their ``parent``.
    """
    kept: list[Mention] = []
    open_: list[Mention] = []
    for m in sorted(mentions, key=lambda m: (m.start, -m.end)):
        while open_ and open_[-1].end <= m.start:
            open_.pop()
        outer = open_[-1] if open_ else None
        if outer is not None:
            if m.end > outer.end:
                if m.end - m.start <= outer.end - outer.start:
                    continue
                while open_ and open_[-1].end > m.start and m.end > open_[-1].end:
                    kept.remove(open_.pop())
                outer = open_[-1] if open_ else None
            if outer is not None:
                if not _may_stand_in(outer, m, is_business, is_parent):
                    continue
                m = Mention(m.start, m.end, m.surface, m.resolution, outer, m.kind, m.nil, m.guess)
        kept.append(m)
        open_.append(m)
    return kept


def _may_stand_in(
    outer: Mention, inner: Mention, is_business: Callable[[str], bool], is_parent: Callable[[str, str], bool]
) -> bool:
    best, around = inner.resolution.best, outer.resolution.id
    if inner.nil or not best or (around and is_business(best)):
        return False
    if inner.start == outer.start and (not around or is_parent(best, around)):
        return True
    return _stands_in(outer, inner)


def _stands_in(outer: Mention, inner: Mention) -> bool:
    """Tell whether an inner mention is a name in a name, and not merely the outer name's own words.

    It is parted from the rest on both sides; it is not a shorter name of the same body; at the end of the outer name,
    where the head of a noun phrase stands, something like «of» parts them (the Ministry of Education in «Singapore
    Ministry of Education» is Singapore's); and no «and» goes on with it («Ministry of Industry and Technology»).
    """
    before = outer.surface[: inner.start - outer.start]
    after = outer.surface[inner.end - outer.start :]
    if before[-1:].isalnum() or after[:1].isalnum():
        return False
    if any(c.id == outer.resolution.best for c in inner.resolution.candidates):
        return False
    return not _CONJOINED.match(after) if after else bool(_JOINT.search(before))
