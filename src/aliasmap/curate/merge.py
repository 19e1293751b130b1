"""Merge: a duplicate becomes a redirect, and all that it had goes to the organization that stays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from aliasmap.errors import BadArgument
from aliasmap.model import Name
from aliasmap.registry.files import RawEntry, read_tree
from aliasmap.registry.format import Comments, format_text, read_comments, render
from aliasmap.registry.lint.entry import overlap
from aliasmap.registry.schema import parse
from aliasmap.text.normalize import scan_key
from aliasmap.text.orgforms import LegalForms
from aliasmap.vocab import Vocab

_LINKS = ("succeeds", "parent")


def merge(root: Path, old: str, new: str, vocab: Vocab) -> dict[Path, str]:
    """Return the texts of the files that change when the organization ``old`` is merged into ``new``.

    The file of ``old`` keeps its id and says ``merged_into``; its names, identifiers and links move to ``new``, whose own
    fields stay; links of other files follow. Comments move with what they stand beside. What is merged already changes
    nothing more. Write the texts in their order: then an interrupted merge is finished by another.

    Raises BadArgument where that would lose something, or the two cannot be one body.
    """
    entries = list(read_tree(root))
    from_, into = _entry(entries, old), _entry(entries, new)
    if old == new:
        raise BadArgument(f"{old} cannot be merged into itself")
    for entry in (from_, into):
        parse(entry, vocab.kinds, vocab.countries)
        if entry.problems:
            raise BadArgument("\n".join([f"{entry.path} has problems; repair them first", *map(str, entry.problems)]))
    if into.data.get("merged_into"):
        raise BadArgument(f"{new} was merged into {into.data['merged_into']} itself\ngive that id")
    if from_.data.get("merged_into", new) != new:
        raise BadArgument(f"{old} was merged into {from_.data['merged_into']} already")
    changed: dict[Path, str] = {}
    if "merged_into" not in from_.data:
        _check(from_.data, into.data, vocab)
        changed[Path(into.path)] = united(from_, into, LegalForms(vocab.legal_forms, vocab.generic))
        into = RawEntry(into.path, into.data, changed[Path(into.path)])
    for entry in entries:
        is_other = isinstance(entry.data, dict) and not entry.problems and entry.path not in (from_.path, into.path)
        if is_other and _relink(entry.data, old, new):
            changed[Path(entry.path)] = format_text(entry.text, entry.data)
    if "merged_into" not in from_.data:
        changed[Path(from_.path)] = _redirect(from_, new)
    return changed


def _entry(entries: Sequence[RawEntry], ident: str) -> RawEntry:
    found = [e for e in entries if isinstance(e.data, dict) and e.data.get("id") == ident]
    if len(found) != 1:
        where = ", ".join(e.path for e in found)
        raise BadArgument(
            f"{len(found)} files have the id {ident!r}: {where}" if found else f"no file has the id {ident!r}"
        )
    return found[0]


def _check(from_: dict[str, Any], into: dict[str, Any], vocab: Vocab) -> None:
    """Refuse to merge what cannot be one body: other identifiers of one scheme, or names that are never each other's."""
    for scheme, value in (from_.get("ids") or {}).items():
        other = (into.get("ids") or {}).get(scheme, value)
        if other != value:
            raise BadArgument(
                f"{from_['id']} has {scheme} {value}, {into['id']} has {other}: they are two bodies, or one of these is wrong\n"
                "take the wrong one out, then merge"
            )
    ours, theirs = ({scan_key(n["text"]) for n in data["names"]} for data in (from_, into))
    for pair in vocab.never_merge:
        one, other = map(scan_key, pair)
        if (one in ours and other in theirs) or (other in ours and one in theirs):
            raise BadArgument(f"{pair[0]} and {pair[1]} are never one body: registry/vocab/never_merge.yaml says so")


def united(from_: RawEntry, into: RawEntry, forms: LegalForms) -> str:
    """Return the text of the file that stays, with what the other one adds: names, identifiers, links, comments."""
    data, comments = into.data, read_comments(into.text)
    others = read_comments(from_.text)
    for i, name in enumerate(from_.data["names"]):
        place = _place(name, data["names"], forms)
        if place == len(data["names"]):
            data["names"].append(name)
        elif data["names"][place]["text"] == name["text"]:
            data["names"][place] = {**name, **data["names"][place]}
        comments.adopt(("names", place), others, ("names", i))
    if from_.data.get("ids"):
        data["ids"] = {**from_.data["ids"], **(data.get("ids") or {})}
    for key in ("since", "until", "website"):
        if key in from_.data:
            data.setdefault(key, from_.data[key])
    for key in _LINKS:
        _join_links(data, key, from_.data.get(key))
    if from_.data.get("note") and from_.data["note"] not in data.get("note", ""):
        data["note"] = "\n".join(filter(None, (data.get("note"), from_.data["note"])))
    _relink(data, from_.data["id"], data["id"])
    return render(data, comments)


def _place(name: dict[str, Any], names: list[dict[str, Any]], forms: LegalForms) -> int:
    """The place of a name that says the same at the same time, else behind the last."""
    key = forms.strip(scan_key(name["text"]))
    return next(
        (i for i, n in enumerate(names) if forms.strip(scan_key(n["text"])) == key and _at_once(n, name)), len(names)
    )


def _at_once(one: dict[str, Any], other: dict[str, Any]) -> bool:
    dated = [Name(n["text"], since=n.get("since") or "", until=n.get("until") or "") for n in (one, other)]
    return overlap(*dated)


def _join_links(data: dict[str, Any], key: str, more: Any) -> None:
    if not more:
        return
    if key == "parent" and data.get(key):
        return  # the one that stays knows to whom it belongs
    listed = data.get(key) or []
    data[key] = [*listed, *(link for link in more if link not in listed)] if isinstance(more, list) else more


def _relink(data: dict[str, Any], old: str, new: str) -> bool:
    """Let the links of an organization lead to ``new`` instead of ``old``; tell whether one did."""
    changed = False
    if data.get("merged_into") == old:
        data["merged_into"] = new
        changed = True
    for key in _LINKS:
        value = data.get(key)
        if value == old:
            data[key] = new
            changed = True
        elif isinstance(value, list) and any(link.get("id") == old for link in value):
            linked = [{**link, "id": new} if link.get("id") == old else link for link in value]
            data[key] = [link for i, link in enumerate(linked) if link not in linked[:i]]
            changed = True
        if data.get(key) == data["id"]:
            del data[key]
        elif isinstance(data.get(key), list):
            data[key] = [link for link in data[key] if link.get("id") != data["id"]]
            if not data[key]:
                del data[key]
    return changed


def _redirect(from_: RawEntry, new: str) -> str:
    """Return the file of the duplicate: its id, where it went, and the comments that did not move with a name."""
    comments = read_comments(from_.text)
    kept = Comments()
    kept.adopt(("id",), comments, ("id",))
    for path in dict.fromkeys([*comments.before, *comments.beside]):
        if path != ("id",) and (path[0] != "names" or len(path) == 1):
            kept.last += [*comments.before.get(path, ()), *filter(None, [comments.beside.get(path)])]
    kept.last += comments.last
    return render({"id": from_.data["id"], "merged_into": new}, kept)
