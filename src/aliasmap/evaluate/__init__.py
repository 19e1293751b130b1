"""Evaluate: annotations against a gold standard. The only evaluator of the project."""

from __future__ import annotations

from aliasmap.evaluate.gold import Gold, GoldRow, read_gold
from aliasmap.evaluate.score import Counts, Report, evaluate

__all__ = ["Counts", "Gold", "GoldRow", "Report", "evaluate", "read_gold"]
