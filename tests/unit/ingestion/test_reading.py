from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from assistant.errors import CorpusError
from assistant.ingestion.reading import read_corpus
from assistant.settings import Settings
from tests.factories import Printed, a_pdf

if TYPE_CHECKING:
    from pathlib import Path


def test_a_broken_file_is_one_line_and_does_not_stop_the_others(tmp_path: Path) -> None:
    a_pdf(tmp_path / "plan.pdf", (Printed("The council grits 640 miles of road.", 72, 90),))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    corpus = read_corpus(tmp_path, Settings())
    assert [document.id for document in corpus.documents] == ["plan"]
    (problem,) = corpus.problems
    assert problem.startswith("broken.pdf: ")
    assert "\n" not in problem


def test_a_file_whose_name_cannot_be_shown_is_one_line_that_can(tmp_path: Path) -> None:
    a_pdf(tmp_path / "plan.pdf", (Printed("The council grits 640 miles of road.", 72, 90),))
    for name in (b"two\nlines\x1b[31m.pdf", b"\xff\xfe.pdf"):
        (tmp_path / os.fsdecode(name)).write_bytes((tmp_path / "plan.pdf").read_bytes())
    corpus = read_corpus(tmp_path, Settings())
    assert [document.id for document in corpus.documents] == ["plan"]
    assert len(corpus.problems) == 2
    assert all(problem.isprintable() and "rename it" in problem for problem in corpus.problems)


def test_a_folder_without_a_readable_pdf_is_an_error_of_one_line(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"no pdf")
    with pytest.raises(CorpusError, match=r"no PDF that can be read \(broken\.pdf"):
        read_corpus(tmp_path, Settings())
    with pytest.raises(CorpusError, match="no such folder"):
        read_corpus(tmp_path / "nowhere", Settings())


def test_progress_names_each_file_and_counts(tmp_path: Path) -> None:
    for name in ("a", "b"):
        a_pdf(tmp_path / f"{name}.pdf", (Printed("The council grits 640 miles of road.", 72, 90),))
    told: list[tuple[str, int, int]] = []
    read_corpus(tmp_path, Settings(), lambda *told_now: told.append(told_now))
    assert told == [("a.pdf", 0, 2), ("b.pdf", 1, 2), ("", 2, 2)]
