"""Two documents side by side, as a reader meets them: two columns, each with its own quotes, references and pages."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.readers import NARROW, WIDE, at_rest, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


pytestmark = pytest.mark.browser

QUESTION = "What do the annual report and the Cabinet paper say about neglect?"
LEVEL = """() => {
    const [left, right] = [...document.querySelectorAll('.atr-side')].map(side => side.getBoundingClientRect().y);
    return Math.abs(left - right) < 4;
}"""  # the page may still be settling when the second column has come


@contextmanager
def compared(browser: Browser, address: str, size: tuple[int, int] = WIDE) -> Iterator[Page]:
    with opened(browser, f"{address}/?q={quote(QUESTION)}", size) as page:
        expect(page.locator(".atr-side")).to_have_count(2)
        expect(page.get_by_role("button", name="Copy reference").last).to_be_visible()
        at_rest(page)
        yield page


def test_two_documents_stand_side_by_side_with_their_years(browser: Browser, address: str) -> None:
    with compared(browser, address) as page:
        page.wait_for_function(LEVEL)
        left, right = (page.locator(".atr-side").nth(number).bounding_box() for number in (0, 1))

        expect(page.locator(".atr-side").nth(0)).to_contain_text("2019/20")
        expect(page.locator(".atr-side").nth(1)).to_contain_text("21 December 2021")
        assert left
        assert right
        assert right["x"] >= left["x"] + left["width"]
        expect(page.locator(".atr-reference").nth(0)).to_contain_text("Annual Report")
        expect(page.locator(".atr-reference").nth(1)).to_contain_text("Cabinet paper")


def test_a_reference_opens_the_page_of_its_own_document(browser: Browser, address: str) -> None:
    with compared(browser, address) as page:
        page.get_by_test_id("stExpander").get_by_text(re.compile("^See page")).last.click()

        picture = page.get_by_test_id("stImage").locator("img")
        expect(picture).to_have_count(1)
        assert "Cabinet, 21 December 2021" in (picture.get_attribute("alt") or "")


def test_a_narrow_screen_stacks_the_documents(browser: Browser, address: str) -> None:
    with compared(browser, address, NARROW) as page:
        above, below = (page.locator(".atr-side").nth(number).bounding_box() for number in (0, 1))

        assert above
        assert below
        assert below["y"] > above["y"] + above["height"]
        assert page.evaluate("document.scrollingElement.scrollWidth") <= NARROW[0]


def test_a_follow_up_goes_on_comparing_and_the_link_opens_both_again(browser: Browser, address: str) -> None:
    with compared(browser, address) as page:
        page.get_by_test_id("stChatInput").get_by_role("textbox").fill("and exploitation?")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("exploitation"))
        expect(page.locator(".atr-side")).to_have_count(4)
        link = page.url
        page.goto("about:blank")
        page.goto(link)
        expect(page.locator(".atr-side")).to_have_count(4)
