"""Column heads of a table: found by their look, by figures under them, or by standing over another table too."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.ingestion.tables import Table
    from assistant.ingestion.words import PrintedLine

_PERIOD = re.compile(r"\b(?:19|20)\d\d(?:\s?[/\u2010-\u2013-]\s?(?:\d\d){1,2})?\b|\bQ(?:uarter )?[1-4]\b")
"""A year, two years in one, or a quarter: the head of a column of figures as often as a figure."""


def head_rows(rows: Sequence[Sequence[Sequence[PrintedLine]]]) -> int:
    """How many of the first rows are column heads, fewer than all.

    Heads are bold in every cell they fill, which is not the first alone; without bold rows, a first row of
    words or periods over a column of figures is one, or one with a period over a column of words.
    """
    heads = 0
    for row in rows:
        if not any(row[1:]) or not all(line.bold for lines in row for line in lines):
            break
        heads += 1
    if heads == len(rows):
        return 0
    return heads or int(_is_over_figures(rows) or _names_period(rows))


def _is_over_figures(rows: Sequence[Sequence[Sequence[PrintedLine]]]) -> bool:
    first = rows[0]
    if len(rows) < 3 or not all(first) or any(_has_figure(cell) for cell in first):
        return False
    return any(2 * sum(map(_has_figure, column)) >= len(rows) for column in zip(*rows[1:], strict=True))


def _names_period(rows: Sequence[Sequence[Sequence[PrintedLine]]]) -> bool:
    first = rows[0]
    if len(rows) < 3 or not all(first):
        return False
    return any(
        _PERIOD.fullmatch(" ".join(line.text for line in head)) and not any(map(_has_digit, column))
        for head, column in zip(first, zip(*rows[1:], strict=True), strict=True)
    )


def _has_digit(cell: Sequence[PrintedLine]) -> bool:
    return any(letter.isdigit() for line in cell for letter in line.text)


def _has_figure(cell: Sequence[PrintedLine]) -> bool:
    return any(letter.isdigit() for line in cell for letter in _PERIOD.sub("", line.text))


def with_repeated_heads(tables: Sequence[Table], texts: Sequence[str]) -> tuple[Table, ...]:
    """Tables whose first row stands again over another table have it as head, though it is not bold.

    Args:
        tables: of one document.
        texts: of its pages, in order.
    """
    firsts = [
        tuple(span and texts[span.page - 1][span.start : span.end] for span in table.rows[0])
        for table in tables
    ]
    counts = Counter(firsts)
    return tuple(
        replace(table, head_rows=1)
        if not table.head_rows and counts[first] > 1 and sum(map(bool, first)) > 1 and len(table.rows) > 1
        else table
        for table, first in zip(tables, firsts, strict=True)
    )
