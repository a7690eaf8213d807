from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import docx
import pytest

from assistant.export.word_file import as_word
from assistant.settings import Settings
from tests.factories import Printed, a_page, an_answer, an_extract
from tests.pins import QUOTE, WHEN, a_briefing, a_checked_pin, a_figure_pin, a_pin, an_asked_pin

if TYPE_CHECKING:
    from pathlib import Path

REFERENCE = "Winter Service Plan 2023/24 (Testshire County Council, October 2023)"


@pytest.fixture
def written(tmp_path: Path) -> bytes:
    pins = (an_asked_pin(note="Ask Jane.\nBefore Monday."), a_checked_pin(), a_figure_pin())
    return as_word(a_briefing(tmp_path, *pins), Settings())


def opened(written: bytes) -> Any:
    return docx.Document(BytesIO(written))


def paragraphs(written: bytes) -> list[tuple[str, str]]:
    """The style and text of every paragraph."""
    return [(p.style.name, p.text) for p in opened(written).paragraphs]


def test_quotes_and_references_are_found_in_the_word_file(written: bytes) -> None:
    said = paragraphs(written)

    assert ("Quote", f"“{QUOTE}”") in said
    assert ("Quote", "“Salt: £120,000”") in said
    place = said.index(("Quote", f"“{QUOTE}”"))
    assert said[place + 1] == (
        "Quote reference",
        f"{REFERENCE}, section 2, page 5 (page 1 of the file), under “Gritting”.",
    )


def test_title_and_headings_are_words_own_so_that_a_screen_reader_finds_them(written: bytes) -> None:
    headings = [
        (style, text) for style, text in paragraphs(written) if style.startswith(("Title", "Heading"))
    ]

    assert headings == [
        ("Title", "Winter roads"),
        ("Heading 1", "Documents searched"),
        ("Heading 1", "1. How many miles are gritted?"),
        ("Heading 1", "2. The council grits 460 miles. Pigs fly."),
        ("Heading 2", "The council grits 460 miles."),
        ("Heading 2", "Pigs fly."),
        ("Heading 1", "3. Costs · Salt: £120,000"),
        ("Heading 1", "About this briefing"),
        ("Heading 2", "What Ask the Report does"),
        ("Heading 2", "What it does not do"),
    ]


def test_a_note_has_a_style_of_its_own_and_is_marked_as_the_readers(written: bytes) -> None:
    notes = [text for style, text in paragraphs(written) if style == "Reader note"]

    assert notes == ["Note by the reader, not from the documents: Ask Jane.\nBefore Monday."]


def test_the_file_is_british_english_on_numbered_a4_pages_and_names_no_author(written: bytes) -> None:
    file = opened(written)
    styles = ZipFile(BytesIO(written)).read("word/styles.xml").decode()
    footer = file.sections[0].footer

    assert 'w:lang w:val="en-GB"' in styles
    assert (round(file.sections[0].page_width.mm), round(file.sections[0].page_height.mm)) == (210, 297)
    assert file.core_properties.title == "Winter roads"
    assert file.core_properties.author == ""
    assert file.core_properties.created == WHEN
    assert 'w:instr="NUMPAGES"' in footer.paragraphs[0]._p.xml


def test_no_font_of_a_heading_is_left_to_a_theme(written: bytes) -> None:
    file = opened(written)

    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        assert "Theme" not in file.styles[name].element.rPr.rFonts.xml.split(">", 1)[1]
        assert file.styles[name].font.name == "Arial"


def test_the_same_briefing_gives_the_same_bytes(tmp_path: Path, written: bytes) -> None:
    pins = (an_asked_pin(note="Ask Jane.\nBefore Monday."), a_checked_pin(), a_figure_pin())

    assert as_word(a_briefing(tmp_path, *pins), Settings()) == written
    assert {entry.date_time for entry in ZipFile(BytesIO(written)).infolist()} == {(2026, 11, 22, 14, 5, 0)}


def test_letters_that_xml_forbids_do_not_break_the_file(tmp_path: Path) -> None:
    page = a_page(Printed("Salt\x00 and\x0b grit\x1f \ud800 & <b>", 72, 90))
    odd = an_extract(page, page.text)
    pin = a_pin(an_answer("What\x01?", odd), "What\x01?", note="odd\x02 note")

    said = paragraphs(as_word(a_briefing(tmp_path, pin, title="A\x03B"), Settings()))

    assert ("Quote", "“Salt and grit  & <b>”") in said
    assert ("Title", "AB") in said
    assert ("Heading 1", "1. What?") in said


def test_a_quote_stays_on_the_page_of_its_reference(written: bytes) -> None:
    quotes = [p for p in opened(written).paragraphs if p.style.name == "Quote"]

    assert quotes
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in quotes)
