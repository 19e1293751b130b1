"""A new organization: its id proposed, its file written, those who bear its names already named."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from aliasmap.errors import BadArgument
from aliasmap.registry.format import render
from aliasmap.registry.schema import ID_SHAPE
from aliasmap.resolver import Resolver
from aliasmap.text.scripts import scripts

_LANGUAGE = (("Hang", "ko"), ("Kana", "ja"))


def new_organization(
    resolver: Resolver, root: Path, name: str, country: str, kind: str, more: list[str], ident: str | None = None
) -> tuple[Path, str, list[tuple[str, str]]]:
    """Return the path and the text of a new file, and (name, id) of each organization that bears one of the names.

    Raises BadArgument for an unknown country or kind, an id that is none or is taken, or names no id can be made of.
    """
    vocab = resolver.index.vocab
    country = resolver.check_country(country)
    if kind not in vocab.kinds:
        raise BadArgument(f"unknown kind {kind!r}\nkinds: {', '.join(vocab.kinds)}")
    names = [name, *more]
    ident = ident or _propose(country, names)
    if not ID_SHAPE.fullmatch(ident):
        raise BadArgument(f"{ident!r} is no id\nan id looks like kr-msit: lower case, digits, hyphens")
    path = root / "orgs" / country.lower() / f"{ident}.yaml"
    if path.exists() or resolver.index.number(ident) >= 0:
        raise BadArgument(f"the id {ident!r} is taken\ngive another with --id, or add the names to {path}")
    data: dict[str, Any] = {"id": ident, "kind": kind, "country": country, "names": [_name(n, country) for n in names]}
    shared = [(n, bearer.id) for n in names for bearer in resolver.bearers(n)]
    return path, render(data), shared


def _propose(country: str, names: list[str]) -> str:
    latin = [n for n in names if scripts(n) == {"Latn"}]
    if not latin:
        raise BadArgument(
            "no id can be made of these names\ngive one with --id (kr-kaist), or a name in Latin letters with --name"
        )
    words = re.findall(r"[a-z0-9]+", min(latin, key=len).lower())
    return "-".join([country.lower(), *words])


def _name(text: str, country: str) -> dict[str, Any]:
    found = scripts(text)
    lang = next((lang for script, lang in _LANGUAGE if script in found), None)
    if lang is None and "Hani" in found:
        lang = {"JP": "ja", "TW": "zh-Hant", "HK": "zh-Hant", "MO": "zh-Hant"}.get(country, "zh-Hans")
    if lang is None and text.isupper() and " " not in text:
        return {"text": text, "kind": "acronym"}
    return {"text": text, "lang": lang or "en", "kind": "official"}
