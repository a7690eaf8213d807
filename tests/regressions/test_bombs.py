"""Small files that grow when they are read: each is read or is one line, within its limits, and the next one is read."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.ingestion.isolation import PdfReaderProcess
from assistant.model import Document
from assistant.settings import Settings
from tests.hostile import (
    WORDS,
    RawPdf,
    a_form_that_draws_itself,
    a_tree_that_multiplies,
    forms_that_multiply,
    object_stream,
    packed,
    packed_again,
    show,
    stream,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TIGHT = Settings(
    ocr_enabled=False, pdf_max_seconds=30.0, pdf_max_memory_bytes=400_000_000, pdf_max_result_bytes=20_000_000
)
BLANKS = b" " * 90_000_000
HURRIED = replace(TIGHT, pdf_max_seconds=2.0)
PAGE = b"4 0 " + RawPdf().objects()[4]
DEEP = 5_000
BEYOND = b"%s 0 0 %s 0 0 cm " % (b"9" * 20, b"9" * 20)  # twenty times: more than a number can hold
BOOKMARKS = {
    6: b"<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>",
    **{
        7 + level: b"<< /Title (Down) /Parent %d 0 R /First %d 0 R /Last %d 0 R /Dest [4 0 R /Fit] >>"
        % (6 + level, 8 + level, 8 + level)
        for level in range(DEEP)
    },
}

BOUNDED: dict[str, tuple[RawPdf | bytes, str]] = {
    "unpacks": (RawPdf(content=packed(BLANKS)), "no page can be read; the first cannot be read (Limit"),
    "unpacks_twice": (
        RawPdf(content=packed_again(BLANKS, 2)),
        "no page can be read; the first cannot be read (Limit",
    ),
    "packed_a_thousand_times": (
        RawPdf(content=stream(b"x", b"/Filter [%s]" % (b"/FlateDecode " * 1_000))),
        "no page can be read; the first cannot be read (Maximum filter count",
    ),
    "objects_unpack": (object_stream(PAGE + BLANKS, 1, 4, packings=2), "cannot be opened as a PDF (Limit"),
    "a_billion_objects_claimed": (
        object_stream(PAGE, 1_000_000_000, 4),
        "cannot be opened as a PDF (Invalid offset",
    ),
    "a_hundred_thousand_pages": (
        RawPdf(pages=b"/Kids [%s] /Count 100000" % (b"4 0 R " * 100_000)),
        "has 100000 pages, more than 2000",
    ),
    "a_million_pages_by_few_objects": (
        a_tree_that_multiplies(6, 10),
        "cannot be opened as a PDF (Maximum page tree",
    ),
    "a_hundred_thousand_streams": (
        RawPdf(contents=b"[%s]" % (b"5 0 R " * 100_000)),
        "no page can be read; the first cannot be read (Array-based stream",
    ),
    "pages_deep_down": (
        a_tree_that_multiplies(DEEP, 1),
        "cannot be opened as a PDF (Maximum page tree depth",
    ),
    "arrays_in_arrays": (
        RawPdf(content=stream(b"[" * DEEP + b"]" * DEEP + b" TJ " + show())),
        "no page can be read; the first cannot be read (it is damaged inside)",
    ),
}
READ = {
    "a_hundred_thousand_pages_claimed": RawPdf(pages=b"/Kids [4 0 R] /Count 100000"),
    "dictionaries_in_dictionaries": RawPdf(page=b"/X " + b"<< /A " * DEEP + b"1" + b" >>" * DEEP),
    "bookmarks_deep_down": RawPdf(catalogue=b"/Outlines 6 0 R", others=BOOKMARKS),
    "places_beyond_all_bounds": RawPdf(
        content=stream(b"q " + BEYOND * 20 + show() + b"0 0 1 1 re f Q " + show())
    ),
    "states_kept_without_end": RawPdf(content=packed(b"q " * 100_000 + show())),
    "the_same_words_a_thousand_times": RawPdf(content=packed(show() * 1_000)),
}


@pytest.fixture(scope="module")
def reader() -> Iterator[PdfReaderProcess]:
    with closing(PdfReaderProcess(TIGHT)) as process:
        yield process


def read(reader: PdfReaderProcess, folder: Path, name: str, content: RawPdf | bytes) -> tuple[list[str], str]:
    """The texts of a file's pages and the one line said of it; each file is followed by one that is read."""
    for file, made in ((name, content), ("next", RawPdf())):
        (folder / f"{file}.pdf").write_bytes(made if isinstance(made, bytes) else made.written())
    before = time.monotonic()
    found, after = (reader.read(folder, _document(file)) for file in (name, "next"))
    assert time.monotonic() - before < 100
    assert [page.text for page in after.pages] == [WORDS]
    return [page.text for page in found.pages], "; ".join(found.problems)


def _document(name: str) -> Document:
    return Document(id=name, title=name, short_title=name, file=f"{name}.pdf", digest="0" * 64)


@pytest.mark.parametrize("name", BOUNDED)
def test_a_file_that_grows_beyond_its_limits_is_one_line(
    reader: PdfReaderProcess, tmp_path: Path, name: str
) -> None:
    content, reason = BOUNDED[name]
    texts, line = read(reader, tmp_path, name, content)
    assert line.startswith(f"{name}.pdf: {reason}")
    assert line.isprintable()
    assert texts == []


@pytest.mark.parametrize("name", READ)
def test_a_file_that_only_claims_to_be_large_or_deep_is_read(
    reader: PdfReaderProcess, tmp_path: Path, name: str
) -> None:
    assert read(reader, tmp_path, name, READ[name]) == ([WORDS], "")


def test_drawings_that_multiply_end_by_the_clock(tmp_path: Path) -> None:
    with closing(PdfReaderProcess(HURRIED)) as reader:
        assert read(reader, tmp_path, "multiply", forms_that_multiply(10, 10)) == (
            [],
            "multiply.pdf: takes longer than 2 seconds to read",
        )


def test_a_drawing_that_holds_itself_twice_ends_by_a_limit(tmp_path: Path) -> None:
    with closing(PdfReaderProcess(HURRIED)) as reader:
        texts, line = read(reader, tmp_path, "twice", a_form_that_draws_itself(2))
    limits = (
        "takes longer than",
        "needs more than",
        "broke the process",
    )  # which comes first depends on the machine
    assert texts == []
    assert line.startswith(tuple(f"twice.pdf: {limit}" for limit in limits))
