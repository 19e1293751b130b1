"""Blocking alone: how often the right organization is among the names that are worth comparing, and what that costs."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

from aliasmap.index.artifact import Artifact, pack, write_beside
from aliasmap.index.blocking import Blocking, sections
from aliasmap.reading import Reading
from aliasmap.resolver import Resolver
from bench.adapters import Rival, running
from bench.sets import Query, ms, named, share
from bench.timing import Timing

HEAD = ("set", "by", "n", "recall at 50", "p50 ms", "p95 ms", "build s", "size MB", "opening ms")
_FOUND = 50
Block = Callable[[str], tuple[set[int], float]]


def measure(title: str, resolver: Resolver, queries: Sequence[Query]) -> list[tuple[str, ...]]:
    """Measure our structure and the rivals that can be opened from a file; return lines of the table."""
    lines = [(title, "aliasmap", *_ours(resolver, queries))]
    for rival in running("open"):
        _, build = rival.ask("build", named(resolver, weak=True))
        size = rival.size()
        with Rival(rival.name, rival.folder) as opened:
            opening = opened.ask("open")[1] + opened.ask("search", queries[0].text, _FOUND)[1]

            def block(text: str, asked: Rival = opened) -> tuple[set[int], float]:
                found, took = asked.ask("search", text, _FOUND)
                return {resolver.index.number(ident) for ident in found}, took

            lines.append((title, rival.title, *_line(block, queries, build, size, opening)))
    return lines


def _ours(resolver: Resolver, queries: Sequence[Query]) -> tuple[str, ...]:
    tables, organizations, vocab = resolver.index.tables, list(resolver.index), resolver.index.whole_vocab()
    begun = time.perf_counter()
    content = pack({}, sections(organizations, vocab))
    build = time.perf_counter() - begun
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "blocking"
        write_beside(path, content)
        begun = time.perf_counter()
        blocking = Blocking(Artifact.open(path), len(organizations), tables.form)

        def block(text: str) -> tuple[set[int], float]:
            begun = time.perf_counter()
            texts = blocking.near(Reading(text, lambda: tables).form, _FOUND)
            found = {number for number, _ in chain.from_iterable(blocking.names(text) for text, _ in texts)}
            return found, time.perf_counter() - begun

        block(queries[0].text)
        opening = time.perf_counter() - begun
        return _line(block, queries, build, len(content), opening)


def _line(block: Block, queries: Sequence[Query], build: float, size: int, opening: float) -> tuple[str, ...]:
    answers = [block(query.text) for query in queries]
    right = sum(bool(found & query.gold) for query, (found, _) in zip(queries, answers, strict=True))
    time = Timing(tuple(took for _, took in answers))
    figures = (str(len(queries)), share(right, len(queries)), ms(time.median), ms(time.share(0.95)))
    return (*figures, f"{build:.1f}", f"{size / 1e6:.0f}", f"{1e3 * opening:.1f}")
