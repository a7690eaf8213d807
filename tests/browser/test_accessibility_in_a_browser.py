"""Everyone can use it: every page is held against WCAG 2.2 AA by axe-core, read aloud, and shown four times as large."""

from __future__ import annotations

import re
from contextlib import contextmanager
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.readers import PATIENCE_MS, at_rest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


pytestmark = pytest.mark.browser

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDE: ViewportSize = {"width": 1280, "height": 1024}
# 1280 by 1024 pixels at a zoom of 400 %.
LARGE: ViewportSize = {"width": 320, "height": 256}
# How many folded parts of a page are opened before it is looked at.
FOLDED = 3
QUESTION = "How much did Thames Valley Police contribute to the budget?"
ASKED = f"?q={quote(QUESTION)}"
CLAIMS = quote("Some 4,081 delegates completed online training. The OSCB has three aims. The mayor is kind.")
REPORT = "read?document=annual-report-2019-20"

# Beside every page as it opens: what its readers bring about on it, and what shows that it is there.
STATES = {
    "answered": (ASKED, ".atr-quote"),
    "declined": (f"?q={quote('Who won the 1966 football world cup?')}", ".atr-calm"),
    "conversation": (f"{ASKED}&q={quote('What are the priorities?')}", ".atr-question >> nth=1"),
    "one-verdict": (
        f"check?claim={quote('Some 4,081 delegates completed online training.')}",
        ".atr-verdict",
    ),
    "verdicts": (f"check?claim={CLAIMS}", ".atr-verdict >> nth=2"),
    "section": (f"{REPORT}&section=s42", ".atr-read"),
    "search": (f"{REPORT}&find=neglect", "[class*=st-key-found]"),
    "mentions": ("words?word=neglect", ".atr-table"),
    "no-mention": ("words?word=zebra", ".atr-calm"),
}

# What a screen reader is given to say of its own accord: words that come into a live region, or with one.
HEAR = """() => {
  const live = "[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output";
  window.heard = [];
  const hear = (element) => { const said = element.textContent.trim(); if (said) window.heard.push(said); };
  new MutationObserver((changes) => {
    for (const change of changes) {
      const place = change.target instanceof Element ? change.target : change.target.parentElement;
      if (place?.closest(live)) { if (change.addedNodes.length || change.type === "characterData") hear(place.closest(live)); }
      else for (const added of change.addedNodes) {
        if (!(added instanceof Element)) continue;
        if (added.matches(live)) hear(added);
        added.querySelectorAll(live).forEach(hear);
      }
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });
}"""

# What reaches beyond the right edge, tables aside, which scroll in a frame of their own.
BEYOND = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const framed = (e) => e.closest(".atr-wide, .atr-hidden, [data-testid=stDataFrame], [data-testid=stFullScreenFrame] canvas");
  const beyond = [...main.querySelectorAll("*")].filter((e) => {
    const { width, right } = e.getBoundingClientRect();
    return width && right > innerWidth + 1 && !framed(e);
  });
  const page = document.scrollingElement.scrollWidth, inner = main.scrollWidth - main.clientWidth;
  return [...(page > innerWidth ? [`the page is ${page} wide`] : []), ...(inner > 0 ? [`${inner} too wide`] : []),
    ...beyond.slice(0, 5).map((e) => e.outerHTML.slice(0, 160))];
}"""


def settle(page: Page) -> None:
    at_rest(page)
    page.wait_for_timeout(500)


@contextmanager
def opened(browser: Browser, url: str, shown: str) -> Iterator[Page]:
    context = browser.new_context(viewport=WIDE, color_scheme="light", reduced_motion="reduce")
    context.add_init_script(f"({HEAR})()")
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(url)
    page.locator(shown).first.wait_for()
    settle(page)
    yield page
    context.close()


def unfold(page: Page) -> None:
    """Open the first folded parts of the page, one after another: what is opened is folded no more."""
    folded = page.get_by_test_id("stMain").locator("details:not([open]) > summary").filter(visible=True)
    for _ in range(min(FOLDED, folded.count())):
        folded.first.click()
        settle(page)


def violations(page: Page) -> list[str]:
    """What axe-core finds, nothing left out."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("rules => axe.run({ runOnly: rules })", RULES)
    assert len(found["passes"]) > 10
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def violations_in_the_dark(page: Page) -> list[str]:
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", "rgb(18, 25, 27)")
    settle(page)
    found = violations(page)
    page.emulate_media(color_scheme="light")
    return found


