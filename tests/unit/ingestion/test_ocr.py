"""What Tesseract says becomes words with places; who has no Tesseract is told so."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from assistant.ingestion.kept import KeptReadings
from assistant.ingestion.ocr import OcrError, ocr_engine, recognise, words_of_tsv
from assistant.ingestion.sources import read_sources
from assistant.settings import Settings
from tests.factories import Printed, a_pdf

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
LINE = "4\t1\t1\t1\t1\t0\t100\t200\t600\t40\t-1\t"
GRIT = "5\t1\t1\t1\t1\t1\t100\t200\t150\t40\t96.5\tGrit"
BINS = "5\t1\t1\t1\t1\t2\t300\t200\t120\t40\t41\tbins"
BLANK = "5\t1\t1\t1\t1\t3\t500\t200\t120\t40\t95\t "


def test_a_row_of_a_word_becomes_a_word_placed_in_points() -> None:
    (grit,) = words_of_tsv(f"{HEAD}\n{GRIT}\n", dpi=200)
    assert (grit.text, grit.confidence, grit.line) == ("Grit", 96.5, (1, 1, 1, 1))
    assert (grit.x0, grit.top, grit.x1, grit.bottom) == pytest.approx((36, 72, 90, 86.4))


def test_rows_of_lines_of_blanks_and_rows_cut_short_hold_no_word() -> None:
    table = f"{HEAD}\n{LINE}\n{GRIT}\n{BINS}\n{BLANK}\n5\t1\t1"
    assert [word.text for word in words_of_tsv(table, dpi=300)] == ["Grit", "bins"]


def test_no_engine_reads_where_the_program_is_not_there_or_ocr_is_switched_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ocr_engine(Settings(ocr_enabled=False)) == ""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ocr_engine(Settings()) == ""
    with pytest.raises(OcrError, match="Tesseract is not installed"):
        recognise(b"P5 1 1 255\n\xff", 200, Settings(), 5)


def a_program(folder: Path, name: str, script: str) -> None:
    """A program that stands in for Tesseract."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def test_a_page_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_program(tmp_path, "tesseract", "exec /bin/sleep 20")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OcrError, match="takes longer than 0"):
        recognise(b"", 200, Settings(), 0.2)


def test_a_program_that_breaks_off_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_program(tmp_path, "tesseract", 'if [ "$1" = stdin ]; then exit 1; fi; echo "tesseract 9.9"; echo eng')
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ocr_engine(Settings()) == "tesseract 9.9"
    assert ocr_engine(Settings(ocr_language="cym")) == ""
    with pytest.raises(OcrError, match="Tesseract breaks off"):
        recognise(b"", 200, Settings(), 5)


def test_what_was_read_by_one_version_is_not_taken_for_that_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    a_pdf(corpus / "plan.pdf", [Printed(words="Roads are gritted.", x=72, y=300)])
    (document,) = read_sources(corpus, Settings()).documents
    names = set()
    for version in ("5.3.0", "5.4.0", ""):
        folder = tmp_path / f"with{version}"
        folder.mkdir()
        if version:
            a_program(folder, "tesseract", f'echo "tesseract {version}"; echo eng')
        monkeypatch.setenv("PATH", str(folder))
        names.add(KeptReadings(tmp_path / "kept", Settings()).name_of(document))
    assert len(names) == 3


@pytest.mark.tesseract
def test_where_scans_are_read_english_is_there() -> None:
    assert shutil.which("tesseract")
    assert ocr_engine(Settings()).startswith("tesseract ")
