"""The site of the documentation, for Sphinx: `make site` builds it into build/site, to be read from the disk.

The source folder is the whole repository, so that links lead where they lead in a checkout. The navigation is here alone.
"""

from __future__ import annotations

import re
from typing import Any

PAGES = {
    "": ("index", "start", "how-it-works", "errors", "documents"),
    "The registry": ("registry", "../CONTRIBUTING", "policy", "lint"),
    "Measured": (
        "scoreboard",
        "benchmarks",
        "lookup",
        "sound",
        "annotate",
        "boundary",
        "affiliations",
        "firing",
        "ablation",
        "training",
        "adapters",
    ),
    "Reference": ("api", "cli", "output", "glossary", "../CHANGELOG"),
    "Articles": ("../seeds/README", "../seeds/corpus/README"),
}

project = "aliasmap"
root_doc = "docs/index"
include_patterns = ["docs/*.md", "CONTRIBUTING.md", "CHANGELOG.md", "seeds/*.md", "seeds/corpus/*.md"]
exclude_patterns = [".*", "bench", "build", "dist", "registry", "src", "tests"]
extensions = ["myst_parser"]
myst_heading_anchors = 4
highlight_language = "text"
html_theme = "furo"
html_title = "aliasmap"
html_static_path = ["site.css"]
html_css_files = ["site.css"]
html_use_index = False
html_copy_source = False
html_show_copyright = False
html_show_sphinx = False


_END_OF_EXAMPLE = re.compile(r"(^```pycon\n.*?)\n+^```$", re.MULTILINE | re.DOTALL)


def prepare(app: Any, name: str, source: list[str]) -> None:
    """Take away the blank line that a doctest needs at its end; put the navigation behind the text of the first page."""
    source[0] = _END_OF_EXAMPLE.sub(r"\1\n```", source[0])
    if name == root_doc:
        for caption, pages in PAGES.items():
            lines = [f":caption: {caption}"] if caption else []
            lines += [":hidden:", "", *("self" if page == "index" else page for page in pages)]
            source[0] += "\n```{toctree}\n" + "\n".join(lines) + "\n```\n"


def setup(app: Any) -> None:
    """Register what is done to a page before it is read."""
    app.connect("source-read", prepare)
