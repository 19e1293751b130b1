"""The vocabulary files: ``registry/vocab/*.yaml`` into one Vocab."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aliasmap.errors import RegistryError
from aliasmap.registry.files import read_yaml
from aliasmap.text.lexicon import read_table
from aliasmap.vocab import Vocab

_FILES = ("kinds", "particles", "legal_forms", "words", "countries", "spellings", "never_merge", "heads")


def read_vocab(folder: Path) -> Vocab:
    """Read the vocabulary of a registry tree.

    Raises RegistryError, which names every file that is missing, is no YAML or does not have the shape it needs.
    """
    problems: list[str] = []

    def load(name: str) -> Any:
        entry = read_yaml(folder / name)
        problems.extend(map(str, entry.problems))
        return entry.data

    kinds, particles, forms, words, countries, spellings, never_merge, heads = (load(f"{name}.yaml") for name in _FILES)

    def read_lines(path: Path) -> dict[str, list[str]]:
        try:
            return read_table(path.read_text(encoding="utf-8").splitlines())
        except (OSError, ValueError) as error:
            problems.append(f"{path}: {error}")
            return {}

    if not problems:
        try:
            vocab = Vocab(
                kinds={row["kind"]: row["means"] for row in kinds},
                particles=tuple((a, b, c) for a, b, c in particles),
                legal_forms=tuple((row["form"], row["place"]) for row in forms),
                roles=tuple(words["roles"]),
                prefixes=tuple(words["prefixes"]),
                generic=frozenset(words["generic"]),
                countries={
                    row["code"]: tuple(word for lang in ("en", "ko", "zh", "ja") for word in row.get(lang) or ())
                    for row in countries
                },
                places={row["code"]: tuple(row["places"]) for row in countries if "places" in row},
                parts={path.stem: read_lines(path) for path in sorted((folder / "parts").glob("*.txt"))},
                han={one: others[0] for one, others in read_lines(folder / "han.txt").items()},
                pinyin={sound: chars[0] for sound, chars in read_lines(folder / "pinyin.txt").items()},
                kanji=read_lines(folder / "kanji.txt"),
                hanja=read_lines(folder / "hanja.txt"),
                heads={
                    lang: {word: kind for kind, listed in by_kind.items() for word in listed}
                    for lang, by_kind in heads.items()
                    if lang != "before"
                },
                before=frozenset(heads["before"]),
                modifiers=frozenset(words["modifiers"]),
                stops=tuple(words["stops"]),
                introducers=tuple(words["introducers"]),
                doers=tuple(words["doers"]),
                apposed=tuple(words["apposed"]),
                offices=tuple(words["offices"]),
                acts=tuple(words["acts"]),
                events=frozenset(words["events"]),
                openers=frozenset(words["openers"]),
                phrases=tuple(words["phrases"]),
                compounds=frozenset(words["compounds"]),
                followers=tuple(words["followers"]),
                nouns={noun: tuple(kinds.split()) for kinds, nouns in words["nouns"].items() for noun in nouns},
                common=frozenset(words["common"]),
                deeds=tuple(words["deeds"]),
                marks={mark: row["code"] for row in countries for mark in row.get("marks") or ()},
                never_merge=tuple((one, other) for one, other in never_merge),
                abbreviations=dict(spellings["abbreviations"]),
                spellings={**spellings["same"], **dict.fromkeys(spellings["silent"], "")},
            )
            if not problems:
                return vocab
        except (KeyError, TypeError, ValueError) as error:
            problems.append(f"{folder}: an entry has not the shape of its neighbours: {error!r}")
    raise RegistryError("the vocabulary cannot be read\n" + "\n".join(problems))
