"""The values that every room speaks of: names, organizations, evidence, candidates, resolutions, mentions.

They are named tuples, not dataclasses: importing ``dataclasses`` takes a third of the time that a lookup may take.
"""

from __future__ import annotations

from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

NAME_KINDS = ("official", "former", "short", "acronym", "brand", "transliteration", "translation", "typo")


class Name(NamedTuple):
    """A string that the registry gives an organization.

    ``lang`` holds BCP 47 tags; it is empty where every language writes the name so. ``since`` is inclusive and
    ``until`` exclusive, ISO 8601, as written (``2013`` means the first day of 2013). A name without ``source`` is
    unverified.
    """

    text: str
    lang: tuple[str, ...] = ()
    kind: str = "official"
    since: str = ""
    until: str = ""
    weak: bool = False
    cues: tuple[str, ...] = ()
    source: str = ""

    def valid_on(self, day: str) -> bool:
        """Tell whether the name was in use on ``day`` (a full ISO date).

        >>> Name("미래창조과학부", since="2013-03-23", until="2017-07-26").valid_on("2017-07-26")
        False
        """
        return self.since <= day and (not self.until or day < self.until)


class Link(NamedTuple):
    """A dated link to another organization: a parent, or a predecessor (``part``: only a part of it came over)."""

    id: str
    since: str = ""
    until: str = ""
    part: bool = False


class Organization(NamedTuple):
    """One organization of the registry, under its canonical id.

    - ``id``: the canonical id
    - ``kind``: one of the registry's kinds, such as ``ministry``
    - ``country``: an ISO 3166-1 code, or ``INT``
    - ``names``: each with ``text``, ``lang``, ``kind``, ``since``, ``until``, ``weak``, ``cues``, ``source``
    - ``since``, ``until``: when the body began and ended, as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty if it is not known
    - ``succeeds``, ``parents``: links with ``id``, ``since``, ``until``, ``part``
    - ``ids``: pairs of a scheme (``ror``, ``wikidata``, ``lei``, ``isni``) and an id
    - ``website``, ``note``: its own address, and text for people
    - ``merged_into``: the id that this duplicate leads to, else empty
    - ``successors``: the ids of those that carry it on
    - ``find``: gets another organization of the same registry; how ``current`` walks the successors

    >>> import aliasmap as am
    >>> org = am.get("kr-msit")
    >>> org.name(), org.name("en")
    ('과학기술정보통신부', 'Ministry of Science and ICT')
    >>> [n.text for n in org.names if n.kind == "acronym" and not n.until]
    ['MSIT']
    >>> [o.id for o in am.get("kr-most").current()]
    ['kr-moe', 'kr-msit']
    """

    id: str
    kind: str
    country: str
    names: tuple[Name, ...]
    since: str = ""
    until: str = ""
    succeeds: tuple[Link, ...] = ()
    parents: tuple[Link, ...] = ()
    ids: tuple[tuple[str, str], ...] = ()
    website: str = ""
    note: str = ""
    merged_into: str = ""
    successors: tuple[str, ...] = ()
    find: Callable[[str], Organization] | None = None

    def name(self, lang: str = "") -> str:
        """Return the display name: the first official name still in use, in ``lang`` where there is one, else a name
        in that language of another kind, else the first official name.

        >>> Organization("kr-x", "agency", "KR", (Name("통계청", ("ko",)), Name("Statistics Korea", ("en",)))).name("en")
        'Statistics Korea'
        """
        current = [n for n in self.names if not n.until] or list(self.names)
        official = [n for n in current if n.kind == "official"] or current
        fitting = [n for pool in (official, current) for n in pool if lang and lang in n.lang]
        return (fitting or official)[0].text if official else self.id

    def current(self) -> tuple[Organization, ...]:
        """Return who carries the organization on now: itself, or the heads of its chain of successors."""
        if not self.successors or self.find is None:
            return (self,)
        heads: dict[str, Organization] = {}
        seen = {self.id}
        todo = list(self.successors)
        while todo:
            following = self.find(todo.pop(0))
            if following.id in seen:
                continue
            seen.add(following.id)
            if following.successors:
                todo.extend(following.successors)
            else:
                heads[following.id] = following
        return tuple(heads.values())

    def to_dict(self) -> dict[str, Any]:
        """Return the organization in the fields of the registry format, empty ones left out."""
        return {
            "id": self.id,
            "kind": self.kind,
            "country": self.country,
            **_filled(since=self.since, until=self.until),
            "names": [_name_dict(n) for n in self.names],
            **_filled(
                succeeds=[
                    _filled(id=link.id, on=link.since) | ({"part": True} if link.part else {}) for link in self.succeeds
                ],
                parent=[_filled(id=link.id, since=link.since, until=link.until) for link in self.parents],
                ids=dict(self.ids),
                website=self.website,
                note=self.note,
                merged_into=self.merged_into,
            ),
        }


def _filled(**fields: Any) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value}


def _name_dict(name: Name) -> dict[str, Any]:
    lang: Any = name.lang[0] if len(name.lang) == 1 else list(name.lang)
    return _filled(
        text=name.text,
        lang=lang,
        kind=name.kind,
        since=name.since,
        until=name.until,
        weak=name.weak,
        cues=list(name.cues),
        source=name.source,
    )


class Evidence(NamedTuple):
    """One reason for or against a candidate; ``weight`` is added in log-odds (natural logarithm)."""

    kind: str
    detail: str
    weight: float


