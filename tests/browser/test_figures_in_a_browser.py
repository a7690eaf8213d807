"""Looking a figure up as a report's reader does: narrowed, sorted, read on its page, taken away, found again."""

from __future__ import annotations

import csv
import io
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browser.readers import NARROW, WIDE, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator


pytestmark = pytest.mark.browser


@contextmanager
def figures_shown(browser: Browser, url: str, size: tuple[int, int] = WIDE) -> Iterator[Page]:
    with opened(browser, url, size) as page:
        figure_links(page).first.wait_for()
        yield page


def figure_links(page: Page) -> Locator:
    return page.locator("a[data-figure]")


def heads(page: Page) -> list[str | None]:
    return [head.get_attribute("aria-sort") for head in page.locator("th[aria-sort]").all()]


def test_figures_are_narrowed_by_words_and_the_link_reopens_them(browser: Browser, address: str) -> None:
    with figures_shown(browser, f"{address}/figures") as page:
        page.get_by_label("Words the figure stands with").fill("delegates completed")
        page.keyboard.press("Enter")

        expect(figure_links(page)).to_have_text(["4801"])
        page.wait_for_url(re.compile(r"words=delegates\+completed"))
        link = page.url

    with figures_shown(browser, link) as page:
        expect(figure_links(page)).to_have_text(["4801"])
        expect(page.get_by_label("Words the figure stands with")).to_have_value("delegates completed")


def test_a_press_on_a_head_sorts_and_keeps_the_focus(browser: Browser, address: str) -> None:
    with figures_shown(browser, f"{address}/figures?kind=money") as page:
        head = page.get_by_role("button", name="Figure", exact=True)
        head.focus()
        page.keyboard.press("Enter")
        expect(figure_links(page).first).to_have_text("-£430,047.00")
        page.keyboard.press("Enter")

        expect(figure_links(page).first).to_have_text("£445,333.00")
        assert heads(page)[0] == "descending"
        page.wait_for_url(re.compile(r"sort=figure&down=1"))


def test_a_figure_chosen_with_the_keyboard_shows_its_quote_and_its_marked_page(
    browser: Browser, address: str
) -> None:
    with figures_shown(browser, f"{address}/figures?words=delegates+completed") as page:
        figure_links(page).first.focus()
        page.keyboard.press("Enter")

        heading = page.get_by_role("heading", name="4801", exact=True)
        expect(heading).to_be_focused()
        expect(page.locator(".atr-quote").first).to_contain_text("4801 delegates completed online training.")
        expect(page.get_by_test_id("stImageCaption")).to_contain_text("the quoted words are marked")
        page.wait_for_url(re.compile("figure="))
        page.get_by_role("button", name="Pin to briefing").click()
        page.get_by_role("link", name="Briefing (1)").wait_for()

        page.get_by_role("button", name="Close", exact=True).click()
        expect(heading).to_have_count(0)


def test_the_figures_shown_are_downloaded_as_a_table(browser: Browser, address: str) -> None:
    with figures_shown(browser, f"{address}/figures?kind=money") as page:
        with page.expect_download() as download:
            page.get_by_role("button", name="Download as CSV").click()
        content = Path(download.value.path()).read_text(encoding="utf-8-sig")

    rows = list(csv.DictReader(io.StringIO(content)))
    assert download.value.suggested_filename == "figures.csv"
    assert {row["kind"] for row in rows} == {"money"}
    assert ("'-£21,000.00", "-21000", "21") in [(row["number"], row["value"], row["page"]) for row in rows]


def test_a_plot_is_drawn_and_told_as_a_table_on_a_narrow_screen(browser: Browser, address: str) -> None:
    with figures_shown(browser, f"{address}/figures?kind=money", NARROW) as page:
        page.get_by_test_id("stVegaLiteChart").first.wait_for()
        page.locator("summary", has_text="as a table").first.click()

        expect(page.locator(".atr-folded table td").first).to_be_visible()
        assert page.evaluate("document.scrollingElement.scrollWidth") <= NARROW[0]
