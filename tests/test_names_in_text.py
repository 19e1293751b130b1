"""Every plain name of the registry is found in running text and resolved to its organization, or reported ambiguous."""

from __future__ import annotations

import pytest

import aliasmap
from aliasmap.text.hangul import is_hangul, with_particle

RESOLVER = aliasmap.load()
PLAIN = [
    (org.id, name.text)
    for org in RESOLVER.index
    if not org.until
    for name in org.names
    if not name.weak and not name.until and len(name.text) > 1
]


def in_sentence(name: str, consonant: str, vowel: str) -> tuple[str, int]:
    head = "이날 " if any(map(is_hangul, name)) or name.isascii() else "3日，"
    tail = with_particle(name, consonant, vowel)[len(name) :] if head == "이날 " else "，"
    return f"{head}{name}{tail} 밝혔다." if head == "이날 " else f"{head}{name}{tail}…", len(head)


@pytest.mark.parametrize(
    "particle", [("은", "는"), ("이", "가"), ("에서도", "에서도")], ids=["topic", "subject", "also at"]
)
def test_every_plain_name_is_found_with_its_particle(particle: tuple[str, str]):
    lost = []
    for ident, name in PLAIN:
        text, start = in_sentence(name, *particle)
        found = [m for m in RESOLVER.annotate(text) if (m.start, m.end) == (start, start + len(name))]
        right = [m for m in found if ident in [c.id for c in m.resolution.candidates]]
        if not right or (right[0].resolution.status == "match" and right[0].resolution.id != ident):
            ids = [(m.surface, m.resolution.id) for m in RESOLVER.annotate(text)]
            lost.append((ident, text, ids))
    # a bearer of the past, or one that another bearer's dates outweigh, is not the answer of today
    assert lost == []


def test_a_lookup_and_a_text_that_is_just_the_name_agree():
    for _, name in PLAIN:
        looked_up = RESOLVER.resolve(name)
        (mention,) = [m for m in RESOLVER.annotate(name) if m.end - m.start == len(name)]
        assert mention.resolution == looked_up


def test_offsets_are_exact():
    for _, name in PLAIN:
        text = f"㈜…\r\n{name}, {name}은(는) “{name}”"
        for m in RESOLVER.annotate(text):
            assert text[m.start : m.end] == m.surface


@pytest.mark.parametrize(
    ("text", "surface", "ident"),
    [
        ("오늘 우아한형재들이 새 서비스를 냈다.", "우아한형재들", "kr-woowa-brothers"),
        ("The deal with Sendbrid was signed on Monday.", "Sendbrid", "kr-sendbird"),
        ("메가존 그룹 계열인 두산에너빌러티는 원전 설비를 만든다.", "두산에너빌러티", "kr-doosan-enerbility"),
    ],
)
def test_a_long_name_with_one_letter_wrong_is_found_in_running_text(resolver, text: str, surface: str, ident: str):
    assert (surface, ident) in [(m.surface, m.resolution.id) for m in resolver.annotate(text)]


@pytest.mark.parametrize(
    "text",
    [
        "해양경찰서에서 조사를 받았다.",
        "헌법재판소법을 고친다.",
        "캘리포니아 여행을 다녀왔다.",
        "세미파이널 경기가 열린다.",
    ],
)
def test_a_word_beside_a_name_is_not_that_name_mistyped(resolver, text: str):
    assert not [
        m
        for m in resolver.annotate(text)
        if any(e.kind == "mistyped" for c in m.resolution.candidates for e in c.evidence)
    ]
