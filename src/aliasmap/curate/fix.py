"""Fix: the repairs of lint that are safe, because only one repair fits. Everything else is left to people."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from aliasmap.dates import is_date
from aliasmap.model import NAME_KINDS
from aliasmap.registry.files import RawEntry, read_text
from aliasmap.registry.format import Comments, read_comments, render
from aliasmap.registry.lint.entry import check_entry
from aliasmap.registry.problems import Problem
from aliasmap.registry.schema import parse
from aliasmap.text.normalize import scan_key
from aliasmap.text.orgforms import LegalForms
from aliasmap.vocab import Vocab

_DATE = re.compile(r"(\d{4})[./](\d\d?)(?:[./](\d\d?))?\.?")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?(?:ror\.org|wikidata\.org/(?:wiki|entity)|isni\.org/isni)/", re.IGNORECASE
)
_FREE = ("text", "kind")


def fix(entry: RawEntry, vocab: Vocab) -> tuple[str, list[Problem]]:
    """Return the text of a file with what is safe repaired, and the problems that are no more.

    A text comes back as it is where nothing can be repaired, or where a repair would make another problem.
    """
    before = _problems(entry, vocab)
    text = _rejoin(entry.text, [p for p in before if p.code == "R001"])
    mended = read_text(text, entry.path)
    if isinstance(mended.data, dict) and not mended.problems:
        problems = _problems(read_text(text, entry.path), vocab)
        if problems:
            text = _mend(mended, problems, vocab)
    after = Counter(p.code for p in _problems(read_text(text, entry.path), vocab))
    count = Counter(p.code for p in before)
    if after - count or after == count:
        return entry.text, []
    return text, [p for p in before if after[p.code] < count[p.code]]


def _problems(entry: RawEntry, vocab: Vocab) -> list[Problem]:
    organization = parse(entry, vocab.kinds, vocab.countries)
    if organization is not None:
        check_entry(entry, organization, LegalForms(vocab.legal_forms, vocab.generic))
    return entry.problems


def _rejoin(text: str, cut: list[Problem]) -> str:
    """Put quotes around the texts that a comma cut: from the start of the value to the end of its last piece."""
    lines = text.splitlines(keepends=True)
    for problem in reversed(cut):
        line = lines[problem.line - 1]
        end = problem.column - 1 + problem.length
        value = re.compile(r"(\{|, )text: (?P<value>[^\"'{}\[\]:]*)$").search(line[:end])
        if value and line[end : end + 1] in (",", "}"):
            lines[problem.line - 1] = f'{line[: value.start("value")]}"{value["value"]}"{line[end:]}'
    return "".join(lines)


def _mend(entry: RawEntry, problems: list[Problem], vocab: Vocab) -> str:
    data = entry.data
    _mend_fields(data, vocab)
    comments = read_comments(entry.text)
    names = data.get("names")
    if isinstance(names, list) and all(isinstance(name, dict) for name in names):
        for name in names:
            _mend_name(name)
        twice = {p.line for p in problems if p.code in ("R202", "R205")}
        lines = [entry.where["names", i][0] for i in range(len(names))]
        data["names"], comments = _once(names, [line in twice for line in lines], comments, vocab)
    return render(data, comments)


def _mend_fields(data: dict[str, Any], vocab: Vocab) -> None:
    country, kind = data.get("country"), data.get("kind")
    if isinstance(country, str) and country.upper() in vocab.countries:
        data["country"] = country.upper()
    if isinstance(kind, str) and kind.lower() in vocab.kinds:
        data["kind"] = kind.lower()
    ids = data.get("ids")
    if isinstance(ids, dict):
        data["ids"] = {k: _ADDRESS.sub("", v).rstrip("/") if isinstance(v, str) else v for k, v in ids.items()}
    for part in (data, *_parts(data, "succeeds"), *_parts(data, "parent")):
        _mend_dates(part)


def _parts(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = data.get(key)
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _mend_dates(part: dict[str, Any]) -> None:
    for key in ("since", "until", "on"):
        found = _DATE.fullmatch(part[key]) if isinstance(part.get(key), str) else None
        if found:
            date = "-".join(number.zfill(2) for number in found.groups() if number)
            part[key] = date if is_date(date) else part[key]


def _mend_name(name: dict[str, Any]) -> None:
    _mend_dates(name)
    if isinstance(name.get("text"), str):
        name["text"] = name["text"].strip()
    if isinstance(name.get("kind"), str) and name["kind"].lower() in NAME_KINDS:
        name["kind"] = name["kind"].lower()
    lang = name.get("lang")
    if isinstance(lang, str):
        name["lang"] = _tag(lang)
    elif isinstance(lang, list):
        name["lang"] = [_tag(tag) if isinstance(tag, str) else tag for tag in lang]


def _tag(tag: str) -> str:
    """Return a language tag in the letters that BCP 47 recommends.

    >>> _tag("KO"), _tag("zh-hans"), _tag("pt_br")
    ('ko', 'zh-Hans', 'pt-BR')
    """
    first, *rest = tag.replace("_", "-").split("-")
    return "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])


def _once(
    names: list[dict[str, Any]], twice: list[bool], comments: Comments, vocab: Vocab
) -> tuple[list[dict[str, Any]], Comments]:
    """Leave out the names that say nothing that one before does not say; their comments go to that one."""
    forms = LegalForms(vocab.legal_forms, vocab.generic)
    kept: list[dict[str, Any]] = []
    moved = Comments()
    for i, name in enumerate(names):
        place = next((j for j, other in enumerate(kept) if twice[i] and _says_all(other, name, forms)), len(kept))
        if place == len(kept):
            kept.append(name)
        moved.adopt(("names", place), comments, ("names", i))
    for path in dict.fromkeys([*comments.before, *comments.beside]):
        if path[0] != "names" or len(path) == 1:
            moved.adopt(path, comments, path)
    moved.last = comments.last
    return kept, moved


def _says_all(other: dict[str, Any], name: dict[str, Any], forms: LegalForms) -> bool:
    """Tell whether one name says all that another does: the same key, and each of its fields."""
    texts = [entry.get("text") for entry in (other, name)]
    keys = [forms.strip(scan_key(text)) if isinstance(text, str) else "" for text in texts]
    if not keys[0] or keys[0] != keys[1] or (texts[0] == texts[1] and other.get("kind") != name.get("kind")):
        return False
    return all(other.get(key) == value for key, value in name.items() if key not in _FREE)
