"""A fresh reader's page, and when it has been drawn."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

WIDE, NARROW = (1280, 900), (375, 760)
# The first page waits until the server has read the documents.
PATIENCE_MS = 120_000
# The app's style sheet comes to the page as an element of its own, which may be drawn after the page's words.
STYLED = "getComputedStyle(document.documentElement).getPropertyValue('--atr-focus') !== ''"


@contextmanager
def opened(browser: Browser, url: str, size: tuple[int, int] = WIDE, **context: Any) -> Iterator[Page]:
    """The page at an address, once it is there, styled and at rest; left for good at the end.

    Args:
        context: what else the browser is to do as, by Playwright's names.
    """
    reader = browser.new_context(viewport={"width": size[0], "height": size[1]}, **context)
    page = reader.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(url)
    drawn(page)
    yield page
    reader.close()


def drawn(page: Page) -> None:
    """Wait for a page that has just been loaded: its menu, its own heading, and rest."""
    page.get_by_test_id("stSidebarNav").wait_for(state="attached")
    page.get_by_test_id("stMain").get_by_test_id("stHeading").first.wait_for()
    at_rest(page)


def at_rest(page: Page) -> None:
    """Wait until the app has drawn what it has to draw, in its own style."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_function(STYLED)
