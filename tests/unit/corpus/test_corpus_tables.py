"""The two ruled tables of the annual report, cell by cell."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pdfplumber

REPORT = Path(__file__).resolve().parents[3] / "corpus" / "annual-report-2019-20.pdf"


@cache
def tables(number: int) -> list[list[str | None]]:
    with pdfplumber.open(REPORT, pages=[number]) as pdf:
        (table,) = pdf.pages[0].extract_tables()
        return [[cell.replace("\n", " ") if cell else cell for cell in row] for row in table]


def test_the_budget_is_a_ruled_table_whose_sums_come_true() -> None:
    head, *rows = tables(21)
    assert head == ["", "Expenditure 2019/20"]
    groups = [row[0] for row in rows if row[1] is None]
    assert groups == ["Funding streams", "Income", "Contributions", "Expenditure"]
    amounts = {str(name): float(re.sub("[£,]", "", amount)) for name, amount in rows if amount}
    names = list(amounts)
    income, total = names.index("TOTAL INCOME"), names.index("TOTAL")
    assert sum(amounts[name] for name in names[:income]) == amounts["TOTAL INCOME"] == -430047
    assert sum(amounts[name] for name in names[income + 1 : total]) == amounts["TOTAL"] == 445333
    assert amounts["TOTAL"] + amounts["TOTAL INCOME"] == amounts["Drawdown"]
    assert amounts["Available reserves"] - amounts["Drawdown"] == amounts["Reserves Balance"]


def test_the_matrix_keeps_its_column_heads_on_both_pages_and_its_one_mark() -> None:
    heads = ["", "Audits", "Data", "Assessments", "Escalated issues", "Case reviews"]
    first, second = tables(22), tables(23)
    assert first[0] == second[0] == heads
    groups = [row[0] for row in first + second if row[1] is None]
    assert groups == [
        "SAFEGUARDING CONCERNS",
        "that are about our systems and how we work together as a whole",
        "that are about our practice",
        "that are repeat themes",
    ]
    marked = [(row[0], row.index("•")) for row in first + second if "•" in row]
    assert marked == [("Parental well-being: mental health, domestic abuse and substance misuse", 5)]
