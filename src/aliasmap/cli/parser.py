"""The arguments of every command; what a command does is in a file of its own, imported when it runs."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import Any

_EXAMPLES = """examples:
  aliasmap lookup 과기정통부 카이스트 MSS
  aliasmap lookup MSS --country CN --explain
  aliasmap annotate articles/ --format jsonl -o mentions.jsonl
  aliasmap annotate 'news/*.html' --format html -o page.html
  aliasmap show kr-msit
  aliasmap registry lint registry
"""


def _lazy(module: str, function: str = "run") -> Callable[[argparse.Namespace], int]:
    def run(args: argparse.Namespace) -> int:
        return int(getattr(import_module(f"aliasmap.cli.{module}"), function)(args))

    return run


class _Commands:
    """Adds commands that share their options and their look."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._add = parser.add_subparsers(metavar="COMMAND", required=True, title="commands").add_parser

    def add(
        self, name: str, help_text: str, run: Callable[[argparse.Namespace], int], example: str, source: bool = True
    ) -> Any:
        heading = "examples" if "\n  aliasmap" in example else "example"
        command = self._add(
            name,
            help=help_text,
            description=help_text[0].upper() + help_text[1:] + ".",
            epilog=f"{heading}:\n  {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.set_defaults(run=run)
        if source:
            command.add_argument(
                "--registry",
                action="append",
                metavar="SOURCE",
                help="bundled (the default), a folder of YAML files, a .jsonl file or a built artifact; may be repeated",
            )
        return command


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    from aliasmap import __version__

    parser = argparse.ArgumentParser(
        prog="aliasmap",
        description="One canonical id for every name of an organization, in any script,\n"
        "and every such name in news text.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"aliasmap {__version__}")
    commands = _Commands(parser)
    _reading(commands)
    _looking(commands)
    _importing(
        commands.add(
            "import",
            "turn another source into a registry, JSON lines",
            _lazy("imports", "run_ror"),
            "aliasmap import ror v2.0-ror-data.zip -o ror.jsonl",
            source=False,
        )
    )
    _registry(
        commands.add("registry", "curate a registry", _lazy("lint"), "aliasmap registry lint registry", source=False)
    )
    return parser


def _asked(command: Any) -> None:
    command.add_argument("--country", metavar="CC", help="a prior: ISO 3166-1 code, or INT")
    command.add_argument("--as-of", metavar="DATE", help="the day the names were used: YYYY, YYYY-MM or YYYY-MM-DD")


def _reading(commands: _Commands) -> None:
    lookup = commands.add(
        "lookup", "resolve names to ids", _lazy("lookup"), "aliasmap lookup 과기정통부 MSS --country KR"
    )
    lookup.add_argument(
        "names", nargs="+", metavar="NAME", help="a name; - reads names from standard input, one a line"
    )
    _asked(lookup)
    lookup.add_argument("-k", type=int, default=5, metavar="N", help="candidates to show (default 5)")
    lookup.add_argument("--explain", action="store_true", help="show the evidence of each candidate")
    lookup.add_argument("--json", action="store_true", help="one object a line")
    lookup.add_argument("--fail-on", choices=("review", "nil"), help="exit 1 if an answer is this bad or worse")

    compare = commands.add(
        "compare",
        "compare two names",
        _lazy("compare"),
        "aliasmap compare 삼성전자 'Samsung Electronics' --explain",
    )
    compare.add_argument("names", nargs=2, metavar="NAME", help="two names")
    compare.add_argument("--explain", action="store_true", help="show the evidence")
    compare.add_argument("--json", action="store_true", help="one object")

    annotate = commands.add(
        "annotate",
        "find organizations in texts",
        _lazy("annotate"),
        "aliasmap annotate articles/ --format html -o page.html\n"
        "  aliasmap annotate 'news/*.jsonl' --field body --format csv -o mentions.csv\n"
        "  aliasmap annotate old.txt --encoding cp949 --as-of 2015",
    )
    annotate.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a document (.txt, .md, .html, .jsonl), a folder of them (without .jsonl), a pattern ('news/**/*.jsonl'), "
        "or - for standard input",
    )
    _asked(annotate)
    annotate.add_argument(
        "--format",
        choices=("table", "jsonl", "csv", "html"),
        default="table",
        help="html is a page to look at; default: table",
    )
    annotate.add_argument(
        "--input", choices=("text", "html", "jsonl"), help="how to read the documents (default: by the suffix)"
    )
    annotate.add_argument(
        "--field", default="text", metavar="NAME", help="the field of JSON lines that holds the text (default: text)"
    )
    annotate.add_argument(
        "--encoding", metavar="NAME", help="utf-8, utf-16, cp949, shift_jis, gb18030, big5 … (default: found out)"
    )
    annotate.add_argument(
        "--all-kinds", action="store_true", help="also titles, events, products and handles, which are no organizations"
    )
    annotate.add_argument("-o", "--output", metavar="OUT", help="write to a file instead of standard output")

    evaluate = commands.add(
        "eval",
        "score annotations against a gold standard",
        _lazy("evaluate"),
        "aliasmap eval seeds/gold/demo.jsonl --docs seeds",
    )
    evaluate.add_argument("gold", metavar="GOLD", help="marked mentions, JSON lines")
    evaluate.add_argument("--docs", required=True, metavar="DIR", help="the folder of the documents")
    evaluate.add_argument("--entities", metavar="FILE", help="the entities that the gold's keys mean, JSON lines")
    evaluate.add_argument("--split", metavar="NAME", help="only the rows of this split, as tune or test")
    evaluate.add_argument(
        "--floor", metavar="FILE", help='exit 1 below these F1, a JSON object: {"all": 0.9, "nil": 0.7, "ko": 0.9}'
    )
    evaluate.add_argument("--fail-under", type=float, metavar="F1", help="exit 1 if F1 is lower, for scripts")
    evaluate.add_argument("--json", action="store_true", help="the whole report as one object")


def _looking(commands: _Commands) -> None:
    show = commands.add("show", "show an organization", _lazy("show"), "aliasmap show kr-msit")
    show.add_argument("id", metavar="ID", help="an id, or ror:… / wikidata:…")
    show.add_argument("--json", action="store_true", help="the organization in the fields of the registry format")

    listing = commands.add(
        "list", "list organizations", _lazy("show", "run_list"), "aliasmap list --country SG --kind ministry"
    )
    listing.add_argument("--country", metavar="CC", help="only this country")
    listing.add_argument("--kind", metavar="KIND", help="only this kind")
    listing.add_argument("--json", action="store_true", help="one object a line")

    build = commands.add(
        "build",
        "compile registries into an artifact",
        _lazy("build"),
        "aliasmap build --registry mine -o mine.aliasmap",
    )
    build.add_argument("-o", "--output", metavar="FILE", default="registry.aliasmap", help="default: registry.aliasmap")

    export = commands.add(
        "export", "write a registry out for other programs", _lazy("export"), "aliasmap export csv -o names.csv"
    )
    completion = commands.add(
        "completion",
        "print what makes a shell complete commands and options",
        _lazy("completion"),
        "aliasmap completion bash > ~/.local/share/bash-completion/completions/aliasmap",
        source=False,
    )
    completion.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell")

    export.add_argument("format", choices=("jsonl", "csv"), help="jsonl: an organization a line; csv: a name a row")
    export.add_argument("-o", "--output", metavar="OUT", help="write to a file instead of standard output")


def _importing(parser: Any) -> None:
    commands = _Commands(parser)
    ror = commands.add(
        "ror",
        "import the dump of the Research Organization Registry, schema v2",
        _lazy("imports", "run_ror"),
        "aliasmap import ror v2.0-ror-data.zip -o ror.jsonl --scripts Latn,Hang",
        source=False,
    )
    ror.add_argument("file", metavar="FILE", help="the dump: .json, .json.gz or the .zip of a release")
    ror.add_argument("-o", "--output", metavar="OUT", required=True, help="the file to write, .jsonl")
    ror.add_argument(
        "--scripts", metavar="CODES", help="only names in these scripts: ISO 15924 codes joined by commas (Latn,Hang)"
    )

    table = commands.add(
        "csv",
        "import a table, a row an organization",
        _lazy("imports", "run_csv"),
        "aliasmap import csv firms.csv -o firms.jsonl --country KR --kind company \\\n"
        "    --map name:ko=회사명 name:en=English ids.lei=LEI",
        source=False,
    )
    table.add_argument("file", metavar="FILE", help="the table: UTF-8, with a header; comma, semicolon or tab")
    table.add_argument("-o", "--output", metavar="OUT", required=True, help="the file to write, .jsonl")
    table.add_argument(
        "--map",
        nargs="+",
        action="extend",
        required=True,
        metavar="FIELD=COLUMN",
        help="what a column is: id, kind, country, name:LANG:KIND (lists split at ;), since, until, parent, website, "
        "note, ids.ror, ids.wikidata, ids.lei, ids.isni",
    )
    table.add_argument("--country", metavar="CC", help="the country of rows that give none")
    table.add_argument("--kind", metavar="KIND", help="the kind of rows that give none")


def _registry(parser: Any) -> None:
    commands = _Commands(parser)
    tree = {
        "nargs": "?",
        "default": "registry",
        "metavar": "PATH",
        "help": "a registry, a folder or a file (default: registry)",
    }

    new = commands.add(
        "new",
        "write the file of a new organization; at a terminal it asks for what is not given",
        _lazy("new"),
        "aliasmap registry new 한국과학기술원 --country KR --kind university \\\n    --name KAIST --source official",
        source=False,
    )
    new.add_argument("name", nargs="?", metavar="NAME", help="its official name; one in brackets behind it is another")
    new.add_argument("--country", metavar="CC", help="ISO 3166-1 code, or INT")
    new.add_argument("--kind", metavar="KIND", help="a kind of registry/vocab/kinds.yaml")
    new.add_argument(
        "--name", action="append", default=[], dest="more", metavar="NAME", help="another name; may be repeated"
    )
    new.add_argument("--source", metavar="WORD", help="where the names were met: official, ror, news")
    new.add_argument("--since", metavar="DATE", help="when it began: YYYY, YYYY-MM or YYYY-MM-DD")
    new.add_argument("--ror", metavar="ID", help="its ROR id")
    new.add_argument("--wikidata", metavar="ID", help="its Wikidata id")
    new.add_argument("--id", metavar="ID", help="default: made from the names")
    new.add_argument("--anyway", action="store_true", help="write it also if the official name is known already")
    new.add_argument("--into", default="registry", metavar="PATH", help="the registry (default: registry)")

    fmt = commands.add(
        "fmt", "put registry files into the one layout", _lazy("fmt"), "aliasmap registry fmt registry", source=False
    )
    fmt.add_argument(
        "paths",
        nargs="*",
        default=["registry"],
        metavar="PATH",
        help="registries, folders or files (default: registry)",
    )
    fmt.add_argument("--check", action="store_true", help="change nothing; exit 1 if a file would change")

    lint = commands.add("lint", "check a registry", _lazy("lint"), "aliasmap registry lint registry", source=False)
    lint.add_argument("path", **tree)
    lint.add_argument("--fix", action="store_true", help="repair first what only one repair fits; the rest is reported")
    lint.add_argument("--explain", metavar="CODE", help="say what a rule wants and why")
    lint.add_argument("--json", action="store_true", help="one object a problem")

    merge = commands.add(
        "merge",
        "merge a duplicate into another organization; its id stays as a redirect",
        _lazy("merge"),
        "aliasmap registry merge kr-old kr-new",
        source=False,
    )
    merge.add_argument("old", metavar="OLD", help="the id of the duplicate")
    merge.add_argument("new", metavar="NEW", help="the id that stays")
    merge.add_argument("--into", default="registry", metavar="PATH", help="the registry (default: registry)")

    diff = commands.add(
        "diff",
        "say what changes between two versions: names, and mentions of documents",
        _lazy("diff"),
        "aliasmap registry diff HEAD~1 HEAD --docs articles/ --markdown",
        source=False,
    )
    _versions(diff)
    diff.add_argument(
        "--docs",
        action="append",
        default=[],
        metavar="PATH",
        help="texts to compare the mentions of, beside the folder seeds next to the registry; may be repeated",
    )
    form = diff.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one object")
    form.add_argument(
        "--markdown", action="store_true", help="for the comment on a pull request, with readings of names"
    )
    diff.add_argument("-o", "--output", metavar="OUT", help="write to a file instead of standard output")

    changelog = commands.add(
        "changelog",
        "say what changed of organizations and names between two versions, as Markdown",
        _lazy("changelog"),
        "aliasmap registry changelog HEAD~1 HEAD -o CHANGES.md",
        source=False,
    )
    _versions(changelog)
    changelog.add_argument("--json", action="store_true", help="one object")
    changelog.add_argument("-o", "--output", metavar="OUT", help="write to a file instead of standard output")

    suggest = commands.add(
        "suggest",
        "propose organizations and names that documents use and the registry lacks",
        _lazy("suggest"),
        "aliasmap registry suggest articles/ -o review",
    )
    suggest.add_argument("docs", nargs="+", metavar="DOCS", help="documents, folders of them or patterns")
    suggest.add_argument("-o", "--output", metavar="FOLDER", help="write a file for review for each suggestion")
    suggest.add_argument(
        "--judgements",
        default="registry/judgements",
        metavar="FOLDER",
        help="what was judged before and is not proposed again (default: registry/judgements)",
    )
    suggest.add_argument("--json", action="store_true", help="one object a suggestion")

    judge = commands.add(
        "judge",
        "accept or reject suggestions, or replay what was judged",
        _lazy("judge"),
        "aliasmap registry judge accept review/orgs/kr/kr-gir.yaml",
        source=False,
    )
    judge.add_argument("verdict", choices=["accept", "reject", "replay"], help="replay: what the registry says against")
    judge.add_argument("files", nargs="*", metavar="FILE", help="files of the review folder; they go when judged")
    judge.add_argument("--note", default="", metavar="TEXT", help="why, for people")
    judge.add_argument("--into", default="registry", metavar="PATH", help="the registry (default: registry)")

    stats = commands.add("stats", "count what a registry holds", _lazy("stats"), "aliasmap registry stats")
    stats.add_argument("--json", action="store_true", help="one object")


def _versions(command: Any) -> None:
    command.add_argument(
        "old", metavar="OLD", help="a git revision (HEAD~1), a folder of YAML files, a .jsonl file or an artifact"
    )
    command.add_argument("new", nargs="?", metavar="NEW", help="the same; default: the registry as it is now")
    command.add_argument(
        "--tree", default="registry", metavar="PATH", help="the registry, also inside a revision (default: registry)"
    )
