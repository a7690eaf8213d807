"""The app as a reader meets it: in a real browser, on a wide and on a narrow screen, with no network."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.readers import NARROW, PATIENCE_MS, WIDE, drawn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
QUESTION = "How much did Thames Valley Police contribute to the budget?"
OUTSIDE = "Who won the 1966 football world cup?"
# Name this variable to keep a picture of the page in the documentation.
PICTURE = "ASK_SCREENSHOT"


@contextmanager
def opened(browser: Browser, url: str, size: tuple[int, int] = WIDE) -> Iterator[tuple[Page, set[str]]]:
    """A fresh reader's page, and the hosts that it has asked anything of."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page, hosts = context.new_page(), set()
    page.set_default_timeout(PATIENCE_MS)
    page.on("request", lambda request: hosts.add(host_of(request.url)))
    page.on("websocket", lambda socket: hosts.add(host_of(socket.url)))
    page.goto(url)
    drawn(page)
    yield page, hosts
    context.close()


def host_of(url: str) -> str:
    parts = urlsplit(url)
    return parts.hostname or parts.scheme


def ask(page: Page, question: str) -> None:
    page.get_by_test_id("stChatInput").get_by_role("textbox").fill(question)
    page.keyboard.press("Enter")
    page.locator(".atr-question", has_text=question).wait_for()
    page.locator(".atr-quote, .atr-calm").last.wait_for()


def marked_share(picture: bytes) -> float:
    """Which share of a picture is as yellow as the mark."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    points = image.tobytes()
    yellow = sum(
        points[place] > 200 and points[place + 1] > 170 and points[place + 2] < 130
        for place in range(0, len(points), 3)
    )
    return yellow / (image.width * image.height)


def test_a_question_gives_the_quote_its_reference_and_the_marked_page(browser: Browser, address: str) -> None:
    with opened(browser, address) as (page, hosts):
        ask(page, QUESTION)
        picture = page.get_by_test_id("stImage").locator("img")
        picture.wait_for()

        expect(page.locator(".atr-quote").first).to_contain_text("£21,000")
        expect(page.locator(".atr-reference").first).to_have_text(re.compile(r"Appendix D.*page 21"))
        assert "Thames Valley Police" in (picture.get_attribute("alt") or "")
        page.wait_for_function("document.querySelector('[data-testid=stImage] img').complete")
        assert 0.0005 < marked_share(picture.screenshot()) < 0.05
        if os.environ.get(PICTURE):
            page.wait_for_timeout(1000)
            page.screenshot(path=ROOT / "docs" / "images" / "ask.png")
        assert hosts <= {"localhost", "data", "blob"}


def test_the_reference_is_copied_from_the_keyboard(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/?q={quote(QUESTION)}") as (page, _):
        button = page.get_by_role("button", name="Copy reference").first
        button.focus()
        page.keyboard.press("Enter")

        expect(page.get_by_role("status").filter(has_text="Copied").first).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.locator(".atr-reference").first.inner_text()


def test_a_narrow_screen_shows_the_quote_first_and_the_page_below_it(browser: Browser, address: str) -> None:
    with opened(browser, address, NARROW) as (page, _):
        ask(page, QUESTION)
        page.get_by_test_id("stImage").locator("img").wait_for()
        page.wait_for_timeout(1500)

        words = page.locator(".atr-quote").first.bounding_box()
        picture = page.get_by_test_id("stImage").bounding_box()
        assert words
        assert picture
        assert 0 <= words["y"] < NARROW[1] / 2
        assert picture["y"] > words["y"] + words["height"]
        assert picture["width"] > 0.8 * NARROW[0]
        assert page.evaluate("document.scrollingElement.scrollWidth") <= NARROW[0]


def test_what_the_documents_do_not_say_is_a_calm_answer(browser: Browser, address: str) -> None:
    with opened(browser, address) as (page, _):
        ask(page, OUTSIDE)

        expect(page.get_by_role("heading", name="Not in these documents")).to_be_visible()
        expect(page.get_by_role("alert")).to_have_count(0)


def test_a_link_opens_a_conversation_again(browser: Browser, address: str) -> None:
    with opened(browser, address) as (page, _):
        ask(page, QUESTION)
        ask(page, "and Cherwell District Council?")
        page.wait_for_url(re.compile("Cherwell"))
        link = page.url
    with opened(browser, link) as (page, _):
        expect(page.locator(".atr-question")).to_have_count(2)
        expect(page.locator(".atr-quote, .atr-calm").first).to_be_visible()
