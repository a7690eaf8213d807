"""Tables without ruled lines: short texts that stand side by side, each under the one above it.

A page's lines are read across unless something says otherwise. Here it is said by columns: segments of lines
that begin (or end, or stand in the middle) at the same places on several lines, with empty paper between.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from assistant.ingestion.markers import read_marker
from assistant.ingestion.tables import Frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.ingestion.columns import Box
    from assistant.ingestion.words import Word

_ONE_LINE = 2.5
"""Points by which the baselines of one row's cells may differ."""
_ALIGNED = 3.0
"""Points by which the cells of one column may be out of line."""
_GAP = 1.2
"""Least empty paper between two columns, ems."""
_WIDE = 3.0
"""Least empty paper, ems, between the cells of a table of few lines."""
_SHORT_WORDS = 8
"""Most words of a cell of a table of few lines."""
_FAR = 3.5
"""Most ems from one line of a table to the next."""
_FEWEST = 3
"""Least lines that hold two cells or more, unless these are short and far apart."""
_CLOSE = 1.25
"""Share of the least step from line to line up to which a line may go on with the row above it."""
_EDGE = 0.09
"""Share of the page's height, above and below, in which running heads stand."""
_LONG_WORDS = 14
"""A column whose median cell has more words on a line is prose."""


@dataclass(slots=True)
class _Line:
    """Segments of one baseline, from left to right, and the columns they stand in once these are known."""

    y: float
    segments: list[Box]
    columns: list[int] = field(default_factory=list)

    @property
    def size(self) -> float:
        return max(word.size for box in self.segments for word in box.words)

    @property
    def words(self) -> list[list[Word]]:
        return [list(box.words) for box in self.segments]


def unruled_tables(boxes: Sequence[Box], height: float) -> tuple[list[Frame], list[Box]]:
    """The tables among the segments of a column of a page, and the boxes outside of them.

    Args:
        height: of the page, points.
    """
    lines = _lines(
        [box for box in boxes if box.frame < 0 and _EDGE * height < box.top < (1 - _EDGE) * height]
    )
    frames: list[Frame] = []
    used: set[int] = set()
    at = 0
    while at < len(lines):
        run = _run(lines, at, [box for box in boxes if box.frame >= 0])
        if not _is_table(run, lines):
            at += 1
            continue
        frames.append(_frame(run))
        used.update(id(box) for line in run for box in line.segments)
        at += len(run)
    return frames, [box for box in boxes if id(box) not in used]


def _lines(boxes: Iterable[Box]) -> list[_Line]:
    lines: list[_Line] = []
    for box in sorted(boxes, key=lambda box: (box.words[0].y, box.x0)):
        if lines and box.words[0].y - lines[-1].y <= _ONE_LINE:
            lines[-1].segments.append(box)
        else:
            lines.append(_Line(box.words[0].y, [box]))
    for line in lines:
        line.segments.sort(key=lambda box: box.x0)
    return lines


def _text(box: Box) -> str:
    return " ".join(word.text for word in box.words)


def _parted(line: _Line) -> bool:
    """Whether a line holds two cells or more, the first of which is more than the number of a paragraph."""
    if len(line.segments) < 2:
        return False
    gaps = (right.x0 - left.x1 for left, right in pairwise(line.segments))
    return min(gaps) >= _GAP * line.size and not _is_number(_text(line.segments[0]))


def _is_number(text: str) -> bool:
    marker = read_marker(text)
    return (
        len(text) < 3
        or (len(text) < 6 and text[-1] in ".)")
        or (marker is not None and marker.length >= len(text))
    )


def _run(lines: Sequence[_Line], at: int, framed: Sequence[Box]) -> list[_Line]:
    """The lines from `at` on that fit in the columns of the first, up to the last that holds two cells."""
    first = lines[at]
    if not _parted(first):
        return []
    columns = first.segments
    run: list[_Line] = []
    for line in lines[at:]:
        places = _columns_of(line, columns)
        between = run and any(run[-1].y < box.top < line.y for box in framed)
        if places is None or between or (run and line.y - run[-1].y > _FAR * max(line.size, run[-1].size)):
            break
        run.append(_Line(line.y, line.segments, places))
    while run and len(run[-1].columns) < 2 and run[-1].columns == [0]:
        run.pop()
    return run


