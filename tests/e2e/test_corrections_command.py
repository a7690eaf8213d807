"""Corrections from the command line, as a person or another program lists, exports and deletes them."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from assistant.cli import main
from assistant.corrections.book import CorrectionBook
from assistant.corrections.noting import noting, said, shown
from assistant.model import AnswerStatus, CorrectionKind
from assistant.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def note(index: Path, *notes: str) -> None:
    keep = noting(CorrectionBook.beside(index, Settings()), "generation-1")
    for words in notes:
        keep(said(shown(("How many?",), (), AnswerStatus.NOT_FOUND, ()), CorrectionKind.IS_STATED, words))


def test_corrections_are_listed_as_text_json_and_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note(tmp_path, "see page 9", "=1+1")
    command = ["corrections", "--index", str(tmp_path)]

    assert main(command) == 0
    assert "see page 9" in capsys.readouterr().out
    assert main([*command, "--json"]) == 0
    assert [json.loads(line)["note"] for line in capsys.readouterr().out.splitlines()] == [
        "see page 9",
        "=1+1",
    ]
    assert main([*command, "--csv"]) == 0
    rows = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert [row["note"] for row in rows] == ["see page 9", "'=1+1"]


def test_one_correction_is_deleted_and_then_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note(tmp_path, "one", "two", "three")
    command = ["corrections", "--index", str(tmp_path)]

    assert main([*command, "--delete", "2"]) == 0
    assert capsys.readouterr().err == "deleted: 1 correction\n"
    assert main([*command, "--delete", "2"]) == 1
    assert capsys.readouterr().err == "no correction 2\n"
    assert main([*command, "--delete-all"]) == 0
    assert capsys.readouterr().err == "deleted: 2 corrections\n"
    assert main([*command, "--json"]) == 0
    assert capsys.readouterr().out == ""


def test_a_damaged_file_is_one_line_and_status_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "corrections.sqlite3").write_bytes(b"no database at all, only words" * 9)

    assert main(["corrections", "--index", str(tmp_path)]) == 1

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "damaged" in told.err
