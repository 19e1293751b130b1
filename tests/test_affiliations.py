"""Names in addresses: the country that closes one, departments before, campuses behind, abbreviated words."""

from __future__ import annotations

import pytest

import aliasmap
from aliasmap.evaluate import Counts
from aliasmap.registry.sources.common import weakened
from aliasmap.resolver import Resolver
from bench import affiliations


def body(ident: str, country: str, *names: str, kind: str = "university", **fields: object) -> dict[str, object]:
    return {"id": ident, "kind": kind, "country": country, "names": [{"text": n} for n in names], **fields}


@pytest.fixture(scope="module")
def here() -> Resolver:
    return aliasmap.load(
        [
            [
                body("us-aral", "US", "Aral University"),
                body("au-aral", "AU", "Aral University"),
                body("us-borea-lake", "US", "University of Borea–Lakeside"),
                body("us-borea", "US", "Borea University"),
                body("de-pathology", "DE", "Institute of Cold Pathology", kind="research-institute"),
                body("kr-muno", "KR", "Muno Institute of Science and Technology", "MUX"),
                body("it-cold", "IT", "Cold Engineering", kind="company"),
                body("kr-old", "KR", "Old Muno University", until="2001"),
                body("kr-new", "KR", "New Muno University", succeeds=[{"id": "kr-old", "on": "2001"}]),
                body("kr-lab", "KR", "Muno Wind Laboratory of Waves", kind="facility", parent="kr-muno"),
            ]
        ]
    )


def found(resolver: Resolver, text: str) -> set[str]:
    return affiliations.outermost(resolver.annotate(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("School of Law, Aral University, 12 Main Road, Perth, Australia", {"au-aral"}),
        ("School of Law, Aral University, Boston, MA 02139, USA.", {"us-aral"}),
        ("Aral University", set()),
        ("Department of Medicine, Institute of Cold Pathology, Belgrade, Serbia", set()),
        ("Department of Medicine, Institute of Cold Pathology, Jena, Germany", {"de-pathology"}),
        ("Department of Physics, University of Borea, Lakeside, USA", {"us-borea-lake"}),
        ("Department of Physics University of Borea at Lakeside", {"us-borea-lake"}),
        ("Dept. of Physics, Borea Univ., Lakeside", {"us-borea"}),
        ("Muno Inst. of Sci. & Technol., Seoul, Korea", {"kr-muno"}),
        ("1Muno Institute of Science and Technology, Seoul", {"kr-muno"}),
        ("Department of Psychology Borea University P.O. Box 6", {"us-borea"}),
        ("Department of Cold Engineering, Borea University, USA", {"us-borea"}),
        ("Muno Wind Laboratory of Waves, Muno Institute of Science and Technology", {"kr-lab", "kr-muno"}),
        ("ÜNİMUX, ANKARA", set()),
    ],
)
def test_what_an_affiliation_names(here: Resolver, text: str, expected: set[str]):
    assert expected == found(here, text)


def test_a_country_in_a_sentence_closes_no_address(here: Resolver):
    text = "The Institute of Cold Pathology said on Monday that it would work with Serbia."
    assert found(here, text) == {"de-pathology"}


def test_an_abbreviated_name_is_looked_up_as_it_is_found_in_a_text(here: Resolver):
    assert here.resolve("Borea Univ.").id == "us-borea"


def test_successors_are_followed_on_both_sides(here: Resolver):
    assert affiliations.current(here, {"kr-old"}) == affiliations.current(here, {"kr-new"}) == {"kr-new"}


def test_answers_are_counted_and_classed(here: Resolver):
    answers = [
        affiliations.Answer({"kr-muno"}, {"kr-muno", "kr-lab"}, {"kr-muno", "kr-lab"}),
        affiliations.Answer({"us-borea"}, set(), {"us-borea"}),
        affiliations.Answer(set(), {"us-aral"}, {"us-aral"}),
        affiliations.Answer(set(), set(), set()),
    ]
    counted = affiliations.tally("all", answers)
    assert (counted.strings, counted.exact, counted.counts) == (4, 1, Counts(1, 2, 1))
    assert affiliations.classes(here, answers) == {
        ("wrong", "kin of one that is right"): 1,
        ("wrong", "the row has no answer"): 1,
        ("missed", "thought of, not sure enough"): 1,
    }
    assert "precision" in affiliations.behind(counted)


def test_a_name_that_says_its_country_or_is_an_acronym_is_no_common_word():
    from aliasmap.model import Name, Organization

    def org(ident: str, *names: Name) -> Organization:
        return Organization(ident, "university", "KR", names)

    made = {
        "a": org("a", Name("University of Korea"), Name("Health Research"), Name("MIT", kind="acronym")),
        **{str(i): org(str(i), Name(f"Muno{i} Health Research University of Korea mit Berg")) for i in range(5)},
    }
    weak = {n.text for n in weakened(made, {"KR": ("Korea",)})["a"].names if n.weak}
    assert weak == {"Health Research"}