class Hypothesis:
    """The claim that a span of a document names one organization by one name; evidence makers add to it."""

    __slots__ = ("evidence", "name", "org")

    def __init__(self, org: int, name: Name, evidence: list[Evidence]) -> None:
        """Take the number of the organization, the name, and the first evidence."""
        self.org = org
        self.name = name
        self.evidence = evidence

    @property
    def weight(self) -> float:
        """The sum of the evidence, in log-odds against NIL."""
        return sum(e.weight for e in self.evidence)


class Candidate(NamedTuple):
    """An organization that a surface form may name, with its share of the probability and the evidence."""

    id: str
    name: str
    score: float
    evidence: tuple[Evidence, ...] = ()


class Resolution(NamedTuple):
    """The answer to «which organization is this?».

    - ``query``: the name as it was asked
    - ``status``: ``match``, ``review`` or ``nil``
    - ``id``: the organization's id; only at ``match``
    - ``best``: the id of the first candidate, whatever the status; None without candidates
    - ``score``: the probability that ``best`` is right, its share among the candidates and «none of these»; four places
    - ``name``: the display name of ``best``
    - ``reason``: why it is no match: ``ambiguous``, ``weak evidence``, ``near miss``, ``part of`` or ``unknown``; None at ``match``
    - ``candidates``: best first, each with ``id``, ``name``, ``score`` and ``evidence`` (``kind``, ``detail``, ``weight``)
    - ``registry``: the version of the registry

    >>> import aliasmap as am
    >>> print(am.resolve("MSS", country="CN").explain())
    'MSS': match cn-mss (0.993)
      cn-mss  国家安全部  0.993
         +8.0  name: is its acronym name 'MSS'
         +4.0  country: is of CN, as asked
      kr-mss  중소벤처기업부  0.007
         +8.0  name: is its acronym name 'MSS', met in ror
         -1.0  other country: is of KR, asked for CN
      sg-mss  Meteorological Service Singapore  0.000
         +8.0  name: is its acronym name 'MSS'
         -8.0  weak: the name is a common word or rarely means this body
         -1.0  other country: is of SG, asked for CN
    """

    query: str
    status: str
    id: str | None
    best: str | None
    score: float
    name: str | None
    reason: str | None
    candidates: tuple[Candidate, ...] = ()
    registry: str = ""

    def explain(self) -> str:
        """Return the decision and its evidence in words, a line a piece."""
        head = f"{self.query!r}: {self.status}" + (f" {self.best}" if self.best else "") + f" ({self.score:.3f})"
        lines = [head + (f", {self.reason}" if self.reason else "")]
        for c in self.candidates:
            lines.append(f"  {c.id}  {c.name}  {c.score:.3f}")
            lines += [f"    {e.weight:+5.1f}  {e.kind}: {e.detail}" for e in c.evidence]
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """Return the fields of ``aliasmap lookup --json``."""
        candidates = [c._asdict() | {"evidence": [e._asdict() for e in c.evidence]} for c in self.candidates]
        return self._asdict() | {"candidates": candidates}


class Comparison(NamedTuple):
    """What ``compare`` returns: how probable it is that two names are one organization's, and why.

    - ``one``, ``other``: the names as they were given
    - ``score``: the probability that they name one organization
    - ``evidence``: the reasons, each with ``kind``, ``detail`` and ``weight``
    - ``registry``: the version of the registry
    """

    one: str
    other: str
    score: float
    evidence: tuple[Evidence, ...] = ()
    registry: str = ""

    def explain(self) -> str:
        """Return the comparison and its evidence in words, a line a piece."""
        lines = [f"{self.one!r} and {self.other!r}: {self.score:.3f}"]
        return "\n".join(lines + [f"  {e.weight:+5.1f}  {e.kind}: {e.detail}" for e in self.evidence])

    def to_dict(self) -> dict[str, Any]:
        """Return the fields of ``aliasmap compare --json``."""
        return self._asdict() | {"evidence": [e._asdict() for e in self.evidence]}


class Mention(NamedTuple):
    """A span of a text that names an organization.

    - ``start``, ``end``: offsets in Unicode code points; ``text[start:end] == surface``
    - ``surface``: the text of the span
    - ``resolution``: the ``Resolution``, with the surface form as its ``query``
    - ``parent``: the smallest mention around it (KAIST in «KAIST AI Graduate School»), or None
    - ``kind``: ``org``; with ``all_kinds`` also ``title``, ``event``, ``product``, ``handle`` for what only contains a name
    - ``nil``: the cluster of an organization that the registry does not know (``nil-1``, the same for all its mentions in
      the text), or None
    - ``guess``: the kind of organization that a mention with ``nil`` seems to be, or None

    >>> import aliasmap as am
    >>> list(am.annotate("KAIST")[0].to_dict())
    ['start', 'end', 'surface', 'id', 'best', 'status', 'score', 'name', 'reason', 'kind', 'nil', 'guess', 'candidates', 'registry']
    """

    start: int
    end: int
    surface: str
    resolution: Resolution
    parent: Mention | None = None
    kind: str = "org"
    nil: str | None = None
    guess: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the fields of ``aliasmap annotate --format jsonl`` but for ``doc``, ``encoding`` and ``nested_in``."""
        r = self.resolution
        return {
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "id": r.id,
            "best": r.best,
            "status": r.status,
            "score": r.score,
            "name": r.name,
            "reason": r.reason,
            "kind": self.kind,
            "nil": self.nil,
            "guess": self.guess,
            "candidates": [c.id for c in r.candidates],
            "registry": r.registry,
        }
