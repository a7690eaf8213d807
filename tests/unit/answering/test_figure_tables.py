"""Tables as columns of figures."""

from __future__ import annotations

import pytest

from assistant.answering.figure_tables import figure_of, figure_rows, is_total
from tests.written import Written


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("-£201,100.00", 201_100.0),
        ("£0.00", 0.0),
        ("12%", 12.0),
        ("£1.5m", 1_500_000.0),
        ("Salt", None),
        ("2019/20", None),
        ("3 of 4", None),
        ("", None),
    ],
)
def test_a_cell_is_a_figure_when_it_is_nothing_else(cell: str, value: float | None) -> None:
    assert figure_of(cell) == value


@pytest.mark.parametrize(
    ("name", "total"),
    [
        ("TOTAL INCOME", True),
        ("Total", True),
        ("Grand total", True),
        ("All wards", True),
        ("All case reviews", False),
        ("Salt", False),
    ],
)
def test_a_total_is_told_by_its_name(name: str, total: bool) -> None:
    assert is_total(name) is total


def test_a_column_of_years_is_no_column_of_figures() -> None:
    plan = Written()
    plan.row("Elm", "2019", "40", columns=("Ward", "Year", "Homes"))
    plan.row("Dun", "2020", "60", columns=("Ward", "Year", "Homes"))
    assert [row.value for row in figure_rows(plan.passages, (), money=False)] == [40.0, 60.0]


def test_a_table_of_words_has_no_figures() -> None:
    plan = Written()
    plan.row("Elm", "gritted")
    plan.row("Dun", "not gritted")
    assert figure_rows(plan.passages, (), money=False) == ()
