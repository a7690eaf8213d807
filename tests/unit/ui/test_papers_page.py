from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ask import Assistant
from assistant.ingestion.coverage import PageCoverage
from assistant.settings import Settings
from assistant.ui.coverage import coverage_html, coverage_line
from tests.factories import GRITTING, Printed, a_pdf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SECONDS = 120
BARN = (Printed("4 Barns", 72, 90), Printed("The salt barn holds 900 tonnes of salt.", 72, 120))
QUESTION = "How many tonnes does the salt barn hold?"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("everyone")
    (folder / "corpus").mkdir()
    a_pdf(folder / "corpus" / "plan.pdf", GRITTING)
    settings = Settings(reader_enabled=False, uploads_can_be_saved=True)
    return Assistant.open(folder / "corpus", folder / "index", settings)


def app(shared: Assistant | None, folder: Path) -> AppTest:
    """The pages "Papers" and, when a question is put to it, "Ask", over the same session."""

    def script(shared: object, folder: str) -> None:
        from pathlib import Path

        import streamlit as st

        from assistant.ui.ask_page import show_ask_page
        from assistant.ui.papers import added, show_added_note
        from assistant.ui.papers_page import show_papers_page

        if st.session_state.get("asking"):
            held = added()
            show_ask_page(held.over(shared) if held else shared, ())  # type: ignore[arg-type]
            show_added_note()
        else:
            show_papers_page(shared, Path(folder), "There is nothing.")  # type: ignore[arg-type]

    return AppTest.from_function(
        script, kwargs={"shared": shared, "folder": str(folder)}, default_timeout=SECONDS
    ).run()


def add(page: AppTest, folder: Path, name: str, *pages: Sequence[Printed]) -> AppTest:
    made = a_pdf(folder / "made", *pages).read_bytes() if pages else b"no PDF"
    page.file_uploader[0].upload(name, made, "application/pdf")
    return page.run()


def ask(page: AppTest, question: str) -> str:
    page.session_state["asking"] = True
    page.run()
    page.chat_input[0].set_value(question).run()
    said = shown(page)
    page.session_state["asking"] = False
    return said


def shown(page: AppTest) -> str:
    assert not page.exception
    parts = (*page.get("html"), *page.success, *page.error, *page.info, *page.warning)
    return "\n".join(str(part.value) for part in parts)


def test_a_paper_dropped_is_read_covered_answered_from_and_removed(tmp_path: Path, shared: Assistant) -> None:
    page = add(app(shared, shared.corpus_folder), tmp_path, "<b>barns.pdf", BARN, [])
    said = shown(page)
    assert "Added: b barns." in said
    assert "1 of 2 pages read. Not read: 1 page with nothing to quote. No answer can come from these." in said
    assert '<th scope="row">1</th><td>Read: 47 characters</td>' in said
    assert "<b>" not in said

    said = ask(page, QUESTION)
    assert "900 tonnes" in said
    assert "Added by you, for this session" in said
    assert "Links to answers from them open again only in this session" in said

    page.run()
    page.button(key="remove-b barns").click().run()
    assert "Removed" in shown(page)
    assert len(page.session_state["turns"]) == 0
    assert "Not in these documents" in ask(page, QUESTION)


def test_a_paper_that_cannot_be_read_is_one_line_and_the_page_goes_on(
    tmp_path: Path, shared: Assistant
) -> None:
    page = add(app(shared, shared.corpus_folder), tmp_path, "broken.pdf")
    assert "Not added: broken.pdf: cannot be opened as a PDF" in shown(page).replace("\\", "")
    assert not [button for button in page.button if (button.key or "").startswith("remove-")]


def test_papers_can_be_added_where_everyone_has_none_and_be_saved_where_that_is_allowed(
    tmp_path: Path, shared: Assistant
) -> None:
    page = app(None, tmp_path)
    assert "There is nothing." in shown(page)
    page = add(page, tmp_path, "barns.pdf", BARN)
    assert not [button for button in page.button if (button.key or "").startswith("save-")]
    assert "900 tonnes" in ask(page, QUESTION)

    corpus = tmp_path / "corpus"
    corpus.mkdir()
    page = add(app(shared, corpus), tmp_path, "barns.pdf", BARN)
    page.button(key="save-barns").click().run()
    assert "Saved for everyone" in shown(page)
    assert [path.name for path in corpus.iterdir()] == ["barns.pdf"]


def covered(number: int, problem: str | None = None) -> PageCoverage:
    return PageCoverage(
        document="plan",
        page=number,
        label=None,
        characters=0 if problem else 1200,
        headings=0,
        tables=0 if problem else 2,
        passages=0,
        problem=problem,
    )


def test_coverage_tells_pages_read_by_ocr_and_their_unclear_lines() -> None:
    scan = replace(covered(2), ocr=True, unsure=3)
    assert coverage_line([covered(1), scan]) == (
        "All 2 pages were read. 1 page of these by OCR from a scan, which can be wrong."
    )
    assert "by OCR" not in coverage_html([covered(1)])
    assert "Read by OCR from a scan: 1,200 characters" in coverage_html([scan])
    assert "3 lines too unclear to quote" in coverage_html([scan])


def test_coverage_counts_what_was_not_read_by_kind() -> None:
    pages = [
        covered(1),
        covered(2, "holds a picture but no text"),
        covered(3, "cannot be read (its content is broken)"),
        covered(4, "holds no text"),
        covered(5, "holds nothing but running heads"),
    ]
    assert coverage_line(pages) == (
        "1 of 5 pages read. Not read: 1 page with only a picture; 2 pages with nothing to quote; "
        "1 page with words that cannot be read. No answer can come from these."
    )
    assert coverage_line(pages[:1]) == "Its one page was read."
    assert coverage_line([covered(1), covered(2)]) == "All 2 pages were read."


def test_the_table_of_pages_is_escaped() -> None:
    table = coverage_html([covered(1), covered(2, "cannot be read (<b>)")])
    assert "<td>Read: 1,200 characters, 2 tables</td>" in table
    assert "<td>Not read: cannot be read (&lt;b&gt;)</td>" in table
