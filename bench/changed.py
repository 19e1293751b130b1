"""Changed names: names of a registry with typing errors, words left out or swapped, and legal forms; the same each time."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from string import ascii_lowercase

from aliasmap.resolver import Resolver
from bench.sets import Query, numbers

_LEGAL = ("Inc.", "Ltd", "GmbH", "Co., Ltd.", "Corporation", "S.A.", "LLC", "Foundation")
_LATIN = re.compile(r"[^\W\d_]", re.ASCII)
_LETTERS = 8  # a name of fewer is too short to be told from others when it is changed
Change = Callable[[random.Random, str, Counter[str]], str]


def typo(chance: random.Random, name: str, common: Counter[str]) -> str:
    """Change one letter: another one, one more, one less, or two swapped.

    >>> typo(random.Random(1), "Northern Robotics", Counter())
    'Nortsern Robotics'
    """
    place = chance.choice([found.start() for found in _LATIN.finditer(name)])
    letter = chance.choice(ascii_lowercase)
    before, here, after = name[:place], name[place], name[place + 1 :]
    return chance.choice(
        (before + letter + after, before + here + letter + after, before + after, before + after[:1] + here + after[1:])
    )


def drop(chance: random.Random, name: str, common: Counter[str]) -> str:
    """Leave out the commonest word, where three or more are left."""
    words = name.split()
    if len(words) > 3:
        words.remove(max(words, key=lambda word: common[word.casefold()]))
    return " ".join(words)


def swap(chance: random.Random, name: str, common: Counter[str]) -> str:
    """Swap two words that stand beside each other."""
    words = name.split()
    if len(words) > 1:
        place = chance.randrange(len(words) - 1)
        words[place : place + 2] = reversed(words[place : place + 2])
    return " ".join(words)


def legal(chance: random.Random, name: str, common: Counter[str]) -> str:
    """Add a legal form and a typing error."""
    return f"{typo(chance, name, common)} {chance.choice(_LEGAL)}"


CHANGES: tuple[Change, ...] = (typo, drop, swap, legal)


def changed(resolver: Resolver, count: int, seed: int = 1) -> list[Query]:
    """Return changed names of the registry that are no name of it, each change as often, with who bears the name."""
    chance = random.Random(seed)
    names = sorted({n.text for org in resolver.index if not org.merged_into for n in org.names if n.kind != "acronym"})
    common = Counter(word for name in names for word in set(name.casefold().split()))
    names = [name for name in names if len(_LATIN.findall(name)) >= _LETTERS]
    found: list[Query] = []
    while len(found) < count:
        name = chance.choice(names)
        asked = CHANGES[len(found) % len(CHANGES)](chance, name, common)
        if asked.casefold() != name.casefold() and not resolver.bearers(asked):
            found.append(Query(asked, numbers(resolver, (b.id for b in resolver.bearers(name)))))
    return found
