"""Awkward PDFs of seventeen kinds in one folder with a good report: each is read or is one line, the report stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.ask import Assistant
from assistant.errors import CorpusError
from assistant.ingestion.reading import read_corpus
from assistant.settings import Settings
from tests.factories import Printed, a_pdf
from tests.hostile import (
    WORDS,
    RawPdf,
    a_form_that_draws_itself,
    a_scan_without_text,
    a_tree_that_multiplies,
    drawn_letters,
    locked,
    mapped,
    noted,
    packed,
    show,
    stream,
    vertical,
    with_script_and_attachment,
)

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.model import Corpus

SETTINGS = Settings(ocr_enabled=False, reader_enabled=False)
GOOD = "A gritting lorry carries nine tonnes of salt."
WHOLE = RawPdf().written()
BROKEN_PAGE = RawPdf(
    pages=b"/Kids [6 0 R 4 0 R] /Count 2",
    others={6: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 7 0 R >>", 7: stream(b"BT <<zz")},
).written()
A_LOOP = {
    6: b"<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>",
    7: b"<< /Title (On and on) /Parent 6 0 R /Next 7 0 R /First 7 0 R /Dest [4 0 R /Fit] >>",
}
CARELESS = WHOLE.replace(b"endobj\n2 0", b"\n2 0").replace(b"/Length ", b"/Length 9 /Length ")
NOTES = RawPdf(
    trailer=b"/Info 6 0 R",
    catalogue=b"/PageLabels << /Nums [0 << /P %s >>] >>" % noted("A\x1b[31m"),
    others={6: b"<< /Title %s >>" % noted("Gritting\x1b]0;owned\x07 in the\nwinter of 2024")},
).written()

READ = {
    "attachments_forms_js": (with_script_and_attachment(), WORDS),
    "circular_bookmarks": (RawPdf(catalogue=b"/Outlines 6 0 R", others=A_LOOP).written(), WORDS),
    "circular_form": (a_form_that_draws_itself(1), WORDS),
    "circular_cross_references": (RawPdf(trailer=b"/Prev 9").written(), WORDS),
    "encrypted_empty_password_rc4": (locked("", "RC4-128"), WORDS),
    "encrypted_empty_password_aes": (locked("", "AES-256"), WORDS),
    "garbled_text": (mapped("ab\ud800c\x07\x1b\ufdd0d"), "ab c d"),
    "huge_or_slow": (RawPdf(content=packed(b"q " * 50_000 + show())).written(), WORDS),
    "huge_page": (RawPdf(box=b"[0 0 99999999 99999999]").written(), WORDS),
    "many_warnings": (CARELESS, WORDS),
    "notes_with_controls": (NOTES, WORDS),
    "no_eof_table_misplaced": (WHOLE.replace(b"startxref\n", b"startxref\n9"), WORDS),
    "open_error_junk_before": (b"From: clerk\r\n\r\n" + WHOLE + b"\0" * 2_000, WORDS),
    "page_error": (BROKEN_PAGE, WORDS),
    "right_to_left": (mapped("\u05e9\u05dc\u05d5\u05dd"), "\u05e9\u05dc\u05d5\u05dd"),
    "rotated_pages": (RawPdf(page=b"/Rotate 270").written(), WORDS),
    "rotated_by_a_little": (RawPdf(page=b"/Rotate 45").written(), WORDS),
    "type3_fonts": (drawn_letters(mapped=True), "non"),
    "type3_fonts_without_a_map": (drawn_letters(mapped=False), "aba"),
    "vertical_cjk": (vertical("\u8b70\u4f1a\u306e\u5831\u544a"), "\u8b70\u4f1a\u306e\u5831\u544a"),
    "zero_pages_claimed": (RawPdf(pages=b"/Kids [4 0 R] /Count 0").written(), WORDS),
}
REFUSED = {
    "circular_pages": (RawPdf(pages=b"/Kids [2 0 R] /Count 1").written(), "cannot be opened as a PDF"),
    "deep_pages": (a_tree_that_multiplies(300, 1), "cannot be opened as a PDF"),
    "encrypted_needs_password": (locked("secret", "AES-256"), "locked with a password"),
    "encrypted_needs_password_rc4": (locked("secret", "RC4-128"), "locked with a password"),
    "image_only_scan": (a_scan_without_text(), "no page holds text"),
    "no_eof_cut_before_its_table": (WHOLE[: WHOLE.index(b"xref")], "cannot be opened as a PDF"),
    "no_eof": (WHOLE[: WHOLE.index(b"%%EOF")], "cannot be opened as a PDF"),
    "no_eof_cut_early": (WHOLE[:200], "cannot be opened as a PDF"),
    "not_a_pdf_text": (b"Minutes of the meeting", "cannot be opened as a PDF"),
    "not_a_pdf_html": (b"<!DOCTYPE html><script>alert(1)</script>", "cannot be opened as a PDF"),
    "not_a_pdf_zip": (b"PK\x03\x04" + b"\0" * 2_000, "cannot be opened as a PDF"),
    "not_a_pdf_empty": (b"", "cannot be opened as a PDF"),
    "open_error": (
        WHOLE.replace(b"/Catalog", b"/Nothing").replace(b"/Pages 2", b"/Nought 2"),
        "cannot be opened as a PDF",
    ),
    "page_error_all": (
        RawPdf(content=stream(b"no Flate at all", b"/Filter /NoSuchFilter")).written(),
        "no page can be read; the first cannot be read",
    ),
    "zero_pages": (RawPdf(pages=b"/Kids [] /Count 0").written(), "has no pages"),
    "zero_sized_page": (RawPdf(box=b"[0 0 0 0]").written(), "no page holds text"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every file in one folder, the good report among them."""
    path = tmp_path_factory.mktemp("hostile")
    for name, (content, _) in (READ | REFUSED).items():
        (path / f"{name}.pdf").write_bytes(content)
    a_pdf(path / "good.pdf", (Printed(GOOD, 72, 90),))
    return path


