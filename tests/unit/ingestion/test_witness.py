from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.ingestion.coverage import cover
from assistant.ingestion.pdf import read_pdf
from assistant.ingestion.reading import as_corpus
from assistant.ingestion.witness import bare, missing_lines, witnessed
from assistant.settings import Settings
from tests.factories import GRITTING, SALT, a_page, a_pdf
from tests.pages import Set, read, set_page

if TYPE_CHECKING:
    from pathlib import Path


def test_a_page_that_both_libraries_read_alike_has_no_unreadable_line(tmp_path: Path) -> None:
    plan = a_pdf(tmp_path / "plan.pdf", GRITTING, SALT)
    pages = read_pdf(plan, "plan", Settings()).pages
    assert [page.unreadable for page in pages] == [(), ()]


def test_a_line_whose_letters_the_second_library_does_not_find_is_marked(tmp_path: Path) -> None:
    plan = a_pdf(tmp_path / "plan.pdf", GRITTING)
    page = a_page(*SALT)
    (held,) = witnessed(plan, [page], Settings())
    assert held.unreadable == tuple((line.start, line.end) for line in page.lines)


def test_white_space_hyphens_and_ligatures_are_no_difference() -> None:
    page = set_page(Set("The of\ufb01ce is multi-"), Set("agency."))
    assert missing_lines(page, "The office\r\nis multi\x02agency.") == ()
    assert bare("multi-\nagency of\ufb01ce") == "multiagencyoffice"


def test_a_line_run_together_from_two_columns_is_never_made_a_passage() -> None:
    page = set_page(Set("Roads are gritted Leisure is cheap."), Set("Schools are open.", above=2.0))
    unreadable = missing_lines(page, "Roads are gritted at six. Leisure is cheap. Schools are open.")
    content = read(replace(page, unreadable=unreadable))
    assert [passage.text for passage in content.passages] == ["Schools are open."]
    (line,) = cover(as_corpus(content))
    assert (line.unsure, line.ocr, line.problem) == (1, False, None)


def test_a_heading_whose_letters_are_uncertain_names_no_section() -> None:
    page = set_page(
        Set("Costs Benefits", size=18.0, bold=True), Set("Schools are open.", above=2.0), Set("Roads too.")
    )
    content = read(
        replace(page, unreadable=missing_lines(page, "Costs of salt Benefits Schools are open. Roads too."))
    )
    assert all("Costs Benefits" not in section.path for section in content.sections)
    assert all("Costs Benefits" not in passage.headings for passage in content.passages)


def test_a_picture_of_an_arrow_before_words_does_not_make_them_uncertain() -> None:
    page = set_page(Set("\u21e8 Schools are open."), Set("Yes \u2192 go on.", above=2.0))
    unreadable = missing_lines(page, "\uf0f0 Schools are open. Yes \uf0e0 go on.")
    assert [page.text[start:end] for start, end in unreadable] == ["\u21e8", "Yes \u2192 go on."]


def test_a_page_of_which_nothing_is_certain_says_so() -> None:
    page = set_page(Set("Rdsoa rae gtirtde."))
    (line,) = cover(as_corpus(read(replace(page, unreadable=missing_lines(page, "Roads are gritted.")))))
    assert line.problem == "holds words that cannot be read with certainty"


def test_pages_that_the_second_library_cannot_read_stay_as_they_are(tmp_path: Path) -> None:
    broken = tmp_path / "plan.pdf"
    broken.write_bytes(b"no PDF")
    page = a_page(*GRITTING)
    assert witnessed(broken, [page], Settings()) == (page,)
