"""The functions of the front door, over a resolver of the bundled registry that is opened when it is first needed."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator, Sequence

from aliasmap.decide import Thresholds
from aliasmap.errors import BadArgument
from aliasmap.index import load as loading
from aliasmap.model import Candidate, Comparison, Mention, Organization, Resolution
from aliasmap.resolver import Resolver

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any


class _Bundled:
    """Holds the resolver of the bundled registry."""

    resolver: Resolver | None = None

    @classmethod
    def get(cls) -> Resolver:
        if cls.resolver is None:
            cls.resolver = load()
        return cls.resolver


def load(
    sources: str | Path | Sequence[loading.Source] = "bundled", *, match: float = 0.9, review: float = 0.4
) -> Resolver:
    """Open a registry and return a Resolver over it.

    - ``sources``: one source or a list of them: ``"bundled"``, a folder of YAML files, a ``.jsonl`` file, a built artifact,
      or a list of dictionaries in the fields of the registry format. The first that has an organization owns its fields,
      names unite.
    - ``match``, ``review``: the probabilities from which an answer is one, between 0 and 1.

    An entry with a problem is left out with a warning, and listed in the resolver's ``problems``. Raises BadArgument where
    a source is missing or no entry of it can be used, AliasmapError where an artifact is damaged.

    >>> import aliasmap as am
    >>> ours = [{"id": "kr-gaon", "kind": "company", "country": "KR", "names": [{"text": "가온테크", "lang": "ko"}]}]
    >>> resolver = am.load(["bundled", ours])
    >>> resolver.resolve("㈜가온테크").id, resolver.resolve("KAIST").id
    ('kr-gaon', 'kr-kaist')
    >>> am.load(match=0.999).resolve("MSS", country="CN").status
    'review'
    """
    if not 0.0 < review <= match <= 1.0:
        raise BadArgument(f"thresholds must be 0 < review <= match <= 1, not match={match}, review={review}")
    listed: list[Any] = [sources] if isinstance(sources, str | os.PathLike) else list(sources)
    if listed and isinstance(listed[0], dict):
        raise BadArgument("a list of organizations goes inside the list of sources: load([[{...}, {...}]])")
    index, problems = loading.load(listed)
    if problems:
        warnings.warn("entries of the registry were left out\n" + "\n".join(map(str, problems)), stacklevel=2)
    return Resolver(index, Thresholds(match, review), problems)


def resolve(
    name: str,
    *,
    context: str | None = None,
    country: str | None = None,
    as_of: str | None = None,
    only_country: str | None = None,
) -> Resolution:
    """Resolve one name against the bundled registry.

    - ``context``: the text that the name stands in; countries, cues and other names in it are evidence.
    - ``country``: an ISO 3166-1 alpha-2 code, or ``INT``; evidence for the organizations of that country.
    - ``only_country``: the same, as a filter.
    - ``as_of``: the day on which the name was used, ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; evidence, not a filter.

    Raises BadArgument for an unknown country or a wrong date. Give the bare name: particles and punctuation around it are
    for ``annotate``.

    >>> import aliasmap as am
    >>> am.resolve("과기정통부").id
    'kr-msit'
    >>> r = am.resolve("MSS")
    >>> r.status, r.id, r.best, r.reason, [c.id for c in r.candidates]
    ('review', None, 'kr-mss', 'ambiguous', ['kr-mss', 'cn-mss', 'sg-mss'])
    >>> am.resolve("MSS", country="CN").id, am.resolve("MSS", only_country="KR").id
    ('cn-mss', 'kr-mss')
    >>> am.resolve("MSS", context="The MSS accused two spies.").id
    'cn-mss'
    >>> am.resolve("미래창조과학부").score < am.resolve("미래창조과학부", as_of="2015").score
    True
    >>> am.resolve("MSS", country="Korea")
    Traceback (most recent call last):
    aliasmap.errors.BadArgument: unknown country 'Korea': did you mean KR?
    give the ISO 3166-1 code, or INT
    """
    return _Bundled.get().resolve(name, context=context, country=country, as_of=as_of, only_country=only_country)


def resolve_many(
    names: Iterable[str | None],
    *,
    country: str | Sequence[str | None] | None = None,
    as_of: str | Sequence[str | None] | None = None,
) -> list[Resolution | None]:
    """Resolve names in order against the bundled registry; None gives None.

    ``country`` and ``as_of`` are those of ``resolve``: one value, or a sequence with one for each name. Raises BadArgument
    as ``resolve`` does, and where such a sequence has another length.

    >>> import aliasmap as am
    >>> [r and r.id for r in am.resolve_many(["KAIST", None, "MSS", "MSS"], country=["KR", None, "KR", "CN"])]
    ['kr-kaist', None, 'kr-mss', 'cn-mss']
    """
    return _Bundled.get().resolve_many(names, country=country, as_of=as_of)


def annotate(
    text: str, *, as_of: str | None = None, country: str | None = None, all_kinds: bool = False
) -> list[Mention]:
    """Return the mentions of organizations in a text, ordered by (start, -end), inner ones after the outer.

    - ``as_of``: the day that the text speaks of; where it is not given, the date that the text states of itself counts.
    - ``country``: that of the text, as in ``resolve``.
    - ``all_kinds``: also the titles, events, products and handles that contain a name.

    Mentions at ``match`` and at ``review`` are returned, and those at ``nil`` of organizations that the registry does not
    know; names that are less sure are not. Raises BadArgument as ``resolve`` does, and for what is no str.

    >>> import aliasmap as am
    >>> for m in am.annotate("과기정통부는 ASEAN-Korea Cooperation Fund와 협력한다."):
    ...     print(m.start, m.end, m.surface, m.resolution.id, m.parent and m.parent.surface)
    0 5 과기정통부 kr-msit None
    7 35 ASEAN-Korea Cooperation Fund int-akcf None
    7 12 ASEAN int-asean ASEAN-Korea Cooperation Fund
    """
    return _Bundled.get().annotate(text, as_of=as_of, country=country, all_kinds=all_kinds)


def annotate_many(
    texts: Iterable[str], *, as_of: str | None = None, country: str | None = None
) -> Iterator[list[Mention]]:
    """Annotate texts one by one as they come; the arguments are those of ``annotate``.

    >>> import aliasmap as am
    >>> [[m.resolution.id for m in mentions] for mentions in am.annotate_many(["KAIST", "중기부는"])]
    [['kr-kaist'], ['kr-mss']]
    """
    return _Bundled.get().annotate_many(texts, as_of=as_of, country=country)


def compare(one: str, other: str) -> Comparison:
    """Compare two names: how probable it is that they name the same organization, and what says so.

    It is the same both ways. Names that the registry knows count for their bearers; neither has to be in it.

    >>> import aliasmap as am
    >>> am.compare("삼성전자", "Samsung Electronics").score > 0.9, am.compare("삼성전자", "삼성전기").score < 0.1
    (True, True)
    """
    return _Bundled.get().compare(one, other)


def bearers(name: str) -> list[Candidate]:
    """Return every organization that bears exactly this name, in any spelling of case, width and separators.

    The ``score`` of these candidates is 0, as nothing is decided.

    >>> import aliasmap as am
    >>> [(b.id, b.name) for b in am.bearers("MSS")]
    [('cn-mss', '国家安全部'), ('kr-mss', '중소벤처기업부'), ('sg-mss', 'Meteorological Service Singapore')]
    """
    return _Bundled.get().bearers(name)


def get(ident: str) -> Organization:
    """Return the organization with an id of the registry or, with a prefix, of ROR, Wikidata, LEI or ISNI.

    The id of a duplicate that was merged away leads to the entry that stayed. Raises UnknownId, which names near ids.

    >>> import aliasmap as am
    >>> am.get("ror:01wpjm123").id
    'kr-msit'
    >>> am.get("kr-mist")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    aliasmap.errors.UnknownId: no organization has the id 'kr-mist'
    near ids: ...
    """
    return _Bundled.get().get(ident)
