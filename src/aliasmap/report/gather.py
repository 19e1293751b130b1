"""What a page tells, gathered from the mentions of its articles: a card a distinct decision, organizations, clusters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from aliasmap.errors import UnknownId
from aliasmap.model import Mention, Organization
from aliasmap.text.scripts import script_of

_ALTERNATIVES = 5  # candidates that a card shows
_LEAST = 0.001  # the least score of a candidate that a card shows
_LANGUAGES = {"Hang": "ko", "Kana": "ja", "Hani": "zh"}
_CONTEXT = 48  # code points shown on either side of an unknown name
#: The families that have a colour; what is in none of them is «other».
FAMILIES = {
    "state": (
        "Government",
        "government state-body ministry agency commission local-government military public-corporation party",
    ),
    "science": ("Research and education", "research-institute university school hospital"),
    "business": ("Business", "company group financial investor platform"),
    "civic": ("Associations and media", "association foundation media"),
    "other": ("International and other", "international programme facility organization"),
}
_FAMILY = {kind: family for family, (_, kinds) in FAMILIES.items() for kind in kinds.split()}


class Article(NamedTuple):
    """One article as it is read, and its mentions."""

    path: str
    text: str
    mentions: tuple[Mention, ...]
    encoding: str = ""

    @property
    def language(self) -> str:
        """The language that most of the text is written in, as far as its script tells.

        >>> Article("a", "KAIST와 서울대는 협약을 맺었다.", ()).language
        'ko'
        """
        counts = {"ko": 0, "ja": 0, "zh": 0}
        sample = self.text[:20_000]
        for c in sample:
            language = _LANGUAGES.get(script_of(c)) if c > "\u2fff" else None
            if language:
                counts[language] += 1
        wide = sum(counts.values())
        if wide * 4 < sum(c.isascii() and c.isalpha() for c in sample):
            return "en"
        if not wide:
            return "und"
        return "ko" if counts["ko"] * 4 > wide else "ja" if counts["ja"] * 10 > wide else "zh"


class Place(NamedTuple):
    """Where a mention is: the number of its article and its number in it."""

    article: int
    number: int

    @property
    def anchor(self) -> str:
        """The id of its element."""
        return f"m-{self.article}-{self.number}"


class Row:
    """One organization, or one cluster of mentions that the registry does not know: its mentions by article."""

    def __init__(self, key: str, name: str) -> None:
        """Take the id or the cluster's name, and what it is called."""
        self.key = key
        self.name = name
        self.org: Organization | None = None
        self.guess = ""
        self.statuses: set[str] = set()
        self.used: dict[int, dict[tuple[str, str], list[Place]]] = {}
        self.context: tuple[str, str, str] = ("", "", "")

    @property
    def count(self) -> int:
        """How many mentions there are."""
        return sum(len(places) for names in self.used.values() for places in names.values())


