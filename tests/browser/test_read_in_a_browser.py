"""Reading as a reader does it: from the contents, by search, from an answer, and by link; in a real browser."""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.readers import NARROW, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser


pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
# Name this variable to keep a picture of the page in the documentation.
PICTURE = "ASK_SCREENSHOT"
REPORT = "document=annual-report-2019-20"
QUESTION = "How much did Thames Valley Police contribute to the budget?"


def heading(page: Page, words: str) -> None:
    expect(page.locator(".atr-section-heading")).to_contain_text(words)


def has_mark(page: Page) -> bool:
    """Whether the first page picture shows the yellow of the mark."""
    picture = page.get_by_test_id("stImage").locator("img").first
    picture.wait_for()
    page.wait_for_function("document.querySelector('[data-testid=stImage] img').complete")
    points = Image.open(BytesIO(picture.screenshot())).convert("RGB").tobytes()
    return any(
        points[place] > 200 and points[place + 1] > 170 and points[place + 2] < 130
        for place in range(0, len(points), 3)
    )


def test_the_contents_open_a_section_and_its_link_opens_it_again(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/read?{REPORT}") as page:
        contents = page.get_by_role("navigation", name="Contents")
        link = contents.get_by_role(
            "link", name="Appendix D: The Oxfordshire Safeguarding Children Board budget"
        )
        link.focus()
        page.keyboard.press("Enter")

        heading(page, "Appendix D")
        expect(contents.locator("[aria-current]")).to_contain_text("Appendix D")
        expect(page.locator(".atr-section-heading")).to_be_focused()
        row = page.get_by_role("row", name="Thames Valley Police -£21,000.00")
        expect(row).to_be_visible()
        expect(page.get_by_role("rowheader", name="Contributions")).to_be_visible()
        assert has_mark(page)
        if os.environ.get(PICTURE):
            page.set_viewport_size({"width": 1280, "height": 780})
            page.wait_for_timeout(1000)
            page.screenshot(path=ROOT / "docs" / "images" / "read.png")
        address_shown = page.url
    with opened(browser, address_shown) as page:
        heading(page, "Appendix D")


def test_a_search_leads_from_passage_to_passage_with_the_keyboard(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/read?{REPORT}") as page:
        page.get_by_label("Search in this document").focus()
        page.keyboard.type("neglect")
        page.keyboard.press("Enter")
        found = page.get_by_role("navigation", name="Passages found").get_by_role("link")
        found.nth(1).wait_for()
        found.nth(1).focus()
        page.keyboard.press("Enter")

        expect(page.get_by_text(re.compile(r"Passage 2 of \d+ found"))).to_be_visible()
        page.get_by_role("button", name="Next", exact=True).focus()
        page.keyboard.press("Enter")
        expect(page.get_by_text(re.compile(r"Passage 3 of \d+ found"))).to_be_visible()
        expect(page.locator(".atr-read mark").first).to_be_in_viewport()
        assert has_mark(page)


def test_an_answer_is_read_in_context_and_the_conversation_is_kept(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/?q={quote(QUESTION)}") as page:
        page.get_by_test_id("stCheckbox").last.click()
        expect(page.get_by_role("checkbox").last).not_to_be_checked()
        page.get_by_role("link", name="Read it in context").first.click()

        heading(page, "Appendix D")
        expect(page.locator(".atr-read mark").first).to_have_text("Thames Valley Police")
        assert "passage=" in page.url
        page.get_by_role("link", name="Ask", exact=True).click()
        expect(page.locator(".atr-question")).to_have_text(QUESTION)
        expect(page.get_by_role("checkbox").last).not_to_be_checked()
        page.wait_for_url(re.compile(r"\?q="))


def test_asking_about_a_section_fills_the_field(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/read?{REPORT}&section=s42") as page:
        page.get_by_role("button", name="Ask about this section").click()

        field = page.get_by_test_id("stChatInput").get_by_role("textbox")
        expect(field).to_have_value("What does Appendix D say?")


def test_a_narrow_screen_has_the_words_first_and_nothing_cut_off(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/read?{REPORT}&section=s42", NARROW) as page:
        heading(page, "Appendix D")
        picture = page.get_by_test_id("stImage").locator("img").first
        picture.wait_for()
        words, shown = page.locator(".atr-read").first.bounding_box(), picture.bounding_box()
        assert words
        assert shown
        assert shown["y"] > words["y"] + words["height"]
        assert page.evaluate("document.scrollingElement.scrollWidth") <= NARROW[0]
        page.get_by_role("button", name="Next section").click()

        heading(page, "Appendix E")
        expect(page.locator(".atr-section-heading")).to_be_in_viewport()
        page.get_by_test_id("stExpandSidebarButton").click()
        page.get_by_role("navigation", name="Contents").get_by_role("link", name="2. Introduction").click()

        heading(page, "2. Introduction")
        expect(page.get_by_role("navigation", name="Contents")).not_to_be_in_viewport()
