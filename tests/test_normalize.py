"""Keys are stable and offsets exact, for any Unicode."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aliasmap.text.normalize import Pieces, fold, fold_piece, scan_key, scan_text, scan_variants
from aliasmap.text.orgforms import LegalForms

CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
AWKWARD = (
    "가각\u1100\u1161\u11a8a A\u0301\u0323bZz0·-&’'ﬁİßㅏ㈜…\r\n\u200bｶﾞか\u3099漢々ー()._*ÉΣς\u0e01\u0e33😀\ufe0f\u00a0"
)
texts = st.one_of(st.text(), st.text(alphabet=AWKWARD))


def slow_scan_text(text: str) -> str:
    """The scan text by an obvious per-character loop: the reference for the fast one."""
    made = ""
    previous = "separator"
    low = False  # the word has a letter that is no capital
    folded = fold(text).text
    for _i, c in enumerate(folded):
        unspaced = unicodedata.name(c, "").startswith(
            (
                "HANGUL SYLLABLE",
                "HANGUL LETTER",
                "CJK UNIFIED",
                "HIRAGANA LETTER",
                "KATAKANA LETTER",
                "KATAKANA-HIRAGANA PROL",
            )
        )
        if c.isalnum() and not unspaced and c not in "々〆〇":
            if previous != "word" or (c in CAPITALS and low):
                made += "  " if previous == "word" else " "
                low = False
            low = low or c not in CAPITALS + "0123456789"
            made += c.lower()
            previous = "word"
            continue
        made += " " * (previous == "word")
        if unspaced:
            made += c
            previous = "run"
        elif c == "&":
            made += " and "
            previous = "symbol"
        elif c.isspace() or c in "-·‐‑‒–—―−・•‧∙⋅":
            previous = "separator"
        else:
            made += {"’": "'", "‘": "'", "`": "'"}.get(c, c)
            previous = "symbol"
    return made + " " * (previous == "word")


@given(texts)
@settings(max_examples=400)
@example("&\u0323")
def test_keys_are_idempotent(text: str):
    key = scan_key(text)
    assert scan_key(key) == key
    forms = LegalForms([("(주)", "both"), ("Inc.", "end"), ("co", "end")], ["bank"])
    assert forms.strip(forms.strip(key)) == forms.strip(key)


@given(texts)
@settings(max_examples=400)
def test_folding_piece_by_piece_equals_folding_the_whole(text: str):
    assert fold_piece(fold(text).text) == fold_piece(text)


@given(texts)
@settings(max_examples=400)
def test_every_character_of_the_scan_text_comes_from_a_span_of_the_source(text: str):
    scan = scan_text(text, Pieces())
    previous = 0
    for i, c in enumerate(scan.text):
        if c == " ":
            continue
        start, end = scan.source_span(i, i + 1)
        assert 0 <= start < end <= len(text)
        assert start >= previous
        previous = start


WORDS = [
    "KAIST",
    "카이스트",
    "중소벤처기업부",
    "Ministry of SMEs",
    "東京大学",
    "ソニー",
    "A*STAR",
    "뉴스1",
    "LinkedIn",
    "R&D",
    "über",
]
AROUND = ["\r\n", " ", "…", "😀", "㈜", "(", "İ", "e\u0301", "ﬁ", "\u200b", "은 ", "\u1112\u1161\u11ab", " - ", "”"]


@given(
    st.lists(st.sampled_from(AROUND)),
    st.sampled_from(WORDS),
    st.lists(st.sampled_from(AROUND)),
    st.sampled_from(["NFC", "NFD"]),
)
@settings(max_examples=400)
def test_a_word_is_found_where_it_stands(before: list[str], word: str, after: list[str], form: str):
    word = unicodedata.normalize(form, word)
    head = "".join(before) + " "
    text = head + word + " " + "".join(after)
    scan = scan_text(text)
    key = scan_key(word)
    spans = set()
    place = scan.text.find(key)
    while place >= 0:
        spans.add(scan.source_span(place, place + len(key)))
        place = scan.text.find(key, place + 1)
    assert (len(head), len(head) + len(word)) in spans


@given(st.text(alphabet="가나a bAB0-·&.,'()\t漢ー*é"))
@settings(max_examples=400)
def test_fast_normalization_equals_the_slow_reference(text: str):
    assert scan_text(text).text == slow_scan_text(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("과학기술정보통신부", "과학기술 정보통신부"),
        ("한국인공지능·소프트웨어산업협회", "한국인공지능 소프트웨어산업협회"),
        ("Information & Communications", "information and communications"),
        ("Asia-Pacific", "Asia Pacific"),
        ("ＫＡＩＳＴ", "KAIST"),
        (unicodedata.normalize("NFD", "카이스트"), "카이스트"),
        ("KoreaTechDesk", "Korea Tech Desk"),
        ("카이스트AI대학원", "카이스트 AI 대학원"),
    ],
)
def test_one_key(one: str, other: str):
    assert scan_key(one) == scan_key(other)


@pytest.mark.parametrize(("one", "other"), [("A*STAR", "A STAR"), ("MSS", "M SS"), ("C++", "C")])
def test_two_keys(one: str, other: str):
    assert scan_key(one) != scan_key(other)


def test_nothing_joins_across_a_paragraph():
    assert scan_key("교육\n\n부") == scan_key("교육부")  # a name has no paragraphs
    assert scan_key("교육부") not in scan_text("교육\r\n\r\n부").text


def test_variants_are_distinct_and_start_with_the_key():
    variants = scan_variants("Ministry of Trade, Industry and Energy")
    assert variants[0] == scan_key("Ministry of Trade, Industry and Energy")
    assert len(set(variants)) == len(variants)
