"""The ROR dump: imported, read, joined with the bundled registry."""

from __future__ import annotations

import gzip
import io
import json
import warnings
import zipfile
from pathlib import Path
from typing import Any

import pytest

import aliasmap as am
from aliasmap.cli import main
from aliasmap.registry.sources import join
from tests.conftest import SHARED

DUMP = SHARED / "ror" / "ror-v2.json.gz"
needs_dump = pytest.mark.skipif(not DUMP.is_file(), reason="the ROR dump is not beside this checkout")
Records = list[dict[str, Any]]


def record(ident: str, *names: tuple[str, str] | tuple[str, str, str], **fields: Any) -> dict[str, Any]:
    """A record of schema v2; a name is (value, types joined by spaces, language)."""
    links = {kind: fields.pop(kind) for kind in ("parent", "successor", "predecessor") if kind in fields}
    country = fields.pop("country", "KR")
    shown = fields.pop("country_name", {"KR": "South Korea", "NL": "The Netherlands"}.get(country, country))
    return {
        "id": f"https://ror.org/{ident}",
        "status": "active",
        "types": ["education"],
        "established": None,
        "names": [
            {"value": value, "types": types.split(), "lang": (more or (None,))[0]} for value, types, *more in names
        ],
        "locations": [{"geonames_details": {"country_code": country, "country_name": shown}}],
        "relationships": [
            {"type": kind, "id": f"https://ror.org/{other}", "label": "x"}
            for kind, others in links.items()
            for other in others.split()
        ],
        **fields,
    }


A, B, C, D = "000000a01", "000000b02", "000000c03", "000000d04"
GAON = ("Gaon University", "ror_display label", "en")


@pytest.fixture
def imported(tmp_path: Path):
    """Import records as a user would; return what was written, by id."""

    def run(records: Records, *options: str) -> dict[str, dict[str, Any]]:
        source, out = tmp_path / "dump.json", tmp_path / "ror.jsonl"
        source.write_text(json.dumps(records), encoding="utf-8")
        assert main(["import", "ror", str(source), "-o", str(out), *options]) == 0
        return by_id(out)

    return run


def by_id(path: Path) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def texts(organization: dict[str, Any]) -> list[str]:
    return [n["text"] for n in organization["names"]]


def test_a_record_becomes_an_organization(imported):
    full = record(
        A,
        ("KAIST", "acronym"),
        ("한국과학기술원", "label", "ko"),
        ("Korea Advanced Institute of Science and Technology", "ror_display label", "en"),
        ("Korea Institute of Technology", "alias", "en"),
        ("Koreanisches Institut", "alias", "de"),
        established=1971,
        external_ids=[{"type": "wikidata", "preferred": "Q39949", "all": ["Q1", "Q39949"]}],
        links=[{"type": "wikipedia", "value": "http://w"}, {"type": "website", "value": "https://www.kaist.ac.kr"}],
    )
    assert imported([full])[f"ror-{A}"] == {
        "id": f"ror-{A}",
        "kind": "university",
        "country": "KR",
        "since": "1971",
        "names": [
            {
                "text": "Korea Advanced Institute of Science and Technology",
                "lang": "en",
                "kind": "official",
                "source": "ror",
            },
            {"text": "한국과학기술원", "lang": "ko", "kind": "official", "source": "ror"},
            {"text": "KAIST", "kind": "acronym", "source": "ror"},
            {"text": "Korea Institute of Technology", "lang": "en", "kind": "short", "source": "ror"},
            {"text": "Koreanisches Institut", "lang": "de", "kind": "translation", "source": "ror"},
        ],
        "ids": {"ror": A, "wikidata": "Q39949"},
        "website": "https://www.kaist.ac.kr",
    }


@pytest.mark.parametrize(
    ("country", "names", "wanted"),
    [
        ("KR", ["Gaon (South Korea)"], ["Gaon"]),
        ("KR", ["Gaon (South Korea)", "Gaon"], ["Gaon"]),
        ("KR", ["Gaon (Japan)"], ["Gaon (Japan)"]),
        ("KR", ["Gaon (Seoul)"], ["Gaon (Seoul)"]),
        ("KR", ["(South Korea)"], ["(South Korea)"]),
        ("NL", ["Shell (Netherlands)"], ["Shell"]),
        ("KR", ["Gaon  Institute ", "GAON-Institute"], ["Gaon Institute"]),
        ("KR", ["…", "Gaon"], ["…", "Gaon"]),
    ],
)
def test_the_country_of_a_record_leaves_its_names_and_doubles_go(country, names, wanted, imported):
    made = imported([record(A, *[(name, "label") for name in names], country=country)])
    assert texts(made[f"ror-{A}"]) == wanted


