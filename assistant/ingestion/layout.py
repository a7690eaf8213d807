"""A page's drawing made into text in reading order, each printed line keeping where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.ingestion.columns import Box, read_order, segments_of
from assistant.ingestion.glyphs import without_doubles, words_of
from assistant.ingestion.paths import Rule
from assistant.ingestion.table_heads import head_rows
from assistant.ingestion.tables import Frame, Table, cell_lines, frames_of
from assistant.ingestion.unruled import unruled_tables
from assistant.ingestion.words import PrintedLine, Word, printed_lines
from assistant.model import Line, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.ingestion.content import Drawn

_MARK = re.compile(r"[\d*\u2020\u2021\u00a7,]{1,5}")
"""What a footnote mark looks like."""
_SMALLEST = 2.0
"""Type under this many points is a mark for machines, not for readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A page's text with its lines, tables and raised marks.

    Attributes:
        artifacts: places in `lines` of lines the file itself marks as no content.
        in_tables: places in `lines` of table lines.
    """

    text: str
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    superscripts: tuple[Span, ...]
    artifacts: frozenset[int]
    in_tables: frozenset[int]


@dataclass(frozen=True, slots=True)
class _View:
    """A page seen so that text of one direction runs from left to right: quarter turns, and the page's size."""

    turn: int
    width: float
    height: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as seen."""
        return (self.height, self.width) if self.turn % 2 else (self.width, self.height)

    @property
    def shift(self) -> float:
        """What is added to a glyph's height, which is counted from the turned origin."""
        return (0.0, self.width, self.height, 0.0)[self.turn]

    @property
    def slide(self) -> float:
        """What is added to a glyph's place along the line."""
        return (0.0, 0.0, self.width, self.height)[self.turn]

    def seen(self, rule: Rule) -> Rule:
        """A rule of the page as seen."""
        x0, top, x1, bottom = rule
        if self.turn == 1:
            return Rule(top, self.width - x1, bottom, self.width - x0)
        if self.turn == 2:
            return Rule(self.width - x1, self.height - bottom, self.width - x0, self.height - top)
        if self.turn == 3:
            return Rule(self.height - bottom, x0, self.height - top, x1)
        return rule

    def placed(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        """A seen rectangle back on the page."""
        if self.turn == 1:
            return self.width - bottom, x0, self.width - top, x1
        if self.turn == 2:
            return self.width - x1, self.height - bottom, self.width - x0, self.height - top
        if self.turn == 3:
            return top, self.height - x1, bottom, self.height - x0
        return x0, top, x1, bottom


def lay_out(drawn: Drawn, page: int, width: float, height: float) -> Layout:
    """The layout of page `page` (from 1) of `width` by `height` points.

    The direction of most glyphs is read first, text that runs otherwise after it.
    """
    counts = [0, 0, 0, 0]
    for glyph in drawn.glyphs:
        counts[glyph.turn] += 1
    writer = _Writer(page)
    main = max(range(4), key=lambda turn: (counts[turn], -turn))
    for turn in sorted(range(4), key=lambda turn: (turn != main, turn)):
        if counts[turn]:
            view = _View(turn, width, height)
            rules = [view.seen(rule) for rule in drawn.rules] if turn == main else []
            _read(writer, _words(drawn, view), rules, view)
    return writer.layout()


def seen(box: Rule, turn: int, width: float, height: float) -> Rule:
    """A rectangle of a page of this size, turned by quarters so that its text runs from left to right."""
    return _View(turn, width, height).seen(box)


def lay_out_words(
    words: Sequence[Word], page: int, width: float, height: float, turn: int
) -> tuple[Layout, tuple[Span, ...]]:
    """The layout of words that are known already, placed as `seen`, and the characters each word fills.

    The words' `order` counts them from 0.
    """
    writer = _Writer(page)
    _read(writer, words, [], _View(turn, width, height))
    return writer.layout(), tuple(writer.words[word.order] for word in words)


def _words(drawn: Drawn, view: _View) -> list[Word]:
    shift, slide = view.shift, view.slide
    glyphs = (glyph for glyph in drawn.glyphs if glyph.turn == view.turn and glyph.size >= _SMALLEST)
    if view.turn:
        glyphs = (
            glyph._replace(x0=glyph.x0 + slide, x1=glyph.x1 + slide, y=glyph.y + shift) for glyph in glyphs
        )
    wide, tall = view.size
    words = without_doubles(words_of(glyphs))
    return [word for word in words if word.x1 > 0 and word.x0 < wide and word.bottom > 0 and word.top < tall]


def _read(writer: _Writer, words: Sequence[Word], rules: Sequence[Rule], view: _View) -> None:
    frames, loose = frames_of(rules, words, *view.size)
    boxes = segments_of(loose)
    boxes += [framed(frame, place) for place, frame in enumerate(frames)]
    for column in read_order(boxes):
        _read_column(writer, column, frames, view)


def framed(frame: Frame, place: int) -> Box:
    """A frame as a box that is read in its place."""
    return Box(frame.x0, frame.top, frame.x1, frame.bottom, frame=place)


def _read_column(writer: _Writer, column: Sequence[Box], frames: Sequence[Frame], view: _View) -> None:
    """Lines and frames of a column from its top; a frame stands where its upper edge does."""
    tables, column = unruled_tables(column, view.size[1])
    column = [*column, *(framed(table, len(frames) + place) for place, table in enumerate(tables))]
    frames = [*frames, *tables]
    lines = printed_lines(word for box in column for word in box.words)
    placed = sorted((box for box in column if box.frame >= 0), key=lambda box: (round(box.top / 6), box.x0))
    for box in placed:
        before = [line for line in lines if (line.top + line.bottom) / 2 < box.top]
        lines = lines[len(before) :]
        for line in before:
            writer.line(line, view)
        _read_frame(writer, frames[box.frame], view)
    for line in lines:
        writer.line(line, view)


def _read_frame(writer: _Writer, frame: Frame, view: _View) -> None:
    if frame.is_table:
        writer.table([[cell_lines(cell) for cell in row] for row in frame.rows], view)
        return
    for row in frame.rows:
        for cell in row:
            for column in read_order(segments_of(cell or ())):
                _read_column(writer, column, (), view)


@dataclass(slots=True)
class _Writer:
    """Collects a page's lines and counts characters."""

    page: int
    texts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    superscripts: list[Span] = field(default_factory=list)
    artifacts: set[int] = field(default_factory=set)
    in_tables: set[int] = field(default_factory=set)
    words: dict[int, Span] = field(default_factory=dict)
    at: int = 0

    def line(self, printed: PrintedLine, view: _View) -> None:
        """Append one printed line."""
        text = printed.text
        x0, top, x1, bottom = view.placed(printed.x0, printed.top, printed.x1, printed.bottom)
        if printed.artifact:
            self.artifacts.add(len(self.lines))
        self.lines.append(
            Line(
                start=self.at,
                end=self.at + len(text),
                x0=round(x0, 2),
                x1=round(x1, 2),
                top=round(top, 2),
                bottom=round(bottom, 2),
                size=printed.size,
                bold=printed.bold,
            )
        )
        self._mark(printed)
        self.texts.append(text)
        self.at += len(text) + 1

    def _mark(self, printed: PrintedLine) -> None:
        at = self.at
        for piece in printed.pieces:
            at += piece.space
            end = at + len(piece.word.text)
            self.words[piece.word.order] = Span(page=self.page, start=at, end=end)
            if piece.raised and _MARK.fullmatch(piece.word.text):
                self.superscripts.append(Span(page=self.page, start=at, end=end))
            at = end

    def table(self, rows: Sequence[Sequence[Sequence[PrintedLine]]], view: _View) -> None:
        """Append a table, cell by cell."""
        first = len(self.lines)
        spans = []
        for row in rows:
            cells: list[Span | None] = []
            for cell in row:
                start = self.at
                for line in cell:
                    self.line(line, view)
                cells.append(Span(page=self.page, start=start, end=self.at - 1) if cell else None)
            spans.append(tuple(cells))
        self.in_tables.update(range(first, len(self.lines)))
        self.tables.append(Table(page=self.page, rows=tuple(spans), head_rows=head_rows(rows)))

    def layout(self) -> Layout:
        """The page as collected."""
        return Layout(
            text="\n".join(self.texts),
            lines=tuple(self.lines),
            tables=tuple(self.tables),
            superscripts=tuple(self.superscripts),
            artifacts=frozenset(self.artifacts),
            in_tables=frozenset(self.in_tables),
        )
