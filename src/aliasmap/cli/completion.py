"""``aliasmap completion``: a script for a shell, made from the parser, so that both always agree.

The scripts hold plain tables and start nothing; completing costs no Python.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterator
from typing import NamedTuple

from aliasmap.cli.parser import make_parser

_FILES = frozenset({"FILE", "OUT", "PATH", "SOURCE", "GOLD", "DIR", "DOCS"})


class Option(NamedTuple):
    """One option of a command: its spellings, its help, and what may follow it: words, files or None for nothing."""

    spellings: tuple[str, ...]
    about: str
    values: tuple[str, ...] | None
    files: bool


class Command(NamedTuple):
    """One command: its words (``registry lint``), its help, its own commands, its options, its arguments."""

    path: str
    about: str
    commands: dict[str, str]
    options: tuple[Option, ...]
    words: tuple[str, ...]
    files: bool


def run(args: argparse.Namespace) -> int:
    """Print the script of a shell."""
    commands = list(_commands(make_parser(), "", ""))
    sys.stdout.write({"bash": _bash, "zsh": _zsh, "fish": _fish}[args.shell](commands))
    return 0


def _commands(parser: argparse.ArgumentParser, path: str, about: str) -> Iterator[Command]:
    children: dict[str, tuple[str, argparse.ArgumentParser]] = {}
    options = []
    words: list[str] = []
    files = False
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {pseudo.dest: pseudo.help or "" for pseudo in action._choices_actions}
            children = {word: (helps.get(word, ""), child) for word, child in action.choices.items()}
        elif action.option_strings:
            takes = action.nargs != 0
            values = tuple(map(str, action.choices or ())) if takes else None
            about_option = (action.help or "").replace("%%", "%")
            options.append(Option(tuple(action.option_strings), about_option, values, _is_file(action)))
        else:
            words += map(str, action.choices or ())
            files = files or _is_file(action)
    yield Command(path, about, {w: a for w, (a, _) in children.items()}, tuple(options), tuple(words), files)
    for word, (help_text, child) in children.items():
        yield from _commands(child, f"{path} {word}".strip(), help_text)


def _is_file(action: argparse.Action) -> bool:
    return str(action.metavar) in _FILES


def _quoted(words: tuple[str, ...] | list[str]) -> str:
    return shlex.quote(" ".join(words))


def _paths(commands: list[Command]) -> str:
    return "|".join(shlex.quote(c.path) for c in commands if c.path)


def _follows(commands: list[Command], case: str, files: str, words: str, nothing: str) -> Iterator[str]:
    """Return the branches that say what follows an option: ``words`` holds ``%s`` for them."""
    for command in commands:
        for option in command.options:
            if option.values is None:
                continue
            cases = "|".join(shlex.quote(f"{command.path}:{spelling}") for spelling in option.spellings)
            does = files if option.files else words % _quoted(option.values) if option.values else nothing
            yield f"    {cases}) {does}; {case} ;;\n"


def _bash(commands: list[Command]) -> str:
    follows = "".join(
        _follows(commands, "return", "compopt -o default", 'COMPREPLY=($(compgen -W %s -- "$cur"))', "COMPREPLY=()")
    )
    offers = ""
    for c in commands:
        spellings = [s for option in c.options for s in option.spellings]
        words = _quoted([*c.commands, *c.words])
        offers += (
            f"    {shlex.quote(c.path)}) options={_quoted(spellings)} words={words} files={'1' if c.files else ''} ;;\n"
        )
    return f"""# bash completion of aliasmap; made by: aliasmap completion bash
_aliasmap() {{
  local cur prev path word options words files
  COMPREPLY=()
  cur=${{COMP_WORDS[COMP_CWORD]}}
  prev=${{COMP_WORDS[COMP_CWORD-1]}}
  path=
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case "${{path:+$path }}$word" in {_paths(commands)}) path="${{path:+$path }}$word" ;; esac
  done
  case "$path:$prev" in
{follows}  esac
  case "$path" in
{offers}  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
  else
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
    [[ -n $files ]] && compopt -o default
  fi
}}
complete -F _aliasmap aliasmap
"""


def _zsh(commands: list[Command]) -> str:
    follows = "".join(_follows(commands, "return", "_files", "compadd -- ${(s: :)${:-%s}}", "_message value"))
    offers = ""
    for c in commands:
        described = [f"{word}:{about}" for word, about in c.commands.items()] + list(c.words)
        spellings = [f"{s}:{option.about}" for option in c.options for s in option.spellings]
        offers += f"    {shlex.quote(c.path)})\n"
        offers += f"      options=({' '.join(map(shlex.quote, spellings))})\n"
        offers += f"      words_=({' '.join(map(shlex.quote, described))}) files={'1' if c.files else ''} ;;\n"
    return f"""#compdef aliasmap
# zsh completion of aliasmap; made by: aliasmap completion zsh
_aliasmap() {{
  local cur=${{words[CURRENT]}} prev=${{words[CURRENT-1]}} at= word files
  local -a options words_
  for word in "${{(@)words[2,CURRENT-1]}}"; do
    case "${{at:+$at }}$word" in ({_paths(commands)}) at="${{at:+$at }}$word" ;; esac
  done
  case "$at:$prev" in
{follows}  esac
  case "$at" in
{offers}  esac
  if [[ $cur == -* ]]; then
    _describe option options
  else
    (( ${{#words_}} )) && _describe command words_
    [[ -n $files ]] && _files
  fi
}}
if [[ $funcstack[1] == _aliasmap ]]; then _aliasmap "$@"; else compdef _aliasmap aliasmap; fi
"""


def _fish(commands: list[Command]) -> str:
    lines = [
        "# fish completion of aliasmap; made by: aliasmap completion fish",
        "function __aliasmap_at",
        "    set -l at",
        "    for word in (commandline -opc)[2..]",
        f"        contains -- (string join -- ' ' $at $word) {' '.join(shlex.quote(c.path) for c in commands if c.path)}",
        "        and set at $at $word",
        "    end",
        '    test "$at" = "$argv[1]"',
        "end",
        "complete -c aliasmap -f",
    ]
    for c in commands:
        here = f"complete -c aliasmap -n {_fish_quoted(f'__aliasmap_at {_fish_quoted(c.path)}')}"
        lines += [f"{here} -a {_fish_quoted(word)} -d {_fish_quoted(about)}" for word, about in c.commands.items()]
        lines += [f"{here} -a {_fish_quoted(' '.join(c.words))}"] if c.words else []
        lines += [f"{here} -F"] if c.files else []
        for option in c.options:
            spelled = " ".join(f"-l {s[2:]}" if s.startswith("--") else f"-s {s[1:]}" for s in option.spellings)
            takes = "" if option.values is None else " -r -F" if option.files else " -x"
            values = f" -a {_fish_quoted(' '.join(option.values))}" if option.values else ""
            lines.append(f"{here} {spelled}{takes}{values} -d {_fish_quoted(option.about)}")
    return "\n".join(lines) + "\n"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
