"""Pages that are pictures: read by the real Tesseract, laid out, cited with care; doubtful lines never quoted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.ask import Assistant
from assistant.errors import NoTextLayerError
from assistant.ingestion.coverage import cover
from assistant.ingestion.isolation import PdfReaderProcess
from assistant.ingestion.ocr import OcrWord
from assistant.ingestion.pdf import read_pdf
from assistant.ingestion.pictures import boxes_of, plain_picture
from assistant.ingestion.reading import structured
from assistant.ingestion.scans import NOTHING_READ, Recognised, lay_out_scans, sharpness
from assistant.ingestion.sources import read_sources
from assistant.model import Document, Scan
from assistant.output import extract_record
from assistant.settings import Settings
from tests.factories import Printed, a_pdf, span_of
from tests.scans import a_scan, an_outlined_page

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.ingestion.layout import Layout

MINUTES = (
    "# 4.2 Winter gritting",
    "",
    "The council grits 640 miles of road in each run. A run takes three",
    "hours. Footpaths near schools are gritted first.",
    "",
    "# 4.3 Grit bins",
    "",
    "There are 318 grit bins. Residents may ask the clerk for a new bin",
    "before the end of September.",
)


def ocr_line(number: int, top: float, *words: tuple[str, float]) -> list[OcrWord]:
    """Words of one line, 40 points wide each, with their confidence."""
    return [
        OcrWord(
            text=text,
            x0=72 + place * 44,
            x1=112 + place * 44,
            top=top,
            bottom=top + 9.4,
            line=(1, 1, 1, number),
            confidence=confidence,
        )
        for place, (text, confidence) in enumerate(words)
    ]


def laid_out(*lines: list[OcrWord]) -> tuple[Layout, Scan]:
    words = tuple(word for line in lines for word in line)
    page = Recognised(number=1, width=595, height=842, words=words)
    (made,) = lay_out_scans([page], Settings())
    assert not isinstance(made, str)
    return made


def test_words_become_lines_of_text_from_the_top_with_the_place_of_each_word() -> None:
    layout, scan = laid_out(
        ocr_line(2, 140, ("Second", 95.0), ("line", 95.0)), ocr_line(1, 120, ("First", 95.0), ("line", 95.0))
    )
    assert layout.text == "First line\nSecond line"
    assert [layout.text[start:end] for start, end, *_ in scan.words] == ["First", "line", "Second", "line"]
    assert scan.words[2][2:] == (72.0, 140.0, 112.0, 149.4)
    assert scan.unreadable == ()


def test_lines_of_one_size_measured_a_little_differently_are_one_size() -> None:
    tall = [replace(word, bottom=word.bottom + 0.8) for word in ocr_line(2, 140, ("highly", 95.0))]
    layout, _ = laid_out(ocr_line(1, 120, *[("gritted", 95.0)] * 5), tall)
    assert len({line.size for line in layout.lines}) == 1


def test_a_line_with_one_word_below_the_confidence_is_unreadable_and_its_neighbours_are_not() -> None:
    layout, scan = laid_out(
        ocr_line(1, 120, ("There", 96.0), ("are", 96.0)),
        ocr_line(2, 140, ("318", 59.9), ("bins", 96.0)),
        ocr_line(3, 160, ("here", 60.0)),
    )
    assert [layout.text[start:end] for start, end in scan.unreadable] == ["318 bins"]


def test_a_doubtful_bullet_makes_no_line_unreadable_but_a_doubtful_minus_does() -> None:
    _, bullet = laid_out(ocr_line(1, 120, ("•", 20.0), ("Roads", 96.0)))
    _, minus = laid_out(ocr_line(1, 120, ("-", 20.0), ("£400", 96.0)))
    assert (bullet.unreadable, len(minus.unreadable)) == ((), 1)


def test_the_dots_of_a_list_are_bullets_whatever_letter_they_are_taken_for() -> None:
    layout, scan = laid_out(
        ocr_line(1, 120, ("e", 20.0), ("Roads", 96.0)),
        ocr_line(2, 140, ("¢", 80.0), ("Bridges", 96.0)),
        ocr_line(3, 160, ("are", 96.0), ("e", 96.0)),
    )
    assert layout.text == "• Roads\n• Bridges\nare e"
    assert scan.unreadable == ()


def test_a_lone_letter_that_begins_one_line_alone_stays_a_letter() -> None:
    layout, _ = laid_out(ocr_line(1, 120, ("e", 80.0), ("Roads", 96.0)), ocr_line(2, 140, ("are", 96.0)))
    assert layout.text == "e Roads\nare"


def test_a_picture_without_words_says_so() -> None:
    assert list(lay_out_scans([Recognised(number=1, width=595, height=842)], Settings())) == [NOTHING_READ]


def test_no_sentence_that_touches_an_unreadable_line_becomes_a_passage(tmp_path: Path) -> None:
    said = ("Roads are gritted at night. Bins hold 40", "kilograms of salt. Schools come first.")
    path = a_pdf(tmp_path / "plan.pdf", [Printed(words=w, x=72, y=300 + 14 * n) for n, w in enumerate(said)])
    pdf = read_pdf(path, "plan", Settings())
    (page,) = pdf.pages
    start = page.text.index("Bins hold 40")
    doubtful = replace(page, scan=Scan(words=(), unreadable=((start, start + 5),)))
    document = Document(id="plan", title="Plan", short_title="Plan", file="plan.pdf", digest="0")
    passages = structured(replace(pdf, pages=(doubtful,)), document, Settings()).passages
    assert [(passage.id, passage.text, passage.before) for passage in passages] == [
        ("plan/p0", "Roads are gritted at night.", ""),
        ("plan/p1", "Schools come first.", ""),
    ]


def test_without_tesseract_a_scan_is_named_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_scan(tmp_path / "minutes.pdf", MINUTES)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(
        NoTextLayerError, match=r"page 1 holds a picture but no text: a scan[?] Tesseract, which"
    ):
        read_pdf(path, "minutes", Settings())


def test_a_page_is_drawn_in_greys_as_sharply_as_asked(tmp_path: Path) -> None:
    path = a_scan(tmp_path / "minutes.pdf", MINUTES)
    assert plain_picture(path, 1, 72).startswith(b"P5\n596 843\n255\n")


def test_a_page_as_large_as_a_wall_is_drawn_less_sharply() -> None:
    assert sharpness(595, 842, Settings()) == 300
    assert sharpness(0, 842, Settings()) == 300
    assert sharpness(14_400, 14_400, Settings(ocr_max_pixels=20_000_000)) == 22


@pytest.mark.tesseract
def test_a_scan_is_read_into_headings_and_sentences_with_their_places(tmp_path: Path) -> None:
    path = a_scan(tmp_path / "minutes.pdf", MINUTES)
    pdf = read_pdf(path, "minutes", Settings())
    document = Document(id="minutes", title="Minutes", short_title="Minutes", file="minutes.pdf", digest="0")
    content = structured(pdf, document, Settings())
    assert [section.number for section in content.sections if section.number] == ["4.2", "4.3"]
    assert "There are 318 grit bins." in [passage.text for passage in content.passages]
    (page,) = content.pages
    (box,) = boxes_of(path, page, [span_of(page, "318 grit bins.")])
    line = next(line for line in page.lines if "318" in page.text[line.start : line.end])
    assert line.x0 + 40 < box.left < box.right < line.x1 - 100
    assert line.top - 2 < box.top < box.bottom < line.bottom + 2


@pytest.mark.tesseract
def test_a_page_whose_letters_are_drawn_as_shapes_is_read_as_a_picture(tmp_path: Path) -> None:
    (page,) = read_pdf(an_outlined_page(tmp_path / "m.pdf", MINUTES), "m", Settings()).pages
    assert "There are 318 grit bins." in page.text
    assert page.scan is not None


def test_a_page_with_a_single_stroke_is_empty_and_no_picture(tmp_path: Path) -> None:
    with pytest.raises(NoTextLayerError) as raised:
        read_pdf(an_outlined_page(tmp_path / "m.pdf", ["-"]), "m", Settings())
    assert "picture" not in str(raised.value)


@pytest.mark.tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_scan_that_lies_turned_on_its_page_is_read_all_the_same(tmp_path: Path, turn: int) -> None:
    path = a_scan(tmp_path / "minutes.pdf", MINUTES, turn=turn)
    (page,) = read_pdf(path, "minutes", Settings()).pages
    assert page.text.startswith("4.2 Winter gritting\nThe council grits 640 miles of road in each run.")
    (box,) = boxes_of(path, page, [span_of(page, "318")])
    across, down = box.right - box.left, box.bottom - box.top
    assert (across > down) == (turn == 180)


@pytest.mark.tesseract
def test_an_answer_from_a_scan_is_cited_as_one_and_read_in_the_limited_process(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    a_scan(corpus / "minutes.pdf", MINUTES)
    a_pdf(corpus / "plan.pdf", [Printed(words="Salt is bought in July each year.", x=72, y=300)])
    assistant = Assistant.open(corpus, tmp_path / "index", Settings(reader_enabled=False))
    answers = [assistant.ask(asked) for asked in ("How many grit bins are there?", "When is salt bought?")]
    scanned, typeset = ((answer.extracts or answer.nearest)[0] for answer in answers)
    assert (scanned.quote, scanned.citation.ocr) == ("There are 318 grit bins.", True)
    assert scanned.citation.text.endswith("page 1 (read from a scan)")
    assert (typeset.citation.document, typeset.citation.ocr) == ("plan", False)
    first, second = cover(assistant.corpus)
    assert (first.ocr, first.unsure, first.problem, second.ocr) == (True, 0, None, False)
    caution = "Read from a scan by OCR: check it against the picture. Figures read from a scan may be wrong."
    assert (extract_record(scanned)["caution"], extract_record(typeset)["caution"]) == (caution, "")


@pytest.mark.tesseract
def test_scans_beyond_the_time_for_a_file_are_named_with_the_reason(tmp_path: Path) -> None:
    path = a_scan(tmp_path / "minutes.pdf", MINUTES, MINUTES)
    (document,) = read_sources(tmp_path, Settings()).documents
    reader = PdfReaderProcess(Settings(ocr_seconds_per_file=0.0))
    try:
        read = reader.read(path.parent, document)
    finally:
        reader.close()
    assert read.documents == ()
    (said,) = read.problems
    assert said.endswith("the first cannot be read by OCR (the time for it, 0 seconds, is used up)")
