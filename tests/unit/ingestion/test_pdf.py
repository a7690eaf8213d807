from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader, PdfWriter

from assistant.errors import (
    CorpusError,
    EncryptedPdfError,
    NoTextLayerError,
    OversizedPdfError,
    UnreadablePdfError,
)
from assistant.ingestion.pdf import read_pdf
from assistant.settings import Settings
from tests.factories import Printed, a_pdf

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = Settings()


def at(x: float, y: float, words: str) -> Printed:
    return Printed(words=words, x=x, y=y)


def test_a_page_is_read_line_by_line_from_the_top_whatever_the_order_it_was_drawn_in(tmp_path: Path) -> None:
    path = a_pdf(tmp_path / "plan.pdf", [at(72, 300, "Second line"), at(72, 280, "First line")])
    page = read_pdf(path, "plan", SETTINGS).pages[0]
    assert page.text == "First line\nSecond line"
    assert [page.text[line.start : line.end] for line in page.lines] == ["First line", "Second line"]


def test_a_line_knows_its_place_and_size_in_points(tmp_path: Path) -> None:
    path = a_pdf(tmp_path / "plan.pdf", [at(72, 300, "Budget")])
    line = read_pdf(path, "plan", SETTINGS).pages[0].lines[0]
    assert line.x0 == pytest.approx(72, abs=0.5)
    assert line.x1 == pytest.approx(72 + 11 * 3.224, abs=1.5)
    assert line.top < 300 < line.bottom
    assert line.size == 11


def test_a_turned_page_is_read_as_it_is_displayed(tmp_path: Path) -> None:
    path = a_pdf(tmp_path / "plan.pdf", [at(72, 300, "Sideways words")], rotate=90)
    page = read_pdf(path, "plan", SETTINGS).pages[0]
    assert page.text == "Sideways words"
    assert (page.width, page.height) == (842, 595)


def test_a_bullet_drawn_after_its_text_stands_before_it(tmp_path: Path) -> None:
    path = a_pdf(
        tmp_path / "plan.pdf",
        [
            at(90, 300, "Listen to children"),
            at(90, 320, "Share learning"),
            at(72, 300, "\u2022"),
            at(72, 320, "\u2022"),
        ],
    )
    assert (
        read_pdf(path, "plan", SETTINGS).pages[0].text == "\u2022 Listen to children\n\u2022 Share learning"
    )


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [at(60, 200 + 14 * row, f"left column, line number {row}") for row in range(6)]
    right = [at(320, 200 + 14 * row, f"right column, line number {row}") for row in range(6)]
    rows = [line for pair in zip(left, right, strict=True) for line in pair]
    text = read_pdf(a_pdf(tmp_path / "plan.pdf", rows), "plan", SETTINGS).pages[0].text
    assert text.split("\n") == [line.words for line in (*left, *right)]


def test_short_cells_side_by_side_are_rows_of_a_table(tmp_path: Path) -> None:
    rows = [
        line
        for row in range(6)
        for line in (at(60, 200 + 14 * row, f"Site {row}"), at(320, 200 + 14 * row, f"{row} ha"))
    ]
    content = read_pdf(a_pdf(tmp_path / "plan.pdf", rows), "plan", SETTINGS)
    text = content.pages[0].text
    [table] = content.tables
    cells = [[text[cell.start : cell.end] for cell in row if cell is not None] for row in table.rows]
    assert cells == [[f"Site {row}", f"{row} ha"] for row in range(6)]


def test_running_heads_and_page_numbers_are_furniture_and_stay_in_the_text(tmp_path: Path) -> None:
    pages = [
        [
            at(72, 40, "Annual Report"),
            at(72, 300, f"Body of page {place}"),
            at(290, 810, str(place)),
        ]
        for place in range(1, 4)
    ]
    content = read_pdf(a_pdf(tmp_path / "plan.pdf", *pages), "plan", SETTINGS)
    second = content.pages[1]
    assert [second.text[start:end] for start, end in second.furniture] == ["Annual Report", "2"]
    assert "Body of page 2" in second.text
    assert [page.label for page in content.pages] == ["1", "2", "3"]