@pytest.fixture(scope="module")
def read(folder: Path) -> Corpus:
    return read_corpus(folder, SETTINGS)


def texts_of(corpus: Corpus, document: str) -> list[str]:
    return [page.text for page in corpus.pages if page.document == document and page.text]


@pytest.mark.parametrize("name", READ)
def test_an_awkward_file_is_read_for_the_words_it_prints(read: Corpus, name: str) -> None:
    (document,) = [each.id for each in read.documents if each.file == f"{name}.pdf"]
    assert texts_of(read, document) == [READ[name][1]]


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_is_one_line_with_its_name_and_the_reason(read: Corpus, name: str) -> None:
    (line,) = [problem for problem in read.problems if problem.startswith(f"{name}.pdf: ")]
    assert line.removeprefix(f"{name}.pdf: ").startswith(REFUSED[name][1])
    assert line.isprintable()


def test_no_file_is_both_read_and_refused_or_neither(read: Corpus) -> None:
    assert len(read.documents) == len(READ) + 1
    assert len(read.problems) == len(REFUSED)


def test_what_a_file_says_of_itself_is_shown_without_commands_to_a_terminal(read: Corpus) -> None:
    (noted,) = [document for document in read.documents if document.file == "notes_with_controls.pdf"]
    (page,) = [page for page in read.pages if page.document == noted.id]
    assert (noted.title, page.label) == ("Gritting]0;owned in the winter of 2024", "A[31m")


def test_the_good_report_answers_whatever_lies_beside_it(folder: Path, tmp_path: Path) -> None:
    assistant = Assistant.open(folder, tmp_path / "index", SETTINGS)
    answer = assistant.ask("How much salt does a gritting lorry carry?")
    assert (answer.extracts[0].quote, answer.extracts[0].citation.document) == (GOOD, "good")


@pytest.mark.parametrize("name", ["not_a_pdf_html", "encrypted_needs_password", "page_error_all"])
def test_a_folder_of_one_such_file_alone_is_one_line_too(folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / f"{name}.pdf").write_bytes((folder / f"{name}.pdf").read_bytes())
    with pytest.raises(CorpusError, match=rf"{name}\.pdf: {REFUSED[name][1]}") as raised:
        Assistant.open(tmp_path / "corpus", tmp_path / "index", SETTINGS)
    assert str(raised.value).isprintable()
