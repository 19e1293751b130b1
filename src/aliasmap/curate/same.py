"""One body, several names: what was found is brought together across documents, languages and scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from aliasmap.curate.common import first
from aliasmap.curate.draft import is_spelled
from aliasmap.propose.definitions import is_acronym
from aliasmap.resolver import Resolver
from aliasmap.text.normalize import scan_key
from aliasmap.text.scripts import scripts

_SAME, _TRANSLATED = 0.95, 0.4  # how probable it is at least that two names, in one script or in two, are of one body
_ANOTHER = 0.5  # full names in one script below this are those of two bodies, whatever initials they share
_COMPARED = 2  # names of each script that are compared
_UNTOLD = "organization"


class Group:
    """The names of what may be one organization, with how often and where they were met and what says so."""

    def __init__(self, owner: str = "") -> None:
        """Start an empty group; ``owner`` is the id of the known organization whose names these are."""
        self.owner = owner
        self.names: Counter[str] = Counter()
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
        return [name for name in listed if not is_acronym(name) and (scripts(name) == {"Latn"}) == is_latin]

    def join(self, other: Group) -> None:
        """Take over what another group has."""
        self.names += other.names
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
    for probability, least in ((_alike, _SAME), (_translated, _TRANSLATED)):
        for one, other in _pairs(new, resolver, probability, least):
            one.join(other)
            united.remove(other)
            new.remove(other)
    return united


def _may_be_one(one: Group, other: Group, resolver: Resolver) -> bool:
    """Tell whether groups that share a name are one body: not if it is initials, and the full names are not alike."""
    shared = {scan_key(n) for n in one.names} & {scan_key(n) for n in other.names}
    if any(scan_key(name) in shared and not is_acronym(name) for name in one.names):
        return True
    for is_latin in (True, False):
        ours, theirs = one.full_names(is_latin), other.full_names(is_latin)
        if ours and theirs:
            return resolver.compare(ours[0], theirs[0]).score >= _ANOTHER
    return True


def _pairs(
    groups: Sequence[Group], resolver: Resolver, probability: Callable[[Group, Group, Resolver], float], least: float
) -> list[tuple[Group, Group]]:
    """Return the pairs of groups that are each other's likeliest, each group in one pair at most."""
    likely = []
    for i, one in enumerate(groups):
        for j in range(i + 1, len(groups)):
            found = (
                probability(one, groups[j], resolver)
                if _UNTOLD in (one.kind, groups[j].kind) or one.kind == groups[j].kind
                else 0
            )
            if found >= least:
                likely.append((found, i, j))
    taken: set[int] = set()
    pairs = []
    for _, i, j in sorted(likely, key=lambda pair: (-pair[0], pair)):
        if not taken & {i, j}:
            pairs.append((groups[i], groups[j]))
        taken |= {i, j}
    return pairs


def _alike(one: Group, other: Group, resolver: Resolver) -> float:
    """Return how probable it is that two groups are one body by full names in one script."""
    return max(
        (
            resolver.compare(ours, theirs).score
            for is_latin in (True, False)
            for ours in one.full_names(is_latin)[:1]
            for theirs in other.full_names(is_latin)[:1]
            if scripts(ours) == scripts(theirs)
        ),
        default=0.0,
    )


def _translated(one: Group, other: Group, resolver: Resolver) -> float:
    """Return how probable it is that two groups are one body by names in two scripts: translated, or one that sounds so."""
    latin, others = (one, other) if not one.full_names(False) else (other, one)
    if latin.full_names(False) or others.full_names(True):
        return 0.0
    if any(is_spelled(name, said) for name in others.full_names(False) for said in latin.names):
        return 1.0
    return max(
        (
            resolver.compare(ours, theirs).score
            for ours in latin.full_names(True)[:_COMPARED]
            for theirs in others.full_names(False)[:_COMPARED]
        ),
        default=0.0,
    )
