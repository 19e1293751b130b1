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

    ``sources`` is one source or a list: ``"bundled"``, a folder of YAML files, a ``.jsonl`` file, a built artifact, or a
    list of dictionaries in the fields of the registry format. The first that has an organization owns its fields, names
    unite. ``match`` and ``review`` are the probabilities from which an answer is one.

    An entry with a problem is left out with a warning, and listed in the resolver's ``problems``. Raises BadArgument,
    ArtifactError or RegistryError where a source cannot be used at all.

    >>> mine = load([[{"id": "kr-gaon", "kind": "company", "country": "KR", "names": [{"text": "가온테크", "lang": "ko"}]}]])
    >>> mine.resolve("㈜가온테크").id
    'kr-gaon'
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
    """Resolve one name against the bundled registry; see ``Resolver.resolve``.

    >>> resolve("MSS").reason, resolve("MSS", country="CN").id
    ('ambiguous', 'cn-mss')
    """
    return _Bundled.get().resolve(name, context=context, country=country, as_of=as_of, only_country=only_country)


def resolve_many(
    names: Iterable[str | None],
    *,
    country: str | Sequence[str | None] | None = None,
    as_of: str | Sequence[str | None] | None = None,
) -> list[Resolution | None]:
    """Resolve names in order against the bundled registry; None gives None. See ``Resolver.resolve_many``.

    >>> [r and r.id for r in resolve_many(["KAIST", None, "카이스트"])]
    ['kr-kaist', None, 'kr-kaist']
    """
    return _Bundled.get().resolve_many(names, country=country, as_of=as_of)


def annotate(
    text: str, *, as_of: str | None = None, country: str | None = None, all_kinds: bool = False
) -> list[Mention]:
    """Return the mentions of organizations in a text, with the bundled registry; see ``Resolver.annotate``.

    >>> [(m.start, m.end, m.surface) for m in annotate("과기정통부는 KAIST와")]
    [(0, 5, '과기정통부'), (7, 12, 'KAIST')]
    """
    return _Bundled.get().annotate(text, as_of=as_of, country=country, all_kinds=all_kinds)


def annotate_many(
    texts: Iterable[str], *, as_of: str | None = None, country: str | None = None
) -> Iterator[list[Mention]]:
    """Annotate texts one by one as they come, with the bundled registry."""
    return _Bundled.get().annotate_many(texts, as_of=as_of, country=country)


def compare(one: str, other: str) -> Comparison:
    """Compare two names, with what the bundled registry knows; see ``Resolver.compare``.

    >>> compare("KAIST", "한국과학기술원").score > 0.9, compare("KAIST", "KIST").score < 0.1
    (True, True)
    """
    return _Bundled.get().compare(one, other)


def bearers(name: str) -> list[Candidate]:
    """Return every organization of the bundled registry that bears exactly this name.

    >>> {"cn-mss", "kr-mss"} <= {b.id for b in bearers("MSS")}
    True
    """
    return _Bundled.get().bearers(name)


def get(ident: str) -> Organization:
    """Return the organization of the bundled registry with an id; raises UnknownId, which names near ids.

    >>> get("ror:01wpjm123").id
    'kr-msit'
    """
    return _Bundled.get().get(ident)
