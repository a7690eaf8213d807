"""What a reader has on the screen outlives another page, another question and a reload by link; in a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import at_the_keyboard
from tests.browser.readers import at_rest, drawn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

QUESTION = "How much did Thames Valley Police contribute to the budget?"
FOLLOW_UP = "and Cherwell District Council?"
WRONG = "Some 4,081 delegates completed online training."
REPORT = "annual-report-2019-20"


def go_to(page: Page, title: str) -> None:
    """Switch to another page, whose name in the menu begins so: "Briefing" is followed by how many pins it has."""
    heading = page.get_by_test_id("stMain").get_by_role("heading", level=1)
    before = heading.inner_text()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=re.compile(rf"^{title}\b")).click()
    expect(heading).not_to_have_text(before)
    at_rest(page)


def switched_and_reloaded(page: Page, title: str) -> Iterator[None]:
    """The page of that title, left for another and come back to, then loaded again."""
    go_to(page, "Briefing")
    go_to(page, title)
    yield
    reloaded(page)
    yield


def questions(page: Page, expected: Sequence[str]) -> None:
    expect(page.locator(".atr-question")).to_have_text(list(expected))


def reloaded(page: Page) -> None:
    page.reload()
    drawn(page)


def ask(page: Page, question: str) -> None:
    turns = page.get_by_test_id("stChatMessage").count() // 2 + 1
    page.get_by_test_id("stChatInput").get_by_role("textbox").fill(question)
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stChatMessage")).to_have_count(2 * turns)
    at_rest(page)


def test_a_conversation_outlives_every_other_page_and_another_question(
    browser: Browser, address: str
) -> None:
    with at_the_keyboard(browser, f"{address}/?q={quote(QUESTION)}") as keyboard:
        page = keyboard.page
        _, *others = page.get_by_test_id("stSidebarNavLink").all_inner_texts()
        for title in (*others, "Ask"):
            go_to(page, title.split()[0])
        questions(page, [QUESTION])
        ask(page, FOLLOW_UP)

        questions(page, [QUESTION, FOLLOW_UP])
        expect(page.locator(".atr-quote").first).to_contain_text("£21,000")


def test_a_reload_asks_each_question_of_the_documents_it_was_asked_of(browser: Browser, address: str) -> None:
    with at_the_keyboard(browser, f"{address}/?q={quote(QUESTION)}") as keyboard:
        page = keyboard.page
        page.get_by_test_id("stCheckbox").locator("label").nth(0).click()
        expect(page.get_by_role("checkbox").nth(0)).not_to_be_checked()
        at_rest(page)
        ask(page, "What is recommended?")
        page.wait_for_url(re.compile("narrowed="))
        before = page.locator(".atr-reference").all_inner_texts()

        reloaded(page)

        questions(page, [QUESTION, "What is recommended?"])
        assert page.locator(".atr-reference").all_inner_texts() == before
        expect(page.get_by_role("checkbox").nth(0)).not_to_be_checked()
        expect(page.get_by_role("checkbox").nth(1)).to_be_checked()


def test_a_check_outlives_another_page_and_a_reload(browser: Browser, address: str) -> None:
    with at_the_keyboard(browser, f"{address}/check?claim={quote(WRONG)}&document={REPORT}") as keyboard:
        page = keyboard.page
        expect(page.locator(".atr-verdict h2")).to_contain_text("Contradicted")
        go_to(page, "Words")
        go_to(page, "Check")
        expect(page.locator(".atr-verdict h2")).to_contain_text("Contradicted")
        page.wait_for_url(re.compile("claim=Some"))

        reloaded(page)

        expect(page.locator(".atr-verdict h2")).to_contain_text("Contradicted")
        expect(page.get_by_label("Sentence or paragraph to check")).to_have_value(WRONG)
        expect(page.get_by_role("checkbox").nth(1)).not_to_be_checked()


def test_a_place_and_what_was_searched_outlive_another_page_and_a_reload(
    browser: Browser, address: str
) -> None:
    with at_the_keyboard(browser, f"{address}/read?document={REPORT}&find=neglect") as keyboard:
        page = keyboard.page
        page.get_by_role("navigation", name="Passages found").get_by_role("link").nth(1).click()
        shown = page.get_by_test_id("stMain").get_by_text(re.compile(r"Passage 2 of \d+ found"))
        expect(shown).to_be_visible()
        heading = page.locator(".atr-section-heading").inner_text()
        for _ in switched_and_reloaded(page, "Read"):
            expect(shown).to_be_visible()
            expect(page.locator(".atr-section-heading")).to_have_text(heading)


def test_a_word_outlives_another_page_and_a_reload(browser: Browser, address: str) -> None:
    with at_the_keyboard(browser, f"{address}/words?word=neglect&document={REPORT}") as keyboard:
        page = keyboard.page
        told = page.get_by_test_id("stMain").get_by_text(re.compile(r"“neglect”: \d+ mentions"))
        said = told.inner_text()
        for _ in switched_and_reloaded(page, "Words"):
            expect(told).to_have_text(said)
            expect(page.get_by_label("Word or phrase")).to_have_value("neglect")
            expect(page.get_by_role("checkbox").nth(1)).not_to_be_checked()


def test_pins_outlive_every_page_and_are_reopened_with_their_notes_by_link(
    browser: Browser, address: str
) -> None:
    with at_the_keyboard(browser, f"{address}/?q={quote(QUESTION)}") as keyboard:
        page = keyboard.page
        page.get_by_role("button", name="Pin to briefing").click()
        expect(page.get_by_role("button", name="Remove from briefing")).to_be_visible()
        at_rest(page)
        go_to(page, "Check")
        page.get_by_label("Sentence or paragraph to check").fill(WRONG)
        page.get_by_role("button", name="Check", exact=True).click()
        page.get_by_role("button", name="Pin to briefing").click()
        expect(page.get_by_role("button", name="Remove from briefing")).to_be_visible()
        at_rest(page)
        go_to(page, "Briefing")
        pinned = page.locator(".atr-pin")
        expect(pinned).to_have_text([f"1. {QUESTION}", f"2. {WRONG}"])
        note = page.get_by_label("Your note").first
        note.fill("Ask the treasurer.")
        note.blur()
        at_rest(page)
        go_to(page, "Ask")
        questions(page, [QUESTION])
        go_to(page, "Briefing")
        expect(note).to_have_value("Ask the treasurer.")

        reloaded(page)

        expect(pinned).to_have_text([f"1. {QUESTION}", f"2. {WRONG}"])
        expect(note).to_have_value("Ask the treasurer.")
