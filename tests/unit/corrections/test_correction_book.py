from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from assistant.corrections.book import SCHEMA, CorrectionBook
from assistant.corrections.noting import noting, said, shown
from assistant.errors import CorrectionsStoreError, CorrectionTooLongError, UnknownCorrectionError
from assistant.model import AnswerStatus, Correction, CorrectionKind, Verdict
from assistant.settings import Settings
from tests.factories import GRITTING, a_page, an_extract

if TYPE_CHECKING:
    from pathlib import Path

QUOTE = "The council grits 640 miles of road on a cold night."
SHOWN = shown(
    ("How many miles?", "and in snow?"),
    ("plan",),
    AnswerStatus.ANSWERED,
    [an_extract(a_page(*GRITTING, label="5"), QUOTE)],
)


@pytest.fixture
def book(tmp_path: Path) -> CorrectionBook:
    return CorrectionBook.beside(tmp_path / "index", Settings())


def a_note(note: str = "It is on page 6.", kind: CorrectionKind = CorrectionKind.WRONG_PAGE) -> Correction:
    return said(SHOWN, kind, note)


def test_a_correction_comes_back_with_everything_that_was_shown(book: CorrectionBook) -> None:
    noting(book, "generation-1")(a_note())

    (kept,) = book.all()
    assert kept.turns == ("How many miles?", "and in snow?")
    assert kept.documents == ("plan",)
    assert kept.status is AnswerStatus.ANSWERED
    assert (kept.kind, kept.note) == (CorrectionKind.WRONG_PAGE, "It is on page 6.")
    assert (kept.quotes[0].quote, kept.quotes[0].document, kept.quotes[0].page) == (QUOTE, "plan", 1)
    assert kept.quotes[0].reference == "Winter Service Plan 2023/24, section 2, page 5"
    assert kept.index == "generation-1"
    assert kept.id == 1
    assert kept.noted_at.startswith("20")
    assert kept.noted_at.endswith("Z")


def test_a_verdict_comes_back_as_a_verdict(book: CorrectionBook) -> None:
    book.add(shown(("Grit is blue.",), (), Verdict.NOT_STATED, ()))

    assert book.all()[0].status is Verdict.NOT_STATED


def test_nothing_is_made_before_something_is_noted(book: CorrectionBook) -> None:
    assert book.all() == ()
    assert book.delete_all() == 0
    assert not book.path.exists()


def test_only_their_owner_can_read_what_was_noted(book: CorrectionBook) -> None:
    book.add(a_note())

    assert book.path.stat().st_mode & 0o077 == 0


def test_words_that_look_like_sql_are_only_words(book: CorrectionBook) -> None:
    rude = "'); DROP TABLE corrections; --"
    book.add(a_note(rude))
    book.add(a_note("second"))

    assert [kept.note for kept in book.all()] == [rude, "second"]


def test_half_a_character_is_kept_as_a_question_mark(book: CorrectionBook) -> None:
    book.add(shown(("What is \ud800?",), (), AnswerStatus.NOT_FOUND, ()))

    assert book.all()[0].turns == ("What is ??",)


def test_characters_that_cannot_be_seen_are_left_out_of_a_note() -> None:
    assert a_note(" one\x1b[2J\x00\ntwo ").note == "one[2J\ntwo"


def test_a_note_longer_than_allowed_is_refused(book: CorrectionBook) -> None:
    with pytest.raises(CorrectionTooLongError, match="longer than 1000 characters"):
        book.add(a_note("a" * 1_001))

    assert book.all() == ()


def test_a_full_book_takes_no_more(tmp_path: Path) -> None:
    book = CorrectionBook.beside(tmp_path, Settings(corrections_kept=1))
    book.add(a_note())

    with pytest.raises(CorrectionsStoreError, match="full: 1 are kept"):
        book.add(a_note())
    assert len(book.all()) == 1


