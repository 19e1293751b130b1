"""The Resolver: one registry opened to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from aliasmap.article import Article
from aliasmap.dates import first_day, is_date
from aliasmap.decide import Thresholds, is_sure
from aliasmap.engine import Engine, Question
from aliasmap.errors import BadArgument
from aliasmap.evidence.asked import date_evidence
from aliasmap.index.index import Index
from aliasmap.model import Candidate, Comparison, Hypothesis, Mention, Organization, Resolution


class Resolver:
    """Resolves names and annotates texts against one registry.

    Make one with ``aliasmap.load``; the functions of the module use one over the bundled registry. It holds what is worth
    keeping between calls and changes nothing that is visible, so threads may share it. ``problems`` lists the entries of
    its sources that were left out.
    """

    def __init__(
        self,
        index: Index,
        thresholds: Thresholds,
        problems: Sequence[Any] = (),
        weights: Mapping[str, float] | None = None,
    ) -> None:
        """Take an open index, the thresholds, the problems its sources had, and weights to use for the learned ones."""
        self.index = index
        self.thresholds = thresholds
        self.problems = tuple(problems)
        self._engine = Engine(index, thresholds, weights)

    @property
    def version(self) -> str:
        """The version of the registry, which every answer names."""
        return self.index.version

    def check_country(self, country: str | None) -> str:
        """Return a country code as it is, empty for None; raises BadArgument for one that is none, with a hint."""
        if not country:
            return ""
        if not isinstance(country, str):
            raise BadArgument(f"a country is a text, not {type(country).__name__}")
        if country.upper() in self.index.header["countries"]:
            return country.upper()
        wanted = country.casefold()
        for code, words in self.index.vocab.countries.items():
            if wanted in (w.casefold() for w in words):
                raise BadArgument(
                    f"unknown country {country!r}: did you mean {code}?\ngive the ISO 3166-1 code, or INT"
                )
        raise BadArgument(f"unknown country {country!r}\ngive the ISO 3166-1 code (KR, SG, CN …), or INT")

    def _question(self, as_of: str | None, country: str | None, only_country: str | None = None) -> Question:
        if as_of and not (isinstance(as_of, str) and is_date(as_of)):
            raise BadArgument(f"as_of is no date: {as_of!r}\nwrite YYYY, YYYY-MM or YYYY-MM-DD")
        day = first_day(as_of) if as_of else ""
        return Question(day, self.check_country(country), self.check_country(only_country))

    def get(self, ident: str) -> Organization:
        """Return the organization with an id (``kr-msit``, ``ror:01wpjm123``); raises UnknownId, which names near ids."""
        return self.index.get(ident)

    def bearers(self, name: str) -> list[Candidate]:
        """Return every organization that bears exactly this name, with the name that says so."""
        found: dict[str, Candidate] = {}
        number, _ = self._engine.find(self._engine.read(name))
        for org, alias in self.index.bearers(number) if number >= 0 else ():
            bearer = self.index.organization(org)
            found.setdefault(
                bearer.id, Candidate(bearer.id, bearer.name(), 0.0, tuple(date_evidence(alias, bearer, "")))
            )
        return list(found.values())

    def resolve(
        self,
        name: str,
        *,
        context: str | None = None,
        country: str | None = None,
        as_of: str | None = None,
        only_country: str | None = None,
    ) -> Resolution:
        """Resolve one name: a document with one span.

        ``context`` is the text it stands in; ``country`` (ISO 3166-1 or INT) a prior, ``only_country`` a filter;
        ``as_of`` a date. Raises BadArgument for an unknown country or a wrong date.
        """
        return self._resolve(name, context, self._question(as_of, country, only_country))

    def _resolve(self, name: str, context: str | None, question: Question) -> Resolution:
        if not isinstance(name, str):
            raise BadArgument(f"a name is a text, not {type(name).__name__}")
        if context:
            return self._resolve_anew(name, context, question)
        remembered = (name, question)
        known = self._engine.known(remembered)
        if known is None:
            known = self._resolve_anew(name, None, question)
            self._engine.remember(remembered, known)
        return known

    def hypotheses(
        self, name: str, *, country: str | None = None, as_of: str | None = None, inexact: bool = False
    ) -> list[Hypothesis]:
        """Return everything a name may be, with the evidence, before anything is decided: to measure and to learn from.

        ``inexact``: compare it with all names, also where it is exactly one of them.
        """
        question = self._question(as_of, country)
        if inexact:
            reading = self._engine.read(name)
            return self._engine.inexact.hypotheses(reading, question.country, "", question.as_of, thorough=True)
        return self._engine.name_hypotheses(self._engine.read(name), question, thorough=True)[0]

    def decide(self, query: str, hypotheses: Sequence[Hypothesis]) -> Resolution:
        """Decide among hypotheses on one name."""
        return self._engine.decide(query, hypotheses)

    def _resolve_anew(self, name: str, context: str | None, question: Question) -> Resolution:
        hypotheses, number = self._engine.name_hypotheses(self._engine.read(name), question)
        resolution = self.decide(name, hypotheses)
        if context and number >= 0 and not is_sure(resolution):
            return Article(self._engine, context, question).resolved(name, number, hypotheses)
        return resolution

    def compare(self, one: str, other: str) -> Comparison:
        """Compare two names: how probable it is that they name the same organization, and what says so.

        What the registry knows of names that are exactly in it counts, but neither has to be there.
        """
        first, second = self._engine.read(one), self._engine.read(other)
        keys = self._engine.find(first)[0], self._engine.find(second)[0]
        known = [dict(self.index.bearers(key)) if key >= 0 else {} for key in keys]
        score, evidence = self._engine.inexact.compare(first, second, *known)
        return Comparison(one, other, score, evidence, self.version)

    def resolve_many(
        self,
        names: Iterable[str | None],
        *,
        country: str | Sequence[str | None] | None = None,
        as_of: str | Sequence[str | None] | None = None,
    ) -> list[Resolution | None]:
        """Resolve names in order; None gives None. ``country`` and ``as_of`` are one value or one a name."""
        listed = list(names)
        countries = _column(country, len(listed), "country")
        days = _column(as_of, len(listed), "as_of")
        questions: dict[tuple[str | None, str | None], Question] = {}
        answers: list[Resolution | None] = []
        for name, *asked in zip(listed, days, countries, strict=True):
            if name is None:
                answers.append(None)
                continue
            pair = (asked[0], asked[1])
            if pair not in questions:
                questions[pair] = self._question(*pair)
            answers.append(self._resolve(name, None, questions[pair]))
        return answers

    def annotate(
        self, text: str, *, as_of: str | None = None, country: str | None = None, all_kinds: bool = False
    ) -> list[Mention]:
        """Return the mentions of organizations in a text, ordered by (start, -end), inner ones after the outer.

        Mentions at ``match`` and at ``review`` are returned, and those at ``nil`` of organizations that the registry does
        not know, with ``nil`` naming their cluster; names that are less sure are not. ``as_of`` is the day the text speaks
        of; where it is not given, the date the text states of itself counts. ``all_kinds``: also titles, events, products
        and handles. Offsets count Unicode code points.
        """
        return self._annotate(text, self._question(as_of, country), all_kinds)

    def annotate_many(
        self, texts: Iterable[str], *, as_of: str | None = None, country: str | None = None
    ) -> Iterator[list[Mention]]:
        """Annotate texts one by one as they come."""
        question = self._question(as_of, country)
        return (self._annotate(text, question) for text in texts)

    def _annotate(self, text: str, question: Question, all_kinds: bool = False) -> list[Mention]:
        if not isinstance(text, str):
            raise BadArgument(f"a text is a str, not {type(text).__name__}; decode bytes first")
        return Article(self._engine, text, question).mentions(all_kinds)


def _column(value: str | Sequence[str | None] | None, length: int, what: str) -> Sequence[str | None]:
    if value is None or isinstance(value, str):
        return [value] * length
    column = list(value)
    if len(column) != length:
        raise BadArgument(f"{what} has {len(column)} values for {length} names")
    return column
