"""Several sources into one list of organizations: the first that has an organization owns it, names unite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from aliasmap.model import Link, Name, Organization
from aliasmap.text.normalize import scan_key

_JOINED_BY = ("ror", "wikidata")


def join(sources: Iterable[Iterable[Organization]]) -> list[Organization]:
    """Join sources: the first that has an organization (same id, ROR or Wikidata id) owns its fields, names unite.

    An id that is joined to another stays as a redirect, and links to it go to the owner. ROR keeps one record over
    several generations of a body: of its names those are dropped that another body of the same succession chain bears
    in an earlier source.

    >>> first = Organization("kr-a", "agency", "KR", (Name("가"),), ids=(("ror", "01wpjm123"),))
    >>> other = Organization("ror-01wpjm123", "agency", "KR", (Name("A"),), ids=(("ror", "01wpjm123"),))
    >>> [(o.id, [n.text for n in o.names], o.merged_into) for o in join([[first], [other]])]
    [('kr-a', ['가', 'A'], ''), ('ror-01wpjm123', [], 'kr-a')]
    """
    joined = _Joined()
    for source in sources:
        joined.add(list(source))
    return joined.result()


class _Joined:
    """The organizations so far, by id, and where the ids went that are joined to another."""

    def __init__(self) -> None:
        self.organizations: dict[str, Organization] = {}
        self.owner: dict[str, str] = {}
        self.known: dict[tuple[str, str], str] = {}

    def add(self, source: list[Organization]) -> None:
        """Add a source, after those that own what it shares with them."""
        before = dict(self.organizations)
        own: dict[tuple[str, str], str] = {}
        for organization in source:
            same = self._same(organization)
            if same and same != organization.id:
                self.owner[organization.id] = same
            own |= dict.fromkeys(_identifiers(organization), same or organization.id)
        for organization in source:
            ident = self._place(organization.id)
            if ident not in before:
                self.organizations[ident] = organization
            elif not before[ident].merged_into:
                self.organizations[ident] = self._united(self.organizations[ident], organization, before)
        self.known = own | self.known
        if before:
            self._drop_names_of_kin(before)

    def result(self) -> list[Organization]:
        """Return the organizations with every link at its place, and a redirect for each id that was joined away."""
        redirects = [_redirect(ident, self._place(ident)) for ident in self.owner]
        return [*map(self._linked, self.organizations.values()), *redirects]

    def _same(self, organization: Organization) -> str:
        """The id of an earlier source that means the same body; two ROR ids are two bodies."""
        if organization.id in self.organizations:
            return organization.id
        ror = dict(organization.ids).get("ror")
        for pair in _identifiers(organization):
            if pair in self.known:
                other = dict(self.organizations[self.known[pair]].ids).get("ror")
                if not ror or not other or ror == other:
                    return self.known[pair]
        return ""

    def _place(self, ident: str) -> str:
        while ident in self.owner:
            ident = self.owner[ident]
        return ident

    def _united(self, first: Organization, other: Organization, before: Mapping[str, Organization]) -> Organization:
        texts = {name.text for name in first.names}
        keys = {scan_key(text) for text in texts}
        names = [n for n in other.names if n.text not in texts and (n.source != "ror" or scan_key(n.text) not in keys)]
        links = [link for link in other.succeeds if self._place(link.id) not in before]
        ids = dict(other.ids) | dict(first.ids)
        return first._replace(names=(*first.names, *names), succeeds=(*first.succeeds, *links), ids=tuple(ids.items()))

    def _drop_names_of_kin(self, before: Mapping[str, Organization]) -> None:
        for chain in self._chains():
            bearers: dict[str, set[str]] = defaultdict(set)
            for ident in chain & before.keys():
                for name in before[ident].names:
                    bearers[scan_key(name.text)].add(ident)
            for ident in sorted(chain):
                known = before[ident].names if ident in before else ()
                self._drop(ident, known, bearers)

    def _drop(self, ident: str, known: tuple[Name, ...], bearers: Mapping[str, set[str]]) -> None:
        """Drop the new names of a body that others bear; without a name it is joined to the one that bears its first."""
        organization = self.organizations[ident]
        others = {n: bearers.get(scan_key(n.text), set()) - {ident} for n in organization.names}
        names = tuple(n for n in organization.names if n in known or n.source != "ror" or not others[n])
        if names:
            self.organizations[ident] = organization._replace(names=names)
        elif organization.names:
            bearer = self.owner[ident] = min(others[organization.names[0]])
            del self.organizations[ident]
            rest = organization._replace(names=())
            self.organizations[bearer] = self._united(self.organizations[bearer], rest, {})

    def _chains(self) -> Iterator[set[str]]:
        """The bodies that succession links, directly or over others."""
        kin: dict[str, set[str]] = defaultdict(set)
        for organization in self.organizations.values():
            for link in organization.succeeds:
                other = self._place(link.id)
                if other in self.organizations:
                    kin[organization.id].add(other)
                    kin[other].add(organization.id)
        seen: set[str] = set()
        for start in kin:
            if start not in seen:
                chain, todo = {start}, [start]
                while todo:
                    new = kin[todo.pop()] - chain
                    chain |= new
                    todo += new
                seen |= chain
                yield chain

    def _linked(self, organization: Organization) -> Organization:
        if not self.owner:
            return organization
        return organization._replace(
            succeeds=self._links(organization.succeeds, organization.id),
            parents=self._links(organization.parents, organization.id),
            merged_into=self._place(organization.merged_into),
        )

    def _links(self, links: Iterable[Link], ident: str) -> tuple[Link, ...]:
        placed: dict[Link, None] = dict.fromkeys(link._replace(id=self._place(link.id)) for link in links)
        return tuple(link for link in placed if link.id != ident)


def _identifiers(organization: Organization) -> list[tuple[str, str]]:
    return [pair for pair in organization.ids if pair[0] in _JOINED_BY]


def _redirect(ident: str, target: str) -> Organization:
    return Organization(ident, "organization", "INT", (), merged_into=target)
