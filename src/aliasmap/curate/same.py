"""One body, several names: what was found is brought together across documents, languages and scripts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations, product
from typing import NamedTuple

from aliasmap.curate.common import first
from aliasmap.curate.draft import is_initials, is_spelled
from aliasmap.resolver import Resolver
from aliasmap.text.alike import alike
from aliasmap.text.normalize import scan_key
from aliasmap.text.scripts import scripts

_SAME, _TRANSLATED = 0.95, 0.4  # how probable it is at least that two names, in one script or in two, are of one body
_ANOTHER = 0.5  # full names in one script below this are those of two bodies, whatever initials they share
_WORTH_COMPARING = 0.8  # similarity of letters of names in one script
_ALIGNED = 500  # groups, those met most often, whose names are compared across scripts
_COMPARED = 2  # names of each script that are compared
_UNTOLD = "organization"


class Group:
    """The names of what may be one organization, with how often and in which documents they were met, and why."""

    def __init__(self, owner: str = "") -> None:
        """Start an empty group; ``owner`` is the id of the known organization whose names these are."""
        self.owner = owner
        self.names: Counter[str] = Counter()
        self.met: dict[str, set[str]] = defaultdict(set)
        self.kinds: Counter[str] = Counter()
        self.countries: Counter[str] = Counter()
        self.documents: Counter[str] = Counter()
        self.evidence: Counter[str] = Counter()

    @property
    def kind(self) -> str:
        """What it seems to be: the kind said most often."""
        return first({kind: n for kind, n in self.kinds.items() if kind != _UNTOLD}, _UNTOLD)

    def full_names(self, is_latin: bool) -> list[str]:
        """Return the names that are no initials, in Latin script or in others, the most frequent first."""
        listed = sorted(self.names, key=lambda name: (-self.names[name], -len(name), name))
        return [name for name in listed if not is_initials(name) and (scripts(name) == {"Latn"}) == is_latin]

    def join(self, other: Group) -> None:
        """Take over what another group has."""
        self.names += other.names
        for name, documents in other.met.items():
            self.met[name] |= documents
        self.kinds += other.kinds
        self.countries += other.countries
        self.documents += other.documents
        self.evidence += other.evidence


def brought_together(groups: Sequence[Group], resolver: Resolver) -> list[Group]:
    """Return the groups, those of one body as one: they share a name, or their names are alike, translated or heard."""
    united: list[Group] = []
    by_key: dict[tuple[str, str], list[Group]] = {}
    for group in groups:
        keys = [(group.owner, scan_key(name)) for name in group.names]
        known = list(dict.fromkeys(g for key in keys for g in by_key.get(key, ())))
        for other in known:
            if _may_be_one(group, other, resolver):
                united.remove(other)
                group.join(other)
        united.append(group)
        for name in group.names:
            kept = [g for g in by_key.get((group.owner, scan_key(name)), ()) if g in united]
            by_key[group.owner, scan_key(name)] = [*kept, group]
    new = [group for group in united if not group.owner]
    new.sort(key=lambda group: -group.documents.total())
    for probability, least, most in ((_alike, _SAME, len(new)), (_translated, _TRANSLATED, _ALIGNED)):
        for one, other in _pairs(new[:most], resolver, probability, least):
            one.join(other)
            united.remove(other)
            new.remove(other)
    return united


def _may_be_one(one: Group, other: Group, resolver: Resolver) -> bool:
    """Tell whether groups that share a name are one body: not if it is initials, and the full names are not alike."""
    shared = {scan_key(n) for n in one.names} & {scan_key(n) for n in other.names}
    if any(scan_key(name) in shared and not is_initials(name) for name in one.names):
        return True
    for is_latin in (True, False):
        ours, theirs = one.full_names(is_latin), other.full_names(is_latin)
        if ours and theirs:
            return resolver.compare(ours[0], theirs[0]).score >= _ANOTHER
    return True


class _Names(NamedTuple):
    """The names of one group, made ready to be compared: all, the full ones in Latin script, and the others."""

    kind: str
    all: tuple[str, ...]
    latin: list[str]
    others: list[str]


def _pairs(
    groups: Sequence[Group], resolver: Resolver, probability: Callable[[_Names, _Names, Resolver], float], least: float
) -> list[tuple[Group, Group]]:
    """Return the pairs of groups that are each other's likeliest, each group in one pair at most."""
    named = [_Names(g.kind, tuple(g.names), g.full_names(True), g.full_names(False)) for g in groups]
    likely = []
    for (i, one), (j, other) in combinations(enumerate(named), 2):
        if one.kind == other.kind or _UNTOLD in (one.kind, other.kind):
            found = probability(one, other, resolver)
            if found >= least:
                likely.append((found, i, j))
    taken: set[int] = set()
    pairs = []
    for _, i, j in sorted(likely, key=lambda pair: (-pair[0], pair)):
        if not taken & {i, j}:
            pairs.append((groups[i], groups[j]))
        taken |= {i, j}
    return pairs


def _alike(one: _Names, other: _Names, resolver: Resolver) -> float:
    """Return how probable it is that two groups are one body by their first full names in one script."""
    pairs = [*zip(one.latin[:1], other.latin[:1], strict=False), *zip(one.others[:1], other.others[:1], strict=False)]
    worth = [(ours, theirs) for ours, theirs in pairs if alike(ours, theirs) >= _WORTH_COMPARING]
    return max((resolver.compare(ours, theirs).score for ours, theirs in worth), default=0.0)


def _translated(one: _Names, other: _Names, resolver: Resolver) -> float:
    """Return how probable it is that two groups are one body by names in two scripts: translated, or one that sounds so."""
    latin, others = (one, other) if not one.others else (other, one)
    if latin.others or others.latin:
        return 0.0
    if any(is_spelled(name, said) for name in others.others for said in latin.all):
        return 1.0
    pairs = product(latin.latin[:_COMPARED], others.others[:_COMPARED])
    return max((resolver.compare(ours, theirs).score for ours, theirs in pairs), default=0.0)
