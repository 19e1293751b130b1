"""The schema for editors: what ``schema.py`` checks, as JSON Schema, so that an editor completes and underlines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aliasmap.model import NAME_KINDS
from aliasmap.registry.schema import (
    FIELDS,
    ID_SHAPE,
    IDENTIFIERS,
    LANG_SHAPE,
    NAME_FIELDS,
    PARENT_FIELDS,
    SUCCEEDS_FIELDS,
)

_TEXT = {"type": "string", "minLength": 1}
_ID = {"type": "string", "pattern": f"^{ID_SHAPE.pattern}$"}
_LANG = {"type": "string", "pattern": f"^{LANG_SHAPE.pattern}$"}
_DATE = {
    "type": ["string", "integer"],
    "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$",
    "description": "YYYY, YYYY-MM or YYYY-MM-DD",
}


def json_schema(kinds: Mapping[str, str], countries: Iterable[str]) -> dict[str, Any]:
    """Return the JSON Schema of an organization's file. ``kinds`` maps a kind to what it means."""
    names = {
        "text": _said(_TEXT, "the name as it is written"),
        "lang": _said(_or_list(_LANG), "ko, en, ja, zh-Hans …; absent where every language writes the name so"),
        "kind": {"enum": list(NAME_KINDS), "description": "what sort of name; official if absent"},
        "since": _said(_DATE, "the first day it was in use"),
        "until": _said(_DATE, "the first day it was no longer in use"),
        "weak": {"type": "boolean", "description": "true: never a match by itself"},
        "cues": _said(_or_list(_TEXT), "words that stand near it when this organization is meant"),
        "source": _said(_TEXT, "where the name was met: official, ror or news; absent: unverified"),
    }
    succeeds = {"id": _ID, "on": _DATE, "part": {"type": "boolean", "description": "only a part came over"}}
    parent = {"id": _ID, "since": _DATE, "until": _DATE}
    fields = {
        "id": _said(_ID, "fixed at birth; also the name of the file"),
        "kind": {"oneOf": [{"const": kind, "description": means} for kind, means in kinds.items()]},
        "country": {"enum": list(countries), "description": "ISO 3166-1 alpha-2, or INT"},
        "since": _said(_DATE, "when the body began"),
        "until": _said(_DATE, "when the body ended"),
        "names": {"type": "array", "minItems": 1, "items": _object(names, NAME_FIELDS, ["text"])},
        "succeeds": {"type": "array", "items": _object(succeeds, SUCCEEDS_FIELDS, ["id"])},
        "parent": {"anyOf": [_ID, {"type": "array", "items": _object(parent, PARENT_FIELDS, ["id"])}]},
        "ids": _object(dict.fromkeys(IDENTIFIERS, _TEXT), IDENTIFIERS, []),
        "website": _said(_TEXT, "its own address"),
        "note": _said(_TEXT, "for people; the program does not read it"),
        "merged_into": _said(_ID, "this id is a duplicate of another"),
    }
    whole = _object(fields, FIELDS, ["id"])
    full = {"required": ["kind", "country", "names"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An organization of an aliasmap registry",
        **whole,
        "anyOf": [{"required": ["merged_into"]}, full],
    }


def _object(properties: dict[str, Any], order: Iterable[str], required: list[str]) -> dict[str, Any]:
    listed = {key: properties[key] for key in order}
    return {"type": "object", "properties": listed, "additionalProperties": False, "required": required}


def _or_list(one: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _said(schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {**schema, "description": description}
