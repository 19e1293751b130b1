"""The house stands: a room imports only from floors below it, and third-party packages have one door each."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "aliasmap"
FLOORS = [
    {"errors", "model", "vocab", "dates"},
    {"text"},
    {"reading"},
    {"registry"},
    {"index"},
    {"calibration"},
    {"propose", "evidence", "decide"},
    {"inexact"},
    {"engine"},
    {"unlisted"},
    {"binding"},
    {"article"},
    {"resolver"},
    {"api", "__init__"},
    {"cli", "documents", "evaluate", "report", "curate", "__main__"},
]
DOORS = {
    "yaml": {"registry/files.py", "registry/format.py"},
    "daachorse": {"index/scanner.py"},
    "rapidfuzz": {"text/alike.py"},
}
# Rooms of the top floor that may use each other: the command line is the door to the other doors.
SIDEWAYS = {
    *(("cli", room) for room in ("documents", "evaluate", "report", "curate")),
    ("__main__", "cli"),
    ("api", "__init__"),
}
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
FILES = sorted(PACKAGE.rglob("*.py"))


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found += [node.module or ""]
            if node.module == "aliasmap":
                found += [f"aliasmap.{alias.name}" for alias in node.names if alias.name != "__version__"]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_down(path: Path):
    relative = path.relative_to(PACKAGE)
    room = relative.parts[0].removesuffix(".py")
    assert room in FLOOR, f"{room} stands on no floor: add it to FLOORS"
    for module in imports(path):
        if module.split(".")[0] == "aliasmap" and module != "aliasmap" and room != "__init__":
            other = room_of(module)
            assert other == room or FLOOR[other] < FLOOR[room] or (room, other) in SIDEWAYS, f"{room} imports {module}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_third_party_packages_have_one_door(path: Path):
    relative = path.relative_to(PACKAGE).as_posix()
    for package, doors in DOORS.items():
        if package in {module.split(".")[0] for module in imports(path)}:
            assert relative in doors


def test_no_import_cycle_between_modules():
    graph = {}
    for path in FILES:
        name = "aliasmap." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        graph[name.removesuffix(".__init__")] = {m for m in imports(path) if m.startswith("aliasmap.")}
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " -> ".join((*trail, module))
        if module in graph and module not in done:
            for other in graph[module]:
                if other != "aliasmap":
                    visit(other, (*trail, module))
            done.add(module)

    for module in graph:
        if module not in ("aliasmap", "aliasmap.api"):
            visit(module, ())


def test_no_giant_files():
    assert [str(p) for p in FILES if p.read_text(encoding="utf-8").count("\n") > 400] == []