@pytest.mark.parametrize(
    ("types", "kind"),
    [
        (["education", "funder"], "university"),
        (["funder", "government"], "agency"),
        (["facility", "government"], "research-institute"),
        (["healthcare"], "hospital"),
        (["company"], "company"),
        (["archive"], "facility"),
        (["nonprofit"], "foundation"),
        (["other"], "organization"),
        (["new type"], "organization"),
        ([], "organization"),
    ],
)
def test_types_become_kinds(types, kind, imported):
    assert imported([record(A, GAON, types=types)])[f"ror-{A}"]["kind"] == kind


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        (("KAIST", "label", "ko"), None),
        (("켐아이넷", "label", "kr"), "ko"),
        (("Nordisk forskning", "label", "no"), "nb"),
        (("中央研究院", "label", "zh"), "zh"),
        (("東京大学", "label", "ja"), "ja"),
        (("Tokyo Daigaku", "label", "ja"), None),
        (("Գաոն", "label", "hy"), "hy"),
        (("Gaon", "label", "EN_us"), None),
    ],
)
def test_languages_fit_the_schema_and_the_script(name, lang, imported):
    (made,) = imported([record(A, name)])[f"ror-{A}"]["names"]
    assert made.get("lang") == lang


@pytest.mark.parametrize(
    "locations", [[], [{}], [{"geonames_details": {"country_code": "XK", "country_name": "Kosovo"}}]]
)
def test_a_record_without_a_known_country_is_international(locations, imported):
    assert imported([record(A, GAON, locations=locations)])[f"ror-{A}"]["country"] == "INT"


@pytest.mark.parametrize(
    ("scripts", "wanted"),
    [
        ("Latn", ["Hawaiʻi Gaon ª", "Zürich"]),
        ("Hang", ["가온대"]),
        ("Latn,Hang", ["Hawaiʻi Gaon ª", "Zürich", "가온대", "KT위즈"]),
        ("Hani,Kana", ["東京ガオン"]),
    ],
)
def test_scripts_keep_names_that_are_wholly_in_them(scripts, wanted, imported):
    names = ["Hawaiʻi Gaon ª", "Zürich", "가온대", "KT위즈", "東京ガオン", "ABC தமிழ்"]
    made = imported([record(A, *[(name, "label") for name in names])], "--scripts", scripts)
    assert texts(made[f"ror-{A}"]) == wanted


def test_a_record_without_a_name_left_goes_with_all_that_leads_to_it(imported, capsys):
    records = [
        record(A, ("가온대", "label")),
        record(B, GAON, parent=A, predecessor=A),
        record(C, GAON, status="withdrawn", successor=A),
    ]
    made = imported(records, "--scripts", "Latn")
    assert list(made) == [f"ror-{B}"]
    assert "parent" not in made[f"ror-{B}"]
    assert "succeeds" not in made[f"ror-{B}"]
    assert "left out: 1 records without a name in Latn" in capsys.readouterr().err


def test_withdrawn_records_follow_their_successor(imported, tmp_path):
    records = [
        record(A, ("Gaon College", "label"), status="withdrawn", successor=B),
        record(B, ("Gaon Colleges", "label"), status="withdrawn", successor=C),
        record(C, GAON, parent=f"{A} {D}", predecessor="000000f06"),
        record("000000f06", ("Nuri", "label"), status="withdrawn"),
        record(D, ("Dasom", "label"), status="withdrawn"),
        record("000000e05", ("Narae", "label"), status="withdrawn", successor="0zzzzzz99"),
    ]
    made = imported(records)
    assert made[f"ror-{A}"] == {"id": f"ror-{A}", "merged_into": f"ror-{C}"}
    assert made["ror-000000f06"] == {"id": "ror-000000f06", "merged_into": f"ror-{C}"}
    assert made[f"ror-{C}"]["parent"] == [{"id": f"ror-{D}"}]
    assert [made[i]["names"][0].get("weak") for i in (f"ror-{D}", "ror-000000e05")] == [True, True]
    resolver = am.load([tmp_path / "ror.jsonl"])
    assert resolver.get(f"ror-{A}").id == f"ror-{C}"
    assert (resolver.resolve("Dasom").status, resolver.resolve("Dasom").best) == ("review", f"ror-{D}")


