"""Tables read as rows that know their column heads and the group they stand under."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from assistant.model import joined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.ingestion.tables import Table
    from assistant.model import Page, Span

Row = tuple["Span | None", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A table row: its filled cells' spans, their column heads, its group, and whether it is a head itself.

    Attributes:
        columns: heads of the filled cells, one a span; empty when the table has no heads.
    """

    spans: tuple[Span, ...]
    columns: tuple[str, ...] = ()
    group: str | None = None
    head: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTable:
    """A table read.

    Attributes:
        heads: column heads, one a column, "" where there is none.
        group: the group that its last row stands under.
        continues: whether it goes on with the table before it.
    """

    rows: tuple[ReadRow, ...]
    heads: tuple[str, ...]
    group: str | None
    continues: bool


def read_table(table: Table, pages: Mapping[int, Page], before: ReadTable | None = None) -> ReadTable:
    """Read a table.

    Args:
        pages: the document's pages by number.
        before: the table on the page before, when nothing but running heads stands between the two.
    """
    count = _head_rows(table, pages)
    width = len(table.rows[0]) if table.rows else 0
    heads = _heads(table.rows[:count], width, pages)
    continues = before is not None and len(before.heads) == width and (count == 0 or before.heads == heads)
    if continues and before is not None and count == 0:
        heads = before.heads
    group = before.group if continues and before is not None else None
    rows = []
    grouped = _groups(table.rows[count:], pages)
    for place, row in enumerate(table.rows):
        spans = tuple(cell for cell in row if cell is not None)
        if not spans:
            continue
        if place < count:
            rows.append(ReadRow(spans=spans, head=True))
        elif grouped[place - count]:
            group = cell_text(spans[0], pages)
            rows.append(ReadRow(spans=spans, head=True, group=None))
        else:
            named = tuple(heads[column] for column, cell in enumerate(row) if cell is not None)
            rows.append(ReadRow(spans=spans, columns=named if any(named) else (), group=group))
    return ReadTable(rows=tuple(rows), heads=heads, group=group, continues=continues)


def cell_text(span: Span, pages: Mapping[int, Page]) -> str:
    """A cell's words as running text."""
    return joined(pages[span.page].text[span.start : span.end])


def _filled(row: Row) -> int:
    return sum(cell is not None for cell in row)


def _head_rows(table: Table, pages: Mapping[int, Page]) -> int:
    """Rows of column heads: those found by their look, else a first row that leaves its first cell empty."""
    if table.head_rows:
        return table.head_rows
    if len(table.rows) > 2 and table.rows[0][0] is None and _filled(table.rows[0]) > 0:
        texts = [cell_text(cell, pages) for cell in table.rows[0] if cell is not None]
        return int(any(letter.isalpha() for text in texts for letter in text))
    return 0


def _heads(rows: Sequence[Row], width: int, pages: Mapping[int, Page]) -> tuple[str, ...]:
    return tuple(
        " ".join(cell_text(row[column], pages) for row in rows if row[column] is not None)  # type: ignore[arg-type]
        for column in range(width)
    )


def _groups(rows: Sequence[Row], pages: Mapping[int, Page]) -> list[bool]:
    """Which rows head a group: only their first cell filled, where others fill more or are not bold."""
    alone = [row[0] is not None and _filled(row) == 1 and len(row) > 1 for row in rows]
    usual = median([_filled(row) for row in rows]) if rows else 0
    bold = [_bold(row[0], pages) if row[0] is not None else False for row in rows]
    if usual >= 2:
        return [
            only and (strong or (place + 1 < len(rows) and not alone[place + 1]))
            for place, (only, strong) in enumerate(zip(alone, bold, strict=True))
        ]
    mixed = not all(bold)
    return [only and strong and mixed for only, strong in zip(alone, bold, strict=True)]


def _bold(span: Span, pages: Mapping[int, Page]) -> bool:
    lines = [line for line in pages[span.page].lines if line.start < span.end and span.start < line.end]
    return bool(lines) and all(line.bold for line in lines)
