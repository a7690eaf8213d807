"""A briefing as it is made before a meeting: ask, pin, check, pin, put in order, note, take away, reopen; in a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.readers import NARROW, opened

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


pytestmark = pytest.mark.browser

ASKED = "What were the contributions of Thames Valley Police?"
UNKNOWN = "What is the capital of France?"
WRONG = "Some 4,081 delegates completed online training."


def go_to(page: Page, title: str) -> None:
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=re.compile(title)).click()


def ask(page: Page, question: str) -> None:
    page.get_by_test_id("stChatInput").locator("textarea").fill(question)
    page.keyboard.press("Enter")


def pin_the_last(page: Page, count: int) -> None:
    """Press the control of the newest answer or check, and wait until the navigation counts it."""
    page.get_by_role("button", name="Pin to briefing").last.click()
    page.get_by_test_id("stSidebarNav").get_by_text(f"Briefing ({count})").wait_for()


def order(page: Page) -> list[str]:
    return page.locator("h2.atr-pin").all_inner_texts()


def pin_three(page: Page) -> None:
    """Pin an answer, a question that the documents do not answer, and a check."""
    ask(page, ASKED)
    pin_the_last(page, 1)
    ask(page, UNKNOWN)
    pin_the_last(page, 2)
    go_to(page, "Check")
    page.get_by_label("Sentence or paragraph to check").fill(WRONG)
    page.get_by_role("button", name="Check", exact=True).click()
    pin_the_last(page, 3)


def test_what_is_pinned_is_put_in_order_noted_taken_away_as_word_and_reopened_by_link(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    with opened(browser, address) as page:
        pin_three(page)
        go_to(page, "Briefing")
        page.get_by_role("heading", name="Preview").wait_for()
        expect(page.get_by_role("button", name="Move up")).to_have_count(3)
        page.get_by_role("button", name="Move up").last.click()
        expect(page.locator("h2.atr-pin").nth(1)).to_have_text(f"2. {WRONG}")
        page.get_by_label("Title of the briefing").fill("For scrutiny")
        page.get_by_label("Your note").nth(1).fill("Ask the trainers.")
        with page.expect_download() as download:
            page.get_by_role("button", name="Download as Word").click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)

        said = [paragraph.text for paragraph in docx.Document(str(file)).paragraphs]
        assert re.fullmatch(r"briefing-\d{4}-\d\d-\d\d\.docx", file.name)
        assert said[0] == "For scrutiny"
        assert "“Thames Valley Police: -£21,000.00”" in said
        assert "“4801 delegates completed online training.”" in said
        assert any(
            line.endswith("Appendix D, page 21, under “The Oxfordshire Safeguarding Children Board budget”.")
            for line in said
        )
        assert "Note by the reader, not from the documents: Ask the trainers." in said
        assert any(line.startswith("The documents do not say. Nothing was found in") for line in said)

        page.get_by_text("not from the documents: Ask the trainers.").wait_for()
        page.wait_for_url(re.compile("pack="))
        link, listed = page.url, order(page)

    with opened(browser, link, NARROW) as page:
        page.get_by_role("heading", name="Preview").wait_for()
        assert order(page) == listed == [f"1. {ASKED}", f"2. {WRONG}", f"3. {UNKNOWN}"]
        expect(page.get_by_label("Your note").nth(1)).to_have_value("Ask the trainers.")
        expect(page.get_by_label("Title of the briefing")).to_have_value("For scrutiny")
        assert page.evaluate("document.scrollingElement.scrollWidth") <= NARROW[0]


def test_switching_page_and_asking_again_keep_the_conversation_and_the_pins(
    browser: Browser, address: str
) -> None:
    with opened(browser, address) as page:
        ask(page, ASKED)
        pin_the_last(page, 1)
        go_to(page, "Briefing")
        page.get_by_label("Your note").fill("Ask the treasurer.")
        page.get_by_label("Title of the briefing").fill("For cabinet")
        page.keyboard.press("Enter")
        page.get_by_text("not from the documents: Ask the treasurer.").wait_for()

        go_to(page, "Ask")
        expect(page.locator(".atr-question")).to_have_text([ASKED])
        expect(page.get_by_role("button", name="Remove from briefing")).to_have_count(1)
        ask(page, UNKNOWN)
        pin_the_last(page, 2)
        go_to(page, "Words")
        page.get_by_role("heading", name="Words", exact=True).wait_for()
        go_to(page, "Briefing")

        page.locator("h2.atr-pin").nth(1).wait_for()
        assert order(page) == [f"1. {ASKED}", f"2. {UNKNOWN}"]
        expect(page.get_by_label("Your note").first).to_have_value("Ask the treasurer.")
        expect(page.get_by_label("Title of the briefing")).to_have_value("For cabinet")
        go_to(page, "Ask")
        expect(page.locator(".atr-question")).to_have_text([ASKED, UNKNOWN])
        page.wait_for_url(re.compile("q=What"))
