from __future__ import annotations

import gc
from typing import TYPE_CHECKING
from weakref import ref

import pytest

from assistant.ask import Assistant
from assistant.errors import UnreadablePdfError, UploadError
from assistant.model import AnswerStatus
from assistant.settings import Settings
from assistant.ui.session_end import end_when_left
from assistant.uploads import Uploads, safe_name
from tests.factories import GRITTING, SALT, Printed, a_pdf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SETTINGS = Settings(reader_enabled=False)
BARN = (Printed("4 Barns", 72, 90), Printed("The salt barn holds 900 tonnes of salt.", 72, 120))
QUESTION = "How many tonnes does the salt barn hold?"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("everyone")
    (folder / "papers").mkdir()
    a_pdf(folder / "papers" / "plan.pdf", GRITTING)
    return Assistant.open(folder / "papers", folder / "index", SETTINGS)


def content(folder: Path, *pages: Sequence[Printed]) -> bytes:
    return a_pdf(folder / "made.pdf", *pages).read_bytes()


def test_an_added_paper_is_answered_from_beside_the_others_until_it_is_removed(
    tmp_path: Path, shared: Assistant
) -> None:
    uploads = Uploads(SETTINGS, tmp_path)
    before = list(uploads.folder.iterdir())
    added = uploads.add("barns.pdf", content(tmp_path, BARN), shared.corpus)
    both = uploads.over(shared)

    (extract, *_) = both.ask(QUESTION).extracts
    assert "900 tonnes" in extract.quote
    assert extract.citation.document == added.id
    assert (both.corpus_folder / added.file).is_file()
    assert both.ask("How long does a gritting run take?").extracts[0].citation.document == "plan"
    assert (both.corpus_folder / "plan.pdf").read_bytes() == (shared.corpus_folder / "plan.pdf").read_bytes()
    assert shared.ask(QUESTION).status is AnswerStatus.NOT_FOUND
    assert uploads.over(shared) is both

    uploads.remove(added.id)
    assert (before, uploads.documents) == ([], ())
    assert not (uploads.folder / added.file).exists()
    assert uploads.over(shared).ask(QUESTION).status is AnswerStatus.NOT_FOUND
    assert (shared.corpus_folder / "plan.pdf").is_file()


def test_papers_can_be_added_where_everyone_has_none_and_never_take_anothers_name(
    tmp_path: Path, shared: Assistant
) -> None:
    uploads = Uploads(SETTINGS, tmp_path)
    added = uploads.add("../PLAN.PDF", content(tmp_path, BARN), shared.corpus)
    assert (added.id, added.file) == ("PLAN (2)", "PLAN (2).pdf")
    alone = uploads.over(None)
    assert [document.id for document in alone.corpus.documents] == ["PLAN (2)"]
    assert "900 tonnes" in alone.ask(QUESTION).extracts[0].quote
    with pytest.raises(UploadError, match=r"not added: it is there already, as"):
        uploads.add("again.pdf", content(tmp_path, BARN), shared.corpus)
    assert [path.name for path in uploads.folder.iterdir()] == ["PLAN (2).pdf"]


def test_what_cannot_be_read_or_is_too_much_is_one_line_and_leaves_nothing_behind(tmp_path: Path) -> None:
    few = Settings(reader_enabled=False, uploads=0)
    small = Settings(reader_enabled=False, uploads_max_bytes=1_000_000, pdf_max_bytes=100)
    uploads = Uploads(small, tmp_path)
    with pytest.raises(UploadError, match=r"^a\.pdf: not added: 0 papers are the most for one session$"):
        Uploads(few, tmp_path).add("a.pdf", b"")
    with pytest.raises(UploadError, match="may have 1 megabytes together"):
        uploads.add("a.pdf", b"0" * 1_000_001)
    with pytest.raises(UnreadablePdfError, match=r"^a\.pdf: larger than 0 megabytes$"):
        uploads.add("a.pdf", b"0" * 101)
    with pytest.raises(UnreadablePdfError, match=r"^a\.pdf: cannot be opened as a PDF"):
        uploads.add("a.pdf", b"no PDF")
    assert list(uploads.folder.iterdir()) == []


def test_a_paper_is_saved_for_everyone_whole_and_never_in_anothers_place(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    uploads = Uploads(SETTINGS, tmp_path)
    made = content(tmp_path, SALT)
    added = uploads.add("salt.pdf", made)
    (corpus / "salt.pdf").write_bytes(b"another")
    with pytest.raises(UploadError, match=r"^salt\.pdf: a document of that name is there already$"):
        uploads.save(added.id, corpus)
    (corpus / "salt.pdf").unlink()
    assert uploads.save(added.id, corpus).read_bytes() == made
    assert ([path.name for path in corpus.iterdir()], uploads.documents) == (["salt.pdf"], ())
    with pytest.raises(KeyError):
        uploads.save(added.id, corpus)


def test_a_paper_is_never_written_through_to_a_document_of_everyones_that_is_gone(
    tmp_path: Path, shared: Assistant
) -> None:
    uploads = Uploads(SETTINGS, tmp_path)
    uploads.over(shared)
    elsewhere = tmp_path / "plan.pdf"
    (uploads.folder / "plan.pdf").unlink()
    (uploads.folder / "plan.pdf").symlink_to(elsewhere)
    added = uploads.add("plan.pdf", content(tmp_path, BARN))
    assert added.file == "plan.pdf"
    assert not elsewhere.exists()
    assert not (uploads.folder / "plan.pdf").is_symlink()


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    uploads = Uploads(SETTINGS, tmp_path)
    uploads.folder.rmdir()
    with pytest.raises(UploadError, match=r"^plan\.pdf: cannot be kept \(No such file or directory\)$"):
        uploads.add("plan.pdf", b"")


def test_the_folder_of_a_session_goes_with_it(tmp_path: Path) -> None:
    uploads = Uploads(SETTINGS, tmp_path)
    (uploads.folder / "salt.pdf").write_bytes(b"private")
    folder = uploads.folder
    del uploads
    gc.collect()
    assert not folder.exists()


def test_papers_end_when_nobody_has_read_the_page_for_a_while_and_not_when_the_reader_comes_back(
    tmp_path: Path,
) -> None:
    uploads = Uploads(SETTINGS, tmp_path)
    (uploads.folder / "salt.pdf").write_bytes(b"private")
    looks = iter([True, False, False, True, True])
    still_there: list[bool] = []

    def is_read() -> bool:
        still_there.append(uploads.folder.exists())
        return next(looks, False)

    end_when_left(ref(uploads), is_read, linger_seconds=0.3)
    assert len(still_there) > 7
    assert all(still_there)
    assert not uploads.folder.exists()
    assert uploads.documents == ()


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("Annual Report 2023-24.pdf", "Annual Report 2023-24.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\papers\\plan.PDF", "plan.pdf"),
        ("<script>alert(1)</script>.pdf", "script.pdf"),
        ("two\nlines\x1b[31m.pdf", "two lines 31m.pdf"),
        ("..pdf", "paper.pdf"),
        ("", "paper.pdf"),
        ("\udcff.pdf", "paper.pdf"),
        ("Rh\u00f4s-y-bol.pdf", "Rh\u00f4s-y-bol.pdf"),
        ("a" * 300 + ".pdf", "a" * 60 + ".pdf"),
    ],
)
def test_a_files_name_keeps_only_what_is_safe(given: str, safe: str) -> None:
    assert safe_name(given) == safe


def test_a_name_in_use_gets_a_number() -> None:
    assert safe_name("Plan.pdf", {"plan", "plan (2)"}) == "Plan (3).pdf"
