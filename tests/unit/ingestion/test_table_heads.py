"""Column heads are told from rows of figures and of words."""

import pytest

from assistant.ingestion.table_heads import head_rows
from assistant.ingestion.words import PrintedLine, printed_lines
from tests.unit.ingestion.test_tables import word


def row(*cells: str) -> list[list[PrintedLine]]:
    return [printed_lines([word(text, 60, 100)]) for text in cells]


def test_bold_first_rows_are_heads_and_a_bold_group_row_is_not() -> None:
    def cells(*row: tuple[str, bool]) -> list[list[PrintedLine]]:
        return [printed_lines([word(text, 60, 100, bold=bold)]) if text else [] for text, bold in row]

    body = cells(("Police", False), ("£21,000", False))
    assert (
        head_rows([cells(("", True), ("Expenditure", True)), cells(("Income", True), ("", True)), body]) == 1
    )
    assert head_rows([body, body]) == 0


def test_a_first_row_of_words_over_figures_is_a_head_without_being_bold() -> None:
    assert head_rows([row("Site", "Area"), row("Odessa", "10ha"), row("Spring", "2ha")]) == 1


@pytest.mark.parametrize(
    ("first", "body"),
    [
        (("Line", "2024/25", "Forecast 2025-26"), ("Staff", "£198,400", "£221,500")),
        (("Measure", "Q3", "Target"), ("Visits made", "81%", "90%")),
        (("Area judged", "2021", "2025"), ("Children in care", "Good", "Requires improvement")),
    ],
)
def test_years_and_quarters_over_figures_or_words_are_heads(
    first: tuple[str, ...], body: tuple[str, ...]
) -> None:
    assert head_rows([row(*first), row(*body), row(*body)]) == 1


@pytest.mark.parametrize(
    "body",
    [
        [("2019", "Founded"), ("2020", "Opened"), ("2021", "Closed")],
        [("2019", "12"), ("2020", "14"), ("2021", "9")],
        [("Chair", "Ann Lowe"), ("Clerk", "Bo Reed"), ("Member", "Cy Hart")],
    ],
)
def test_a_first_row_like_those_under_it_is_no_head(body: list[tuple[str, ...]]) -> None:
    assert head_rows([row(*cells) for cells in body]) == 0
