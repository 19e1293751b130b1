"""The formatter owns the layout, keeps comments, and does nothing twice."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from aliasmap.registry.files import read_yaml
from aliasmap.registry.format import format_text, render

MESSY = """# about the file
names:
  # the official one
  - text: "과학기술정보통신부"
    kind: official
    lang: ko    # since the law
  - {kind: official, lang: en, text: "Ministry of Trade, Industry and Energy", weak: false}
  - {kind: acronym, text: "NO"}   # the acronym
  - {text: "#1: best", cues: [a b, 'c, d', "yes"]}
id:   kr-x   # frozen
kind: ministry
country: "KR"
parent: [
  {since: 2017, id: kr-government}]
note: |
  two
  lines
# at the end
"""
NEAT = """id: kr-x  # frozen
kind: ministry
country: KR
# about the file
names:
  # the official one
  - {text: 과학기술정보통신부, lang: ko, kind: official}  # since the law
  - {text: "Ministry of Trade, Industry and Energy", lang: en, kind: official}
  - {text: "NO", kind: acronym}  # the acronym
  - {text: "#1: best", cues: [a b, "c, d", "yes"]}
parent: [{id: kr-government, since: 2017}]
note: |-
  two
  lines
# at the end
"""


def formatted(text: str, tmp_path) -> str:
    path = tmp_path / "kr-x.yaml"
    path.write_text(text, encoding="utf-8")
    entry = read_yaml(path)
    assert not entry.problems
    return format_text(text, entry.data)


def test_layout_and_comments(tmp_path):
    assert formatted(MESSY, tmp_path) == NEAT


def test_formatting_twice_changes_nothing(tmp_path):
    assert formatted(NEAT, tmp_path) == NEAT


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"),
        min_size=1,
    )
)
@settings(max_examples=500)
def test_any_text_is_read_back_as_it_was(text: str):
    text = " ".join(text.split())
    if text:
        data = {"id": "kr-x", "names": [{"text": text, "cues": [text, "a"]}], "note": text}
        read = yaml.load(render(data), Loader=yaml.BaseLoader)
        assert read == {"id": "kr-x", "names": [{"text": text, "cues": [text, "a"]}], "note": text}


@pytest.mark.parametrize(
    "word",
    [
        "no",
        "NO",
        "yes",
        "on",
        "null",
        "~",
        "2017",
        "1e3",
        "0x1",
        "2017-07-26",
        "12:30",
        "-",
        "=",
        "<<",
        "!a",
        "%a",
        "@a",
        "`a",
        "a: b",
        "a #b",
    ],
)
def test_quoted_when_in_doubt(word: str):
    assert f'text: "{word}"' in render({"names": [{"text": word}]})
