"""Rivals from the outside: which there are, their environments, and a process of each that is asked in JSON lines.

``python -m bench.adapters [NAME …]`` makes the environments, under ``.bench/venvs``, from pinned requirements; after that
nothing needs the network. One that cannot be installed is left out, and the pages say so.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from bench.sets import ROOT

RIVALS = ROOT / "bench" / "rivals"
_VENVS = ROOT / ".bench" / "venvs"


class RivalError(RuntimeError):
    """A rival stopped, with what it said last."""


def names() -> list[str]:
    """Return the names of all rivals: each has an adapter and a file of requirements."""
    return sorted(path.stem for path in (RIVALS / "requirements").glob("*.txt"))


def is_installed(name: str) -> bool:
    """Tell whether a rival's environment is complete and as its requirements say."""
    ready = _VENVS / name / "ready"
    return ready.is_file() and ready.read_bytes() == _requirements(name).read_bytes()


def install(name: str) -> str:
    """Make a rival's environment; return nothing, or the last line of what went wrong."""
    folder = _VENVS / name
    venv.create(folder, clear=True, with_pip=True)
    pip = [_python(name), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"]
    done = subprocess.run([*pip, str(_requirements(name))], capture_output=True, text=True)
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["pip said nothing"])[-1]
    (folder / "ready").write_bytes(_requirements(name).read_bytes())
    return ""


def able(method: str) -> list[str]:
    """Return the names of the rivals that have a method."""
    return [name for name in names() if f"def {method}(" in (RIVALS / f"{name}.py").read_text(encoding="utf-8")]


def installed(method: str) -> list[str]:
    """Return the names of the installed rivals that have a method."""
    return [name for name in able(method) if is_installed(name)]


def running(method: str) -> Iterator[Rival]:
    """Start the installed rivals that have a method, one after the other."""
    for name in installed(method):
        with Rival(name) as rival:
            yield rival


def unmeasured(method: str) -> str:
    """Say which rivals that have a method are not installed."""
    left_out = [name for name in able(method) if not is_installed(name)]
    return f" Not installed where this was measured: {', '.join(left_out)}." if left_out else ""


def _requirements(name: str) -> Path:
    return RIVALS / "requirements" / f"{name}.txt"


def _python(name: str) -> str:
    return str(_VENVS / name / ("Scripts" if os.name == "nt" else "bin") / "python")


class Rival:
    """A running rival; close it, or use it in ``with``."""

    def __init__(self, name: str, folder: Path | None = None) -> None:
        """Start the process in a folder: a new one that is removed at the end, or where another one wrote its index."""
        self.name, self._mine = name, folder is None
        self.folder = folder or Path(tempfile.mkdtemp(prefix=f"{name}-"))
        command = [_python(name), "-I", str(ROOT / "bench" / "serve.py"), str(RIVALS / f"{name}.py")]
        self._log = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed with the process
        self._process = subprocess.Popen(
            command, cwd=self.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log, encoding="utf-8"
        )
        hello = self._read()
        self.title, self.packages = hello["title"], hello["packages"]

    def ask(self, method: str, *arguments: Any) -> tuple[Any, float]:
        """Call a method; return its result and the seconds it took there. Raises RivalError where it stopped."""
        assert self._process.stdin
        with contextlib.suppress(BrokenPipeError):  # reading says why
            self._process.stdin.write(json.dumps([method, *arguments]) + "\n")
            self._process.stdin.flush()
        answer = self._read()
        return answer["result"], answer["seconds"]

    def _read(self) -> Any:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            self._log.seek(0)
            raise RivalError("\n".join(self._log.read().splitlines()[-3:]) or "it stopped without a word")
        return json.loads(line)

    def size(self) -> int:
        """Return the bytes of the files it wrote."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())

    def close(self) -> None:
        """Stop the process and remove its folder."""
        self._process.kill()
        self._process.communicate()
        self._log.close()
        if self._mine:
            shutil.rmtree(self.folder)

    def __enter__(self) -> Rival:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def trial(name: str) -> str:
    """Ask every method of a rival something small; return what it answered."""
    with Rival(name) as rival:
        answers = [f"{name}: {rival.title} ({rival.packages})"]
        rival.ask("build", [("a", "Deutsche Bank"), ("b", "Dresdner Bank AG"), ("c", "삼성전자")])
        for method, *arguments in (
            ("search", "Deutsche Bnak", 2),
            ("score", "Deutsche Bnak", "Deutsche Bank"),
            ("find", "Deutsche Bank, 삼성전자"),
        ):
            if name in able(str(method)):
                answers.append(f"  {method}{tuple(arguments)}: {rival.ask(str(method), *arguments)[0]}")
    return "\n".join(answers)


def main() -> int:
    """Make the environments that are not there yet, of all rivals or of those named, and try each."""
    for name in sys.argv[1:] or names():
        wrong = "" if is_installed(name) else install(name)
        print(f"{name}: cannot be installed: {wrong}" if wrong else trial(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
