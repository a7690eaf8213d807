"""Ruled tables and framed boxes of a page: which words stand in which cell.

A group of cells in two columns or more is a table; any other group frames boxes that are read one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.ingestion.grid import Cell, cells_of, edges_of, rows_of
from assistant.ingestion.open_sides import with_sides
from assistant.ingestion.words import PrintedLine, Word, printed_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.ingestion.paths import Rule
    from assistant.model import Span

_PROSE_WORDS = 60
"""A cell across the whole of a table that holds more words is text in a box."""
_PAGE = 0.5
"""Share of the page that a frame around the whole text fills."""
_INLINE_GAP = 1.0
"""Most room, in ems, between a box in a line and the words of the line beside it."""


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
    groups = cells_of(*with_sides(*edges_of(rules, width, height)))
    for cells in sorted(groups, key=_area):
        held, left = _held(cells, left)
        frame = _frame(cells, held)
        if frame is not None:
            frames += _parted(frame)
        else:
            left += [word for cell in held.values() for word in cell]
    most = _PAGE * width * height
    open_ = [frame for frame in frames if _stands_in_line(frame, left) or _frames_page(frame, frames, most)]
    frames = [frame for frame in frames if frame not in open_]
    left += [word for frame in open_ for row in frame.rows for cell in row for word in cell or ()]
    left.sort(key=lambda word: word.order)
    frames.sort(key=lambda frame: (frame.top, frame.x0))
    return frames, left


def _parted(frame: Frame) -> list[Frame]:
    """A table without its rows of one cell full of prose, which are boxes of text before and after it."""
    if not frame.is_table:
        return [frame]
    parts: list[tuple[bool, list[tuple[tuple[Word, ...] | None, ...]]]] = []
    for row in frame.rows:
        filled = [cell for cell in row if cell]
        prose = len(filled) == 1 and len(filled[0]) > _PROSE_WORDS
        if prose or not parts or parts[-1][0]:
            parts.append((prose, []))
        parts[-1][1].append(row)
    if len(parts) == 1:
        return [frame]
    return [_part(frame, rows, is_table=not prose) for prose, rows in parts]


def _part(frame: Frame, rows: Sequence[tuple[tuple[Word, ...] | None, ...]], *, is_table: bool) -> Frame:
    words = [word for row in rows for cell in row for word in cell or ()]
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    return Frame(frame.x0, top, frame.x1, bottom, tuple(rows), is_table=is_table)


def _stands_in_line(frame: Frame, others: Iterable[Word]) -> bool:
    """Whether a box frames words of a printed line that goes on beside it, as a highlighter does."""
    words = [word for row in frame.rows for cell in row for word in cell or ()]
    size = max(word.size for word in words)
    if frame.is_table or max(word.y for word in words) - min(word.y for word in words) > 0.2 * size:
        return False
    return any(
        abs(other.y - words[0].y) < 0.2 * size
        and max(frame.x0 - other.x1, other.x0 - frame.x1) < _INLINE_GAP * size
        for other in others
    )


def _frames_page(frame: Frame, others: Iterable[Frame], most: float) -> bool:
    """Whether a frame of more than this area stands around others, as the frame of a printed web page does."""
    around = any(
        frame.x0 < other.x0 and other.x1 < frame.x1 and frame.top < other.top and other.bottom < frame.bottom
        for other in others
    )
    return around and not frame.is_table and (frame.x1 - frame.x0) * (frame.bottom - frame.top) > most


def _area(cells: Sequence[Cell]) -> float:
    return sum((cell.x1 - cell.x0) * (cell.bottom - cell.top) for cell in cells)


def _held(cells: Sequence[Cell], words: Iterable[Word]) -> tuple[dict[Cell | None, list[Word]], list[Word]]:
    """The words whose middle lies in each cell, and the others."""
    held: dict[Cell | None, list[Word]] = {}
    outside = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        cell = next((cell for cell in cells if cell.holds(x, y)), None)
        if cell is None:
            outside.append(word)
        else:
            held.setdefault(cell, []).append(word)
    return held, outside


def _frame(cells: Sequence[Cell], held: Mapping[Cell | None, list[Word]]) -> Frame | None:
    """The frame of a group of cells; None when it holds no words, or is a chart rather than a table."""
    if not held:
        return None
    columns = _columns(rows_of(cells), held)
    rows = [row for row in zip(*columns, strict=True) if any(row)]
    if len(columns) > 2 and not _is_filled(rows):
        return None
    return Frame(
        min(cell.x0 for cell in cells),
        min(cell.top for cell in cells),
        max(cell.x1 for cell in cells),
        max(cell.bottom for cell in cells),
        tuple(rows),
        is_table=len(columns) > 1 and len(rows) > 1,
    )


def _columns(
    grid: Sequence[Sequence[Cell | None]], held: Mapping[Cell | None, list[Word]]
) -> list[list[tuple[Word, ...] | None]]:
    """The words of each column; columns that are one, with heads ruled a little aside, are made one."""
    columns: list[list[Cell | None]] = [
        list(column) for column in zip(*grid, strict=True) if any(cell in held for cell in column)
    ]
    merged = columns[:1]
    for column in columns[1:]:
        if _is_same_column(merged[-1], column, held):
            merged[-1] = [new if new in held else old for old, new in zip(merged[-1], column, strict=True)]
        else:
            merged.append(column)
    return [[tuple(held.get(cell, ())) if cell is not None else None for cell in column] for column in merged]


def _is_same_column(
    one: Sequence[Cell | None], other: Sequence[Cell | None], held: Mapping[Cell | None, list[Word]]
) -> bool:
    """Whether no row has words in both, and their cells stand mostly over one another."""
    if any(a in held and b in held for a, b in zip(one, other, strict=True)):
        return False
    left = [cell for cell in one if cell is not None and cell in held]
    right = [cell for cell in other if cell is not None and cell in held]
    ends = min(cell.x1 for cell in (*left, *right))
    narrowest = min(cell.x1 - cell.x0 for cell in (*left, *right))
    return ends - min(cell.x0 for cell in right) > 0.5 * narrowest


def _is_filled(rows: Sequence[Sequence[tuple[Word, ...] | None]]) -> bool:
    """Whether a third of the cells hold words, or half of those of the first column."""
    filled = sum(1 for row in rows for cell in row if cell)
    return 3 * filled >= len(rows) * len(rows[0]) or 2 * sum(1 for row in rows if row[0]) >= len(rows)


def cell_lines(words: Sequence[Word] | None) -> list[PrintedLine]:
    """The printed lines of a cell, from its top."""
    return printed_lines(words) if words else []
