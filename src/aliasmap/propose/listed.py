"""The proposer of listed names: what stands in a list with two known organizations is one too, «네이버, 카카오, 온결소프트»."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from aliasmap.index.index import Index
from aliasmap.propose.boundary import is_tail
from aliasmap.propose.headed import Headed
from aliasmap.propose.told import is_new, is_proper
from aliasmap.text.hangul import is_hangul

_JOINT = re.compile(r"(?: ?[(（][^()（）\n]{1,30}[)）])?(?:,? and |, | ?[·、・] ?)(?:the )?")
_HANGUL = re.compile("[가-힣A-Z][가-힣A-Za-z0-9]{3,15}")
_HANGUL_RUN = re.compile("[가-힣]*")
_LATIN = re.compile(r"[A-Z][A-Za-z0-9&-]+(?: [A-Z][A-Za-z0-9&-]+){0,2}(?![\w-])")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]{4,16}(?![\u30a1-\u30fa\u30fc])")
_BEFORE = re.compile(
    r"(?<![가-힣A-Za-z0-9\u30a1-\u30fa\u30fc])([가-힣][가-힣A-Za-z0-9]{3,15}|[\u30a1-\u30fa\u30fc]{4,16})(?:, | ?[·、・] ?)$"
)
_REACH = 30
_MANY = 2  # known names that make a list one of organizations


def listed_spans(
    text: str, known: Sequence[tuple[int, int]], others: Collection[tuple[int, int]], index: Index
) -> list[Headed]:
    """Return the spans in lists that name two or more organizations.

    ``known`` are the places of those, in order, ``others`` those of what is no unknown name.
    """
    ends: dict[int, int] = {}
    for start, end in known:
        ends[start] = max(end, ends.get(start, 0))
    starts = {start for start, _ in others}
    found: dict[tuple[int, int], None] = {}
    inside = 0
    for start in sorted(ends):
        if start >= inside:
            chain, inside = _chain(text, start, ends, index)
            found |= dict.fromkeys(place for place in chain if place[0] not in starts)
    return [Headed(*place, "company") for place in found]


def _chain(text: str, start: int, ends: Mapping[int, int], index: Index) -> tuple[list[tuple[int, int]], int]:
    """Return the unknown items of the list that begins with the known name at a place, and where the list ends."""
    items: list[tuple[int, int]] = []
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before and (is_new(before[1], index) if is_hangul(before[1][0]) else not index.parts.phrases(before[1].lower())):
        items.append(before.span(1))
    sure, end = 1, ends[start]
    while joint := _JOINT.match(text, end):
        place = joint.end()
        if place in ends:
            sure, end = sure + 1, ends[place]
            continue
        item = next(_item(text, place, index), None)
        if item is None:
            break
        items.append((place, item))
        end = item
    return (items if sure >= _MANY else []), end


def _item(text: str, start: int, index: Index) -> Iterator[int]:
    """Yield where an unknown name that begins at a place ends, if one does."""
    latin = _LATIN.match(text, start)
    if latin and is_proper(latin[0], index):
        yield latin.end()
    katakana = _KATAKANA.match(text, start)
    if katakana and not index.parts.phrases(katakana[0]):
        yield katakana.end()
    word = _HANGUL.match(text, start)
    for end in range(word.end() if word else 0, start + 3, -1):
        if is_tail(text[start:end], _HANGUL_RUN.match(text, end)[0], index.vocab) and is_new(text[start:end], index):  # type: ignore[index]
            yield end
