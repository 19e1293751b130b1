"""Build: organizations and the vocabulary into the artifact's bytes."""

from __future__ import annotations

import json
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from aliasmap.index import blocking
from aliasmap.index.artifact import FORMAT, ID_MARK, ends, numbers, pack
from aliasmap.index.scanner import Scanner, scanner_version
from aliasmap.model import Organization
from aliasmap.text.normalize import scan_key, scan_variants
from aliasmap.text.orgforms import LegalForms
from aliasmap.vocab import Vocab


def build(organizations: Sequence[Organization], vocab: Vocab, version: str = "") -> bytes:
    """Compile organizations into an artifact. The order of the input does not matter.

    ``version`` is the registry's own; the artifact's is that and a hash of the content.
    """
    orgs = sorted(organizations, key=lambda o: o.id)
    successors = _successors(orgs)
    lines = [_line(o, successors.get(o.id, [])) for o in orgs]
    vocab_line = json.dumps(vocab.to_dict(), ensure_ascii=False).encode()
    digest = sha256(b"\n".join([*lines, vocab_line])).hexdigest()
    scanned, keys, postings = _keys(orgs, vocab)
    words = _words(orgs, vocab)
    codes = sorted(vocab.countries)
    scanner = Scanner.build([*keys[:scanned], *words])
    encoded = [key.encode() for key in keys]
    meta = {
        "registry": f"{version or 'local'}+{digest[:8]}",
        "sources": digest,
        "organizations": len(orgs),
        "names": sum(len(o.names) for o in orgs),
        "scanned": scanned,
        "countries": codes,
        "scanner": scanner_version(),
        "unicode": unicodedata.unidata_version,
        "artifact": FORMAT,
    }
    return pack(
        meta,
        {
            "keys": b"".join(encoded),
            "key_ends": numbers("I", ends(encoded)),
            "slots": numbers("I", _slots(encoded)),
            "postings": numbers("Q", [p for key in keys for p in postings[key]]),
            "posting_ends": numbers("I", ends([postings[key] for key in keys])),
            "orgs": b"".join(lines),
            "org_ends": numbers("I", ends(lines)),
            "vocab": vocab_line,
            "words": "\n".join(words).encode(),
            "word_countries": numbers("H", [codes.index(code) + 1 if code else 0 for code in words.values()]),
            "scanner": scanner.serialize(),
            **blocking.sections(orgs, vocab),
        },
    )


def _line(org: Organization, successors: list[str]) -> bytes:
    data: dict[str, Any] = org.to_dict()
    if successors:
        data["successors"] = successors
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _successors(orgs: Sequence[Organization]) -> dict[str, list[str]]:
    """Who carries an organization on: those that succeed it, where it ended."""
    ended = {o.id for o in orgs if o.until}
    found: dict[str, list[str]] = defaultdict(list)
    for org in orgs:
        for link in org.succeeds:
            if link.id in ended:
                found[link.id].append(org.id)
    return found


def _keys(orgs: Sequence[Organization], vocab: Vocab) -> tuple[int, list[str], dict[str, list[int]]]:
    """Return how many keys are scanned for, the keys (those first), and the (organization, name) pairs of each."""
    forms = LegalForms(vocab.legal_forms, vocab.generic)
    full: dict[str, list[int]] = defaultdict(list)
    stripped: dict[str, list[int]] = defaultdict(list)
    for i, org in enumerate(orgs):
        for j, name in enumerate(org.names):
            for key in scan_variants(name.text):
                _add(full[key], i, j)
            short = forms.strip(scan_variants(name.text)[0]) if scan_variants(name.text) else ""
            if short:
                _add(stripped[short], i, j)
    only_lookup = {key: refs for key, refs in stripped.items() if key not in full}
    ids: dict[str, list[int]] = {}
    for i, org in enumerate(orgs):
        for text in (org.id, *(f"{scheme}:{value}" for scheme, value in org.ids)):
            ids.setdefault(ID_MARK + text, [i << 16])
    ordered = sorted(full)
    return len(ordered), [*ordered, *sorted(only_lookup), *sorted(ids)], {**full, **only_lookup, **ids}


def _words(orgs: Sequence[Organization], vocab: Vocab) -> dict[str, str]:
    """The keys of context words, in order, with a country code or nothing: cues, head words and such, country words."""
    words = dict.fromkeys(map(scan_key, vocab.scanned_words), "")
    words |= {scan_key(cue): "" for org in orgs for name in org.names for cue in name.cues}
    words |= {scan_key(word): code for code, group in vocab.places.items() for word in group}
    words |= {scan_key(word): code for code, group in vocab.countries.items() for word in group}
    return {key: words[key] for key in sorted(words) if key}


def _add(refs: list[int], org: int, name: int) -> None:
    ref = org << 16 | name
    if ref not in refs:
        refs.append(ref)


def _slots(keys: Sequence[bytes]) -> list[int]:
    """An open-addressing hash table of key number + 1, half full at most."""
    size = 8
    while size < 2 * len(keys):
        size *= 2
    slots = [0] * size
    for number, key in enumerate(keys, 1):
        place = zlib.crc32(key) & (size - 1)
        while slots[place]:
            place = (place + 1) & (size - 1)
        slots[place] = number
    return slots
