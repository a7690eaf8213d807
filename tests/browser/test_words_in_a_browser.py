"""Looking words up as a reader does it: is a subject mentioned, where, in which words; in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import at_the_keyboard
from tests.browser.readers import NARROW, at_rest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

REPORT = "annual-report-2019-20"


def test_a_word_is_counted_by_section_and_its_mentions_are_read_in_context(
    browser: Browser, address: str
) -> None:
    with at_the_keyboard(browser, f"{address}/words") as keyboard:
        page = keyboard.page
        page.get_by_label("Word or phrase").fill("mental health")
        page.keyboard.press("Enter")
        told = page.get_by_test_id("stMain").get_by_text(
            re.compile(r"“mental health”: \d+ mentions in \d+ sections")
        )
        expect(told).to_be_visible()
        at_rest(page)
        total = int(re.findall(r"\d+", told.inner_text())[0])
        counts = page.get_by_role("group", name="Mentions by section").locator("tbody td:last-child")

        assert sum(map(int, counts.all_inner_texts())) == total
        page.wait_for_url(re.compile(r"word=mental"))
        page.locator("summary").filter(has_text=re.compile(r"mentions?$")).first.click()
        expect(page.locator(".atr-quote").first).to_contain_text(re.compile("mental health", re.IGNORECASE))
        page.get_by_role("link", name="Read it in context").first.click()
        expect(page.locator(".atr-read mark").first).to_contain_text(
            re.compile("mental health", re.IGNORECASE)
        )


def test_fewer_documents_give_fewer_mentions(browser: Browser, address: str) -> None:
    with at_the_keyboard(browser, f"{address}/words?word=OSCB") as keyboard:
        page = keyboard.page
        told = page.get_by_test_id("stMain").get_by_text(re.compile(r"“OSCB”: \d+ mentions"))
        in_both = int(re.findall(r"\d+", told.inner_text())[0])
        page.get_by_test_id("stCheckbox").locator("label").nth(0).click()

        expect(told).not_to_have_text(re.compile(rf"“OSCB”: {in_both} "))
        at_rest(page)
        assert 0 < int(re.findall(r"\d+", told.inner_text())[0]) < in_both
        page.wait_for_url(re.compile("document=cabinet"))


def test_a_word_that_stands_nowhere_is_a_calm_answer(browser: Browser, address: str) -> None:
    with at_the_keyboard(browser, f"{address}/words?word=zeppelin") as keyboard:
        page = keyboard.page

        expect(page.get_by_role("heading", name="Not in these documents")).to_be_visible()
        expect(page.get_by_test_id("stMain").get_by_text("No form of “zeppelin” stands in")).to_be_visible()
        expect(page.get_by_role("alert")).to_have_count(0)


def test_short_forms_and_terms_stand_with_their_place_on_a_narrow_screen(
    browser: Browser, address: str
) -> None:
    with at_the_keyboard(browser, f"{address}/words", NARROW) as keyboard:
        page = keyboard.page
        short_forms = page.get_by_role("group", name="Short forms")
        row = short_forms.get_by_role("row").filter(
            has=page.get_by_role("rowheader", name="OSCB", exact=True)
        )

        expect(row).to_contain_text("Oxfordshire Safeguarding Children Board")
        expect(row).to_contain_text(re.compile(r"page \d+"))
        expect(page.get_by_role("group", name="Defined terms").get_by_role("row").nth(1)).to_contain_text("“")
        assert page.evaluate("document.scrollingElement.scrollWidth") <= NARROW[0]
