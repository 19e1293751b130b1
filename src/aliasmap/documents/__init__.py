"""Documents: files, folders, globs and standard input read as text; a bad one is named and never stops the others."""

from __future__ import annotations

from aliasmap.documents.find import SUFFIXES, find
from aliasmap.documents.read import FORMATS, Source, TextFile, read

__all__ = ["FORMATS", "SUFFIXES", "Source", "TextFile", "find", "read"]
