"""Markup of articles and tables: text is cut by code points in Python, and everything is escaped."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath

from aliasmap.model import Mention
from aliasmap.report.gather import Article, Pile, Place, Row, family

_COLUMNS = 40  # articles that have a column of their own in the table
_LISTED = 3  # articles that are listed openly where none has a column
_NAMES = 6  # names that are said of a longer list
_LANGUAGES = {"ko": "Korean", "en": "Latin script", "ja": "Japanese", "zh": "Chinese", "und": "other"}
STATUSES = {"match": "match", "review": "to review", "nil": "unknown", "other": "no organization"}


def escape(text: str) -> str:
    """Return a text as HTML; half a surrogate pair, which UTF-8 cannot write, becomes U+FFFD.

    >>> escape("<b> & \\ud800")
    '&lt;b&gt; &amp; \ufffd'
    """
    return html.escape(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def language(code: str) -> str:
    """Return what a language is called on the page."""
    return _LANGUAGES[code]


def article(pile: Pile, number: int) -> str:
    """Return an article with its mentions marked."""
    it = pile.articles[number]
    count = len(it.mentions)
    return (
        f'<article id="a-{number}" data-language="{it.language}">'
        f'<header><h3 title="{escape(it.path)}">{escape(it.path)}</h3>'
        f'<p class="meta">{language(it.language)} · {len(it.text):,} characters · {_many(count, "mention")}'
        f"{' · ' + escape(it.encoding) if it.encoding else ''}</p></header>"
        f'<div class="text" lang="{it.language}" dir="auto">{"".join(_marked(pile, it, number))}</div></article>'
    )


def _marked(pile: Pile, it: Article, number: int) -> Iterator[str]:
    """Return the text in pieces; of nested mentions each piece belongs to the innermost, as links cannot be nested."""
    cuts = sorted({0, len(it.text), *(m.start for m in it.mentions), *(m.end for m in it.mentions)})
    named: set[int] = set()
    open_: list[int] = []
    coming = 0
    for start, end in pairwise(cuts):
        open_ = [i for i in open_ if it.mentions[i].end > start]
        while coming < len(it.mentions) and it.mentions[coming].start <= start:
            open_.append(coming)
            coming += 1
        piece = escape(it.text[start:end])
        if open_:
            piece = _mark(pile, it.mentions[open_[-1]], Place(number, open_[-1]), piece, len(open_), named)
        yield piece


def _mark(pile: Pile, m: Mention, place: Place, piece: str, depth: int, named: set[int]) -> str:
    card = pile.cards[pile.card_of[place]]
    first = place.number not in named
    named.add(place.number)
    target = f"o-{card['org']}" if card["org"] and card["status"] in ("match", "review") else "unknown"
    state = f' id="{place.anchor}"' if first else ' tabindex="-1"'
    inner = " inner" if depth > 1 else ""
    return (
        f'<a class="m {card["family"]} {card["status"]}{inner}"{state} href="#{escape(target)}" '
        f'data-c="{pile.card_of[place]}" data-m="{place.anchor}">{piece}</a>'
    )


def organizations(pile: Pile) -> str:
    """Return the table of organizations and articles, with the names used in each; the most named first."""
    rows = sorted(pile.rows.values(), key=lambda row: (-row.count, row.key))
    wide = len(pile.articles) <= _COLUMNS
    heads = "".join(_column(pile.articles[i], i) for i in range(len(pile.articles))) if wide else _head("Names used")
    return (
        '<table id="orgs"><caption class="hidden">Organizations, and the names used for them in each article</caption>'
        f"<thead><tr>{_head('Organization', 'name')}{_head('Country', 'country')}{_head('Kind', 'kind')}"
        f"{_head('Mentions', 'count')}{heads}</tr></thead>"
        f"<tbody>{''.join(_organization(pile, row, wide) for row in rows)}</tbody></table>"
    )


def _head(text: str, sort: str = "") -> str:
    if not sort:
        return f'<th scope="col">{text}</th>'
    order = ' aria-sort="descending"' if sort == "count" else ""
    return f'<th scope="col" class="{sort}"{order}><button type="button" data-sort="{sort}">{text}</button></th>'


def _column(it: Article, number: int) -> str:
    return (
        f'<th scope="col" class="doc"><a href="#a-{number}" title="{escape(it.path)}">'
        f"{escape(PurePath(it.path).name)}</a></th>"
    )


def _organization(pile: Pile, row: Row, wide: bool) -> str:
    org = row.org
    assert org is not None
    english = org.name("en")
    second = f'<span class="second">{escape(english)}</span>' if english != row.name else ""
    if wide:
        cells = "".join(f"<td>{_names(row, i)}</td>" for i in range(len(pile.articles)))
    else:
        cells = f"<td>{_by_article(pile, row)}</td>"
    langs = " ".join(sorted({pile.articles[i].language for i in row.used}))
    return (
        f'<tr id="o-{escape(row.key)}" data-key="{escape(row.key)}" data-statuses="{" ".join(sorted(row.statuses))}" '
        f'data-languages="{langs}"><th scope="row"><i class="dot {family(org)}"></i>{escape(row.name)}{second}'
        f'<code>{escape(row.key)}</code></th><td class="country">{escape(org.country)}</td>'
        f'<td class="kind">{escape(org.kind)}</td><td class="count">{row.count}</td>{cells}</tr>'
    )


def _names(row: Row, number: int, between: str = "<br>") -> str:
    links = []
    for (surface, status), places in row.used.get(number, {}).items():
        times = f' <span class="times">×{len(places)}</span>' if len(places) > 1 else ""
        sure = "" if status == "match" else ' <span class="badge review">review</span>' if status == "review" else ""
        links.append(f'<a class="use" href="#{places[0].anchor}">{escape(surface)}</a>{times}{sure}')
    return between.join(links)


def _by_article(pile: Pile, row: Row) -> str:
    """Return the articles with the names used in each; of many a summary that opens."""
    listed = "".join(
        f'<div class="by"><a href="#a-{i}">{escape(PurePath(pile.articles[i].path).name)}</a> '
        f"{_names(row, i, ', ')}</div>"
        for i in row.used
    )
    if len(row.used) <= _LISTED:
        return listed
    counts: Counter[str] = Counter()
    for names in row.used.values():
        for (surface, _), places in names.items():
            counts[surface] += len(places)
    said = ", ".join(f"{escape(surface)} ×{n}" for surface, n in counts.most_common(_NAMES))
    more = " …" if len(counts) > _NAMES else ""
    return f'<details class="all"><summary>{_many(len(row.used), "article")}: {said}{more}</summary>{listed}</details>'


def unknown(pile: Pile) -> str:
    """Return the organizations that the registry does not know, the most named first."""
    if not pile.unknown:
        return '<p class="empty">Every organization that was found is in the registry.</p>'
    rows = sorted(pile.unknown.values(), key=lambda row: (-row.count, row.key))
    return (
        '<table id="nils"><caption class="hidden">Organizations that are not in the registry</caption><thead><tr>'
        f"{_head('Name')}{_head('Kind, perhaps')}{_head('Mentions')}{_head('Names used')}{_head('In the text')}</tr></thead>"
        f"<tbody>{''.join(_cluster(pile, row) for row in rows)}</tbody></table>"
    )


def _cluster(pile: Pile, row: Row) -> str:
    before, surface, after = (escape(" ".join(part.split(" "))) for part in row.context)
    langs = " ".join(sorted({pile.articles[i].language for i in row.used}))
    forms = " ".join(surface for names in row.used.values() for surface, _ in names)
    return (
        f'<tr data-find="{escape(row.name + " " + forms)}" data-languages="{langs}" data-kind="{escape(row.guess)}">'
        f'<th scope="row"><i class="dot unknown"></i>{escape(row.name)}</th><td class="kind">{escape(row.guess)}</td>'
        f'<td class="count">{row.count}</td><td>{_by_article(pile, row)}</td><td class="context">…{before}<mark>{surface}</mark>{after}…</td></tr>'
    )


def options(values: Sequence[tuple[str, str, int]]) -> str:
    """Return the options of a filter: value, label and how many mentions have it."""
    return "".join(f'<option value="{escape(v)}">{escape(label)} ({n})</option>' for v, label, n in values)


def figures(pile: Pile) -> str:
    """Return the figures at the top of the page."""
    shown = [
        (len(pile.articles), "article", "articles"),
        (len(pile.rows), "organization", "organizations"),
        (pile.mentions, "mention", "mentions"),
        (pile.count("match"), "match", "matches"),
        (pile.count("review"), "to review", "to review"),
        (len(pile.unknown), "unknown name", "unknown names"),
    ]
    return "".join(f"<li><b>{n:,}</b> {one if n == 1 else more}</li>" for n, one, more in shown)


def most_named(pile: Pile) -> str:
    """Return the list of the organizations that are named most."""
    rows = sorted(pile.rows.values(), key=lambda row: (-row.count, row.key))[:12]
    most = rows[0].count if rows else 1
    return "".join(
        f'<li><a href="#o-{escape(row.key)}">{escape(row.name)}</a><span class="count">{row.count}</span>'
        f'<meter min="0" max="{most}" value="{row.count}" aria-hidden="true"></meter></li>'
        for row in rows
    )


def contents(pile: Pile) -> str:
    """Return the list of articles."""
    return "".join(
        f'<li><a href="#a-{i}" title="{escape(a.path)}">{escape(PurePath(a.path).name)}</a>'
        f'<span class="count">{len(a.mentions)}</span></li>'
        for i, a in enumerate(pile.articles)
    )


def _many(n: int, word: str) -> str:
    return f"{n:,} {word}{'' if n == 1 else 's'}"
