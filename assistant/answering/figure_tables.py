"""Tables as columns of figures: which cells are figures, what a row is called, where a total closes a group.

Several rows are compared by what is printed in their own column; nothing is added up or reckoned here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.quoting import CELL_SEPARATOR
from assistant.text.tokens import is_stop_word, stems, tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.model import Passage

_TOTAL = re.compile(
    r"\W*(?:(?:grand |sub-?)?total\b|all(?: \w+)?\W*$)|.*\b(?:sub-?)?total\W*$", re.IGNORECASE
)
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_BESIDE = frozenset("£%")
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A row of a table with the figure it prints in the column that is compared.

    Attributes:
        name: stems of its first cell, stop words left out.
        value: the figure without its sign.
        part: number of the run of rows it belongs to, counted from 0: a new group or a total ends one.
    """

    passage: Passage
    name: frozenset[str]
    value: float
    money: bool
    total: bool
    part: int


def figure_rows(rows: Sequence[Passage], asked: Collection[str], *, money: bool) -> tuple[FigureRow, ...]:
    """The rows of one table that print a figure in one and the same column; none when the column is not certain.

    Args:
        rows: in reading order.
        asked: stems of the question, for the choice among several columns by their heads.
        money: whether the figures have to be sums of money.
    """
    columns = _columns(rows, asked, money=money)
    if len(columns) != 1:
        return ()
    (column,) = columns
    found: list[FigureRow] = []
    part, ended, group = 0, False, rows[0].group
    for row in rows:
        if row.group != group or ended:
            part, group = part + 1, row.group
        cells = row.text.split(CELL_SEPARATOR)
        ended = is_total(cells[0])
        value = figure_of(cells[column]) if column < len(cells) else None
        if value is not None and (not money or "£" in cells[column]):
            name = frozenset(word for word in stems(cells[0]) if not is_stop_word(word))
            found.append(
                FigureRow(
                    passage=row, name=name, value=value, money="£" in cells[column], total=ended, part=part
                )
            )
    return tuple(found)


def figure_of(cell: str) -> float | None:
    """The figure that a cell is nothing but, without its sign; None for words and years."""
    words = [token.text for token in tokens(cell) if token.text not in _BESIDE]
    if len(words) != 1 or not _FIGURE.fullmatch(words[0]):
        return None
    return float(words[0])


def is_total(name: str) -> bool:
    """Whether a row of this name adds up others: "TOTAL", "Total income", "Grand total"."""
    return _TOTAL.match(name) is not None


def _columns(rows: Sequence[Passage], asked: Collection[str], *, money: bool) -> list[int]:
    """Columns of figures; of several, the one whose head meets the question best."""
    cells = [row.text.split(CELL_SEPARATOR) for row in rows]
    width = max(len(row) for row in cells)
    columns = [place for place in range(1, width) if _is_figures(cells, place, money=money)]
    if len(columns) < 2:
        return columns
    heads = rows[0].columns
    met = {
        place: len(set(stems(heads[place])) & set(asked)) if place < len(heads) else 0 for place in columns
    }
    best = max(met.values())
    return [place for place in columns if met[place] == best] if best else columns


def _is_figures(cells: Sequence[Sequence[str]], place: int, *, money: bool) -> bool:
    """Whether most rows that reach this column print a figure there, and not every one a year."""
    held = [row[place] for row in cells if place < len(row)]
    figures = [value for cell in held if (value := figure_of(cell)) is not None]
    if 2 * len(figures) <= len(held) or all(value in _YEARS and value.is_integer() for value in figures):
        return False
    return not money or any("£" in cell for cell in held)
