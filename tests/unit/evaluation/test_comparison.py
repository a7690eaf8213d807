"""Runs kept and held together question by question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.arguments import parse_arguments
from assistant.errors import InputFormatError
from assistant.evaluation.command import compared
from assistant.evaluation.comparison import compare, comparison_record, comparison_text
from assistant.evaluation.saved import Scored, means_of, read_run, save_run

if TYPE_CHECKING:
    from pathlib import Path


def row(identity: str, **measures: float) -> Scored:
    return Scored(
        id=identity, measures={name.replace("_at_", "@"): value for name, value in measures.items()}
    )


BEFORE = (row("A1", answer_at_1=0, refused=1), row("A2", answer_at_1=1, refused=0), row("A3", declined=0))
AFTER = (row("A1", answer_at_1=1, refused=0), row("A2", answer_at_1=1, refused=0), row("A3", declined=0))


def test_a_question_answered_now_is_won() -> None:
    first = compare(BEFORE, AFTER)[0]
    assert (first.measure, first.before, first.after) == ("answer@1", 0.5, 1.0)
    assert (first.won, first.lost, first.chance) == (("A1",), (), 1.0)


def test_a_question_refused_no_longer_is_won_though_its_number_fell() -> None:
    refused = next(one for one in compare(BEFORE, AFTER) if one.measure == "refused")
    assert (refused.won, refused.lost) == (("A1",), ())


def test_a_question_that_a_run_lacks_is_lost() -> None:
    first, refused = compare(BEFORE, AFTER[:1])[:2]
    assert first.lost == ("A2",)
    assert refused.lost == ("A2",)


def test_the_length_of_an_answer_is_compared_only_where_both_runs_answer() -> None:
    before, after = (row("A1", words_at_1=30),), (row("A1", words_at_1=20), row("A2", words_at_1=9))
    assert compare(before, after)[0].won == ("A1",)


def test_ten_won_and_none_lost_is_no_chance() -> None:
    before = [row(f"A{place}", answer_at_1=0) for place in range(10)]
    after = [row(f"A{place}", answer_at_1=1) for place in range(10)]
    assert compare(before, after)[0].chance == pytest.approx(2 / 1024)


def test_the_text_names_the_questions_won_and_lost() -> None:
    text = comparison_text(compare(BEFORE, AFTER))
    assert "answer@1 won: A1\nanswer@1 lost: -" in text
    assert "declined won" not in text


def test_saved_runs_are_compared_as_they_were(tmp_path: Path) -> None:
    save_run(tmp_path / "runs" / "before.jsonl", BEFORE)
    save_run(tmp_path / "after.jsonl", AFTER)
    assert read_run(tmp_path / "runs" / "before.jsonl") == BEFORE
    record, text = compared(tmp_path / "runs" / "before.jsonl", tmp_path / "after.jsonl")
    assert record == comparison_record(compare(BEFORE, AFTER))
    assert text == comparison_text(compare(BEFORE, AFTER))


def test_a_line_that_is_no_run_is_named(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    path.write_text('{"id": "A1", "measures": {}}\n{"id": "A2"}\n', encoding="utf-8")
    with pytest.raises(InputFormatError, match="line 2"):
        read_run(path)


def test_a_run_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputFormatError, match=r"gone\.jsonl"):
        read_run(tmp_path / "gone.jsonl")


def test_means_are_over_the_rows_that_a_measure_applies_to() -> None:
    assert means_of(BEFORE) == {"answer@1": (0.5, 2), "refused": (0.5, 2), "declined": (0.0, 1)}


@pytest.mark.parametrize("said", [[], ["gold.jsonl", "--compare", "a.jsonl", "b.jsonl"]])
def test_a_file_is_scored_or_two_runs_compared_never_both(said: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        parse_arguments(["evaluate", *said])
