"""Judgements: what was decided of a suggestion, a file each, so that nothing is decided twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from aliasmap.curate.draft import is_initials
from aliasmap.curate.merge import united
from aliasmap.curate.suggest import Suggestion
from aliasmap.errors import BadArgument
from aliasmap.registry.files import RawEntry, read_tree, read_yaml
from aliasmap.registry.format import read_comments, render
from aliasmap.registry.lint.entry import check_entry
from aliasmap.registry.schema import parse
from aliasmap.resolver import Resolver
from aliasmap.text.normalize import scan_key
from aliasmap.text.orgforms import LegalForms
from aliasmap.vocab import Vocab

VERDICTS = ("accept", "reject")
_FIELDS = ("organization", "names", "verdict", "note")


class Judgement(NamedTuple):
    """What was decided of names: whether they are those of ``organization``, or of a new one where that is empty."""

    path: str
    names: tuple[str, ...]
    verdict: str
    organization: str = ""
    note: str = ""

    @property
    def _is_of_known(self) -> bool:
        return bool(self.organization) and self.verdict == "reject"

    def covers(self, suggestion: Suggestion) -> bool:
        """Tell whether a suggestion asks again: the same full name, or the same initials and nothing else, for the same."""
        if (self.organization if self._is_of_known else "") != (
            suggestion.organization or ""
        ) and self.verdict == "reject":
            return False
        judged = {scan_key(name) for name in self.names}
        full = {scan_key(name) for name in suggestion.names if not is_initials(name)}
        return bool(judged & full) if full else judged >= {scan_key(name) for name in suggestion.names}

    def contradictions(self, resolver: Resolver) -> Iterator[str]:
        """Yield what the registry says against it: an accepted name that it lacks, a rejected one that it has."""
        for name in self.names:
            bearers = {resolver.get(bearer.id).id for bearer in resolver.bearers(name)}
            if self.verdict == "accept":
                if resolver.index.number(self.organization) < 0 or resolver.get(self.organization).id not in bearers:
                    yield f"{self.path}: {name!r} was accepted as a name of {self.organization}, which lacks it"
            elif self.organization in bearers or (bearers and not self.organization and not is_initials(name)):
                yield f"{self.path}: {name!r} was rejected, and {', '.join(sorted(bearers))} has it"


def read_judgements(folder: Path) -> list[Judgement]:
    """Read the judgements of a folder, in the order of their names. Raises BadArgument, which names the file."""
    return [_judgement(path) for path in sorted(folder.glob("*.yaml"))]


def _judgement(path: Path) -> Judgement:
    entry = read_yaml(path)
    if entry.problems:
        raise BadArgument("\n".join(map(str, entry.problems)))
    data = entry.data if isinstance(entry.data, dict) else {}
    names, verdict = data.get("names") or [], data.get("verdict")
    rest = [data.get("organization", ""), data.get("note", "")]
    fits = isinstance(names, list) and all(isinstance(text, str) for text in [*names, *rest])
    if not (fits and names) or verdict not in VERDICTS or data.keys() - set(_FIELDS):
        raise BadArgument(
            f"{path} is no judgement\nit needs names, a list, and a verdict: accept or reject; organization and note may follow"
        )
    return Judgement(str(path), tuple(names), verdict, *rest)


def unjudged(found: Iterable[Suggestion], judgements: Iterable[Judgement]) -> list[Suggestion]:
    """Return the suggestions that no judgement is about."""
    past = list(judgements)
    return [s for s in found if not any(judgement.covers(s) for judgement in past)]


def judge(root: Path, reviewed: Path, verdict: str, note: str, vocab: Vocab) -> dict[Path, str]:
    """Return the texts to write when a file of the review folder is accepted into, or rejected from, a registry.

    A new organization becomes a file of its own; names for a known one are added to its file, whose comments stay. The
    judgement comes last. Called again it gives the same. Raises BadArgument, with the record named, for a file that has a
    problem.
    """
    entry = _checked(read_yaml(reviewed), vocab)
    data = entry.data
    known = next((e for e in read_tree(root) if isinstance(e.data, dict) and e.data.get("id") == data["id"]), None)
    changed: dict[Path, str] = {}
    if verdict == "accept":
        if known is None:
            path = root / "orgs" / data["country"].lower() / f"{data['id']}.yaml"
            changed[path] = _without_head(entry)
        else:
            text = united(_named(entry), _checked(known, vocab), LegalForms(vocab.legal_forms, vocab.generic))
            changed[Path(known.path)] = text
    said: dict[str, Any] = {"names": [name["text"] for name in data["names"]], "verdict": verdict}
    if verdict == "accept" or known is not None:
        said["organization"] = data["id"]
    if note:
        said["note"] = note
    changed[root / "judgements" / reviewed.name] = render(said)
    return changed


def _checked(entry: RawEntry, vocab: Vocab) -> RawEntry:
    organization = parse(entry, vocab.kinds, vocab.countries)
    if organization is not None and not entry.problems:
        named = RawEntry(f"{organization.id}.yaml", entry.data, entry.text, entry.where, is_file=False)
        check_entry(named, organization, LegalForms(vocab.legal_forms, vocab.generic))
        entry.problems += named.problems
    if entry.problems or not entry.data.get("names"):
        shown = [str(problem) for problem in entry.problems] or ["it has no names"]
        raise BadArgument("\n".join([f"{entry.path} has problems; nothing was written", *shown]))
    return entry


def _named(entry: RawEntry) -> RawEntry:
    """Return an entry with nothing but its names: what an edit adds."""
    return RawEntry(entry.path, {"id": entry.data["id"], "names": entry.data["names"]}, _without_head(entry))


def _without_head(entry: RawEntry) -> str:
    """Return a reviewed file without the comments above its first field: they tell of the review."""
    comments = read_comments(entry.text)
    comments.before[next(iter(entry.data)),] = []
    return render(entry.data, comments)
