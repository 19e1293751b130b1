"""Putting the page together: the template, the style and the script are files of this package."""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable
from importlib.resources import files
from string import Template

import aliasmap.report.markup as markup
from aliasmap.model import Organization
from aliasmap.report.gather import FAMILIES, Article, Pile


def page(articles: Iterable[Article], get: Callable[[str], Organization], version: str) -> str:
    """Return the page of some articles as HTML; ``get`` finds an organization by its id, ``version`` is the registry's.

    It is one file that asks for nothing from anywhere, which its Content-Security-Policy enforces (W3C, CSP Level 3).
    The same articles give the same page.
    """
    pile = Pile(get)
    for article in articles:
        pile.add(article)
    style, script = _part("page.css"), _part("page.js")
    count = len(pile.articles)
    return Template(_part("page.html")).substitute(
        title=f"Organizations in {count:,} article{'' if count == 1 else 's'}",
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'",
        style=style,
        script=script,
        figures=markup.figures(pile),
        languages=_languages(pile),
        countries=_countries(pile),
        kinds=_kinds(pile),
        statuses=_statuses(pile),
        legend=_legend(pile),
        articles="\n".join(markup.article(pile, i) for i in range(count)),
        organizations=markup.organizations(pile),
        unknown=markup.unknown(pile),
        article_count=f"{count:,}",
        organization_count=f"{len(pile.rows):,}",
        unknown_count=f"{len(pile.unknown):,}",
        most_named=markup.most_named(pile),
        contents=markup.contents(pile),
        version=markup.escape(version),
        data=_json({"cards": pile.cards, "organizations": pile.organizations}),
    )


def _part(name: str) -> str:
    return files("aliasmap.report").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _json(value: object) -> str:
    """Return JSON that cannot end the element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for c in "<>&\u2028\u2029":
        text = text.replace(c, f"\\u{ord(c):04x}")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _languages(pile: Pile) -> str:
    counts = Counter(a.language for a in pile.articles)
    return markup.options([(code, markup.language(code), n) for code, n in counts.most_common()])


def _countries(pile: Pile) -> str:
    counts = Counter(org.country for card in pile.card_of.values() if (org := _org(pile, card)))
    return markup.options([(code, code, n) for code, n in counts.most_common()])


def _kinds(pile: Pile) -> str:
    """Kinds of organizations, and mentions that name something else."""
    orgs: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for card in pile.card_of.values():
        org = _org(pile, card)
        if pile.cards[card]["kind"] != "org":
            others[pile.cards[card]["kind"]] += 1
        elif kind := org.kind if org else pile.cards[card]["guess"]:
            orgs[kind] += 1
    made = markup.options([(kind, kind, n) for kind, n in orgs.most_common()])
    if others:
        names = markup.options([("is:" + kind, kind, n) for kind, n in others.most_common()])
        made += f'<optgroup label="No organization">{names}</optgroup>'
    return made


def _statuses(pile: Pile) -> str:
    return markup.options([(s, label, n) for s, label in markup.STATUSES.items() if (n := pile.count(s))])


def _legend(pile: Pile) -> str:
    used = {pile.cards[card]["family"] for card in pile.card_of.values()}
    families = [f'<li><span class="m {key}">{label}</span></li>' for key, (label, _) in FAMILIES.items() if key in used]
    statuses = [
        f'<li><span class="m {"unknown" if status == "nil" else "plain"} {status}">{label}</span></li>'
        for status, label in markup.STATUSES.items()
        if pile.count(status) and status != "other"
    ]
    return "".join(families + statuses)


def _org(pile: Pile, card: int) -> Organization | None:
    return pile.organization(pile.cards[card]["org"])
