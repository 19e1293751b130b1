"""The corpus: offsets, ids, nesting and tags of its gold rows, and the figures of its card."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from typing import Any

import pytest

from tests.conftest import REGISTRY, ROOT

SEEDS = ROOT / "seeds"
Row = dict[str, Any]
ROWS: list[Row] = [json.loads(line) for line in (SEEDS / "gold" / "corpus.jsonl").read_text("utf-8").splitlines()]
LANGUAGES = {"ko": ("Korean", 24), "en": ("English", 16), "zh": ("Chinese", 10), "ja": ("Japanese", 10)}
FILES = sorted(path.name for path in (SEEDS / "corpus").glob("*.txt"))
FORMS = {"exact", "acronym", "short", "variant", "typo", "transliteration", "translation", "ellipsis"}
TAGS = [
    "plain",
    "particle",
    "role",
    "suffix",
    "definition",
    "defined-short",
    "acronym",
    "collision",
    "translit",
    "translation",
    "typo",
    "spacing",
    "word-order",
    "broken",
    "nested",
    "outer",
    "coordination",
    "ellipsis",
    "former",
    "era",
    "same-name",
    "compound",
    "mixed-script",
    "nil",
]


def text_of(file: str) -> str:
    return (SEEDS / file).read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def by_file() -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in ROWS:
        groups[row["file"]].append(row)
    return groups


def test_every_article_has_rows_and_plain_line_ends(by_file: dict[str, list[Row]]):
    assert [f"corpus/{name}" for name in FILES] == sorted(by_file)
    for file in by_file:
        text = text_of(file)
        assert "\r" not in text
        assert text.endswith("\n")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_has_its_articles_in_both_splits(lang: str):
    splits = {row["file"]: row["split"] for row in ROWS if row["lang"] == lang}
    assert len(splits) >= LANGUAGES[lang][1]
    assert set(splits.values()) == {"tune", "test"}
    for file, split in splits.items():
        found = re.match(r"corpus/([a-z]{2})-(\d\d)-", file)
        assert found
        assert (found[1], ("test", "tune")[int(found[2]) % 2]) == (lang, split), file


def test_offsets_give_the_surface():
    texts = {f"corpus/{name}": text_of(f"corpus/{name}") for name in FILES}
    wrong = [row for row in ROWS if texts[row["file"]][row["start"] : row["end"]] != row["surface"]]
    assert wrong == []
    assert all(row["surface"] == row["surface"].strip() != "" for row in ROWS)


def test_rows_are_in_order_and_none_is_twice():
    keys = [(row["file"], row["start"], -row["end"]) for row in ROWS]
    assert keys == sorted(keys)
    assert len(keys) == len(set(keys))


def test_every_entity_that_is_not_nil_is_in_the_registry():
    known = {path.stem for path in (REGISTRY / "orgs").glob("*/*.yaml")}
    used = {row["entity"] for row in ROWS if row["main"]}
    assert {entity for entity in used if not entity.startswith("nil-")} - known == set()
    assert {entity for entity in used if entity.startswith("nil-")} & known == set()


def test_spans_nest_or_keep_apart(by_file: dict[str, list[Row]]):
    for rows in by_file.values():
        for row in rows:
            over = [
                o for o in rows if o is not row and o["start"] < row["end"] and row["start"] < o["end"] and o != row
            ]
            around = [o for o in over if o["start"] <= row["start"] and row["end"] <= o["end"]]
            within = [o for o in over if row["start"] <= o["start"] and o["end"] <= row["end"]]
            assert len(around) + len(within) == len(over), row
            smallest = min(around, key=lambda o: o["end"] - o["start"])["surface"] if around else None
            assert row["nested_in"] == smallest
            assert ("nested" in row["tags"], "outer" in row["tags"]) == (bool(around), bool(within)), row


def test_rows_that_do_not_count_hold_no_mention():
    assert {row["kind"] for row in ROWS if not row["main"]} == {"title", "event", "product", "nominal"}
    assert {row["kind"] for row in ROWS if row["main"]} == {"org"}
    aside = {(row["file"], row["surface"]) for row in ROWS if not row["main"]}
    assert [row for row in ROWS if (row["file"], row["nested_in"]) in aside] == []


def test_tags_and_forms_are_of_the_closed_lists():
    for row in ROWS:
        assert row["tags"], row
        assert set(row["tags"]) <= set(TAGS), row
        assert len(row["tags"]) == 1 or "plain" not in row["tags"], row
        assert row["form"] in FORMS if row["main"] else row["form"] is None, row
        assert ("nil" in row["tags"]) == (row["main"] and row["entity"].startswith("nil-")), row
    assert {tag for row in ROWS for tag in row["tags"]} == set(TAGS)


def test_particles_and_country_words_stand_beside_the_span(by_file: dict[str, list[Row]]):
    for file, rows in by_file.items():
        text = text_of(file)
        for row in rows:
            if row["particle"] is not None:
                assert row["lang"] == "ko"
                assert re.match(r"[가-힣]+", text[row["end"] :])[0] == row["particle"]  # type: ignore[index]
            for other in row["alt_surfaces"] or ():
                assert other.endswith(row["surface"])
                assert text[: row["end"]].endswith(other)


def test_the_card_states_the_sizes_and_counts():
    card = (SEEDS / "corpus" / "README.md").read_text("utf-8")
    for lang, (name, _) in LANGUAGES.items():
        for split in ("tune", "test"):
            rows = [row for row in ROWS if (row["lang"], row["split"]) == (lang, split)]
            files = {row["file"] for row in rows}
            main = [row for row in rows if row["main"]]
            nil = sum(row["entity"].startswith("nil-") for row in main)
            size = sum(_size(text_of(file), lang) for file in files)
            line = f"| {name} | {split} | {len(files)} | {size:,} "
            assert line in card, line
            assert (
                f" | {len(main)} | {nil} | {len(rows) - len(main)} |\n"
                in card[card.index(line) :].split("\n")[0] + "\n"
            )
    counts = Counter((tag, row["split"]) for row in ROWS if row["main"] for tag in row["tags"])
    stated = {
        m[1]: (int(m[2]), int(m[3])) for m in re.finditer(r"^\| `([a-z-]+)` \| .* \| (\d+) \| (\d+) \|$", card, re.M)
    }
    assert {tag: (counts[tag, "tune"], counts[tag, "test"]) for tag in TAGS} == stated


def _size(text: str, lang: str) -> int:
    return len(text.split()) if lang in ("ko", "en") else sum(not c.isspace() for c in text)
