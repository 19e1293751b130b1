"""Changelog: what changed of organizations and their names between two versions, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aliasmap.curate.markdown import escape
from aliasmap.index.index import Index
from aliasmap.model import Organization

_FIELDS = ("kind", "country", "since", "parent", "succeeds", "ids", "website")

Changes = dict[str, Any]


def changes(old: Index, new: Index) -> Changes:
    """Return the changes in the fields of ``aliasmap registry changelog --json``; each list is in the order of ids."""
    before, after = ({org.id: org for org in index} for index in (old, new))
    found: Changes = {"old": old.version, "new": new.version}
    found |= {key: [] for key in ("added", "ended", "merged", "vanished", "renamed", "names", "fields")}
    for ident in sorted({*before, *after}):
        one, other = before.get(ident), after.get(ident)
        if other is None:
            found["vanished"].append({"id": ident})
        elif other.merged_into:
            if one is None or one.merged_into != other.merged_into:
                found["merged"].append({"id": ident, "into": other.merged_into})
        elif one is None or one.merged_into:
            found["added"].append({"id": ident, "name": other.name(), "kind": other.kind, "country": other.country})
        else:
            _changed(one, other, found)
    return found


def _changed(one: Organization, other: Organization, found: Changes) -> None:
    if other.until and not one.until:
        found["ended"].append({"id": other.id, "until": other.until, "successors": list(other.successors)})
    for lang in dict.fromkeys(lang for name in (*one.names, *other.names) for lang in name.lang):
        names = [org.name(lang) for org in (one, other) if any(lang in n.lang and not n.until for n in org.names)]
        if len(names) == 2 and names[0] != names[1]:
            found["renamed"].append({"id": other.id, "lang": lang, "before": names[0], "after": names[1]})
    if one.names != other.names:
        found["names"].append({"id": other.id, "name": other.name(), **_names(one, other)})
    was, now = one.to_dict(), other.to_dict()
    found["fields"] += [
        {"id": other.id, "field": field, "before": was.get(field), "after": now.get(field)}
        for field in _FIELDS
        if was.get(field) != now.get(field)
    ]
    if one.until != other.until and (one.until or not other.until):
        found["fields"].append({"id": other.id, "field": "until", "before": one.until, "after": other.until})


def _names(one: Organization, other: Organization) -> dict[str, list[Any]]:
    """Names that were added, removed, or changed in a field; the same text twice, with other dates, counts together."""
    was, now = _by_text(one), _by_text(other)
    return {
        "added": [name for text, names in now.items() if text not in was for name in names],
        "removed": [name for text, names in was.items() if text not in now for name in names],
        "changed": [
            {"text": text, "before": was[text], "after": names}
            for text, names in now.items()
            if text in was and was[text] != names
        ],
    }


def _by_text(org: Organization) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for name in org.to_dict()["names"]:
        found.setdefault(name["text"], []).append(name)
    return found


def page(found: Changes) -> str:
    """Return the changes as a page of Markdown, a line a change."""
    sections = {
        "New organizations": [f"{_id(c)} {escape(c['name'])} ({c['kind']}, {c['country']})" for c in found["added"]],
        "Ended": [f"{_id(c)} on {c['until']}{_after(c)}" for c in found["ended"]],
        "Merged": [f"{_id(c)} into `{c['into']}`" for c in found["merged"]],
        "Ids that vanished": [_id(c) for c in found["vanished"]],
        "Renamed": [f"{_id(c)} {escape(c['before'])} → {escape(c['after'])} ({c['lang']})" for c in found["renamed"]],
        "Names": [f"{_id(c)} {escape(c['name'])}: {'; '.join(_words(c))}" for c in found["names"]],
        "Other fields": [
            f"{_id(c)} {c['field']}: {_value(c['before'])} → {_value(c['after'])}" for c in found["fields"]
        ],
    }
    lines = [f"# Registry {found['old']} to {found['new']}\n"]
    for title, entries in sections.items():
        if entries:
            lines.append(f"## {title} ({len(entries):,})\n\n" + "".join(f"- {entry}\n" for entry in entries))
    return "\n".join(lines if len(lines) > 1 else [*lines, "Nothing changed.\n"])


def _id(change: dict[str, Any]) -> str:
    return f"`{change['id']}`"


def _after(change: dict[str, Any]) -> str:
    return f", carried on by {', '.join(change['successors'])}" if change["successors"] else ""


def _words(change: dict[str, Any]) -> Iterator[str]:
    for what in ("added", "removed"):
        if change[what]:
            yield f"{what} " + ", ".join(escape(name["text"]) for name in change[what])
    for name in change["changed"]:
        fields = dict.fromkeys(key for side in ("before", "after") for one in name[side] for key in one)
        parts = [
            f"{field} {' / '.join(_value(one.get(field)) for one in name['before'])}"
            f" → {' / '.join(_value(one.get(field)) for one in name['after'])}"
            for field in fields
            if [one.get(field) for one in name["before"]] != [one.get(field) for one in name["after"]]
        ]
        yield f"{escape(name['text'])} {', '.join(parts)}"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_value(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(_value, value)) or "none"
    if isinstance(value, bool):
        return str(value).lower()
    return escape(str(value)) if value else "none"
