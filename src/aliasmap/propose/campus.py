"""The proposer of names that end in a place: «University of Wisconsin, Madison» is listed as «… Wisconsin–Madison».

A name goes on behind a comma, «at», a dash or a bracket if a name of the registry has the same words, joined in any of the
usual ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aliasmap.index.index import Index
from aliasmap.reading import Document, Span
from aliasmap.text.normalize import scan_key

_WORD = "[^\\W\\d_a-z][\\w.'’]*"
_JOINT = r"(?:,? at |,? in |, |\s?[-–—]\s?|\s?[(\[“\"«]\s?)(?:the )?"
_PLACE = re.compile(rf"{_JOINT}({_WORD}(?:[ -]{_WORD}){{0,2}})")
_WORD_END = re.compile(r"(?<=\w)(?!\w)")
_JOINTS = (" ", ", ", " at ", " in ")


def campus_spans(document: Document, index: Index, spans: Sequence[Span]) -> list[Span]:
    """Return the spans of names that go on with a place behind a shorter name."""
    text = document.scan.folded.text
    found: dict[tuple[int, int], int] = {}
    for start, end in {s.folded for s in spans if " " in text[s.folded_start : s.folded_end]}:
        for stop, key in campuses(text, end, text[start:end], index):
            found.setdefault((start, stop), key)
    taken = {s.folded for s in spans}
    return [
        Span(*document.scan.folded.source_span(*place), *place, 0, 0, key)
        for place, key in sorted(found.items())
        if place not in taken
    ]


def campuses(text: str, end: int, name: str, index: Index) -> Iterator[tuple[int, int]]:
    """Yield where a name that ends at ``end`` may end instead, and the number of the key that it is then, longest first."""
    behind = _PLACE.match(text, end)
    if not behind or not name[-1].isascii():
        return
    start = behind.start(1)
    for cut in reversed([m.end() for m in _WORD_END.finditer(text, start, behind.end())]):
        for joint in _JOINTS:
            key = index.find(scan_key(f"{name}{joint}{text[start:cut]}"))
            if 0 <= key < index.scanned:
                yield cut, key
                break
