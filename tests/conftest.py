from __future__ import annotations

from pathlib import Path

import pytest

import aliasmap
from aliasmap.resolver import Resolver

ROOT = Path(__file__).resolve().parent.parent
REGISTRY = ROOT / "registry"
SHARED = ROOT.parent / "shared"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared material is not beside this checkout")


@pytest.fixture(scope="session")
def resolver() -> Resolver:
    return aliasmap.load()


@pytest.fixture
def write_registry(tmp_path: Path):
    """Write organizations as files of a registry with the project's vocabulary, return its root."""

    def write(**files: str) -> Path:
        root = tmp_path / "registry"
        if not root.exists():
            (root / "orgs").mkdir(parents=True)
            (root / "vocab").symlink_to(REGISTRY / "vocab", target_is_directory=True)
        for stem, text in files.items():
            ident = stem.replace("_", "-")
            path = root / "orgs" / ident.split("-")[0] / f"{ident}.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return root

    return write
