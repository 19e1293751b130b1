"""``aliasmap registry stats``."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter

from aliasmap.cli.terminal import open_registry, table


def run(args: argparse.Namespace) -> int:
    """Count organizations and names, and how many names were met in a source."""
    resolver = open_registry(args)
    counts: dict[str, Counter[str]] = {"country": Counter(), "kind": Counter(), "language": Counter()}
    verified: dict[str, Counter[str]] = {"country": Counter(), "kind": Counter(), "language": Counter()}
    bodies: dict[str, Counter[str]] = {"country": Counter(), "kind": Counter(), "language": Counter()}
    names = sourced = 0
    listed = [org for org in resolver.index if not org.merged_into]
    for org in listed:
        spoken = {lang for name in org.names for lang in name.lang or ("any",)}
        for group, key in (("country", org.country), ("kind", org.kind), *(("language", lang) for lang in spoken)):
            bodies[group][key] += 1
        for name in org.names:
            names += 1
            sourced += bool(name.source)
            for group, key in (
                ("country", org.country),
                ("kind", org.kind),
                *(("language", x) for x in name.lang or ("any",)),
            ):
                counts[group][key] += 1
                verified[group][key] += bool(name.source)
    if args.json:
        report = {
            "registry": resolver.version,
            "organizations": len(listed),
            "names": names,
            "verified": sourced,
            **{
                group: {
                    key: {"organizations": bodies[group][key], "names": n, "verified": verified[group][key]}
                    for key, n in counter.items()
                }
                for group, counter in counts.items()
            },
        }
        sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")
        return int(bool(resolver.problems))
    sys.stdout.write(
        f"registry {resolver.version}: {len(listed):,} organizations, {names:,} names, {sourced:,} verified\n"
    )
    for group, counter in counts.items():
        rows = [
            (key, f"{bodies[group][key]:13,}", f"{n:7,}", f"{100 * verified[group][key] / n:6.0f} %")
            for key, n in counter.most_common()
        ]
        for line in table((group, "organizations", "  names", "verified"), rows):
            sys.stdout.write(line + "\n")
    return int(bool(resolver.problems))
