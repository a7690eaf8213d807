"""A reader's own paper in a real browser: dropped, covered, asked about, removed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.readers import at_rest, opened
from tests.factories import Printed, a_pdf

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

QUESTION = "How many tonnes does the Wexcombe salt barn hold?"
WORDS = "The Wexcombe salt barn holds 900 tonnes of salt."
# Name this folder to keep pictures of the page.
PICTURES = "PAPERS_SCREENSHOTS"


def keep_picture(page: Page, name: str) -> None:
    folder = os.environ.get(PICTURES)
    if folder:
        for width, scheme in ((1280, "light"), (1280, "dark"), (375, "light"), (375, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            page.wait_for_timeout(800)
            page.screenshot(path=Path(folder) / f"{name}-{width}-{scheme}.png")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light")


def go(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebarNavLink").filter(has_text=name).click()


def ask(page: Page, question: str) -> None:
    field = page.get_by_test_id("stChatInput").get_by_role("textbox")
    field.wait_for()
    at_rest(page)
    field.fill(question)
    page.keyboard.press("Enter")
    page.locator(".atr-question", has_text=question).wait_for()
    page.locator(".atr-quote, .atr-calm").last.wait_for()


def test_a_paper_is_dropped_covered_answered_from_and_no_more_once_it_is_removed(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    paper = a_pdf(tmp_path / "barns.pdf", (Printed(WORDS, 72, 120),), [])
    with opened(browser, f"{address}/papers") as page:
        field = page.get_by_test_id("stFileUploaderDropzoneInput")
        field.wait_for(state="attached")
        keep_picture(page, "empty")
        field.set_input_files(paper)
        page.get_by_text("Added: barns.").first.wait_for()
        expect(page.get_by_text("1 of 2 pages read.")).to_be_visible()
        keep_picture(page, "added")
        page.get_by_text("Page by page").first.click()
        expect(page.get_by_role("row", name="Not read: holds no text")).to_be_visible()

        go(page, "Ask")
        ask(page, QUESTION)
        expect(page.locator(".atr-quote").first).to_contain_text("900 tonnes")
        page.get_by_test_id("stImage").locator("img").first.wait_for()
        expect(page.get_by_text("Added by you, for this session")).to_be_visible()
        keep_picture(page, "asked")

        go(page, "Papers")
        page.get_by_role("button", name="Remove").click()
        page.get_by_text("Removed: barns.").first.wait_for()
        go(page, "Ask")
        ask(page, QUESTION)
        expect(page.locator(".atr-calm").first).to_contain_text("Not in these documents")


def test_a_paper_of_one_reader_is_not_there_for_another(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    paper = a_pdf(tmp_path / "barns.pdf", (Printed(WORDS, 72, 120),))
    with opened(browser, f"{address}/papers") as mine, opened(browser, f"{address}/papers") as other:
        mine.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(paper)
        mine.get_by_text("Added: barns.").first.wait_for()
        go(other, "Ask")
        ask(other, QUESTION)
        expect(other.locator(".atr-calm").first).to_contain_text("Not in these documents")
