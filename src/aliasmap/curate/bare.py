"""Bare names: what in a text says that words without a head word name an organization.

Lists with names that are known, brackets, initials before the name of a unit, addresses, picture credits, role words,
a country before a name that is only known elsewhere, and for initials that recur what organizations do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from aliasmap.curate.common import Common
from aliasmap.curate.draft import is_initials, is_spelled
from aliasmap.curate.listed import listed_hangul, listed_names
from aliasmap.model import Mention
from aliasmap.propose.definitions import find_definitions
from aliasmap.resolver import Resolver

_TOKEN = r"[A-Z](?:[A-Za-z0-9&]|\*(?=\w))*(?:[-.'’][A-Z0-9][A-Za-z0-9]*)*"
_RUN = re.compile(rf"(?<![\w@/#.&-]){_TOKEN}(?: {_TOKEN})*(?![\w@&/-])")
_WORD = re.compile(r"[A-Za-z0-9]+")
_HOST = re.compile(r"(?:https?://|www\.)(?:www\.)?([a-z0-9-]+)\.[a-z]{2,}")
_ALIAS = re.compile(r" \(([A-Z][A-Za-z]+)\)")
_CREDIT = re.compile(r"[(\[](?:사진|자료|출처|이미지|그래픽|영상)(?: ?제공)? ?[=:] ?([가-힣A-Za-z0-9·& ]{2,20})[)\]]")
_PERSON = re.compile("[가-힣]{2,4}(?: (?:기자|특파원|작가))?")
_COUNTRY = re.compile(r"([가-힣]+|[A-Z][a-z]+(?: [A-Z][a-z]+)?) $")
_JOINED = re.compile(r" ?(?:및|과|와|·|,|and) ?(?:the )?")
_OF = re.compile(r"(?: ?\([^()\n]{1,30}\))? (?:of|in) (?:the )?")
_SENTENCE_END = re.compile(r"[.!?]\s|[。！？\n]")
_LEFT = re.compile(rf"(?:[가-힣]{{2,}}|{_TOKEN}(?: {_TOKEN})*)$")
_PIECE = re.compile(r"[^,;/·、]+")
_QUOTED = re.compile("['‘“\"「]([가-힣A-Za-z0-9·& ]{4,30})['’”\"」]")
_OFFICE = re.compile("(?<![\\w·-])([가-힣A-Za-z0-9]{3,12}) (?:관계자|대변인|본사|임직원)(?![가-힣]{3})")
_ACTS = re.compile(
    r"['’]s\b| (?:said|says|announced|will|plans|signed|launched|member|officials?|spokes\w+|researchers|executives?)\b"
)
_ACTED = re.compile(r"\b(?:by|under|between|according to|CEO of|member of) (?:the )?$")
_SHORT_ACRONYM, _LONG_RUN, _REACH = 3, 3, 60
_UNITS = frozenset(["school", "research-institute", "facility"])
#: Kinds of bodies that bear one name in many countries.
_PUBLIC = frozenset(["ministry", "agency", "commission", "state-body", "military", "government", "financial"])


class Bare(NamedTuple):
    """A name in a text, what says that it is one, and what else that says: its kind and country, another name of it.

    ``name`` is the name in full where the text says only a part of it, ``of`` the name that this is another of.
    """

    start: int
    end: int
    why: str
    kind: str = "organization"
    country: str = ""
    alias: str = ""
    name: str = ""
    of: str = ""


def bare_names(text: str, mentions: Sequence[Mention], common: Common, resolver: Resolver) -> list[Bare]:
    """Return the bare names of a text whose organizations are otherwise marked already, in order, none twice.

    A known organization is found again where a word for another country stands before its name.
    """
    found = [
        *_defined(text, mentions, common),
        *_of_units(mentions, common),
        *_of_countries(text, mentions, resolver),
        *_credited(text, common),
        *_in_office(text, common),
        *_quoted(text, common),
    ]
    taken = [(m.start, m.end) for m in mentions]
    runs = [run for run in _runs(text, common) if not _touches(run, taken)]
    likely = [run for run in runs if not common.are_common(text[slice(*run)])]
    found += _recurring(text, likely)
    found += _addressed(text, runs)
    telling = [p for p in taken if " " in text[slice(*p)] or not common.is_common(text[slice(*p)])]
    marked = [*telling, *((b.start, b.end) for b in found)]
    found += [Bare(*span, "list", alias=_gloss(text, span[1])) for span in listed_names(text, runs, likely, marked)]
    found += [Bare(*span, "list") for span in listed_hangul(text, taken) if not common.is_common(text[slice(*span)])]
    best: dict[tuple[int, int], Bare] = {}
    for bare in found:
        best.setdefault((bare.start, bare.end), bare)
    return sorted(best.values())


def _touches(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _runs(text: str, common: Common) -> list[tuple[int, int]]:
    """Return the runs of up to three capitalized words that may be a name."""
    spoken = _explained(text)
    found = []
    for run in _RUN.finditer(text):
        words = run[0].split()
        is_name = not all(map(common.is_listed, words)) and not any(word in common.vocab.openers for word in words)
        if is_name and len(words) <= _LONG_RUN and run[0] not in spoken:
            found.append(run.span())
    return found


def _explained(text: str) -> set[str]:
    """Return what stands in brackets behind common words whose initials it is: «memorandum of understanding (MOU)»."""
    found = set()
    for d in find_definitions(text):
        inside = text[d.start : d.stop]
        before = re.search(r"[a-z][\w-]*$", text[max(0, d.end - _REACH) : d.end])
        if d.acronym and before:
            found |= {inside, inside.removesuffix("s")}
    return found


def _gloss(text: str, end: int) -> str:
    """Return one capitalized word in brackets behind a name: «X (Twitter)»."""
    gloss = _ALIAS.match(text, end)
    return gloss[1] if gloss else ""


def _recurring(text: str, runs: Sequence[tuple[int, int]]) -> Iterator[Bare]:
    """Yield initials that recur and that do, once at least, what organizations do."""
    places: dict[str, list[tuple[int, int]]] = {}
    for start, end in runs:
        places.setdefault(text[start:end], []).append((start, end))
    for name, spans in places.items():
        acts = sum(bool(_ACTS.match(text, e) or _ACTED.search(text, max(0, s - _REACH), s)) for s, e in spans)
        if is_initials(name) and len(name) > _SHORT_ACRONYM - 1 and len(spans) > 1 and acts:
            yield from (Bare(*span, "recurs") for span in spans)


def _addressed(text: str, runs: Sequence[tuple[int, int]]) -> Iterator[Bare]:
    """Yield names of one word whose address on the web stands in the text."""
    hosts = {host[1] for host in _HOST.finditer(text)}
    yield from (Bare(s, e, "address", "platform") for s, e in runs if text[s:e].lower() in hosts)


def _credited(text: str, common: Common) -> Iterator[Bare]:
    for credit in _CREDIT.finditer(text):
        if not _PERSON.fullmatch(credit[1]) and not common.are_common(credit[1]):
            yield Bare(*credit.span(1), "credit")


def _in_office(text: str, common: Common) -> Iterator[Bare]:
    """Yield words before what only an organization has, if they recur: «노바링크 관계자»."""
    for found in _OFFICE.finditer(text):
        if not common.is_common(found[1]) and text.count(found[1]) > 1 and not _is_inflected(found[1], common):
            yield Bare(*found.span(1), "role")


def _is_inflected(word: str, common: Common) -> bool:
    return any(word[cut:] in common.vocab.particle_forms for cut in range(2, len(word)))


def _quoted(text: str, common: Common) -> Iterator[Bare]:
    """Yield quoted names in Hangul whose last word is an English head word in Hangul: «'가온 AI 얼라이언스'»."""
    heads = common.vocab.heads.get("en", {})
    for quoted in _QUOTED.finditer(text):
        *before, last = quoted[1].split()
        kind = next((heads[w.title()] for w in common.in_english(last) if w.title() in heads), "")
        if kind and before and not all(map(common.is_common, before)):
            yield Bare(*quoted.span(1), "quoted", kind)


def _defined(text: str, mentions: Sequence[Mention], common: Common) -> Iterator[Bare]:
    """Yield what stands before a bracket that holds its initials or its sound in another script."""
    ends = {m.end for m in mentions}
    for d in find_definitions(text):
        inside = text[d.start : d.stop].strip()
        left = _LEFT.search(text, max(0, d.end - _REACH), d.end)
        if d.end in ends or not left or text[left.start() - 1 : left.start()].isalnum():
            continue
        name = left[0]
        heard = not name.isascii() and inside.isascii() and is_spelled(name, inside)
        clipped = name.isascii() and " " in name and d.acronym and abbreviates(inside, name)
        says_kind = common.are_common(name) and not common.names_country(name)
        if heard or (clipped and not says_kind and name.split()[0] not in common.vocab.openers):
            yield Bare(*left.span(), "definition", alias=inside)
            if heard:
                yield from _glosses(text, d.stop, name)


def _glosses(text: str, stop: int, name: str) -> Iterator[Bare]:
    """Yield the other names of ``name`` behind ``stop`` in the same bracket."""
    close = text.find(")", stop)
    for piece in _PIECE.finditer(text, stop, max(stop, close)):
        if len(piece[0]) > _SHORT_ACRONYM and re.fullmatch("[가-힣 ]+", piece[0]):
            yield Bare(*piece.span(), "definition", of=name)


def abbreviates(short: str, full: str) -> bool:
    """Tell whether the letters of initials stand in a name in this order, the first one at its beginning.

    Method: Schwartz and Hearst 2003, https://doi.org/10.1142/9789812776303_0042.

    >>> [abbreviates(s, "Gaon Singapore Institute") for s in ("GSI", "GSG", "NSI")]
    [True, True, False]
    """
    letters = [c for c in short.lower() if c.isalnum()]
    rest = iter(full.lower())
    return bool(letters) and full[:1].lower() == letters[0] and all(c in rest for c in letters)


def _of_units(mentions: Sequence[Mention], common: Common) -> Iterator[Bare]:
    """Yield the body that stands at the head of the name of an unknown part of it: initials, or a university."""
    universities = [
        w for heads in common.vocab.heads.items() if heads[0] == "en" for w, k in heads[1].items() if k == "university"
    ]
    whole = re.compile(
        rf"(?:\w+ )+(?:{'|'.join(universities)})(?: of [A-Z]\w+)? (?=[A-Z])|(?:{'|'.join(universities)}) of [A-Z]\w+ (?=[A-Z])"
    )
    for m in mentions:
        if not m.nil:
            continue
        if m.guess in _UNITS and (found := whole.match(m.surface)):
            yield Bare(m.start, m.start + len(found[0]) - 1, "unit", "university")
            continue
        first = re.match(r"([A-Z]{3,10}|[가-힣]{3,})(?= |-[A-Z])", m.surface)
        if first and not common.is_listed(first[1]):
            is_hangul = not first[1].isascii()
            if m.guess == "school" or (not is_hangul and "-" in m.surface[: first.end() + 1]):
                yield Bare(m.start, m.start + first.end(), "unit")


def _of_countries(text: str, mentions: Sequence[Mention], resolver: Resolver) -> Iterator[Bare]:
    """Yield public bodies that are only known in another country than the one named before them, or before the list."""
    said, end = ("", ""), 0
    for m in mentions:
        before = _country_before(text, m.start, resolver)
        if not before[1]:
            before = said if _JOINED.fullmatch(text, end, m.start) else ("", "")
        end, said = m.end, ("", "")
        known = {m.resolution.id or "", *(bearer.id for bearer in resolver.bearers(m.surface))} - {""}
        orgs = [resolver.get(ident) for ident in sorted(known)]
        org = next((org for org in orgs if org.kind in _PUBLIC), None)
        if before[1] and org and all(before[1] != other.country for other in orgs):
            said = before
            start = m.start - len(before[0]) - 1
            is_beside = text.startswith(before[0] + " ", start)
            whole = f"{before[0]} {m.surface}"
            yield Bare(start if is_beside else m.start, m.end, "country", org.kind, before[1], name=whole)


def _country_before(text: str, start: int, resolver: Resolver) -> tuple[str, str]:
    """Return the word for a country right before a place, and its code; nothing where it stands for several."""
    word = _COUNTRY.search(text, max(0, start - _REACH), start)
    codes = [code for code, words in resolver.index.vocab.countries.items() if word and word[1] in words]
    return (word[1], codes[0]) if word and len(codes) == 1 else ("", "")
