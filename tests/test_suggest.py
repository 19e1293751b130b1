"""Suggestions: what documents use and the registry lacks, each once, and never again what was judged."""

from __future__ import annotations

from pathlib import Path

import pytest

import aliasmap
from aliasmap.cli import main
from aliasmap.curate.suggest import judged_names, read_judgement, suggest, write_up
from aliasmap.errors import BadArgument

TEXTS = {"a.txt": "가온누리연구원(Gaonnuri Institute, GNI)은 5일 밝혔다.", "b.txt": "가온누리연구원은 협약을 맺었다."}
JUDGEMENT = "name: 가온누리연구원\nverdict: reject\nnote: made up\n"


def test_an_unknown_organization_is_joined_across_documents_with_names_in_both_languages(resolver, tmp_path: Path):
    found = next(s for s in suggest(resolver, TEXTS) if "가온누리연구원" in s.names)
    assert found.documents == ("a.txt", "b.txt")
    assert {"가온누리연구원", "Gaonnuri Institute"} <= set(found.names)
    path, text = write_up(resolver, tmp_path, found)
    assert path.suffix == ".yaml"
    assert "2 documents" in text.splitlines()[0]


def test_what_was_judged_is_not_proposed_again(resolver, tmp_path: Path):
    (tmp_path / "gaonnuri.yaml").write_text(JUDGEMENT, encoding="utf-8")
    assert not [s for s in suggest(resolver, TEXTS, judged_names(tmp_path)) if "가온누리연구원" in s.names]


def test_the_command_writes_a_registry_that_loads(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    out = tmp_path / "review"
    assert main(["registry", "suggest", *(str(tmp_path / n) for n in TEXTS), "-o", str(out), "--json"]) == 0
    assert "가온누리연구원" in capsys.readouterr().out
    assert aliasmap.load(["bundled", out]).resolve("가온누리연구원").status == "match"


def test_a_file_that_is_no_judgement_is_named(tmp_path: Path):
    path = tmp_path / "x.yaml"
    path.write_text("name: 가온\nverdict: maybe\n", encoding="utf-8")
    with pytest.raises(BadArgument, match=r"x\.yaml is no judgement"):
        read_judgement(path)
