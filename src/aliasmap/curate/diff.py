"""The difference of two versions of a registry: what changes for names, and for the mentions of documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from aliasmap.index.index import Index
from aliasmap.model import Mention, Name, Resolution
from aliasmap.resolver import Resolver
from aliasmap.text.normalize import scan_key

_ASKED = 2_000  # names; of more than these it is not asked what they are resolved to
_AROUND = 24  # characters shown on either side of a mention
_FIELDS = ("weak", "cues", "since", "until")


class NameChange(NamedTuple):
    """A name whose bearers change, or of whom something changes that decides; what it is resolved to by itself."""

    name: str
    langs: tuple[str, ...]
    change: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    detail: str = ""
    answer_before: str = ""
    answer_after: str = ""


class MentionChange(NamedTuple):
    """A mention of a document that is found, lost or resolved differently."""

    doc: str
    start: int
    end: int
    surface: str
    before: str
    after: str
    text: str


class Difference(NamedTuple):
    """All that changes between two versions, each named by its version and hash."""

    old: str
    new: str
    added: tuple[str, ...]
    merged: tuple[tuple[str, str], ...]
    vanished: tuple[str, ...]
    names: tuple[NameChange, ...]
    mentions: tuple[MentionChange, ...]
    documents: int

    def to_dict(self) -> dict[str, Any]:
        """Return the fields of ``aliasmap registry diff --json``."""
        return self._asdict() | {
            "merged": [{"id": old, "into": new} for old, new in self.merged],
            "names": [change._asdict() for change in self.names],
            "mentions": [change._asdict() for change in self.mentions],
        }


def difference(old: Resolver, new: Resolver, texts: Mapping[str, str]) -> Difference:
    """Compare two versions of a registry, and what they find in texts."""
    before, after = ({org.id: org for org in r.index} for r in (old, new))
    merged = [
        (org.id, org.merged_into)
        for org in after.values()
        if org.merged_into and (org.id not in before or before[org.id].merged_into != org.merged_into)
    ]
    names = list(_name_changes(old.index, new.index))
    if len(names) <= _ASKED:
        names = [
            c._replace(answer_before=answer(old.resolve(c.name)), answer_after=answer(new.resolve(c.name)))
            for c in names
        ]
    return Difference(
        old.version,
        new.version,
        tuple(i for i in after if i not in before and not after[i].merged_into),
        tuple(merged),
        tuple(i for i in before if i not in after),
        tuple(names),
        tuple(c for doc, text in texts.items() for c in _mention_changes(doc, text, old, new)),
        len(texts),
    )


def answer(resolution: Resolution) -> str:
    """Return in a few words what a name is resolved to."""
    if resolution.id:
        return resolution.id
    reason = f" ({resolution.reason})" if resolution.reason else ""
    return resolution.status + (f" {resolution.best}" if resolution.status == "review" else "") + reason


def _name_changes(old: Index, new: Index) -> Iterator[NameChange]:
    before, after = _bearers(old), _bearers(new)
    for key in sorted({*before, *after}):
        one, other = before.get(key, {}), after.get(key, {})
        if one == other:
            continue
        detail = "; ".join(_details(one, other))
        change = _change(sorted(one), sorted(other)) or ("changes" if detail else "")
        if not change:
            continue
        first = next(iter((other or one).values()))[0]
        yield NameChange(first.text, first.lang, change, tuple(sorted(one)), tuple(sorted(other)), detail)


def _bearers(index: Index) -> dict[str, dict[str, list[Name]]]:
    found: dict[str, dict[str, list[Name]]] = defaultdict(lambda: defaultdict(list))
    for org in index:
        for name in org.names:
            found[scan_key(name.text)][org.id].append(name)
    return found


def _change(before: list[str], after: list[str]) -> str:
    """Say in words how the bearers of a name change; nothing where they do not."""
    if before == after:
        return ""
    if not before or not after:
        return "vanishes" if before else "appears"
    if len(before) == 1 and len(after) == 1:
        return "changes owner"
    if len(after) > len(before) == 1:
        return "becomes ambiguous"
    return "is ambiguous no more" if len(after) == 1 else "changes owners"


def _details(before: dict[str, list[Name]], after: dict[str, list[Name]]) -> Iterator[str]:
    """Say what changes of the same bearers that decides between them."""
    for ident in sorted(before.keys() & after.keys()):
        one, other = before[ident], after[ident]
        for field in _FIELDS:
            was, now = ([_shown(getattr(name, field)) for name in names] for names in (one, other))
            if was != now:
                yield f"{ident}: {field} {' / '.join(was) or 'no'} → {' / '.join(now) or 'no'}"


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(value) or "none"
    return str(value or "none") if not isinstance(value, bool) else str(value).lower()


def _mention_changes(doc: str, text: str, old: Resolver, new: Resolver) -> Iterator[MentionChange]:
    before, after = ({(m.start, m.end): m for m in r.annotate(text)} for r in (old, new))
    for start, end in sorted({*before, *after}):
        one, other = before.get((start, end)), after.get((start, end))
        was, now = _found(one), _found(other)
        if was != now:
            around = text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND]
            shown = " ".join("{}[{}]{}".format(*around).split())
            yield MentionChange(doc, start, end, text[start:end], was, now, shown)


def _found(mention: Mention | None) -> str:
    return answer(mention.resolution) if mention else "not found"
