"""The page, as a browser shows it: nothing is loaded, everything is escaped, and it works by mouse and by keyboard."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from aliasmap.cli import main
from aliasmap.model import Mention, Resolution
from aliasmap.report import Article, page
from aliasmap.resolver import Resolver
from tests.browser import CHROMIUM, Browser
from tests.conftest import ROOT

AXE = Path(os.environ.get("AXE", ROOT / ".cache" / "axe" / "node_modules" / "axe-core" / "axe.min.js"))
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no chromium: apt-get install chromium")

KOREAN = (
    "😀 가온해양연구원(GMRI)은 과기정통부 장관을 만났다. 누리기술의 <script>alert(1)</script> & 𠮷野家, "
    "KAIST AI Graduate School과 카이스트 국제포럼도. MSS는 답하지 않았다."
)
CHINESE = "国家安全部和中国科学院说，清华大学与新加坡国立大学合作。"


def named(text: str, surface: str, kind: str = "org", nil: str | None = None, best: str | None = None) -> Mention:
    """A mention as the engine makes it for what is no organization of the registry."""
    start = text.index(surface)
    status = "nil" if nil else "match"
    resolution = Resolution(surface, status, best, best, 0.93, None, "unknown" if nil else None)
    return Mention(
        start, start + len(surface), surface, resolution, None, kind, nil, "research-institute" if nil else None
    )


def pile(resolver: Resolver) -> list[Article]:
    evil = "<img src=x onerror=alert(1)>.txt"
    more = [
        named(KOREAN, "가온해양연구원", nil="nil-1"),
        named(KOREAN, "GMRI", nil="nil-1"),
        named(KOREAN, "</script>", nil="nil-2"),
        named(KOREAN, "카이스트 국제포럼", kind="event", best="kr-kaist"),
    ]
    found = [
        m for m in resolver.annotate(KOREAN) if (m.resolution.id and m.surface != "카이스트") or m.surface == "MSS"
    ]
    korean = (*found, *more)  # in no order
    english = (ROOT / "seeds" / "en-research-mou.txt").read_text(encoding="utf-8")
    return [
        Article("ko.txt", KOREAN, korean, "cp949"),
        Article("zh.txt", CHINESE, tuple(resolver.annotate(CHINESE)), "gb18030"),
        Article("en.txt", english, tuple(resolver.annotate(english)), "utf-8"),
        Article(evil, "\ud800 <b>no</b>", ()),
    ]


@pytest.fixture(scope="module")
def made(resolver: Resolver, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(page(pile(resolver), resolver.get, resolver.version), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    browser = Browser()
    yield browser
    browser.close()


@pytest.fixture
def browser(running: Browser, made: Path) -> Browser:
    """The page as it is when it is opened, on a desk, in light colours."""
    running.size(1280, 860)
    running.dark(False)
    running.open(Path("/dev/null"))
    running.events.clear()
    running.open(made)
    return running


def text_of(markup: str) -> list[str]:
    """The texts of the articles as any parser of HTML reads them."""
    texts: list[str] = []

    class Parser(HTMLParser):
        inside = False

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag == "div" and ("class", "text") in attrs:
                self.inside = True
                texts.append("")

        def handle_endtag(self, tag: str) -> None:
            self.inside = self.inside and tag != "div"

        def handle_data(self, data: str) -> None:
            if self.inside:
                texts[-1] += data

    Parser().feed(markup)
    return texts


def test_the_articles_are_on_the_page_as_they_are(made: Path, resolver: Resolver):
    expected = [a.text.replace("\ud800", "�") for a in pile(resolver)]
    assert text_of(made.read_text(encoding="utf-8")) == expected


def test_the_same_articles_give_the_same_page(made: Path, resolver: Resolver):
    assert page(pile(resolver), resolver.get, resolver.version) == made.read_text(encoding="utf-8")


def test_nothing_of_an_article_becomes_markup(made: Path):
    text = made.read_text(encoding="utf-8")
    assert "<img" not in text
    assert len(re.findall("<script", text)) == 2
    assert "<b>no" not in text


def test_the_page_names_no_address_that_would_be_loaded(made: Path):
    head, _, _ = made.read_text(encoding="utf-8").partition('<script type="application/json"')
    assert re.findall(r"(?:src|@import|url\()", head.partition("</style>")[0].partition("<style>")[2]) == []
    assert re.findall(r'\s(?:src|srcset|action|data)="', head) == []
    assert set(re.findall(r'href="([^#"][^"]*)"', head)) == {"data:,"}
    assert "default-src 'none'" in head


def test_a_table_of_many_articles_lists_them_and_a_page_of_none_opens(resolver: Resolver):
    text = "카이스트는"
    many = [Article(f"{i}.txt", text, tuple(resolver.annotate(text))) for i in range(60)]
    assert page(many, resolver.get, "1").count('<div class="by">') == 60
    assert "60 articles: 카이스트 ×60" in page(many, resolver.get, "1")
    assert "Organizations in 0 articles" in page([], resolver.get, "1")


def test_the_command_writes_the_page_and_refuses_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "deep" / "page.html"
    assert main(["annotate", *map(str, (ROOT / "seeds").glob("ko-*.txt")), "--format", "html", "-o", str(out)]) == 0
    assert "Organizations in 2 articles" in out.read_text(encoding="utf-8")
    assert capsys.readouterr().out == ""


@needs_browser
def test_no_request_leaves_and_the_console_is_silent(browser: Browser, made: Path):
    browser.click("a.m")
    browser.click("#tab-organizations")
    assert browser.requests() == [made.as_uri()]
    assert browser.complaints() == []


@needs_browser
def test_marks_are_cut_by_code_points(browser: Browser, resolver: Resolver):
    """An emoji and a rare character stand before the mentions: offsets in UTF-16 would be wrong."""
    mentions = sorted(pile(resolver)[0].mentions, key=lambda m: (m.start, -m.end))
    shown = browser.run("[...document.querySelectorAll('#a-0 a.m[id]')].map(e => e.textContent)")
    outer = next(m for m in mentions if m.surface == "KAIST AI Graduate School")
    inner = [m for m in mentions if m.parent == outer]
    assert [m.surface for m in inner] == ["KAIST"]
    assert shown == [
        " AI Graduate School" if m == outer else m.surface
        for m in sorted(mentions, key=lambda m: inner[0].end if m == outer else m.start)
    ]


@needs_browser
def test_a_click_shows_the_card_with_names_reasons_alternatives_and_dates(browser: Browser):
    assert browser.run("document.querySelector('#card').hidden")
    browser.click("#a-0 a.m.review")
    card = browser.run("document.querySelector('#card').textContent")
    assert "Several organizations bear this name" in card
    for part in ("MSS", "Alternatives", "kr-mss", "cn-mss", "to review", "+8.0", "Names", "2017-07-26"):
        assert part in card, card
    browser.click("#card .close")
    assert browser.run("document.querySelector('#card').hidden")


@needs_browser
def test_the_keyboard_opens_a_card_walks_the_mentions_and_comes_back(browser: Browser):
    browser.run("document.querySelector('#a-2 a.m').focus()")
    browser.key("Enter")
    assert browser.run("document.activeElement.id") == "card"
    first = browser.run("location.hash")
    browser.run("document.querySelector('[aria-label=\"Next mention\"]').click()")
    assert browser.run("location.hash") != first
    browser.key("Escape")
    assert browser.run("document.activeElement.matches('a.m') && document.querySelector('#card').hidden")


@needs_browser
def test_tabs_go_by_arrow_keys(browser: Browser):
    browser.run("document.querySelector('#tab-articles').focus()")
    browser.key("ArrowRight")
    assert browser.run("document.activeElement.id") == "tab-organizations"
    assert browser.run("[...document.querySelectorAll('[role=tabpanel]')].filter(e => !e.hidden).map(e => e.id)") == [
        "organizations"
    ]


VISIBLE = "[...document.querySelectorAll('article')].filter(e => !e.hidden).map(e => e.querySelector('h3').textContent)"


@needs_browser
@pytest.mark.parametrize(
    ("field", "value", "articles"),
    [
        ("language", "zh", ["zh.txt"]),
        ("country", "CN", ["zh.txt"]),
        ("country", "SG", ["zh.txt", "en.txt"]),
        ("kind", "is:event", ["ko.txt"]),
        ("kind", "ministry", ["ko.txt", "zh.txt", "en.txt"]),
        ("status", "nil", ["ko.txt"]),
        ("kind", "research-institute", ["ko.txt", "zh.txt", "en.txt"]),
        ("search", "ｋａｉｓｔ", ["ko.txt", "en.txt"]),
        ("search", "cn-mss", ["zh.txt"]),
        ("search", "no such words", []),
    ],
)
def test_filters_and_search_leave_what_fits(browser: Browser, field: str, value: str, articles: list[str]):
    browser.run(
        f"(() => {{ const e = document.querySelector('#{field}'); e.value = '{value}'; "
        "e.dispatchEvent(new Event('input', {bubbles: true})); return new Promise(r => setTimeout(r, 200)); })()"
    )
    assert browser.run(VISIBLE) == articles
    assert browser.run("document.querySelector('#shown').textContent").startswith("0 of" if not articles else "")
    browser.click("#reset")
    browser.run("new Promise(r => setTimeout(r, 50))")
    assert len(browser.run(VISIBLE)) == 4


@needs_browser
def test_the_table_leads_to_the_mention_and_sorts(browser: Browser):
    browser.click("#tab-organizations")
    browser.click("#orgs .use")
    assert browser.run("!document.querySelector('#articles').hidden && !document.querySelector('#card').hidden")
    browser.click("#tab-organizations")
    browser.run("document.querySelector('#orgs .country button').click()")
    countries = browser.run("[...document.querySelectorAll('#orgs tbody .country')].map(e => e.textContent)")
    assert countries == sorted(countries)


@needs_browser
def test_unknown_organizations_are_listed_by_cluster(browser: Browser):
    browser.click("#tab-unknown")
    rows = browser.run("[...document.querySelectorAll('#nils tbody tr')].map(r => r.innerText)")
    assert len(rows) == 2
    assert "가온해양연구원" in rows[0]
    assert "GMRI" in rows[0]
    assert "</script>" in rows[1]
    assert "research institute" in rows[1]


@needs_browser
def test_dark_follows_the_system_and_the_button(browser: Browser):
    paper = "getComputedStyle(document.body).backgroundColor"
    light = browser.run(paper)
    browser.dark(True)
    dark = browser.run(paper)
    assert dark != light
    browser.click("#theme")
    assert browser.run(paper) == light
    browser.click("#theme")
    browser.dark(False)
    assert browser.run(paper) == dark
    browser.click("#theme")


@needs_browser
@pytest.mark.parametrize("tab", ["articles", "organizations", "unknown"])
def test_a_phone_shows_it_without_scrolling_sideways(browser: Browser, tab: str):
    browser.size(360, 740)
    browser.click(f"#tab-{tab}")
    assert browser.run("document.documentElement.scrollWidth") == 360


@needs_browser
def test_a_phone_shows_the_card_below_the_text(browser: Browser):
    browser.size(360, 740)
    browser.click("a.m")
    box = browser.run(
        "(() => { const r = document.querySelector('#card').getBoundingClientRect(); return [r.width, r.bottom]; })()"
    )
    assert box == [360, 740]
    assert browser.run("document.documentElement.scrollWidth") == 360


@needs_browser
def test_without_script_everything_can_be_read(running: Browser, made: Path):
    running.send("Emulation.setScriptExecutionDisabled", value=True)
    try:
        running.open(made)
        shown = running.send("Runtime.evaluate", expression="document.body.innerText", returnByValue=True)
    finally:
        running.send("Emulation.setScriptExecutionDisabled", value=False)
    text = shown["result"]["value"]
    for part in ("KAIST", "가온해양연구원", "kr-msit", "Most named"):
        assert part in text
    assert "Theme" not in text


CONTRAST = """
(() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = (colour, under) => {
    canvas.fillStyle = under; canvas.fillRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (c) => { const [r, g, b] = c.map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
    return .2126 * r + .7152 * g + .0722 * b; };
  const under = (e) => { const above = e.parentElement ? under(e.parentElement) : 'white';
    const c = rgb(getComputedStyle(e).backgroundColor, above); return `rgb(${c})`; };
  const poor = [];
  for (const e of document.querySelectorAll('body *')) {
    if (!e.checkVisibility() || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const back = under(e), front = rgb(getComputedStyle(e).color, back), behind = rgb(back, back);
    const [a, b] = [light(front), light(behind)].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) poor.push([e.tagName, e.className, e.textContent.slice(0, 30), (a + .05) / (b + .05)]);
  }
  return poor;
})()
"""


@needs_browser
@pytest.mark.parametrize("is_dark", [False, True])
@pytest.mark.parametrize("tab", ["articles", "organizations", "unknown"])
def test_every_text_has_contrast_enough(browser: Browser, is_dark: bool, tab: str):
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""
    browser.dark(is_dark)
    browser.click(f"#tab-{tab}")
    if tab == "articles":
        browser.click("#a-0 a.m.review")
    assert browser.run(CONTRAST) == []


@needs_browser
def test_every_control_has_a_name_and_ids_are_unique(browser: Browser):
    nameless = (
        "[...document.querySelectorAll('button, input, select, a')].filter(e => !(e.getAttribute('aria-label') || "
        "e.textContent.trim() || e.closest('label')?.textContent.trim())).map(e => e.outerHTML)"
    )
    assert browser.run(nameless) == []
    ids = browser.run("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


@needs_browser
@pytest.mark.skipif(not AXE.is_file(), reason="no axe-core: npm install --prefix .cache/axe axe-core")
@pytest.mark.parametrize("is_dark", [False, True])
@pytest.mark.parametrize("width", [1280, 360])
def test_an_accessibility_checker_finds_nothing(browser: Browser, is_dark: bool, width: int):
    browser.size(width, 800)
    browser.dark(is_dark)
    browser.run(AXE.read_text(encoding="utf-8") + "; null")
    for step in ("#tab-organizations", "#tab-unknown", "#tab-articles", "#a-0 a.m.review"):
        browser.click(step)
        found = browser.run(
            "axe.run().then(r => r.violations.map(v => `${v.impact} ${v.id}: ${v.nodes[0].html} ${v.nodes[0].failureSummary}`))"
        )
        assert found == [], step
