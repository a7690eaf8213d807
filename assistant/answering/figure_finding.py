"""Makes the figures of a passage: read, told what they measure and of when, placed on their page and cited."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.figure_cells import CellReading, read_row
from assistant.answering.figure_measures import measures_of
from assistant.answering.figure_periods import heading_period, period_above, period_beside, period_of_document
from assistant.answering.figure_places import place_in
from assistant.answering.figure_reading import read_figures
from assistant.model import Evidence, ExtractKind, Figure, FigureKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.answering.corpus_map import CorpusMap
    from assistant.answering.extracts import ExtractMaker
    from assistant.answering.figure_reading import Reading
    from assistant.model import Cell, Passage

_WORD = re.compile(r"[^\W\d_]{2}")
_HEADLINE = 100  # a count below this in a heading numbers it or names something


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFigure:
    """A figure with what comparing it needs."""

    figure: Figure
    reading: Reading
    passage: Passage


def figures_of(passage: Passage, layout: CorpusMap, maker: ExtractMaker) -> tuple[FoundFigure, ...]:
    """Figures of one passage in order.

    Raises:
        QuoteMismatchError: when the passage's words are not on its page.
    """
    readings = tuple(_readings(passage, layout))
    if not readings:
        return ()
    extract = maker.extract(Evidence(passages=(passage,), kind=passage.kind, score=1.0))
    document = layout.documents[passage.document]
    found = []
    for place, (reading, cell, measures) in enumerate(readings):
        own = _period(passage, reading, cell)
        figure = Figure(
            id=f"{passage.id}/f{place}",
            document=passage.document,
            number=reading.number,
            value=reading.value,
            upper=reading.upper,
            unit=reading.unit,
            kind=reading.kind,
            measures=measures,
            period=own or period_of_document(document),
            own_period=bool(own),
            span=place_in(passage, layout.pages[passage.document], reading.start, reading.end),
            extract=extract,
            cell=cell,
        )
        found.append(FoundFigure(figure=figure, reading=reading, passage=passage))
    return tuple(found)


def _readings(passage: Passage, layout: CorpusMap) -> Iterator[tuple[Reading, Cell | None, tuple[str, ...]]]:
    if passage.contents:
        return
    if passage.kind is ExtractKind.TABLE_ROW:
        yield from ((read.reading, read.cell, _row_measures(passage, read)) for read in _row(passage, layout))
        return
    if not _WORD.search(passage.text):
        return  # figures alone are a date or a reference
    for reading in read_figures(passage.text):
        if passage.kind is not ExtractKind.HEADING or _is_headline(reading):
            yield reading, None, measures_of(passage, reading)


def _row(passage: Passage, layout: CorpusMap) -> tuple[CellReading, ...]:
    block = layout.blocks.get(passage.block)
    if block is None or block.table is None:
        return ()
    return read_row(passage, block.table, int(block.id.rpartition("/b")[2]))


def _row_measures(passage: Passage, read: CellReading) -> tuple[str, ...]:
    cell = read.cell
    parts: tuple[str, ...] = (cell.group, cell.label, cell.head)
    if not read.alone and passage.text == cell.label:
        parts = (cell.group, *measures_of(passage, read.reading))
    return tuple(dict.fromkeys(part for part in parts if part)) or (passage.text,)


def _is_headline(reading: Reading) -> bool:
    return reading.kind in {FigureKind.MONEY, FigureKind.SHARE} or reading.low >= _HEADLINE


def _period(passage: Passage, reading: Reading, cell: Cell | None) -> str:
    """The period that stands with the figure: beside it, in its row or column, in the heading above; or ""."""
    beside = "" if cell else period_beside(passage.text, reading.start, reading.end)
    above = period_above(cell.head, cell.label, cell.group) if cell else ""
    return beside or above or heading_period(passage.headings)
