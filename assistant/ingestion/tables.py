"""Ruled tables and framed boxes of a page: which words stand in which cell.

A group of cells in two columns or more is a table; any other group frames boxes that are read one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.ingestion.grid import Cell, cells_of, rows_of
from assistant.ingestion.words import PrintedLine, Word, printed_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.ingestion.paths import Rule
    from assistant.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, or the part of one that stands on one page.

    Attributes:
        page: counted from 1.
        rows: a Span a cell, None for an empty cell or one that a wider cell covers; rows of equal length.
        head_rows: how many of the first rows are column heads.
    """

    page: int
    rows: tuple[tuple[Span | None, ...], ...]
    head_rows: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A table or framed box with its words, before the page's text exists.

    Attributes:
        rows: the words of each cell; None where there is no cell.
        is_table: whether it has two columns or more that hold text.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    rows: tuple[tuple[tuple[Word, ...] | None, ...], ...]
    is_table: bool


def frames_of(
    rules: Iterable[Rule], words: Sequence[Word], width: float, height: float
) -> tuple[list[Frame], list[Word]]:
    """The frames of a page that hold text, and the words outside of them."""
    frames: list[Frame] = []
    left = list(words)
    groups = cells_of(rules, width, height)
    for cells in sorted(groups, key=_area):
        held, left = _held(cells, left)
        frame = _frame(cells, held)
        if frame is not None:
            frames.append(frame)
        else:
            left += [word for cell in held.values() for word in cell]
    left.sort(key=lambda word: word.order)
    frames.sort(key=lambda frame: (frame.top, frame.x0))
    return frames, left


def _area(cells: Sequence[Cell]) -> float:
    return sum((cell.x1 - cell.x0) * (cell.bottom - cell.top) for cell in cells)


def _held(cells: Sequence[Cell], words: Iterable[Word]) -> tuple[dict[Cell, list[Word]], list[Word]]:
    """The words whose middle lies in each cell, and the others."""
    held: dict[Cell, list[Word]] = {}
    outside = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        cell = next((cell for cell in cells if cell.holds(x, y)), None)
        if cell is None:
            outside.append(word)
        else:
            held.setdefault(cell, []).append(word)
    return held, outside


def _frame(cells: Sequence[Cell], held: dict[Cell, list[Word]]) -> Frame | None:
    if not held:
        return None
    grid = [
        [tuple(held.get(cell, ())) if cell is not None else None for cell in row] for row in rows_of(cells)
    ]
    grid = [row for row in grid if any(row)]
    used = [column for column in range(len(grid[0])) if any(row[column] for row in grid)]
    rows = tuple(tuple(row[column] for column in used) for row in grid)
    return Frame(
        min(cell.x0 for cell in cells),
        min(cell.top for cell in cells),
        max(cell.x1 for cell in cells),
        max(cell.bottom for cell in cells),
        rows,
        is_table=len(used) > 1 and len(rows) > 1,
    )


def head_rows(rows: Sequence[Sequence[Sequence[PrintedLine]]]) -> int:
    """How many of the first rows are heads: bold in every cell they fill, two cells at least, more rows below."""
    heads = 0
    for row in rows:
        filled = [lines for lines in row if lines]
        if len(filled) < 2 or not all(line.bold for lines in filled for line in lines):
            break
        heads += 1
    return heads if heads < len(rows) else 0


def cell_lines(words: Sequence[Word] | None) -> list[PrintedLine]:
    """The printed lines of a cell, from its top."""
    return printed_lines(words) if words else []