def headings_out_of_order(page: Page) -> list[str]:
    headings = page.get_by_test_id("stMain").locator("h1, h2, h3, h4, h5, h6").filter(visible=True)
    levels = [int(name[1]) for name in headings.evaluate_all("all => all.map(e => e.tagName)")]
    in_order = levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
    return [] if in_order and levels.count(1) == 1 else [f"headings of the levels {levels}"]


def misnamed_boxes(page: Page) -> list[str]:
    """Tick boxes that a screen reader calls otherwise than the label beside them."""
    boxes = page.get_by_role("checkbox").all()
    named = [
        (box.get_attribute("aria-label"), box.locator("xpath=ancestor::label").inner_text()) for box in boxes
    ]
    return [name for name, label in named if name and name != label.strip()]


def cut_off_when_enlarged(page: Page) -> list[str]:
    page.set_viewport_size(LARGE)
    page.wait_for_timeout(800)
    found: list[str] = page.evaluate(BEYOND)
    page.set_viewport_size(WIDE)
    return found


def barriers(page: Page) -> list[str]:
    """Everything found on the page as it stands."""
    language = page.evaluate("document.documentElement.lang")
    return [
        *([] if language == "en-GB" else [f"the language is {language}"]),
        *headings_out_of_order(page),
        *misnamed_boxes(page),
        *violations(page),
        *violations_in_the_dark(page),
        *cut_off_when_enlarged(page),
    ]


def test_no_page_of_the_app_has_a_barrier_that_can_be_measured(browser: Browser, address: str) -> None:
    with opened(browser, address, "h1") as page:
        links = page.get_by_test_id("stSidebarNav").get_by_role("link").all()
        places = [str(link.get_attribute("href")) for link in links]
    assert len(places) > 3
    found = {}
    for place in places:
        with opened(browser, place, "h1") as page:
            unfold(page)
            found[place] = barriers(page)
    assert found == {place: [] for place in places}


@pytest.mark.parametrize(("path", "sign"), STATES.values(), ids=STATES)
def test_no_barrier_arises_in_use(browser: Browser, address: str, path: str, sign: str) -> None:
    with opened(browser, f"{address}/{path}", sign) as page:
        unfold(page)

        assert barriers(page) == []


def test_the_checker_finds_what_is_wrong(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/words", "h1") as page:
        page.evaluate(
            "document.querySelector('h1').insertAdjacentHTML('afterend', '<button></button><p style=\"color:#ccc\">pale</p>')"
        )
        assert {fault.split(":")[0] for fault in violations(page)} >= {"button-name", "color-contrast"}


def test_an_answer_is_announced_once(browser: Browser, address: str) -> None:
    with opened(browser, address, "h1") as page:
        page.get_by_test_id("stChatInput").get_by_role("textbox").fill(QUESTION)
        page.keyboard.press("Enter")
        page.get_by_test_id("stImage").wait_for()
        settle(page)
        page.get_by_test_id("stCheckbox").locator("label").last.click()
        settle(page)

        said = "Answer found: OSCB Annual Report 2019/20, Appendix D, page 21."
        assert [heard for heard in page.evaluate("heard") if "Looking it up" not in heard] == [said]


def test_what_came_of_a_check_is_announced_once(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/check", "h1") as page:
        page.get_by_label("Sentence or paragraph to check").fill(
            "Some 4,081 delegates completed online training."
        )
        page.get_by_role("button", name="Check", exact=True).click()
        page.locator(".atr-verdict").wait_for()
        settle(page)

        heard = [said for said in page.evaluate("heard") if "Holding it" not in said]
        assert heard == ["1 statement checked: contradicted."]


def test_the_whole_marked_page_can_be_read_as_text(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/{ASKED}", ".atr-quote") as page:
        page.get_by_text("Read page 21 as text").click()
        words = page.locator(".atr-page-text").first

        expect(words.get_by_role("row", name="Vale of White Horse DC -£5,000.00")).to_be_visible()
        expect(words).to_contain_text("NHS Oxfordshire CCG also funds the Child Death Overview Process")
        expect(words.locator("mark").first).to_have_text("Thames Valley Police")
        picture = page.get_by_test_id("stImage").locator("img")
        expect(picture).to_have_attribute(
            "alt", re.compile("^Picture of page 21 of Oxfordshire Safeguarding")
        )
