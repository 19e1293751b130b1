"""Markdown: tables of a difference for the comment on a pull request, with names of strangers made harmless."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from aliasmap.curate.aid import read_aloud
from aliasmap.curate.diff import Difference

_MOST = 100  # rows of a table; a comment of GitHub holds 65,536 characters
_MARKS = re.compile(r"([\\`*_{}\[\]<>|~#&])")


def escape(text: str) -> str:
    r"""Return a text as Markdown shows it, without markup, links, HTML or mentions of users.

    >>> escape("A*STAR <b> | @all")
    'A\\*STAR \\<b\\> \\| @\u200ball'
    """
    return _MARKS.sub(r"\\\1", " ".join(text.split())).replace("@", "@\u200b").replace("://", ":\u200b//")


def report(found: Difference, pinyin: Mapping[str, str]) -> str:
    """Return a difference as Markdown; a name in another script has its reading beside it."""
    parts = [f"### Registry: {summary(found)}\n"]
    if found.vanished:
        shown = ", ".join(map(escape, found.vanished))
        parts.append(f"**Ids vanish: {shown}.** An id is never removed or renamed; see docs/policy.md.\n")
    if found.added:
        parts.append(f"New: {_some(found.added)}\n")
    if found.merged:
        parts.append("Merged: " + _some(f"{old} into {new}" for old, new in found.merged) + "\n")
    if found.names:
        head = ("name", "reading", "change", "borne by, before", "after", "resolved to, before", "after")
        rows = [
            (
                c.name,
                read_aloud(c.name, c.langs, pinyin),
                f"{c.change}{': ' if c.detail else ''}{c.detail}",
                ", ".join(c.before),
                ", ".join(c.after),
                c.answer_before,
                c.answer_after,
            )
            for c in found.names
        ]
        parts += _table(head, rows)
    parts.append(f"Mentions that change in {found.documents} documents: {len(found.mentions)}\n")
    if found.mentions:
        parts += _table(
            ("document", "mention", "before", "after"),
            [(f"{c.doc}:{c.start}", c.text, c.before, c.after) for c in found.mentions],
        )
    parts.append(f"From registry {escape(found.old)} to {escape(found.new)}.\n")
    return "\n".join(parts)


def summary(found: Difference) -> str:
    """Return in one line how much changes."""
    counts = {
        "new ids": len(found.added),
        "merged": len(found.merged),
        "vanished": len(found.vanished),
        "names change": len(found.names),
        "mentions change": len(found.mentions),
    }
    return ", ".join(f"{n:,} {what}" for what, n in counts.items() if n) or "nothing changes"


def _some(items: Iterable[str]) -> str:
    listed = [escape(item) for item in items]
    more = f" … and {len(listed) - _MOST:,} more" if len(listed) > _MOST else ""
    return ", ".join(listed[:_MOST]) + more


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(map(escape, row)) + " |" for row in rows[:_MOST]]
    more = [f"… and {len(rows) - _MOST:,} more rows\n"] if len(rows) > _MOST else []
    return ["\n".join(lines) + "\n", *more]
