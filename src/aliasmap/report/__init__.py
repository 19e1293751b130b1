"""The page: what was found in a pile of articles, as one HTML file that needs nothing else."""

from __future__ import annotations

from aliasmap.report.gather import Article
from aliasmap.report.page import page

__all__ = ["Article", "page"]
