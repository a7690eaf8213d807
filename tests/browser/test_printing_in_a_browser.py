"""Printing as a clerk does it: what is on the paper is the words and their reference, and nothing to press."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from pypdf import PdfReader

from tests.browser.readers import at_rest, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

ASKED = f"?q={quote('How much did Thames Valley Police contribute to the budget?')}"
CHECKED = f"check?claim={quote('Some 4,081 delegates completed online training.')}"
CONTROLS = (
    "Ask about the documents",
    "New conversation",
    "Copy reference",
    "Copy quote",
    "Pin to briefing",
    "Note a correction",
    "Read it in context",
    "Ticked documents are searched",
    "Also searched",
    "Other passages",
    "Sentence or paragraph to check",
)


def printed(browser: Browser, url: str, sign: str) -> list[str]:
    """The words on each sheet, printed by a reader who has the dark scheme."""
    with opened(browser, url, color_scheme="dark") as page:
        page.locator(sign).first.wait_for()
        at_rest(page)
        page.emulate_media(media="print")
        paper = page.pdf(prefer_css_page_size=True)
    return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(paper)).pages]


def test_a_printed_answer_has_the_quote_and_its_reference_and_no_controls(
    browser: Browser, address: str
) -> None:
    sheets = printed(browser, f"{address}/{ASKED}", "[data-testid=stImage] img")

    assert len(sheets) == 1
    assert "How much did Thames Valley Police contribute to the budget?" in sheets[0]
    assert "Thames Valley Police -£21,000.00" in sheets[0]
    assert "OSCB Annual Report 2019/20, Appendix D, page 21" in sheets[0]
    assert not [control for control in CONTROLS if control in sheets[0]]


def test_a_printed_check_has_its_verdict_and_evidence_and_no_controls(browser: Browser, address: str) -> None:
    said = " ".join(printed(browser, f"{address}/{CHECKED}", "[data-testid=stImage] img"))

    assert "Contradicted" in said
    assert "Some 4,081 delegates completed online training." in said
    assert "“4801 delegates completed online training.”" in said
    assert "OSCB Annual Report 2019/20, section 6, page 14" in said
    assert not [control for control in CONTROLS if control in said]


def test_a_printed_section_has_its_table_to_the_last_row(browser: Browser, address: str) -> None:
    link = "read?document=annual-report-2019-20&section=s42"
    sheets = printed(browser, f"{address}/{link}", ".atr-read")

    assert "Appendix D" in sheets[0]
    assert "Reserves Balance £63,013.00" in " ".join(sheets)
    assert not [sheet for sheet in sheets if "Search in this document" in sheet or "Next section" in sheet]
