"""Checking as a speech-writer does it: a sentence pasted, read with its page, left and found again; in a browser."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.readers import NARROW, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser


pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
# Name this variable to keep a picture of the page in the documentation.
PICTURE = "ASK_SCREENSHOT"
WRONG = "Some 4,081 delegates completed online training."
RIGHT = "The OSCB has three aims."


def go_to(page: Page, title: str) -> None:
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True).click()


def verdicts(page: Page) -> list[str]:
    page.locator(".atr-verdict").last.wait_for()
    return [re.sub(r"^\W+", "", title) for title in page.locator(".atr-verdict h2").all_inner_texts()]


def test_a_wrong_figure_is_shown_beside_the_right_one_and_its_marked_page(
    browser: Browser, address: str
) -> None:
    with opened(browser, f"{address}/check") as page:
        page.get_by_label("Sentence or paragraph to check").fill(WRONG)
        page.get_by_role("button", name="Check", exact=True).click()

        assert verdicts(page) == ["Contradicted"]
        expect(page.locator(".atr-differences td")).to_have_text(["4,081", "4801"])
        expect(page.locator(".atr-quote").first).to_contain_text("4801 delegates")
        expect(page.get_by_test_id("stImageCaption")).to_contain_text("the quoted words are marked")
        page.wait_for_url(re.compile("claim=Some"))
        if os.environ.get(PICTURE):
            page.wait_for_timeout(1000)
            page.screenshot(path=ROOT / "docs" / "images" / "check.png")


def test_a_check_is_made_with_the_keyboard_and_found_again_after_another_page(
    browser: Browser, address: str
) -> None:
    with opened(browser, f"{address}/check") as page:
        page.get_by_label("Sentence or paragraph to check").focus()
        page.keyboard.type(RIGHT)
        page.keyboard.press("Control+Enter")
        assert verdicts(page) == ["Supported"]

        go_to(page, "Words")
        page.get_by_role("heading", name="Words", exact=True).wait_for()
        go_to(page, "Check")

        assert verdicts(page) == ["Supported"]
        expect(page.get_by_label("Sentence or paragraph to check")).to_have_value(RIGHT)
        page.wait_for_url(re.compile("claim=The"))


def test_the_documents_ticked_stay_ticked_on_the_next_page(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.get_by_test_id("stChatInput").wait_for()
        boxes = page.get_by_role("checkbox")
        page.get_by_test_id("stCheckbox").locator("label").nth(1).click()
        expect(boxes.nth(1)).not_to_be_checked()

        go_to(page, "Check")
        page.get_by_label("Sentence or paragraph to check").wait_for()

        expect(boxes.nth(0)).to_be_checked()
        expect(boxes.nth(1)).not_to_be_checked()


def test_a_link_opens_a_paragraph_with_a_verdict_a_statement_on_a_narrow_screen(
    browser: Browser, address: str
) -> None:
    with opened(browser, f"{address}/check?claim={quote(f'{WRONG} {RIGHT}')}", NARROW) as page:
        assert verdicts(page) == ["Contradicted", "Supported"]
        assert page.evaluate("document.scrollingElement.scrollWidth") <= NARROW[0]
