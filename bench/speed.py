"""Speed: start-up, opening, building, exact lookup and the scan."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from aliasmap.decide import Thresholds
from aliasmap.index.artifact import Artifact, write_beside
from aliasmap.index.build import build
from aliasmap.index.index import Index
from aliasmap.index.load import compile_sources, load
from aliasmap.model import Name, Organization
from aliasmap.registry.sources import read
from aliasmap.resolver import Resolver
from aliasmap.text.normalize import scan_text
from aliasmap.vocab import Vocab
from bench.timing import Timing, process, timed

ROOT = Path(__file__).resolve().parent.parent
Row = tuple[str, str, str, str, str]
_SYLLABLES = [
    "ka",
    "lo",
    "mi",
    "ne",
    "ru",
    "sa",
    "to",
    "vi",
    "ber",
    "dan",
    "fel",
    "gor",
    "hin",
    "jul",
    "kam",
    "lor",
    "mon",
    "nar",
    "pol",
    "ris",
]
_HEADS = ("University", "Institute of Technology", "Research Centre", "Hospital", "Company", "Bank")


def run() -> list[Row]:
    """Measure; return rows of (what, figure, 95 % interval, n, budget)."""
    load(["bundled"])
    return [*_start(), *_registry(), *_large(), *_lookup(), *_scan()]


def _ms(what: str, t: Timing, budget: str = "", scale: float = 1e3, unit: str = "ms") -> Row:
    low, high = t.interval
    return (
        what,
        f"{t.median * scale:.2f} {unit}",
        f"{low * scale:.2f}–{high * scale:.2f}",
        f"{len(t.rounds)} rounds",
        budget,
    )


def _over(t: Timing, bare: Timing) -> Timing:
    return Timing(tuple(max(0.0, s - bare.median) for s in t.rounds))


def _start() -> list[Row]:
    bare = process(["-c", "pass"], 21)
    return [
        _ms("bare `python -c pass`", bare),
        _ms("`import aliasmap` over bare Python", _over(process(["-c", "import aliasmap"], 21), bare), "10, goal 5"),
        _ms("`import argparse` over bare Python", _over(process(["-c", "import argparse"], 21), bare), "peer"),
        _ms(
            "`aliasmap lookup KAIST`, cold, whole process",
            process(["-m", "aliasmap", "lookup", "KAIST"], 21),
            "90, goal 60",
        ),
    ]


def _registry() -> list[Row]:
    vocab = load(["bundled"])[0].vocab
    organizations, _ = read(ROOT / "registry", vocab)
    content, _ = compile_sources([ROOT / "registry"])
    names = sum(len(o.names) for o in organizations)
    what = f"the bundled registry ({len(organizations):,} organizations, {names:,} names"
    return [
        _ms(f"read and type {what})", timed(lambda: read(ROOT / "registry", vocab), 7)),
        _ms(f"build {what}, {len(content) / 1e6:.2f} MB)", timed(lambda: build(organizations, vocab), 7)),
        *_opening("bundled", content, organizations[0].names[0].text, "10"),
    ]


def _opening(what: str, content: bytes, name: str, budget: str) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.aliasmap"
        write_beside(path, content)

        def exact() -> None:
            assert Resolver(Index(Artifact.open(path)), Thresholds()).resolve(name).status != "nil"

        def everything() -> None:
            index = Index(Artifact.open(path))
            index.scanner.find("")
            assert index.find("") == -1
            assert index.vocab.kinds
            assert index.bearers(0)
            assert len(index.word_countries) == len(index.word_keys)

        return [
            _ms(f"open for an exact lookup, {what}", timed(exact), budget),
            _ms(f"open all sections, {what}", timed(everything), "120 for 150k" if "150" in what else ""),
        ]


def synthetic(count: int, seed: int = 1) -> list[Organization]:
    """Return organizations with three invented Latin names each; the same for the same seed."""
    chance = random.Random(seed)
    found = []
    for i in range(count):
        words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).title() for _ in range(3)]
        head = chance.choice(_HEADS)
        names = (f"{words[0]} {words[1]} {head}", f"{head} of {words[1]} {words[2]}", f"{words[2]} {words[0]} {i}")
        found.append(Organization(f"xx-{i}", "organization", "INT", tuple(Name(n, ("en",)) for n in names)))
    return found


def _large() -> list[Row]:
    vocab: Vocab = load(["bundled"])[0].vocab
    organizations = synthetic(50_000)
    content = build(organizations, vocab)
    what = f"150k invented names ({len(content) / 1e6:.0f} MB)"
    return [
        _ms(f"build, {what}", timed(lambda: build(organizations, vocab), 3)),
        *_opening(what, content, organizations[-1].names[0].text, "20"),
    ]


def _lookup() -> list[Row]:
    index, _ = load(["bundled"])
    texts = [name.text for org in index for name in org.names]
    resolver = Resolver(index, Thresholds())
    table = {text: text for text in texts}

    def fresh() -> None:
        anew = Resolver(index, Thresholds())
        for text in texts:
            anew.resolve(text)

    def again() -> None:
        for text in texts:
            resolver.resolve(text)

    def dictionary() -> None:
        for text in texts:
            table.get(text.casefold())

    def per_name(t: Timing) -> Timing:
        return Timing(tuple(s / len(texts) for s in t.rounds))

    return [
        _ms("exact lookup, a name not asked before", per_name(timed(fresh)), "10, goal 3", 1e6, "µs"),
        _ms("exact lookup, a name asked before", per_name(timed(again)), "10, goal 3", 1e6, "µs"),
        _ms("`dict.get(name.casefold())`", per_name(timed(dictionary)), "peer", 1e6, "µs"),
    ]


def _scan() -> list[Row]:
    index, _ = load(["bundled"])
    resolver = Resolver(index, Thresholds())
    articles = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "seeds").glob("*.txt"))]
    size = sum(len(a.encode()) for a in articles)
    rows = [
        (
            "annotate, exact names (the articles of seeds/)",
            timed(lambda: [resolver.annotate(a) for a in articles], 31),
            "4, goal 10",
        )
    ]
    rows.append(
        (
            "  of this the scan text alone",
            timed(lambda: [scan_text(a, resolver._engine.pieces) for a in articles], 31),
            "",
        )
    )
    scans = [scan_text(a).text for a in articles]
    rows.append(("  of this the automaton alone", timed(lambda: [index.scanner.find(s) for s in scans], 31), ""))
    return [_rate(what, t, size, budget) for what, t, budget in rows]


def _rate(what: str, t: Timing, size: int, budget: str) -> Row:
    low, high = t.interval
    return (
        what,
        f"{size / t.median / 1e6:.1f} MB/s",
        f"{size / high / 1e6:.1f}–{size / low / 1e6:.1f}",
        f"{len(t.rounds)} rounds",
        budget,
    )
