"""Names in lists: what stands beside names of organizations is one too."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

Place = tuple[int, int]

_GLOSS = r"(?: ?\([^()\n]{1,30}\))?"
_LATIN = re.compile(rf"{_GLOSS}(?:, (?:and |or )?| and | & | with )(?:the )?")
_BETWEEN = re.compile(r"\b[Bb]etween (?:the )?$")
_INTRODUCED = re.compile(
    r"\b(?:partners|members|companies|firms|startups|start-ups|universities|institutes|investors|banks|agencies|platforms|"
    r"operators|makers|institutions|organi[sz]ations|including|such as):? (?:the )?$"
)
_HANGUL = re.compile(rf"{_GLOSS}(?:, |·)")
_ITEM = re.compile(r"(?<![\w'’“‘.-])[가-힣A-Za-z][가-힣A-Za-z0-9&]{2,14}")
_LAST = re.compile("[와과](?= )| 등")
_REACH, _MANY = 40, 3


def listed_names(text: str, runs: Sequence[Place], likely: Collection[Place], marked: Sequence[Place]) -> list[Place]:
    """Return the capitalized ``runs`` that a list names together with organizations, or after a word for several.

    ``likely`` are those runs that are no common words, ``marked`` the places of organizations. What is found in one
    list counts as one in another.

    >>> text = "Alpha and Beta met Zeta, Eta and Gaon Institute; between Eta and Theta"
    >>> words = ("Alpha", "Beta", "Zeta", "Eta", "Gaon Institute", "Theta")
    >>> places = [m.span() for m in re.finditer("|".join(words), text)]
    >>> [text[s:e] for s, e in listed_names(text, places, places, [places[4]])]
    ['Zeta', 'Eta', 'Gaon Institute', 'Eta', 'Theta']
    """
    chains = [c for c in _chains(text, [*runs, *marked], _LATIN) if len(c) > 1]
    names: set[str] = set()
    while True:
        known = {text[s:e] for s, e in marked} | names
        found = set()
        for chain in chains:
            sure = sum(text[s:e] in known for s, e in chain)
            if _is_list_of_names(text, chain, sure):
                is_long = len(chain) >= _MANY and (sure > 1 or not sure)
                found |= {text[s:e] for s, e in chain if is_long or (s, e) in likely or _is_long(text[s:e])}
        if found <= known:
            return [run for run in runs if text[slice(*run)] in names]
        names |= found


def _is_list_of_names(text: str, chain: Sequence[Place], sure: int) -> bool:
    before = text[max(0, chain[0][0] - _REACH) : chain[0][0]]
    if before.endswith((" of ", " of the ")):
        return False  # of what several are, «Ministries of Transport and Health»
    if len(chain) >= _MANY:
        return bool(sure or _INTRODUCED.search(before))
    return bool(sure and (_BETWEEN.search(before) or all(_is_telling(text[s:e]) for s, e in chain)))


def _is_long(name: str) -> bool:
    return len(name.split()) >= _MANY


def _is_telling(name: str) -> bool:
    """Tell whether a name does not look like one word or a person: three words, initials, capitals inside, digits."""
    return _is_long(name) or bool(re.search(r"[A-Z0-9]", name.split()[-1][1:]))


def _chains(text: str, places: Collection[Place], joint: re.Pattern[str]) -> list[list[Place]]:
    """Return the outermost places outside brackets, in order, those together that only a joint stands between."""
    chains: list[list[Place]] = []
    for place in sorted(set(places), key=lambda p: (p[0], -p[1])):
        last = chains[-1][-1] if chains else (0, 0)
        if place[0] < last[1] or text[last[1] : place[0]] == " (":
            continue
        if chains and joint.fullmatch(text, last[1], place[0]):
            chains[-1].append(place)
        else:
            chains.append([place])
    return chains


def listed_hangul(text: str, marked: Sequence[Place]) -> list[Place]:
    """Return the words in Hangul of lists in which two names are ``marked`` as organizations: «카이스트, 노바링크, 서울대와»."""
    known = set(marked)
    items = [m.span() for m in _ITEM.finditer(text)]
    free = []
    for start, end in items:
        if not any(start < e and s < end for s, e in marked):
            last = _LAST.search(text, start, end + 2)
            free.append((start, last.start() if last and last.start() >= end - 1 else end))
    return [
        place
        for chain in _chains(text, [*free, *marked], _HANGUL)
        if len(chain) >= _MANY and sum(place in known for place in chain) > 1
        for place in chain
        if place not in known
    ]