def test_one_is_deleted_and_its_number_is_not_given_again(book: CorrectionBook) -> None:
    for note in ("one", "two"):
        book.add(a_note(note))

    book.delete(2)

    assert book.add(a_note("three")).id == 3
    assert [kept.note for kept in book.all()] == ["one", "three"]


def test_what_is_deleted_is_gone_from_the_file(book: CorrectionBook) -> None:
    book.add(a_note("known to nobody"))

    assert book.delete_all() == 1

    assert b"known to nobody" not in book.path.read_bytes()
    assert [other.name for other in book.path.parent.iterdir()] == [book.path.name]


def test_a_number_that_is_not_kept_is_said(book: CorrectionBook) -> None:
    book.add(a_note())

    with pytest.raises(UnknownCorrectionError, match="no correction 7"):
        book.delete(7)


def test_sessions_that_note_at_once_all_find_their_notes(book: CorrectionBook) -> None:
    with ThreadPoolExecutor(8) as sessions:
        list(sessions.map(lambda number: book.add(a_note(f"note {number}")), range(40)))

    kept = book.all()
    assert sorted(correction.note for correction in kept) == sorted(f"note {number}" for number in range(40))
    assert [correction.id for correction in kept] == list(range(1, 41))


def test_a_session_that_does_not_get_its_turn_is_told(tmp_path: Path) -> None:
    book = CorrectionBook.beside(tmp_path, Settings(corrections_wait_seconds=0.05))
    book.add(a_note())
    with closing(sqlite3.connect(book.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(CorrectionsStoreError, match="another session is writing"):
            book.add(a_note())


@pytest.mark.parametrize("content", [b"not a database, though it is long enough to be one" * 40, b"SQLite"])
def test_a_damaged_file_gives_one_line_that_names_it(book: CorrectionBook, content: bytes) -> None:
    book.path.parent.mkdir()
    book.path.write_bytes(content)

    for call in (book.all, book.delete_all, lambda: book.add(a_note())):
        with pytest.raises(CorrectionsStoreError) as raised:
            call()
        assert "corrections.sqlite3: damaged" in str(raised.value)
        assert "\n" not in str(raised.value)
    assert book.path.read_bytes() == content


def test_a_row_that_somebody_changed_by_hand_is_damage(book: CorrectionBook) -> None:
    book.add(a_note())
    with closing(sqlite3.connect(book.path)) as other:
        other.execute("UPDATE corrections SET turns = '[]'")
        other.commit()

    with pytest.raises(CorrectionsStoreError, match="damaged"):
        book.all()


def test_another_programs_file_is_left_alone(book: CorrectionBook) -> None:
    book.path.parent.mkdir()
    with closing(sqlite3.connect(book.path)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    before = book.path.read_bytes()

    with pytest.raises(CorrectionsStoreError, match="not a file of corrections"):
        book.add(a_note())
    assert book.path.read_bytes() == before


def test_a_file_of_a_later_version_is_refused(book: CorrectionBook) -> None:
    book.add(a_note())
    with closing(sqlite3.connect(book.path)) as other:
        other.execute(f"PRAGMA user_version = {SCHEMA + 1}")

    with pytest.raises(CorrectionsStoreError, match="written in version 2, not 1"):
        book.all()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file", encoding="utf-8")

    with pytest.raises(CorrectionsStoreError, match=r"corrections\.sqlite3: "):
        CorrectionBook.beside(tmp_path / "index", Settings()).add(a_note())


def test_a_folder_in_the_place_of_the_file_is_said(book: CorrectionBook) -> None:
    book.path.mkdir(parents=True)

    with pytest.raises(CorrectionsStoreError, match="cannot be opened"):
        book.all()


def test_the_settings_can_name_another_place(tmp_path: Path) -> None:
    settings = Settings(corrections_file=str(tmp_path / "elsewhere" / "notes.sqlite3"))
    book = CorrectionBook.beside(tmp_path / "index", settings)

    book.add(a_note())

    assert (tmp_path / "elsewhere" / "notes.sqlite3").is_file()
