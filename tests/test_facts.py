"""Every row of the fact tables is in the registry, or listed in tests/data/left_out.tsv with the reason it stays out."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SHARED, needs_shared

FACTS = SHARED / "facts"
TABLES = (
    "kr_government",
    "kr_public_bodies",
    "kr_universities",
    "kr_companies_startups",
    "kr_associations_media",
    "sg_orgs",
    "cn_jp_asean_global",
)
LEFT_OUT = Path(__file__).parent / "data" / "left_out.tsv"


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def corrected(table: str) -> list[dict[str, str]]:
    """The rows of a table with the corrections of its single-valued cells."""
    fixes = {
        (c["key"], c["column"]): c["new"] for c in rows(FACTS / "corrections.tsv") if c["table"] == table and c["old"]
    }
    found = []
    for row in rows(FACTS / f"{table}.tsv"):
        for column in ("name_ko", "name_en", "country"):
            row[column] = fixes.get((row["key"], column), row[column])
        found.append(row)
    return found


@needs_shared
@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_in_or_is_listed(table: str, resolver):
    listed = {row["key"] for row in rows(LEFT_OUT) if row["table"] == table}
    lost = []
    for row in corrected(table):
        country = "INT" if row["country"] in ("", "XX") else row["country"]
        names = [name for name in (row["name_ko"], row["name_en"]) if name]
        bearers = {b.id for name in names for b in resolver.bearers(name)}
        here = any(resolver.get(b).country in (country, "INT") for b in bearers)
        if not here and row["key"] not in listed:
            lost.append((row["key"], *names, country))
    assert lost == []


@needs_shared
def test_every_wished_organization_is_in_or_is_listed(resolver):
    listed = {row["key"] for row in rows(LEFT_OUT) if row["table"] == "missing_orgs"}
    wished = [row for row in rows(FACTS / "missing_orgs.tsv") if row["name_ko"] not in listed]
    lost = [r["name_ko"] for r in wished if not any(resolver.bearers(n) for n in (r["name_ko"], r["name_en"]) if n)]
    assert lost == []
