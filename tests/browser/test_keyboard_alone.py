"""Every flow with the keyboard alone: no pointer, nothing focused by a script; the focus always in sight."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from docx import Document
from playwright.sync_api import expect

from assistant.corrections.book import CorrectionBook
from assistant.settings import Settings
from tests.browser.conftest import ROOT
from tests.browser.keyboard import at_the_keyboard
from tests.browser.readers import NARROW, at_rest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.keyboard import Keyboard

pytestmark = pytest.mark.browser

QUESTION = "How much did Thames Valley Police contribute to the budget?"
FOLLOW_UP = "and Cherwell District Council?"
WRONG = "Some 4,081 delegates completed online training."
ASKED = f"/?q={quote(QUESTION)}"
CHECKED = f"/check?claim={quote(WRONG)}"
PAGES = {
    "start": "/",
    "ask": ASKED,
    "check": CHECKED,
    "read": "/read",
    "words": "/words?word=neglect",
    "briefing": "/briefing",
}


def ask(keyboard: Keyboard, question: str, answers: int = 1) -> None:
    keyboard.reach("Ask about the documents")
    keyboard.type(question)
    keyboard.press("Enter")
    expect(keyboard.page.get_by_test_id("stChatMessage")).to_have_count(2 * answers)
    at_rest(keyboard.page)


@pytest.mark.parametrize("url", PAGES.values(), ids=PAGES)
def test_the_focus_is_always_in_sight_named_and_free_to_leave(
    browser: Browser, address: str, url: str
) -> None:
    with at_the_keyboard(browser, address + url) as keyboard:
        stops = keyboard.round()

        assert [stop.name for stop in stops if not stop.marked] == []
        assert [stop.name for stop in stops if not stop.seen] == []
        assert [stop.role for stop in stops if not stop.name] == []
        assert stops[0].name == "Skip to main content"


def test_the_order_is_that_of_the_screen(browser: Browser, address: str) -> None:
    with at_the_keyboard(browser, address + ASKED) as keyboard:
        names = [stop.name for stop in keyboard.round()]

        expected = [
            *("Ask", "Check", "Read", "Words", "Briefing"),
            *("New conversation", "Copy reference", "Copy quote and reference", "Read it in context"),
            *("Pin to briefing", "Not right? Note a correction", "Ask about the documents"),
        ]
        assert [name for name in names if name in expected] == expected
        assert names[-1] == "Ask about the documents"


def test_a_question_is_asked_followed_up_and_narrowed(browser: Browser, address: str) -> None:
    with at_the_keyboard(browser, address) as keyboard:
        page = keyboard.page
        ask(keyboard, QUESTION)
        expect(page.locator(".atr-quote").first).to_contain_text("£21,000")

        keyboard.type(FOLLOW_UP)
        keyboard.press("Enter")
        expect(page.get_by_test_id("stChatMessage")).to_have_count(4)
        at_rest(page)
        keyboard.reach("Cabinet", back=True)
        keyboard.press("Space")
        expect(page.get_by_role("checkbox").nth(1)).not_to_be_checked()
        ask(keyboard, "How many delegates completed online training?", 3)

        page.wait_for_url(re.compile("document=annual-report"))


def test_pictures_and_further_passages_are_opened_and_left(browser: Browser, address: str) -> None:
    with at_the_keyboard(browser, address + ASKED) as keyboard:
        page = keyboard.page
        keyboard.reach("^“")
        keyboard.press("Enter")
        expect(page.get_by_test_id("stImage")).to_have_count(2)
        at_rest(page)

        keyboard.reach("^Fullscreen")
        keyboard.press("Enter")
        expect(page.get_by_role("button", name="Close fullscreen")).to_be_visible()
        keyboard.press("Escape")
        expect(page.get_by_role("button", name="Close fullscreen")).to_have_count(0)
        keyboard.reach("Ask about the documents")


def test_a_statement_is_checked_on_the_page_reached_from_the_menu(browser: Browser, address: str) -> None:
    with at_the_keyboard(browser, address) as keyboard:
        page = keyboard.page
        keyboard.reach("^Check$")
        keyboard.press("Enter")
        page.get_by_label("Sentence or paragraph to check").wait_for()
        at_rest(page)
        keyboard.reach("Sentence or paragraph to check")
        keyboard.type(WRONG)
        keyboard.reach("^Check$")
        keyboard.press("Enter")

        expect(page.locator(".atr-verdict h2")).to_contain_text("Contradicted")
        keyboard.reach("Read it in context")
        keyboard.press("Enter")
        expect(page.locator(".atr-read mark").first).to_be_visible()


def test_a_section_is_read_from_the_contents_and_asked_about(browser: Browser, address: str) -> None:
    with at_the_keyboard(browser, f"{address}/read") as keyboard:
        page = keyboard.page
        keyboard.reach("Appendix D")
        keyboard.press("Enter")
        expect(page.locator(".atr-section-heading")).to_be_focused()
        at_rest(page)
        keyboard.reach("Ask about this section")
        keyboard.press("Enter")

        field = page.get_by_test_id("stChatInput").get_by_role("textbox")
        expect(field).to_have_value("What does Appendix D say?")


def test_a_word_is_looked_up_and_its_mentions_opened(browser: Browser, address: str) -> None:
    with at_the_keyboard(browser, f"{address}/words") as keyboard:
        page = keyboard.page
        keyboard.reach("Word or phrase")
        keyboard.type("neglect")
        keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Read the mentions")).to_be_visible()
        at_rest(page)
        keyboard.reach(r"mentions?$")
        keyboard.press("Enter")

        expect(page.locator(".atr-quote").first).to_contain_text(re.compile("neglect", re.IGNORECASE))


def test_an_answer_is_pinned_and_the_briefing_taken_away_as_a_word_file(
    browser: Browser, address: str
) -> None:
    with at_the_keyboard(browser, address + ASKED) as keyboard:
        page = keyboard.page
        keyboard.reach("Pin to briefing")
        keyboard.press("Enter")
        expect(page.get_by_role("button", name="Remove from briefing")).to_be_visible()
        at_rest(page)
        keyboard.reach("^Briefing", back=True)
        keyboard.press("Enter")
        expect(page.locator(".atr-pin")).to_have_text([f"1. {QUESTION}"])
        at_rest(page)
        keyboard.reach("Your note")
        keyboard.type("For item 7.")
        keyboard.reach("Download as Word", back=True)
        expect(page.locator(".atr-preview")).to_contain_text("For item 7.")
        at_rest(page)
        with page.expect_download() as download:
            keyboard.press("Enter")

        paper = Document(str(download.value.path()))
        said = "\n".join(paragraph.text for paragraph in paper.paragraphs)
        assert QUESTION in said
        assert "For item 7." in said
        assert "Appendix D" in said


def test_a_correction_is_noted_and_kept_on_this_computer(browser: Browser, address: str) -> None:
    book = CorrectionBook.beside(ROOT / "index", Settings())
    before = book.all()
    with at_the_keyboard(browser, address + ASKED) as keyboard:
        page = keyboard.page
        keyboard.reach("Note a correction")
        keyboard.press("Enter")
        page.get_by_role("button", name="Keep the note").wait_for()
        at_rest(page)
        keyboard.reach("This is not it")
        keyboard.press("ArrowRight")
        keyboard.reach("In your words")
        keyboard.type("It is on page 22.")
        keyboard.reach("Keep the note")
        keyboard.press("Enter")
        try:
            told = page.get_by_test_id("stMain").get_by_text(re.compile(r"Noted as number \d+"))
            expect(told).to_contain_text("not sent anywhere")
        finally:
            noted = [kept for kept in book.all() if kept not in before]
            for kept in noted:
                book.delete(kept.id)

    assert [(kept.turns, kept.kind.value, kept.note) for kept in noted] == [
        ((QUESTION,), "wrong_page", "It is on page 22.")
    ]


def test_a_link_reopens_a_conversation_that_goes_on(browser: Browser, address: str) -> None:
    with at_the_keyboard(browser, address) as keyboard:
        ask(keyboard, QUESTION)
        keyboard.page.wait_for_url(re.compile(r"\?q="))
        link = keyboard.page.url
    with at_the_keyboard(browser, link) as keyboard:
        ask(keyboard, FOLLOW_UP, 2)

        expect(keyboard.page.locator(".atr-question").first).to_have_text(QUESTION)


def test_on_a_narrow_screen_the_menu_is_opened_and_its_page_chosen(browser: Browser, address: str) -> None:
    with at_the_keyboard(browser, address + ASKED, NARROW) as keyboard:
        page = keyboard.page
        assert [stop.name for stop in keyboard.round() if not stop.seen or not stop.marked] == []

        keyboard.reach("sidebar|[Mm]enu")
        keyboard.press("Enter")
        expect(page.get_by_test_id("stSidebar")).to_be_in_viewport()
        keyboard.reach("^Words$")
        keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Words", exact=True)).to_be_visible()
        at_rest(page)
        keyboard.reach("Word or phrase")
