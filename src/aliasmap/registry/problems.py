"""A problem in a registry source: what, where, and the command that repairs or explains it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aliasmap.text.width import display_width


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. ``line`` and ``column`` count from 1; 0 where the place is a whole file."""

    code: str
    message: str
    path: str
    line: int = 0
    column: int = 0
    length: int = 1
    source: str = ""
    repair: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        repair = self.repair or f"aliasmap registry lint --explain {self.code}"
        if not self.line:
            return f"{place} {self.code} {self.message}\n      {repair}"
        before = self.source[: self.column - 1]
        marked = self.source[self.column - 1 : self.column - 1 + self.length]
        caret = " " * display_width(before) + "^" * max(1, display_width(marked))
        return f"{place} {self.code} {self.message}\n{self.line:>5} | {self.source}\n      | {caret}   {repair}"

    def to_dict(self) -> dict[str, Any]:
        """Return the fields of ``aliasmap registry lint --json``."""
        return {
            "code": self.code,
            "message": self.message,
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "repair": self.repair or f"aliasmap registry lint --explain {self.code}",
        }
