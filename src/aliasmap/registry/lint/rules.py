"""The rules: code, title and the paragraph that explains each. ``docs/lint.md`` is generated from here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One lint rule."""

    code: str
    title: str
    why: str
    fix: str = ""


_ALL = (
    Rule(
        "R001",
        "a comma cut a text in two",
        "Inside braces YAML ends a value at a comma: {text: Ministry of Trade, Industry and Energy, lang: en} reads as the text "
        "«Ministry of Trade» and a stray key «Industry and Energy». Put the text in double quotes; `aliasmap registry fmt` "
        "quotes every text that needs it, but it cannot put a text together again that was cut.",
        "puts the text together again, in quotes.",
    ),
    Rule(
        "R002",
        "the file cannot be read",
        "The file is not UTF-8, not YAML, empty, not a mapping, uses an alias, or has the same key twice, in which case YAML would "
        "silently keep the last. The message says which, and where.",
    ),
    Rule(
        "R003",
        "unknown field",
        "A field that the format does not have is nearly always a typing error, and what it was meant to say would be lost. The "
        "message names the nearest field.",
    ),
    Rule(
        "R004",
        "a field is missing or has the wrong type",
        "Every organization needs an id, a kind, a country and at least one name; every name needs a text. Lists are lists, flags "
        "are true or false.",
        "takes away spaces at the ends of a text.",
    ),
    Rule(
        "R101",
        "the id, the file name or the folder does not fit",
        "An id looks like kr-msit: two or three lower-case letters, then words of lower-case letters and digits, joined by "
        "hyphens. The file is named after the id and lies in the folder of its country (`int` for INT). An id is never renamed: "
        "if the file name is wrong, rename the file.",
    ),
    Rule(
        "R102",
        "the id is taken",
        "Two files give the same id. If they mean the same body, unite them; if not, the newer one takes another id.",
    ),
    Rule(
        "R103",
        "unknown kind",
        "The kinds of an organization are listed in registry/vocab/kinds.yaml, those of a name in the registry guide. Both are "
        "closed lists, so that readers can rely on them.",
        "writes a kind in small letters.",
    ),
    Rule(
        "R104",
        "unknown country",
        "Write the ISO 3166-1 code in capitals (KR, SG, CN), or INT for a body of several countries or none.",
        "writes a code in capitals.",
    ),
    Rule(
        "R105",
        "the organization referred to does not exist",
        "`parent`, `succeeds` and `merged_into` name ids of this registry, and no chain of parents leads back to its start. Add "
        "the other organization first, or in the same change.",
    ),
    Rule(
        "R106",
        "an identifier is wrong",
        "ROR, LEI and ISNI identifiers carry check digits (ISO 7064), and these do not add up: a character was mistyped. Copy the "
        "identifier again from its source. A Wikidata identifier is Q and a number.",
        "cuts an identifier out of its web address.",
    ),
    Rule(
        "R107",
        "a date is wrong or the dates are reversed",
        "Dates are YYYY, YYYY-MM or YYYY-MM-DD, mean the first day, and must exist. `since` is inclusive, `until` is exclusive "
        "and comes after `since`.",
        "writes 2017.7.26 and 2017/07/26 as 2017-07-26.",
    ),
    Rule(
        "R108",
        "two organizations have the same identifier",
        "A ROR, Wikidata, LEI or ISNI identifier means one body. If the two files mean the same body, unite them; if not, one of "
        "them has the other's identifier.",
    ),
    Rule(
        "R201",
        "the language does not fit the script",
        "A Korean name holds Hangul (or hanja), a Japanese one kana or kanji, a Chinese one Han characters, an English one "
        "Latin letters. A name in Latin letters that every language writes so has no `lang`. Tags are BCP 47: ko, en, ja, "
        "zh-Hans, zh-Hant.",
        "writes a language tag in its usual letters (KO, zh-hans).",
    ),
    Rule(
        "R202",
        "the name is derived anyway",
        "Case, spaces, hyphens, middle dots, & for «and», «the» and legal forms (㈜, Inc., 株式会社) are derived by code. Listing "
        "them again makes files long and hides the names that matter. Keep the plain form.",
        "leaves the later of two such names out, where it says nothing that the other does not say.",
    ),
    Rule(
        "R203",
        "the name is empty or generic",
        "Nothing is left of the name as a key, or it is a word like «위원회» or «Institute» that names no organization by itself. If news does mean one body by it, mark it `weak: true` and give cues.",
    ),
    Rule(
        "R204",
        "two organizations bear the name at the same time",
        "That is normal (MSS is a Korean and a Chinese ministry) and makes the name ambiguous; nobody is dropped. But a reader "
        "tells them apart by something, so give each bearer `cues` (words that stand near it when it is meant), or `dates`, or "
        "mark the bearer that news rarely means `weak: true`.",
    ),
    Rule(
        "R205",
        "the same name twice in one organization",
        "The same text may stand twice in a file only with dates that do not overlap (a name given up and taken again).",
        "leaves the later one out, where it says nothing that the other does not say.",
    ),
)

RULES = {rule.code: rule for rule in _ALL}


def paragraph(rule: Rule) -> str:
    """Return what a rule wants and why, and what ``lint --fix`` does about it."""
    return f"{rule.why} `lint --fix` {rule.fix}" if rule.fix else rule.why


def page() -> str:
    """Return ``docs/lint.md``."""
    head = (
        "# Lint codes\n\n<!-- generated by `make docs` from the rules themselves -->\n\n"
        "`aliasmap registry lint` checks a registry and names every problem with its place and a repair; "
        "`aliasmap registry lint --explain R204` prints a paragraph of this page. "
        "`--fix` repairs what only one repair fits, and leaves the rest to you.\n"
    )
    return head + "".join(f"\n## {r.code}: {r.title}\n\n{paragraph(r)}\n" for r in _ALL)
