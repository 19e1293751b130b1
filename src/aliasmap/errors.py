"""The errors of aliasmap: one base class, and each error is also the builtin a caller would expect."""

from __future__ import annotations


class AliasmapError(Exception):
    """Base of every error that aliasmap raises on purpose; its text says what, where and how to repair it."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class UnknownId(AliasmapError, KeyError):
    """An id that no organization of the registry has."""


class BadArgument(AliasmapError, ValueError):
    """An argument of the wrong shape: an unknown country, a date that is none, a threshold out of order."""


class RegistryError(AliasmapError, ValueError):
    """A registry that cannot be built; the message lists every problem at once."""


class ArtifactError(AliasmapError, ValueError):
    """A compiled registry that is damaged or was written by another format version."""


class OutputError(AliasmapError, OSError):
    """A file that cannot be written."""


class DocumentError(AliasmapError, ValueError):
    """A document that cannot be read as text."""


class SourceError(AliasmapError, ValueError):
    """A file to import that is not what it should be."""
