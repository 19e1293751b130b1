"""``aliasmap show`` and ``aliasmap list``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator

from aliasmap.cli.terminal import columns, open_registry, paint, table
from aliasmap.errors import BadArgument, UnknownId
from aliasmap.model import Link, Name, Organization
from aliasmap.resolver import Resolver
from aliasmap.text.width import wrap

_TIMELINE = 16  # the columns that the years of a timeline take
_WRAP = 100  # the widest that running text is made
_PAGES = {"ror": "https://ror.org/", "wikidata": "https://www.wikidata.org/wiki/"}


def run(args: argparse.Namespace) -> int:
    """Show one organization."""
    resolver = open_registry(args)
    org = resolver.get(args.id)
    if ":" not in args.id and org.id != args.id:
        sys.stderr.write(f"{args.id} was merged into {org.id}\n")
    if args.json:
        sys.stdout.write(json.dumps(org.to_dict() | {"registry": resolver.version}, ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(org, resolver))
    return int(bool(resolver.problems))


def _lines(org: Organization, resolver: Resolver) -> Iterator[str]:
    english = org.name("en")
    yield paint(org.name(), "head") + (f"  {english}" if english != org.name() else "")
    yield ", ".join(filter(None, (org.id, org.kind, org.country, _period(org.since, org.until))))
    yield ""
    yield from _names(org)
    kin = list(_kin(org, resolver))
    if kin:
        yield ""
        yield from table(("kin", "id", "name", "when"), kin, flexible=(2, 1), spare=(3,))
    yield ""
    for scheme, value in org.ids:
        yield f"{scheme:8}  {value}" + (f"  {_PAGES[scheme]}{value}" if scheme in _PAGES else "")
    if org.website:
        yield f"{'website':8}  {org.website}"
    if org.note:
        yield from wrap(org.note, min(columns(), _WRAP))


def _names(org: Organization) -> Iterator[str]:
    """Return the names: those in use first, then the latest; on a timeline if any of them has a date."""
    used = [n if n.until else n._replace(until=org.until) for n in org.names]  # of an ended body none is in use
    names = sorted(used, key=lambda n: (bool(n.until), *(-ord(c) for c in n.until)))
    dates = sorted({date[:4] for n in names for date in (n.since, n.until) if date})
    years = f"{dates[0]} to {dates[-1]}" if len(dates) > 1 else dates[0] if dates else ""
    head = ("name", "lang", "kind", years, "in use", "source")
    rows = [
        (
            n.text,
            " ".join(n.lang),
            n.kind + (", weak" if n.weak else ""),
            timeline(n, dates) if dates else "",
            _period(n.since, n.until),
            n.source or "unverified",
        )
        for n in names
    ]
    shown = [0, 1, 2, 3, 4, 5] if dates else [0, 1, 2, 5]
    cells = [[row[i] for i in shown] for row in rows]
    yield from table([head[i] for i in shown], cells, flexible=(0,), spare=(5, 1, 4, 2) if dates else (3, 1))


def timeline(name: Name, years: list[str]) -> str:
    """Draw when a name was in use, between the first and the last of some years; ``>`` means it still is.

    >>> timeline(Name("미래창조과학부", since="2013-03-23", until="2017-07-26"), ["2013", "2017", "2029"])
    '===.............'
    >>> timeline(Name("과기정통부", since="2017-07-26"), ["2013", "2017", "2029"])
    '...============>'
    """
    first, last = int(years[0]), int(years[-1])
    width = max(1, last - first + 1)

    def place(date: str, otherwise: int) -> int:
        return (int(date[:4]) - first) * (_TIMELINE - 1) // width if date else otherwise

    begin = place(name.since, 0)
    end = max(begin + 1, place(name.until, _TIMELINE))
    drawn = "." * begin + "=" * (end - begin)
    return drawn[:-1] + ">" if not name.until else drawn.ljust(_TIMELINE, ".")


def _kin(org: Organization, resolver: Resolver) -> Iterator[tuple[str, str, str, str]]:
    def row(label: str, ident: str, when: str = "") -> tuple[str, str, str, str]:
        try:
            return label, ident, resolver.get(ident).name(), when
        except UnknownId:
            return label, ident, "", when

    links: Iterable[tuple[str, Link]] = [("part of", p) for p in org.parents] + [("succeeds", s) for s in org.succeeds]
    for label, link in links:
        yield row(label + (" a part of" if link.part else ""), link.id, _period(link.since, link.until))
    for ident in org.successors:
        yield row("carried on by", ident)


def run_list(args: argparse.Namespace) -> int:
    """List organizations, by id."""
    resolver = open_registry(args)
    country = resolver.check_country(args.country)
    kinds = resolver.index.vocab.kinds
    if args.kind and args.kind not in kinds:
        raise BadArgument(f"unknown kind {args.kind!r}\nkinds: {', '.join(kinds)}")
    chosen: list[Organization] = [
        org
        for org in resolver.index
        if not org.merged_into and country in ("", org.country) and args.kind in (None, org.kind)
    ]
    if args.json:
        for org in chosen:
            sys.stdout.write(json.dumps(org.to_dict(), ensure_ascii=False) + "\n")
        return int(bool(resolver.problems))
    rows = [(o.id, o.kind, o.country, o.name(), o.name("en") if o.name("en") != o.name() else "") for o in chosen]
    for line in table(("id", "kind", "country", "name", "English"), rows, flexible=(3, 4, 0), spare=(4, 2, 1)):
        sys.stdout.write(line + "\n")
    return int(bool(resolver.problems))


def _period(since: str, until: str) -> str:
    if since and until:
        return f"{since} to {until}"
    return f"since {since}" if since else f"until {until}" if until else ""
