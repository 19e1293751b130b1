"""The artifact: the same content gives the same bytes, and damage is noticed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import aliasmap
from aliasmap.errors import ArtifactError
from aliasmap.index.artifact import FORMAT, MAGIC, Artifact, write_beside
from aliasmap.index.build import build
from aliasmap.index.index import Index
from aliasmap.index.load import compile_sources
from tests.conftest import REGISTRY

CONTENT, _ = compile_sources([REGISTRY])


def opened(content: bytes = CONTENT) -> Index:
    return Index(Artifact(content, "test"))


def test_the_order_of_the_sources_does_not_matter():
    index = opened()
    organizations = list(index)
    assert build(organizations, index.vocab) == build(organizations[::-1], index.vocab)


def test_the_same_sources_give_the_same_bytes_without_time_or_path():
    assert compile_sources([REGISTRY])[0] == CONTENT
    assert str(REGISTRY).encode() not in CONTENT


def test_an_artifact_gives_back_what_was_built(tmp_path: Path):
    path = tmp_path / "r.aliasmap"
    write_beside(path, CONTENT)
    resolver = aliasmap.load(path)
    assert [o.to_dict() for o in resolver.index] == [o.to_dict() for o in opened()]
    assert resolver.resolve("KAIST").id == "kr-kaist"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("section", ["keys", "orgs", "postings", "scanner", "vocab"])
def test_damage_in_a_section_is_noticed_when_it_is_opened(section: str):
    artifact = Artifact(CONTENT, "test")
    offset, length, _ = artifact.header["sections"][section]
    place = artifact._body + offset + length // 2
    damaged = CONTENT[:place] + bytes([CONTENT[place] ^ 1]) + CONTENT[place + 1 :]
    with pytest.raises(ArtifactError, match="checksum"):
        Artifact(damaged, "test").section(section)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"id: kr-msit\n", "no aliasmap artifact"),
        (MAGIC + b"\x10\0\0\0{broken", "header cannot be read"),
        (CONTENT.replace(b'"format": %d' % FORMAT, b'"format": 9', 1), "format 9"),
        (CONTENT[: len(CONTENT) // 2], "bytes of"),
    ],
    ids=["empty", "text", "header", "version", "cut off"],
)
def test_what_is_no_artifact_is_said_to_be_none(content: bytes, message: str, tmp_path: Path):
    path = tmp_path / "x.aliasmap"
    path.write_bytes(content)
    with pytest.raises(ArtifactError, match=message):
        aliasmap.load(path).annotate("KAIST는")


def test_another_scanner_version_is_rebuilt_from_the_keys():
    artifact = Artifact(CONTENT, "test")
    artifact.header["scanner"] = "daachorse 0.0"
    text = " kaist 카이스트 ministry  of  science  and  ict "
    assert Index(artifact).scanner.find(text) == opened().scanner.find(text)


def test_every_key_is_found_and_no_other():
    index = opened()
    for key in range(index.scanned):
        assert index.find(index._key(key)) == key
    assert index.find("no such key") == -1
    assert index.find("\ud800") == -1


def test_the_header_names_versions_and_counts():
    header = opened().header
    assert header["organizations"] == len(list((REGISTRY / "orgs").rglob("*.yaml")))
    assert header["scanner"].startswith("daachorse ")
    assert json.dumps(header)
