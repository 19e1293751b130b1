"""What the surface form itself says about a name it equals."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from aliasmap.evidence import weights
from aliasmap.model import Evidence, Name, Organization
from aliasmap.text.normalize import scan_key
from aliasmap.text.shortened import one_letter_apart
from aliasmap.text.words import plain

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    ["of", "and", "the", "for", "in", "on", "at", "to", "a", "an", "de", "la", "und", "des", "du", "et", "y"]
)
_DIGITS = re.compile(r"[\s·-]?[0-9]+[\s·-]?")
_SHORT = 4


def name_evidence(
    surface: str,
    name: Name,
    *,
    whole: bool,
    cased: bool,
    stripped: bool = False,
    joined: bool = False,
    common: bool = False,
) -> list[Evidence]:
    """Return the evidence of a surface form whose key is a key of ``name``.

    ``whole``: the surface form is all there is (a lookup); ``cased``: the text it stands in distinguishes capitals;
    ``stripped``: they agree only without legal forms; ``joined``: it may be a part of another word; ``common``: any word
    has a capital where it stands.

    >>> [e.kind for e in name_evidence("mss", Name("MSS", kind="acronym"), whole=False, cased=True)]
    ['name', 'case']
    """
    verified = f", met in {name.source}" if name.source else ""
    found = [Evidence("name", f"is its {name.kind} name {name.text!r}{verified}", weights.NAME[name.kind])]
    if stripped:
        found.append(Evidence("legal form", "without the legal form", weights.STRIPPED))
    if name.weak:
        found.append(Evidence("weak", "the name is a common word or rarely means this body", weights.WEAK))
    elif len(surface) == 1:
        found.append(Evidence("one character", "one character is no name by itself", weights.ONE_CHARACTER))
    if (name.weak or len(surface) == 1) and not whole:
        found.append(Evidence("running text", "and it stands in running text", weights.WEAK_IN_TEXT))
    if joined:
        found.append(Evidence("joined", "letters beside it may make it a part of another word", weights.JOINED))
    if common and not name.weak:
        found.append(Evidence("common word", "any word has a capital where a sentence begins", weights.COMMON_WORD))
    if cased and surface != name.text and not case_fits(surface, name.text):
        found.append(Evidence("case", f"written {surface!r}, not {name.text!r}", weights.CASE))
    if not stripped and surface != name.text and not spacing_fits(surface, name.text):
        found.append(Evidence("spacing", f"written {surface!r}, not {name.text!r}", weights.SPACED))
    return found


def weak_evidence(name: Name, is_of_country: bool = False) -> list[Evidence]:
    """Return what speaks against a weak name that only comes close, unless it is of the country that was asked for."""
    if not name.weak or is_of_country:
        return []
    return [Evidence("weak", "the name is a common word or rarely means this body", weights.WEAK)]


def never_merge_evidence(asked: str, named: str, never_merge: Collection[tuple[str, str]]) -> list[Evidence]:
    """Return what speaks against two plain texts that are known to be confused."""
    if (asked, named) not in never_merge:
        return []
    return [Evidence("never merge", f"is another body than {named!r}", weights.NEVER_MERGE)]


def mistyped_evidence(surface: str, name: Name) -> list[Evidence]:
    """Return what it says in running text that a surface form is a long name but for one letter, or for its spaces."""
    if name.weak or not one_letter_apart(plain(scan_key(surface)), plain(scan_key(name.text))):
        return []
    return [Evidence("mistyped", f"is {name.text!r} but for one letter", weights.MISTYPED)]


def bearers_evidence(
    organization: Callable[[int], Organization], ours: Mapping[int, Name], theirs: Mapping[int, Name]
) -> list[Evidence]:
    """Return what it says about two names that the registry knows who bears each: maps of organization to name."""
    both = [org for org in ours if org in theirs]
    if both:
        return [Evidence("same bearer", f"{organization(both[0]).id} bears both names", weights.SAME_BEARER)]
    if ours and theirs:
        named = [organization(next(iter(names))).id for names in (ours, theirs)]
        return [Evidence("other bearers", f"one is {named[0]}, the other {named[1]}", weights.OTHER_BEARERS)]
    return [Evidence("two names", "no other organization is a candidate", weights.TWO_NAMES)]


def case_fits(surface: str, name: str) -> bool:
    """Tell whether the capitals of a surface form let it be a name: what is capital there is capital here.

    >>> [case_fits(*p) for p in (("mss", "MSS"), ("Kaist", "KAIST"), ("threads", "Threads"), ("SAMSUNG", "Samsung"), ("at", "aT"))]
    [False, True, False, True, False]
    """
    if surface == surface.lower() != name:
        return name == name.lower()
    ours, theirs = _WORD.findall(surface), _WORD.findall(name)
    if len(ours) != len(theirs):
        return True
    for our, their in zip(ours, theirs, strict=True):
        if our == their or their.lower() in _SMALL or not their[0].isupper():
            continue
        if not our[0].isupper() or (their.isupper() and 1 < len(their) <= _SHORT and not our.isupper()):
            return False
    return True


def spacing_fits(surface: str, name: str) -> bool:
    """Tell whether spaces may stand where they do: not inside a name of up to four characters that has none, and
    beside digits only where the name has them.

    >>> pairs = ("우리 은행", "우리은행"), ("과학기술 정보통신부", "과학기술정보통신부"), ("뉴스 1", "뉴스1"), ("주요 7개국", "주요 7개국")
    >>> [spacing_fits(*p) for p in pairs]
    [False, True, False, True]
    """
    if len(name) <= _SHORT and any(c.isspace() for c in surface) and not any(c.isspace() for c in name):
        return False
    return _DIGITS.findall(surface) == _DIGITS.findall(name)
