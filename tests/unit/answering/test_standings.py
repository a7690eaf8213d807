"""Statements about the rows of a table."""

from __future__ import annotations

import pytest

from assistant.answering.assertions import read_assertion
from assistant.answering.standings import judge_table
from assistant.model import ExtractKind, Passage, Question, Span, Verdict
from assistant.text.tokens import stems

ROWS = (
    ("Salt | -£21,000.00", "Materials"),
    ("Brine mixing | -£64,000.00", "Materials"),
    ("Snow fences | -£500.00", "Materials"),
    ("TOTAL | -£85,500.00", "Materials"),
)


def table() -> list[Passage]:
    return [
        Passage(
            id=f"plan/p{place}",
            document="plan",
            section="plan/s1",
            block=f"plan/b{place}",
            kind=ExtractKind.TABLE_ROW,
            text=text,
            spans=(Span(page=1, start=40 * place, end=40 * place + len(text)),),
            group=group,
        )
        for place, (text, group) in enumerate(ROWS)
    ]


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("The biggest spending on materials went on brine mixing.", Verdict.SUPPORTED),
        ("The biggest spending on materials went on salt.", Verdict.CONTRADICTED),
        ("The smallest sum for materials went on snow fences.", Verdict.SUPPORTED),
        ("The second largest sum for materials went on salt.", Verdict.SUPPORTED),
        ("Brine mixing cost three times as much as salt.", Verdict.SUPPORTED),
        ("Salt cost more than brine mixing.", Verdict.CONTRADICTED),
        ("Brine mixing was about 75% of the total for materials.", Verdict.SUPPORTED),
        ("Brine mixing was a quarter of the total for materials.", Verdict.CONTRADICTED),
    ],
)
def test_rows_are_ranked_compared_and_set_against_their_total(statement: str, verdict: Verdict) -> None:
    question = Question(text=statement, interpreted=statement, terms=tuple(dict.fromkeys(stems(statement))))

    finding = judge_table(read_assertion(statement, question), table())

    assert finding is not None
    assert finding.verdict is verdict


def test_a_statement_that_names_no_row_is_left_to_the_passages() -> None:
    statement = "The largest depot is in Northmoor."
    question = Question(text=statement, interpreted=statement, terms=stems(statement))

    assert judge_table(read_assertion(statement, question), table()) is None
