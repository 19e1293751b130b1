"""Build hook: compiles the registry into the artifact that a wheel carries."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RegistryBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds ``aliasmap/bundled.aliasmap``; an editable install has none and builds it on first use."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile ``registry/`` and name the file to the builder. A registry with a problem makes no wheel."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from aliasmap.errors import RegistryError
        from aliasmap.index.load import compile_sources

        content, problems = compile_sources([root / "registry"])
        if problems:
            raise RegistryError("\n".join(map(str, problems)))
        self._folder = tempfile.TemporaryDirectory()
        path = Path(self._folder.name) / "bundled.aliasmap"
        path.write_bytes(content)
        build_data["force_include"][str(path)] = "aliasmap/bundled.aliasmap"