def _columns_of(line: _Line, columns: Sequence[Box]) -> list[int] | None:
    """The column of each segment of a line; None when one stands in none, or reaches into the next."""
    places: list[int] = []
    for box in line.segments:
        fits = [place for place, column in enumerate(columns) if _under(box, column) and place not in places]
        if not fits or (places and fits[0] < places[-1]):
            return None
        after = columns[fits[0] + 1].x0 if fits[0] + 1 < len(columns) else float("inf")
        if box.x1 > after - 0.5 * line.size:
            return None
        places.append(fits[0])
    return places


def _under(box: Box, column: Box) -> bool:
    middle = abs((box.x0 + box.x1) - (column.x0 + column.x1)) / 2
    return min(abs(box.x0 - column.x0), abs(box.x1 - column.x1), middle) <= _ALIGNED


def _is_repeated(parted: Sequence[_Line], lines: Sequence[_Line]) -> bool:
    """Whether few lines of short cells, far apart, stand in columns of which the page has more lines."""
    short = all(len(_text(box).split()) <= _SHORT_WORDS for line in parted for box in line.segments)
    if not parted or not short or _least_gap(parted) < _WIDE:
        return False
    first = parted[0].segments
    alike = [
        line
        for line in lines
        if len(line.segments) == len(first)
        and all(abs(box.x0 - other.x0) <= 1 for box, other in zip(line.segments, first, strict=True))
    ]
    return len(parted) > 1 or len(alike) > 1


def _least_gap(lines: Sequence[_Line]) -> float:
    return min((right.x0 - left.x1) / line.size for line in lines for left, right in pairwise(line.segments))


def _is_table(run: Sequence[_Line], lines: Sequence[_Line]) -> bool:
    parted = [line for line in run if len(line.columns) > 1]
    if len(parted) < _FEWEST and not _is_repeated(parted, lines):
        return False
    cells = [_text(box) for line in run for box in line.segments]
    lettered = sum(any(letter.isalpha() for letter in _text(line.segments[0])) for line in parted)
    words = [
        median(
            len(_text(box).split())
            for line in run
            for box, at in zip(line.segments, line.columns, strict=True)
            if at == place
        )
        for place in {at for line in run for at in line.columns}
    ]
    if all(word.bold for line in run for box in line.segments for word in box.words):
        return False  # names in columns, set as headings are
    listed = sum(_begins_item(text) for text in cells)
    return (
        2 * lettered > len(parted)
        and max(words) <= _LONG_WORDS
        and 4 * listed < len(cells)
        and not _is_contents(parted)
    )


def _begins_item(text: str) -> bool:
    marker = read_marker(text)
    return marker is not None and marker.bullet and not marker.weak


def _is_contents(parted: Sequence[_Line]) -> bool:
    """Whether the last cells are page numbers, which never fall."""
    last = [line.segments[-1].words[-1].text for line in parted]
    if any("...." in _text(box) for line in parted for box in line.segments):
        return True
    numbers = [int(text) for text in last if text.isdecimal() and len(text) < 4]
    return len(numbers) == len(last) and numbers == sorted(numbers) and len(parted[0].columns) < 4


def _frame(run: Sequence[_Line]) -> Frame:
    width = 1 + max(at for line in run for at in line.columns)
    steps = [1.0] if len(run) == 1 else [line.y - above.y for above, line in pairwise(run)]
    rows: list[list[list[Word]]] = []
    for place, line in enumerate(run):
        goes_on = place > 0 and _goes_on(line, rows[-1], steps[place - 1], min(steps))
        if not goes_on:
            rows.append([[] for _ in range(width)])
        for words, at in zip(line.words, line.columns, strict=True):
            rows[-1][at] += words
    boxes = [box for line in run for box in line.segments]
    return Frame(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
        tuple(tuple(tuple(cell) or None for cell in row) for row in rows),
        is_table=True,
    )


def _goes_on(line: _Line, row: Sequence[Sequence[Word]], step: float, least: float) -> bool:
    """Whether a line goes on with the row above it: close under it, in the middle of a sentence or beside no first cell."""
    if line.columns[0] > 0:
        return step <= 2 * least and any(row[at] for at in line.columns)
    if step > _CLOSE * least:
        return False
    begun = [_text(box) for box, at in zip(line.segments, line.columns, strict=True) if row[at]]
    if len(line.columns) == 1:
        return bool(begun) and not begun[0].isupper() and row[0][-1].bold == line.segments[0].words[0].bold
    return any(text[0].islower() or text[0] == "(" for text in begun)