class Pile:
    """Everything that a page shows of its articles."""

    def __init__(self, get: Callable[[str], Organization]) -> None:
        """Take what finds an organization by its id."""
        self._get = get
        self._cards: dict[Any, int] = {}
        self.articles: list[Article] = []
        self.cards: list[dict[str, Any]] = []
        self.card_of: dict[Place, int] = {}
        self.organizations: dict[str, dict[str, Any]] = {}
        self.rows: dict[str, Row] = {}
        self.unknown: dict[str, Row] = {}

    def add(self, article: Article) -> None:
        """Take in an article, its mentions put in order."""
        number = len(self.articles)
        article = article._replace(mentions=tuple(sorted(article.mentions, key=lambda m: (m.start, -m.end))))
        self.articles.append(article)
        clusters = _clusters(article.mentions)
        for i, m in enumerate(article.mentions):
            place = Place(number, i)
            self.card_of[place] = self._card(m, clusters.get(m.nil) if m.nil else None)
            if m.kind == "org":
                self._row(article, m, place)

    @property
    def mentions(self) -> int:
        """How many mentions there are."""
        return len(self.card_of)

    def count(self, status: str) -> int:
        """How many mentions have a status."""
        return sum(self.cards[card]["status"] == status for card in self.card_of.values())

    def organization(self, ident: str | None) -> Organization | None:
        """Return an organization, or None where the registry has none (mentions may come from another one)."""
        try:
            return self._get(ident) if ident else None
        except UnknownId:
            return None

    def _card(self, m: Mention, cluster: str | None) -> int:
        parent = m.parent.surface if m.parent is not None else None
        key = (m.kind, cluster, m.surface, parent, m.resolution)
        if key not in self._cards:
            self._cards[key] = len(self.cards)
            self.cards.append(self._make_card(m, cluster, parent))
        return self._cards[key]

    def _make_card(self, m: Mention, cluster: str | None, parent: str | None) -> dict[str, Any]:
        r = m.resolution
        org = self.organization(r.best) if cluster is None else None
        if org is not None and org.id not in self.organizations:
            self.organizations[org.id] = _details(org, self.organization)
        shown = [c for c in r.candidates[:_ALTERNATIVES] if c.score >= _LEAST or c.id == r.best]
        return {
            "surface": m.surface,
            "kind": m.kind,
            "nil": cluster,
            "guess": m.guess,
            "status": "other" if m.kind != "org" else "nil" if cluster is not None else r.status,
            "score": r.score,
            "reason": r.reason,
            "org": org.id if org else None,
            "family": family(org) if m.kind == "org" else "other",
            "inside": parent,
            "candidates": [
                {
                    "id": c.id,
                    "name": c.name,
                    "score": c.score,
                    "why": [[e.kind, e.detail, round(e.weight, 1)] for e in c.evidence],
                }
                for c in shown
            ],
        }

    def _row(self, article: Article, m: Mention, place: Place) -> None:
        card = self.cards[self.card_of[place]]
        org = self.organization(card["org"]) if card["status"] != "nil" else None
        if org is not None:
            row = self.rows.setdefault(org.id, Row(org.id, org.name()))
            row.org = org
        else:
            cluster = card["nil"] or m.surface
            row = self.unknown.setdefault(cluster, Row(cluster, cluster))
            if not row.used:
                before = article.text[max(0, m.start - _CONTEXT) : m.start]
                row.context = (before, m.surface, article.text[m.end : m.end + _CONTEXT])
        row.guess = row.guess or m.guess or ""
        row.statuses.add(card["status"])
        surface = " ".join(m.surface.split())
        row.used.setdefault(place.article, {}).setdefault((surface, card["status"]), []).append(place)


def _clusters(mentions: tuple[Mention, ...]) -> dict[str, str]:
    """Return what each cluster of an article is called: its longest name; so one name is one cluster in all articles."""
    names: dict[str, str] = {}
    for m in mentions:
        surface = " ".join(m.surface.split())
        if m.nil and len(surface) > len(names.get(m.nil, "")):
            names[m.nil] = surface
    return names


def family(org: Organization | None) -> str:
    """Return the family of an organization, which has a colour."""
    return _FAMILY.get(org.kind, "other") if org else "unknown"


def _details(org: Organization, find: Callable[[str | None], Organization | None]) -> dict[str, Any]:
    def link(ident: str, since: str = "", until: str = "", part: bool = False) -> list[Any]:
        other = find(ident)
        return [ident, other.name() if other else ident, since, until, part]

    return {
        "id": org.id,
        "name": org.name(),
        "english": org.name("en"),
        "kind": org.kind,
        "country": org.country,
        "since": org.since,
        "until": org.until,
        "names": [[n.text, list(n.lang), n.kind, n.since, n.until, n.weak, n.source] for n in org.names],
        "parents": [link(p.id, p.since, p.until) for p in org.parents],
        "succeeds": [link(p.id, p.since, p.until, p.part) for p in org.succeeds],
        "successors": [link(ident) for ident in org.successors],
        "ids": list(map(list, org.ids)),
        "website": org.website,
        "note": org.note,
    }