def test_footnotes_alike_but_for_their_numbers_are_no_furniture(tmp_path: Path) -> None:
    notes = ("39 Evidence 195846 para 25", "47 Evidence 196611 para 3", "51 Evidence 194000 para 86")
    pages = [[at(72, 300, "Body words"), at(72, 790, note)] for note in notes]
    content = read_pdf(a_pdf(tmp_path / "plan.pdf", *pages), "plan", SETTINGS)
    assert [page.furniture for page in content.pages] == [(), (), ()]


def test_two_pages_with_one_footer_are_enough_to_know_it(tmp_path: Path) -> None:
    pages = [[at(72, 300, words), at(72, 805, "Cabinet paper")] for words in ("One thing", "Another")]
    content = read_pdf(a_pdf(tmp_path / "plan.pdf", *pages), "plan", SETTINGS)
    assert [len(page.furniture) for page in content.pages] == [1, 1]


def test_printed_numbers_that_start_late_are_kept_beside_the_page_numbers(tmp_path: Path) -> None:
    pages = [[at(72, 300, "Cover words")]]
    pages += [[at(72, 300, "Body words"), at(290, 810, f"Page {place}")] for place in (1, 2, 3)]
    content = read_pdf(a_pdf(tmp_path / "plan.pdf", *pages), "plan", SETTINGS)
    assert [page.label for page in content.pages] == [None, "1", "2", "3"]


def test_a_file_that_is_no_pdf_gives_one_line_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(b"These are minutes, not a PDF.")
    with pytest.raises(UnreadablePdfError, match=r"^minutes\.pdf: cannot be opened as a PDF"):
        read_pdf(path, "minutes", SETTINGS)


def test_a_truncated_file_gives_our_error_or_its_text_but_never_another_error(tmp_path: Path) -> None:
    whole = a_pdf(tmp_path / "whole.pdf", [at(72, 300, "Some words")]).read_bytes()
    path = tmp_path / "part.pdf"
    for length in range(0, len(whole), 40):
        path.write_bytes(whole[:length])
        with contextlib.suppress(CorpusError):
            assert read_pdf(path, "part", SETTINGS).pages[0].number == 1


def test_a_file_locked_with_a_password_says_so(tmp_path: Path) -> None:
    with pytest.raises(EncryptedPdfError, match="locked with a password"):
        read_pdf(_locked(tmp_path, password="secret"), "locked", SETTINGS)


def test_a_file_locked_with_the_empty_password_is_read(tmp_path: Path) -> None:
    assert read_pdf(_locked(tmp_path, password=""), "locked", SETTINGS).pages[0].text == "Some words"


def test_a_file_without_text_says_it_may_be_a_scan(tmp_path: Path) -> None:
    with pytest.raises(NoTextLayerError, match="no page holds text"):
        read_pdf(a_pdf(tmp_path / "scan.pdf", []), "scan", SETTINGS)


def test_a_file_with_more_bytes_or_pages_than_allowed_is_not_read(tmp_path: Path) -> None:
    path = a_pdf(tmp_path / "long.pdf", *[[at(72, 300, "Words")]] * 3)
    with pytest.raises(OversizedPdfError, match="has 3 pages, more than 2"):
        read_pdf(path, "long", replace(SETTINGS, pdf_max_pages=2))
    with pytest.raises(OversizedPdfError, match="larger than"):
        read_pdf(path, "long", replace(SETTINGS, pdf_max_bytes=10))


def test_a_page_that_fails_carries_its_problem_and_the_next_is_read(tmp_path: Path) -> None:
    path = a_pdf(tmp_path / "plan.pdf", [at(72, 300, "Lost words")], [at(72, 300, "Kept words")])
    broken = path.read_bytes().replace(b"BT /F1", b"BT <<zz", 1)
    path.write_bytes(broken)
    first, second = read_pdf(path, "plan", SETTINGS).pages
    assert first.problem is not None
    assert first.problem.startswith("cannot be read")
    assert second.text == "Kept words"


def _locked(folder: Path, *, password: str) -> Path:
    plain = a_pdf(folder / "plain.pdf", [at(72, 300, "Some words")])
    writer = PdfWriter()
    writer.append(PdfReader(plain))
    writer.encrypt(password, owner_password="owner", algorithm="AES-256")
    path = folder / "locked.pdf"
    writer.write(path)
    return path
