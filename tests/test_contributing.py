"""Ten changes as CONTRIBUTING.md describes them, each on a branch of its own: clear messages, clean ends, no conflicts."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import aliasmap as am
from aliasmap.cli import main
from tests.conftest import ROOT
from tests.test_diff import git

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
HEAD = "id: {0}\nkind: {1}\ncountry: KR\nnames:\n  - {{text: {2}, lang: ko, kind: official}}\n"
FILES = {
    "kr-kicet": HEAD.format("kr-kicet", "research-institute", "한국세라믹기술원")
    + "  - {text: KICET, kind: acronym}\n",
    "kr-msit": HEAD.format("kr-msit", "ministry", "과학기술정보통신부")
    + "  - {text: 과기정통부, lang: ko, kind: short}\n",
    "kr-gaontech": HEAD.format("kr-gaontech", "company", "가온테크놀로지")
    + "  # from the press\n  - {text: GAONT, kind: brand}\n",
    "kr-gaon": HEAD.format("kr-gaon", "company", "가온테크"),
    "kr-nara": HEAD.format("kr-nara", "agency", "나라산업청"),
    "kr-daon": HEAD.format("kr-daon", "agency", "다온무역청"),
    "kr-raon": HEAD.format("kr-raon", "company", "라온상사"),
    "kr-maru": HEAD.format("kr-maru", "company", "마루전자"),
    "kr-bada": HEAD.format("kr-bada", "company", "바다중공업"),
    "kr-ara": HEAD.format("kr-ara", "agency", "아라위원단"),
}
Say = Callable[..., str]


def edit(path: str, old: str, new: str) -> None:
    file = Path(path)
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def write(path: str, text: str) -> None:
    Path(path).write_text(text, encoding="utf-8")


def new_organization(say: Say) -> None:
    call = [
        "registry",
        "new",
        "가온로봇공학연구원",
        "--country",
        "KR",
        "--kind",
        "research-institute",
        "--source",
        "official",
    ]
    assert "no id can be made of these names" in say(*call, code=2)
    say(*call, "--name", "Gaon Institute of Robotics")
    edit(
        "registry/orgs/kr/kr-gaon-institute-of-robotics.yaml",
        "names:\n",
        "names:\n  - {text: 가온로봇연, lang: ko, kind: short}\n",
    )


def known_organization(say: Say) -> None:
    call = ["registry", "new", "바다 중공업", "--country", "KR", "--kind", "company", "--name", "BADA HI"]
    assert "'바다 중공업' is probably kr-bada" in say(*call, code=1)
    edit("registry/orgs/kr/kr-bada.yaml", "names:\n", "names:\n  - {text: BADA HI, kind: brand, source: news}\n")


def colliding_name(say: Say) -> None:
    path = "registry/orgs/kr/kr-raon.yaml"
    edit(path, "names:\n", "names:\n  - {text: KICET, kind: acronym}\n")
    assert "R204 name 'KICET' is also a name of kr-kicet" in say("registry", "lint", code=1)
    edit(path, "{text: KICET, kind: acronym}", "{text: KICET, kind: acronym, weak: true, cues: [상사]}")


def renamed_ministry(say: Say) -> None:
    path = "registry/orgs/kr/kr-msit.yaml"
    edit(
        path,
        "names:\n",
        "names:\n  - {text: 과학기술혁신부, lang: ko, kind: official, since: 2026-03-01, source: official}\n",
    )
    edit(
        path,
        "과학기술정보통신부, lang: ko, kind: official",
        "과학기술정보통신부, lang: ko, kind: former, until: 2026.3.1",
    )
    assert "R107 'until' is no date: '2026.3.1'" in say("registry", "lint", code=1)
    assert "repaired" in say("registry", "lint", "--fix")


def duplicate(say: Say) -> None:
    say("registry", "merge", "kr-gaontech", "kr-gaon")
    assert "kr-gaontech is merged into kr-gaon already" in say("registry", "merge", "kr-gaontech", "kr-gaon")


def bodies_merged_by_law(say: Say) -> None:
    edit("registry/orgs/kr/kr-nara.yaml", "names:", "until: 2026-03-01\nnames:")
    edit("registry/orgs/kr/kr-daon.yaml", "names:", "until: 2026-03-01\nnames:")
    call = [
        "registry",
        "new",
        "산업무역청",
        "--country",
        "KR",
        "--kind",
        "agency",
        "--id",
        "kr-sanmu",
        "--since",
        "2026-03-01",
    ]
    say(*call, "--source", "official")
    links = "succeeds: [{id: kr-nara, on: 2026-03-01}, {id: kr-daonn, on: 2026-03-01}]\n"
    path = "registry/orgs/kr/kr-sanmu.yaml"
    edit(path, "names:", links + "names:")
    assert "did you mean 'kr-daon'?" in say("registry", "lint", code=1)
    edit(path, "kr-daonn", "kr-daon")


def wrong_file_name(say: Say) -> None:
    write("registry/orgs/kr/kr-haneul.yaml", HEAD.format("kr-haneulsoft", "company", "하늘소프트"))
    assert "R101 the file is named kr-haneul.yaml, the id is 'kr-haneulsoft'" in say("registry", "lint", code=1)
    Path("registry/orgs/kr/kr-haneul.yaml").rename("registry/orgs/kr/kr-haneulsoft.yaml")


def renamed_id(say: Say) -> None:
    shutil.move("registry/orgs/kr/kr-maru.yaml", "registry/orgs/kr/kr-maruel.yaml")
    edit("registry/orgs/kr/kr-maruel.yaml", "kr-maru\n", "kr-maruel\n")
    assert "an id is never removed or renamed" in say("registry", "diff", "HEAD", code=1)
    shutil.move("registry/orgs/kr/kr-maruel.yaml", "registry/orgs/kr/kr-maru.yaml")
    edit("registry/orgs/kr/kr-maru.yaml", "kr-maruel\n", "kr-maru\n")
    edit("registry/orgs/kr/kr-maru.yaml", "names:\n", "names:\n  - {text: MARUEL, kind: brand}\n")


def typo_in_a_field(say: Say) -> None:
    write(
        "registry/orgs/kr/kr-sol.yaml",
        HEAD.format("kr-sol", "company", "솔전자").replace("kind: official", "knd: official"),
    )
    assert "R003 unknown field 'knd'" in say("registry", "lint", code=1)
    edit("registry/orgs/kr/kr-sol.yaml", "knd", "kind")


def comma_in_a_name(say: Say) -> None:
    path = "registry/orgs/kr/kr-ara.yaml"
    edit(path, "names:\n", "names:\n  - {text: Committee of Seas, Ports and Ships, lang: en, kind: official}\n")
    assert "R001 a comma cut this text in two" in say("registry", "lint", code=1)
    say("registry", "lint", "--fix")
    assert '"Committee of Seas, Ports and Ships"' in Path(path).read_text(encoding="utf-8")


CHANGES = [
    new_organization,
    known_organization,
    colliding_name,
    renamed_ministry,
    duplicate,
    bodies_merged_by_law,
    wrong_file_name,
    renamed_id,
    typo_in_a_field,
    comma_in_a_name,
]
MESSAGES = (
    "no id can be made of these names",
    "is probably kr-",
    "R204 name 'KICET' is also a name of kr-kicet",
    "R107 'until' is no date",
    "is merged into kr-gaon already",
    "did you mean",
    "R101 the file is named",
    "an id is never removed or renamed",
    "R003 unknown field 'knd'",
    "R001 a comma cut this text in two",
)


@pytest.mark.parametrize("message", MESSAGES)
def test_the_page_shows_the_messages_that_come(message: str):
    assert message in PAGE


def test_ten_branches_end_as_the_page_says_and_merge_without_conflict(
    write_registry, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    top = write_registry(**{stem.replace("-", "_"): text for stem, text in FILES.items()}).parent
    monkeypatch.chdir(top)
    git(top, "init", "-q", "-b", "main")
    git(top, "add", ".")
    git(top, "commit", "-qm", "first")

    def say(*arguments: str, code: int = 0) -> str:
        found = main(arguments)
        out, err = capsys.readouterr()
        assert found == code, out + err
        assert "Traceback" not in err
        return out + err

    for change in CHANGES:
        git(top, "switch", "-qc", change.__name__, "main")
        change(say)
        say("registry", "fmt")
        say("registry", "lint")
        git(top, "add", "-A")
        git(top, "commit", "-qm", change.__name__)
    git(top, "switch", "-q", "main")
    for change in CHANGES:
        git(top, "merge", "-q", "--no-edit", change.__name__)
    say("registry", "lint")
    say("registry", "fmt", "--check")
    resolver = am.load("registry")
    for name, ident in (
        ("가온로봇공학연구원", "kr-gaon-institute-of-robotics"),
        ("BADA HI", "kr-bada"),
        ("KICET", "kr-kicet"),
        ("과학기술혁신부", "kr-msit"),
        ("과학기술정보통신부", "kr-msit"),
        ("GAONT", "kr-gaon"),
        ("하늘소프트", "kr-haneulsoft"),
        ("MARUEL", "kr-maru"),
        ("솔전자", "kr-sol"),
        ("Committee of Seas, Ports & Ships", "kr-ara"),
    ):
        assert (name, resolver.resolve(name).id) == (name, ident)
    assert [o.id for o in resolver.get("kr-nara").current()] == ["kr-sanmu"]
    assert resolver.get("kr-gaontech").id == "kr-gaon"
