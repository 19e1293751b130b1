"""aliasmap: one canonical id for every name of an organization, in any script, and every such name in news text.

>>> import aliasmap as am
>>> am.resolve("과기정통부").id
'kr-msit'
>>> [(m.surface, m.resolution.id) for m in am.annotate("카이스트는 KIST와 협력한다.")]
[('카이스트', 'kr-kaist'), ('KIST', 'kr-kist')]

The names here are loaded when they are first used (PEP 562), so that ``import aliasmap`` costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # true for type checkers; importing typing would cost more than all the rest
if TYPE_CHECKING:
    from typing import Any

    from aliasmap.api import annotate, annotate_many, bearers, compare, get, load, resolve, resolve_many
    from aliasmap.errors import AliasmapError, BadArgument, RegistryError, UnknownId
    from aliasmap.model import Comparison, Mention, Organization, Resolution
    from aliasmap.resolver import Resolver

__version__ = "0.1.0"
__all__ = [
    "AliasmapError",
    "BadArgument",
    "Comparison",
    "Mention",
    "Organization",
    "RegistryError",
    "Resolution",
    "Resolver",
    "UnknownId",
    "annotate",
    "annotate_many",
    "bearers",
    "compare",
    "get",
    "load",
    "resolve",
    "resolve_many",
]
_ROOMS = {
    "errors": ("AliasmapError", "BadArgument", "RegistryError", "UnknownId"),
    "model": ("Comparison", "Mention", "Organization", "Resolution"),
    "resolver": ("Resolver",),
    "api": ("annotate", "annotate_many", "bearers", "compare", "get", "load", "resolve", "resolve_many"),
}


def __getattr__(name: str) -> Any:
    for room, names in _ROOMS.items():
        if name in names:
            from importlib import import_module

            value = getattr(import_module(f"aliasmap.{room}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'aliasmap' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