@pytest.mark.parametrize(
    ("old", "new", "modified", "until", "on"),
    [
        (1990, 2004, None, "2004", "2004"),
        (1990, 1950, None, None, None),
        (None, 2004, None, None, None),
        (None, 2004, "2023-05-01", "2023-05-01", None),
        (1990, None, "2023-05-01", "2023-05-01", None),
    ],
)
def test_inactive_records_stay_and_lead_to_their_successor(old, new, modified, until, on, imported, tmp_path):
    admin = {"last_modified": {"date": modified}} if modified else {}
    records = [
        record(A, ("Dasom College", "label"), status="inactive", successor=B, established=old, admin=admin),
        record(B, GAON, established=new, predecessor=A),
    ]
    made = imported(records)
    assert made[f"ror-{A}"].get("until") == until
    assert made[f"ror-{B}"]["succeeds"] == [{"id": f"ror-{A}"} | ({"on": on} if on else {})]
    resolver = am.load([tmp_path / "ror.jsonl"])
    assert resolver.resolve("Dasom College").id == f"ror-{A}"
    assert [o.id for o in resolver.get(f"ror-{A}").current()] == [f"ror-{B}" if until else f"ror-{A}"]


def test_several_successors_each_take_a_part(imported):
    records = [
        record(A, ("Dasom College", "label"), status="inactive", successor=f"{B} {C}", established=1990),
        record(B, GAON, established=2004),
        record(C, ("Narae University", "label"), established=2006),
    ]
    made = imported(records)
    assert made[f"ror-{A}"]["until"] == "2006"
    assert [made[f"ror-{i}"]["succeeds"][0]["part"] for i in (B, C)] == [True, True]


def test_a_name_that_a_later_body_bears_is_dropped(imported):
    records = [
        record(A, ("Gaon College", "label"), ("GC", "acronym"), status="inactive", successor=B),
        record(B, ("Gaon Institute", "label"), ("GC", "acronym"), status="inactive", successor=C),
        record(C, GAON, ("Gaon-Institute", "alias"), ("Gaon College", "alias")),
        record(D, ("GC", "acronym"), ("Other", "label")),
    ]
    made = imported(records)
    assert made[f"ror-{A}"] == {"id": f"ror-{A}", "merged_into": f"ror-{B}"}, "a body without a name of its own"
    assert texts(made[f"ror-{B}"]) == ["GC"]
    assert texts(made[f"ror-{C}"]) == ["Gaon University", "Gaon-Institute", "Gaon College"]
    assert made[f"ror-{C}"]["succeeds"] == [{"id": f"ror-{B}"}]
    assert texts(made[f"ror-{D}"]) == ["Other", "GC"]


def test_circles_are_cut(imported, tmp_path):
    records = [
        record(A, ("Gaon", "label"), successor=B, parent=B),
        record(B, ("Dasom", "label"), successor=A, parent=f"{A} {B}"),
        record(C, ("Narae", "label"), status="withdrawn", successor=D),
        record(D, ("Nuri", "label"), status="withdrawn", successor=C),
    ]
    made = imported(records)
    assert made[f"ror-{B}"]["succeeds"] == [{"id": f"ror-{A}"}]
    assert "succeeds" not in made[f"ror-{A}"]
    assert (made[f"ror-{A}"]["parent"], made[f"ror-{B}"].get("parent")) == ([{"id": f"ror-{B}"}], None)
    assert am.load([tmp_path / "ror.jsonl"]).get(f"ror-{C}").id == f"ror-{D}"


def test_a_wikidata_id_has_one_bearer_the_active_one(imported):
    same = [{"type": "wikidata", "preferred": None, "all": ["Q7"]}]
    records = [
        record(A, ("Gaon", "label"), status="inactive", external_ids=same),
        record(B, ("Dasom", "label"), external_ids=same),
    ]
    made = imported(records)
    assert [made[f"ror-{i}"]["ids"].get("wikidata") for i in (A, B)] == [None, "Q7"]


def packed(folder: Path, how: str) -> Path:
    path, content = folder / f"dump.{how}", json.dumps([record(A, GAON)]).encode()
    old = json.dumps([{"id": "https://ror.org/x", "name": "x", "country": {"country_code": "KR"}}]).encode()
    if how == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("v1.60-ror-data.csv", "id,name")
            archive.writestr("v1.60-ror-data.json", old)
            archive.writestr("v1.60-ror-data_schema_v2.json", content)
    else:
        path.write_bytes(gzip.compress(content) if how == "json.gz" else b"\xef\xbb\xbf" + content)
    return path


