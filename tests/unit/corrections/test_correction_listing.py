from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from assistant.corrections.listing import correction_record, correction_text, corrections_csv
from assistant.corrections.noting import said, shown
from assistant.model import AnswerStatus, CorrectionKind
from tests.factories import GRITTING, a_page, an_extract

PAGE = a_page(*GRITTING, label="5")
NOTED = replace(
    said(
        shown(
            ("How many miles?", "and in snow?"),
            ("plan",),
            AnswerStatus.ANSWERED,
            [
                an_extract(PAGE, "The council grits 640 miles of road on a cold night."),
                an_extract(PAGE, "A gritting run takes 3 hours.", text="Plan, page 6"),
            ],
        ),
        CorrectionKind.WRONG_PAGE,
        "It is on page 6.",
    ),
    id=4,
    noted_at="2026-11-22T23:14:05Z",
    index="generation-1",
)


def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table)))


def test_a_record_is_plain_json_with_every_field() -> None:
    record = json.loads(json.dumps(correction_record(NOTED)))

    assert record["turns"] == ["How many miles?", "and in snow?"]
    assert record["status"] == "answered"
    assert record["kind"] == "wrong_page"
    assert record["quotes"][0]["reference"] == "Winter Service Plan 2023/24, section 2, page 5"


def test_a_table_has_a_row_a_correction() -> None:
    (row,) = rows(corrections_csv([NOTED]))

    assert row["id"] == "4"
    assert row["question"] == "and in snow?"
    assert row["earlier_questions"] == "How many miles?"
    assert row["quote"] == "The council grits 640 miles of road on a cold night."
    assert row["further_references"] == "Plan, page 6"
    assert row["index"] == "generation-1"


@pytest.mark.parametrize(
    "note",
    ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "  =1", '=HYPERLINK("http://x","y")', "\uff1d1"],
)
def test_no_cell_of_a_table_is_a_formula(note: str) -> None:
    (row,) = rows(corrections_csv([replace(NOTED, note=note, turns=(note,))]))

    assert row["note"] == row["question"] == f"'{note}"


def test_quotes_commas_and_line_breaks_stay_in_their_cell() -> None:
    note = 'he said "no", twice\nand left'

    (row,) = rows(corrections_csv([replace(NOTED, note=note)]))

    assert row["note"] == note


def test_an_empty_book_is_a_table_of_heads_alone() -> None:
    assert corrections_csv([]).startswith("id,noted_at,kind,note,question,")
    assert rows(corrections_csv([])) == []


def test_a_person_reads_what_was_asked_answered_and_noted() -> None:
    said_lines = correction_text(NOTED).splitlines()

    assert said_lines[0] == "4. 2026-11-22T23:14:05Z  wrong_page"
    assert "  asked: and in snow?" in said_lines
    assert "  note: It is on page 6." in said_lines
