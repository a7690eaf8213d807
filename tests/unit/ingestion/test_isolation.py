from __future__ import annotations

import os
import signal
import time
from contextlib import closing
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from assistant.ingestion.isolation import PdfReaderProcess, read_apart
from assistant.ingestion.reading import as_corpus, read_document
from assistant.ingestion.sources import read_sources
from assistant.model import Document
from assistant.settings import Settings
from tests.factories import Printed, a_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.model import Corpus

WORDS = (Printed("The council grits 640 miles of road.", 72, 90),)


@pytest.fixture
def reader() -> Iterator[PdfReaderProcess]:
    with closing(PdfReaderProcess(Settings())) as process:
        yield process


def a_document(file: str) -> Document:
    return Document(
        id=file.removesuffix(".pdf"), title="Plan", short_title="Plan", file=file, digest="0" * 64
    )


def a_file_that_never_ends(folder: Path, name: str) -> Document:
    """A pipe that nobody writes to: opening it waits for ever."""
    os.mkfifo(folder / name)
    return a_document(name)


def a_file_that_unpacks_to(folder: Path, name: str, megabytes: int) -> Document:
    """One page whose content is a small stream that unpacks to a very long one."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, NameObject

    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    stream = DecodedStreamObject()
    stream.set_data(b"(grit) Tj " * (megabytes * 100_000))
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    writer.write(folder / name)
    return a_document(name)


def said_of(read: Corpus) -> str:
    """The one line said of a file that gave nothing."""
    (problem,) = read.problems
    assert (read.documents, read.pages, read.passages) == ((), (), ())
    assert "\n" not in problem
    return problem


def test_a_file_read_in_a_process_of_its_own_is_read_as_in_this_one(
    tmp_path: Path, reader: PdfReaderProcess
) -> None:
    path = a_pdf(tmp_path / "plan.pdf", WORDS)
    (document,) = read_sources(tmp_path, Settings()).documents
    here = as_corpus(read_document(path, document, Settings()))
    assert reader.read(tmp_path, document) == here
    assert [passage.text for passage in here.passages] == [WORDS[0].words]


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_read(tmp_path: Path) -> None:
    a_pdf(tmp_path / "plan.pdf", WORDS)
    endless = a_file_that_never_ends(tmp_path, "endless.pdf")
    with closing(PdfReaderProcess(Settings(pdf_max_seconds=1.5))) as reader:
        before = time.monotonic()
        assert said_of(reader.read(tmp_path, endless)) == "endless.pdf: takes longer than 1.5 seconds to read"
        assert time.monotonic() - before < 30
        assert reader.read(tmp_path, a_document("plan.pdf")).documents[0].id == "plan"


def test_a_file_that_crashes_the_process_is_one_line_and_the_next_one_is_read(
    tmp_path: Path, reader: PdfReaderProcess
) -> None:
    a_pdf(tmp_path / "plan.pdf", WORDS)
    deadly = a_file_that_never_ends(tmp_path, "deadly.pdf")
    reader.read(tmp_path, a_document("plan.pdf"))
    killed: list[int] = []

    def crash() -> None:
        while len(killed) < 2:
            time.sleep(0.05)
            process = reader._process
            if process is None or process.pid in killed:
                continue
            try:
                # Can be opened for writing only once somebody is opening it for reading.
                pipe = os.open(tmp_path / "deadly.pdf", os.O_WRONLY | os.O_NONBLOCK)
            except OSError:
                continue
            killed.append(process.pid)
            os.kill(process.pid, signal.SIGSEGV)
            os.close(pipe)

    crashing = Thread(target=crash)
    crashing.start()
    problem = said_of(reader.read(tmp_path, deadly))
    crashing.join(30)
    assert problem == "deadly.pdf: broke the process that was reading it (signal 11)"
    assert len(killed) == 2  # a process that had read other files is not believed at once
    assert reader.read(tmp_path, a_document("plan.pdf")).documents[0].id == "plan"


def test_a_file_that_takes_too_much_memory_is_one_line_and_the_next_one_is_read(tmp_path: Path) -> None:
    a_pdf(tmp_path / "plan.pdf", WORDS)
    bomb = a_file_that_unpacks_to(tmp_path, "bomb.pdf", megabytes=10)
    with closing(PdfReaderProcess(Settings(pdf_max_memory_bytes=200_000_000))) as reader:
        assert (
            said_of(reader.read(tmp_path, bomb))
            == "bomb.pdf: needs more than 200 megabytes of memory to read"
        )
        assert reader.read(tmp_path, a_document("plan.pdf")).documents[0].id == "plan"


def test_a_file_that_holds_more_than_is_taken_over_is_one_line(tmp_path: Path) -> None:
    a_pdf(tmp_path / "plan.pdf", WORDS * 40)
    with closing(PdfReaderProcess(Settings(pdf_max_result_bytes=1_000))) as reader:
        assert (
            said_of(reader.read(tmp_path, a_document("plan.pdf")))
            == "plan.pdf: holds more than 0 megabytes of text"
        )


def test_a_process_that_cannot_start_is_one_line(tmp_path: Path) -> None:
    a_pdf(tmp_path / "plan.pdf", WORDS)
    with closing(PdfReaderProcess(Settings(pdf_max_memory_bytes=1_000_000))) as reader:
        assert said_of(reader.read(tmp_path, a_document("plan.pdf"))).startswith(
            "plan.pdf: the process to read"
        )


def test_files_read_several_at_once_come_in_their_order(tmp_path: Path) -> None:
    for name in "dcba":
        a_pdf(tmp_path / f"{name}.pdf", *[WORDS] * (8 if name == "a" else 1))
    (tmp_path / "b.pdf").write_bytes(b"no PDF")
    with closing(read_apart(tmp_path, read_sources(tmp_path, Settings()).documents, Settings())) as reading:
        read = list(reading)
    assert [[document.id for document in part.documents] for part in read] == [["a"], [], ["c"], ["d"]]
    assert read[1].problems[0].startswith("b.pdf: cannot be opened as a PDF")


def test_reading_that_is_broken_off_ends_its_processes_at_once(tmp_path: Path) -> None:
    a_pdf(tmp_path / "a.pdf", WORDS)
    documents = [a_document("a.pdf"), a_file_that_never_ends(tmp_path, "endless.pdf")]
    reading = read_apart(tmp_path, documents, Settings())
    assert next(reading).documents[0].id == "a"
    before = time.monotonic()
    reading.close()
    assert time.monotonic() - before < 10