@pytest.mark.parametrize("how", ["json", "json.gz", "zip"])
def test_the_dump_may_be_plain_or_packed(how: str, tmp_path: Path):
    out = tmp_path / "deep" / "ror.jsonl"
    assert main(["import", "ror", str(packed(tmp_path, how)), "-o", str(out)]) == 0
    assert list(by_id(out)) == [f"ror-{A}"]


def zipped(member: str, content: bytes) -> bytes:
    packed_up = io.BytesIO()
    with zipfile.ZipFile(packed_up, "w") as archive:
        archive.writestr(member, content)
    return packed_up.getvalue()


V1 = json.dumps([{"id": "https://ror.org/x", "name": "x", "country": {"country_code": "KR"}}]).encode()
BAD = {
    "missing": (None, "No such file"),
    "no json": (b"[{]", "dump.json:1:3 is not JSON"),
    "empty": (b"", "is not JSON"),
    "an object": (b"{}", "JSON dict, not the array"),
    "v1": (V1, "record 1 has the fields of schema v1"),
    "other": (b'[{"id": 1}]', "record 1 has not the fields of a ROR v2 record"),
    "not utf-8": ('["가"]'.encode("cp949"), "is not UTF-8: byte 2"),
    "cut gzip": (gzip.compress(V1)[:-9], "is damaged"),
    "cut zip": (zipped("a.json", V1)[:-9], "is damaged"),
    "zip without json": (zipped("a.csv", b""), "holds no .json file but a.csv"),
    "zip of v1": (zipped("a.json", V1), "a.json: record 1 has the fields of schema v1"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_dump_is_answered_with_what_where_and_the_repair(case: str, tmp_path: Path, capsys):
    content, message = BAD[case]
    path, out = tmp_path / "dump.json", tmp_path / "out.jsonl"
    if content is not None:
        path.write_bytes(content)
    assert main(["import", "ror", str(path), "-o", str(out)]) == (2 if content is None else 1)
    error = capsys.readouterr().err
    assert message in error
    assert len(error.splitlines()) == 2, "the second line says how to repair it"
    assert not out.exists()


def test_wrong_options_are_named(tmp_path: Path, capsys):
    dump = str(packed(tmp_path, "json"))
    assert main(["import", "ror", dump, "-o", str(tmp_path / "out.csv")]) == 2
    assert "must end in .jsonl" in capsys.readouterr().err
    assert main(["import", "ror", dump, "-o", str(tmp_path / "out.jsonl"), "--scripts", "Latin"]) == 2
    assert "unknown script 'Latin'" in capsys.readouterr().err


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("ror") / "ror.jsonl"
    assert main(["import", "ror", str(DUMP), "-o", str(out)]) == 0
    return out


@needs_dump
def test_the_real_dump_has_no_problems(whole: Path):
    from aliasmap.registry.lint import lint

    _, problems = lint(whole, aliasmap_vocab())
    assert {p.code for p in problems} <= {"R202", "R203", "R204"}, (
        "what only people can decide, in a registry of people"
    )
    rows = by_id(whole)
    assert len(rows) == 51_370
    assert sum("merged_into" in row for row in rows.values()) == 677
    assert texts(rows["ror-05apxxy63"])[0] == "Korea Advanced Institute of Science and Technology"


@needs_dump
def test_the_real_dump_joins_with_the_bundled_registry(whole: Path, resolver):
    from aliasmap.registry.sources import read

    bundled = list(resolver.index)
    made, problems = read(whole, aliasmap_vocab())
    joined = {o.id: o for o in join([bundled, made])}
    assert problems == []
    assert set(joined) >= {o.id for o in bundled} | {o.id for o in made}
    assert joined["ror-05apxxy63"].merged_into == "kr-kaist"
    links = {link.id for o in joined.values() for link in (*o.parents, *o.succeeds)}
    assert not [ident for ident in links if joined[ident].merged_into]


def aliasmap_vocab():
    return am.load().index.vocab


def test_an_import_is_used_beside_the_bundled_registry(imported, tmp_path):
    imported([record("05apxxy63", ("Gaon-KAIST", "ror_display")), record(A, GAON, parent="05apxxy63")])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        resolver = am.load(["bundled", tmp_path / "ror.jsonl"])
    assert resolver.resolve("Gaon-KAIST").id == "kr-kaist"
    assert resolver.get("ror-05apxxy63").id == "kr-kaist"
    assert [link.id for link in resolver.get(f"ror-{A}").parents] == ["kr-kaist"]
