"""The review folder: each suggestion as a file that may go into the registry as it is, with what speaks for it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from aliasmap.curate.draft import draft_names, sounded_id
from aliasmap.curate.new import draft, free_id
from aliasmap.curate.suggest import Suggestion
from aliasmap.index.parts import Parts
from aliasmap.model import Organization
from aliasmap.registry.format import render
from aliasmap.resolver import Resolver
from aliasmap.text.normalize import scan_key
from aliasmap.text.sounds import kana_romanized

_SHOWN = 10  # documents named in a file


def write_up(resolver: Resolver, folder: Path, suggestion: Suggestion, taken: Collection[str]) -> tuple[Path, str]:
    """Return the path and the text of a review file: a new organization, or the names to add to a known one.

    ``taken`` are the scan keys of names that other files of the folder have; a name that another organization bears is
    weak, one that stands in one document only has no source. Raises BadArgument where no lawful file can be made of the names.
    """
    s = suggestion
    head = f"# mentions: {s.mentions}; documents: {len(s.documents)}; because of: {', '.join(s.evidence)}\n"
    head += "".join(f"# {' '.join(path.split())}: {n}\n" for path, n in list(s.documents.items())[:_SHOWN])
    if len(s.documents) > _SHOWN:
        head += f"# more documents: {len(s.documents) - _SHOWN}\n"
    known = resolver.get(s.organization) if s.organization else None
    country = known.country if known else s.country
    names = _added(known, s) if known else draft_names(s.names, country)
    for name in names:
        borne = {bearer.id for bearer in resolver.bearers(name["text"])} - {s.organization}
        if borne or scan_key(name["text"]) in taken:
            name["weak"] = True
        if name["text"] in s.repeated:
            name["source"] = "news"
    if known:
        data = {"id": known.id, "kind": known.kind, "country": country, "names": names}
        head += "# names to add to it; languages and kinds of names are guesses\n"
        return folder / "edits" / f"{known.id}-{_slug(s, resolver)}.yaml", head + render(data)
    head += "# kind, country, languages and kinds of names are guesses; choose the id now, it is for ever\n"
    fields: dict[str, Any] = {"names": names}
    ident = free_id(resolver, folder, s.names, country)[0] or f"{country.lower()}-{_slug(s, resolver)}"
    made = draft(resolver, folder, s.names, country, s.kind, ident, fields)
    return made.path, head + made.text


def _added(known: Organization, suggestion: Suggestion) -> list[dict[str, Any]]:
    """Return the names that a known organization gets: no second official one in a language."""
    official = [name for name in known.names if name.kind == "official" and not name.until]
    drafted = draft_names([*(name.text for name in official), *suggestion.names], known.country)
    added = [name for name in drafted if name["text"] in suggestion.names]
    for name in added:
        if name["kind"] == "official" and any(name["lang"] in other.lang for other in official):
            name["kind"] = "typo" if "near miss" in suggestion.evidence else "short"
    return added


def _slug(suggestion: Suggestion, resolver: Resolver) -> str:
    """Return Latin letters for the names: the same for the same names."""
    sounded = sounded_id(suggestion.names[:1], "x") or sounded_id(suggestion.names, "x")
    return sounded[2:] or _spoken(suggestion.names[0], resolver.index.parts, suggestion.country == "JP")


def _spoken(name: str, parts: Parts, is_japanese: bool) -> str:
    """Return a name in Han, and kana, as it may be read: the likeliest readings in names, or pinyin."""
    said = []
    for char in name.translate(parts.fold):
        readings = parts.kanji.get(char) if is_japanese else None
        said.append(readings[0] if readings else parts.pinyin.get(char) or kana_romanized(char))
    return sounded_id(["".join(c for c in "".join(said).lower() if c.isascii() and c.isalnum())], "x")[2:]
