"""Names of an imported source that are common words: nobody marked them weak, so the source itself has to tell.

A short name that stands inside the names of many other bodies (Engineering, Health Research, Institute of Medicine) is a
word of the language before it is a name, two letters are an abbreviation of much else (of, UK, MD), and every university
has a Department of Mathematics.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from aliasmap.model import Name, Organization
from aliasmap.text.scripts import scripts

_WORD = re.compile(r"[^\W_]+")
_MANY = 5  # other bodies in whose names a common name stands
_LONGEST = 4  # words of a common name
_UNIT = re.compile(r"(?:Department|Faculty|Division|Graduate School) (?:of|for) ")
_FEW_LETTERS = 2  # of an abbreviation that stands for much else
Words = tuple[str, ...]


def weakened(
    made: dict[str, Organization], countries: Mapping[str, Sequence[str]] | None = None
) -> dict[str, Organization]:
    """Return organizations by id, their names that are common words marked weak; only names in Latin letters are looked at.

    A name of several words one of which names its own country is none; ``countries`` are the words by code.

    >>> made = {n: Organization(n, "company", "IT", (Name(n, source="ror"),)) for n in ("Engineering", "MD", "Siemens")}
    >>> made |= {n: Organization(n, "university", "IT", (Name(n),)) for n in [f"Institute of Engineering {i}" for i in "ABCDE"]}
    >>> [ident for ident, org in weakened(made).items() if org.names[0].weak]
    ['Engineering', 'MD']
    """
    bearers: dict[Words, set[str]] = defaultdict(set)
    for ident, org in made.items():
        for name in org.names:
            if 0 < len(words := _words(name.text)) <= _LONGEST:
                bearers[_folded(words)].add(ident)
    hosts = _hosts(made, bearers)

    def is_common(name: Name, country: str) -> bool:
        words = _words(name.text)
        if scripts(name.text) != {"Latn"} or not words:
            return False
        if len(words) == 1 and len(words[0]) <= _FEW_LETTERS:
            return True
        if len(words) > 1 and any(word in name.text for word in (countries or {}).get(country, ())):
            return False
        return bool(_UNIT.match(name.text)) or len(hosts.get(_folded(words), ())) >= _MANY

    return {
        ident: org._replace(names=tuple(n._replace(weak=True) if is_common(n, org.country) else n for n in org.names))
        for ident, org in made.items()
    }


def _hosts(made: dict[str, Organization], bearers: dict[Words, set[str]]) -> dict[Words, set[str]]:
    """Return for each short name the other bodies, kin left out, in whose names it stands behind the first word.

    An acronym that stands there as one is that of the same body, mostly.
    """
    kin: dict[str, set[str]] = defaultdict(set)
    acronyms = {n.text for org in made.values() for n in org.names if n.kind == "acronym"}
    for ident, org in made.items():
        for link in org.parents:
            kin[ident].add(link.id)
            kin[link.id].add(ident)
    hosts: dict[Words, set[str]] = defaultdict(set)
    for ident, org in made.items():
        for words in {tuple(_words(name.text)) for name in org.names}:
            for inner in _inside(words):
                owners = bearers.get(_folded(inner))
                if owners and ident not in owners and not owners & kin[ident] and not _is_other(inner, acronyms):
                    hosts[_folded(inner)].add(ident)
    return hosts


def _is_other(words: Words, acronyms: set[str]) -> bool:
    """Tell whether a word in a name is an acronym itself, or a small word that is spelled as one (mit, MIT)."""
    return len(words) == 1 and (words[0] in acronyms or (words[0].islower() and words[0].upper() in acronyms))


def _inside(words: Words) -> Iterator[Words]:
    for start in range(1, len(words)):
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
            yield words[start:end]


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _folded(words: Iterable[str]) -> Words:
    return tuple(word.casefold() for word in words)
