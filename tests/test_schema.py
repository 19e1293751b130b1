"""The schema for editors says what the reader of files says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from aliasmap.registry.files import from_values
from aliasmap.registry.jsonschema import json_schema
from aliasmap.registry.schema import FIELDS, NAME_FIELDS, parse
from aliasmap.registry.vocabulary import read_vocab
from tests.conftest import REGISTRY, ROOT

VOCAB = read_vocab(REGISTRY / "vocab")
SCHEMA = json_schema(VOCAB.kinds, VOCAB.countries)
TYPES = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict}
GOOD = {"id": "kr-x", "kind": "company", "country": "KR", "names": [{"text": "가온테크", "lang": "ko"}]}


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Check the keywords that the schema uses (JSON Schema 2020-12)."""
    types = schema.get("type", [])
    checks = {
        "type": lambda: any(isinstance(value, TYPES[t]) for t in ([types] if isinstance(types, str) else types)),
        "enum": lambda: value in schema["enum"],
        "const": lambda: value == schema["const"],
        "pattern": lambda: not isinstance(value, str) or bool(re.search(schema["pattern"], value)),
        "minLength": lambda: len(value) >= schema["minLength"],
        "minItems": lambda: len(value) >= schema["minItems"],
        "items": lambda: all(fits(item, schema["items"]) for item in value),
        "required": lambda: set(schema["required"]) <= set(value),
        "additionalProperties": lambda: set(value) <= set(schema["properties"]),
        "properties": lambda: all(fits(v, schema["properties"][k]) for k, v in value.items()),
        "anyOf": lambda: any(fits(value, one) for one in schema["anyOf"]),
        "oneOf": lambda: sum(fits(value, one) for one in schema["oneOf"]) == 1,
    }
    unknown = set(schema) - set(checks) - {"$schema", "title", "description"}
    assert not unknown
    return all(check() for key, check in checks.items() if key in schema)


def is_read(data: Any) -> bool:
    [entry] = from_values([data])
    parse(entry, VOCAB.kinds, VOCAB.countries)
    return not entry.problems


def test_the_file_is_the_one_that_the_code_makes():
    assert json.loads((ROOT / "docs" / "registry.schema.json").read_text(encoding="utf-8")) == SCHEMA
    assert list(SCHEMA["properties"]) == list(FIELDS)
    assert list(SCHEMA["properties"]["names"]["items"]["properties"]) == list(NAME_FIELDS)


@pytest.mark.parametrize("path", sorted((REGISTRY / "orgs").rglob("*.yaml"))[::100], ids=lambda p: p.stem)
def test_a_file_of_the_registry_fits(path: Path):
    class Loader(yaml.SafeLoader):
        """Dates are texts, as YAML 1.2 has them."""

    Loader.yaml_implicit_resolvers = {
        first: [pair for pair in pairs if not pair[0].endswith(":timestamp")]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    assert fits(yaml.load(path.read_text(encoding="utf-8"), Loader), SCHEMA)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"since": 2017, "until": "2018-01"},
        {"parent": "kr-a"},
        {"parent": [{"id": "kr-a", "since": "2017"}]},
        {"succeeds": [{"id": "kr-a", "on": "2017-07-26", "part": True}]},
        {"ids": {"ror": "01wpjm123"}},
        {"names": [{"text": "KAIST", "lang": ["ko", "zh-Hans"], "weak": True, "cues": ["a"], "source": "ror"}]},
    ],
)
def test_both_take_what_is_right(change: dict[str, Any]):
    assert is_read(GOOD | change)
    assert fits(GOOD | change, SCHEMA)


@pytest.mark.parametrize(
    "change",
    [
        {"id": "KR-X"},
        {"kind": "firm"},
        {"country": "Korea"},
        {"colour": "red"},
        {"since": "26.7.2017"},
        {"names": []},
        {"names": [{"lang": "ko"}]},
        {"names": [{"text": "가온", "knd": "short"}]},
        {"names": [{"text": "가온", "kind": "nick"}]},
        {"names": [{"text": "가온", "lang": "korean"}]},
        {"names": [{"text": "가온", "weak": "maybe"}]},
        {"succeeds": [{"on": "2017"}]},
        {"ids": {"isbn": "1"}},
        {"website": ["a"]},
    ],
)
def test_both_refuse_what_is_wrong(change: dict[str, Any]):
    assert not is_read(GOOD | change)
    assert not fits(GOOD | change, SCHEMA)
