"""Reading order: which words make a column, and which column is read first.

A gutter is a strip of empty paper with prose on both sides over several lines. Text above and below it
that crosses it (a heading, a table) is read before and after. Side-by-side cells without rules are no
columns: their lines are short, and read across.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.ingestion.words import Word

_SEGMENT_GAP = 0.85
"""Ems of empty paper that may be a gutter."""
_RUN_GAP = 2.2
"""Ems between words that the stream joins by a space, as in justified text."""
_BASELINE = 0.6
"""Points within which two baselines are one."""
_GUTTER_LINES = 4
"""Least lines of text on each side of a gutter."""
_INDENT = 12
"""Points by which lines of one column begin apart, as first lines and items do."""
_PROSE_LETTERS = 16
"""Least letters of the median line on each side of a gutter."""
_PROSE_FILL = 0.55
"""Least share of its column (the width of all but the widest tenth of lines) that the median line fills."""
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Box:
    """Anything placed that is read as one: a segment of a line, a table, a framed box.

    Attributes:
        words: of a segment; empty for a table or a framed box.
        frame: number of the table or framed box, or -1.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    words: tuple[Word, ...] = ()
    frame: int = -1

    @property
    def letters(self) -> int:
        """How many letters it shows."""
        return sum(len(word.text) for word in self.words)


@dataclass(frozen=True, slots=True)
class Gutter:
    """Empty paper left of `x` between `top` and `bottom`; `weight` counts the boxes beside it."""

    x: float
    top: float
    bottom: float
    weight: int


def segments_of(words: Iterable[Word]) -> list[Box]:
    """Words of one baseline without a wide gap between them."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.y, word.x0)):
        if rows and word.y - rows[-1][0].y <= _BASELINE:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [box for row in rows for box in _row_segments(sorted(row, key=lambda w: (w.x0, w.order)))]


def _row_segments(row: Sequence[Word]) -> list[Box]:
    groups = [[row[0]]]
    for word in row[1:]:
        before = groups[-1][-1]
        joined = word.spaced and 0 < word.order - before.last <= 4
        limit = (_RUN_GAP if joined else _SEGMENT_GAP) * max(before.size, word.size)
        if word.x0 - before.x1 > limit:
            groups.append([word])
        else:
            groups[-1].append(word)
    return [
        Box(
            group[0].x0,
            min(w.top for w in group),
            max(w.x1 for w in group),
            max(w.bottom for w in group),
            tuple(group),
        )
        for group in groups
    ]


def read_order(boxes: Sequence[Box], depth: int = 0) -> list[list[Box]]:
    """Boxes as a list of columns (or full-width bands), in the order they are read."""
    gutter = _gutter(boxes) if depth < _DEEPEST else None
    if gutter is None:
        return [list(boxes)] if boxes else []
    above = [box for box in boxes if _middle(box) < gutter.top]
    below = [box for box in boxes if _middle(box) > gutter.bottom]
    beside = [box for box in boxes if gutter.top <= _middle(box) <= gutter.bottom]
    left = [box for box in beside if box.x0 < gutter.x - 1]
    right = [box for box in beside if box.x0 >= gutter.x - 1]
    if not left or not right:
        return [list(boxes)]
    return [column for part in (above, left, right, below) for column in read_order(part, depth + 1)]


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _gutter(boxes: Sequence[Box]) -> Gutter | None:
    """The gutter with the most text beside it; the leftmost of equals."""
    edges: dict[int, int] = {}
    for box in boxes:
        edges[round(box.x0)] = edges.get(round(box.x0), 0) + 1
    starts = [
        x
        for x in sorted(edges)
        if sum(edges.get(near, 0) for near in range(x - 1, x + _INDENT + 1)) >= _GUTTER_LINES
    ]
    found = [gutter for x in starts for gutter in _bands(boxes, x - 1.0)]
    return max(found, key=lambda gutter: (gutter.weight, -gutter.x), default=None)


def _bands(boxes: Sequence[Box], x: float) -> list[Gutter]:
    """Stretches of the page in which nothing crosses `x` and prose stands on both sides."""
    gutters = []
    band: list[Box] = []
    for box in [*sorted(boxes, key=_middle), None]:
        if box is None or (box.x0 < x - 1 and box.x1 > x):
            if (gutter := _as_gutter(band, x)) is not None:
                gutters.append(gutter)
            band = []
        else:
            band.append(box)
    return gutters


def _as_gutter(band: Sequence[Box], x: float) -> Gutter | None:
    left = [box for box in band if box.x0 < x - 1]
    right = [box for box in band if box.x0 >= x - 1]
    if not (_is_prose(left) and _is_prose(right)):
        return None
    top = max(min(map(_middle, left)), min(map(_middle, right)))
    bottom = min(max(map(_middle, left)), max(map(_middle, right)))
    if bottom <= top:
        return None
    middles = [_middle(box) for box in band]
    return Gutter(x, min(middles), max(middles), len(band))


def _is_prose(side: Sequence[Box]) -> bool:
    """Whether boxes look like lines of running text: many, long, and most nearly as wide as the widest."""
    lines = [box for box in side if box.frame < 0]
    if any(box.frame >= 0 for box in side) and not lines:
        return True
    if len(lines) < _GUTTER_LINES or median(box.letters for box in lines) < _PROSE_LETTERS:
        return False
    widths = sorted(box.x1 - box.x0 for box in lines)
    return median(widths) >= _PROSE_FILL * widths[int(0.9 * (len(widths) - 1))]
