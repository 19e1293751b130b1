"""The site of the documentation: every link leads somewhere, and no page asks anything of the network."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import CHROMIUM, Browser
from tests.conftest import ROOT

pytest.importorskip("furo", reason="the site is not built here: make site")
_LOADED = re.compile(r"<(?:script|img|link|iframe|source)\b[^>]*?\b(?:src|href)=[\"'](?:https?:)?//", re.IGNORECASE)
_STYLED = re.compile(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as strictly as ``make site`` does."""
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-n", "-q", "-c", "docs", ".", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out


def test_no_page_names_anything_to_load_from_elsewhere(site: Path):
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 20
    assert [p.name for p in pages if _LOADED.search(p.read_text(encoding="utf-8"))] == []
    assert [p.name for p in site.rglob("*.css") if _STYLED.search(p.read_text(encoding="utf-8"))] == []


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
@pytest.mark.parametrize("width", [390, 1280])
def test_a_browser_asks_nothing_of_the_network_and_shows_no_page_wider_than_itself(site: Path, width: int):
    browser = Browser()
    try:
        browser.size(width, 800)
        for page in ("index", "how-it-works", "errors", "api"):
            browser.open(site / "docs" / f"{page}.html")
            assert browser.run("document.documentElement.scrollWidth") <= width, page
        assert [r for r in browser.requests() if not r.startswith(("file:", "data:"))] == []
        assert browser.complaints() == []
    finally:
        browser.close()
