"""Cells out of ruled lines: edges are joined, crossed, and the smallest rectangles between crossings kept.

The method is that of A. Nurminen, "Algorithmic extraction of data in tables in PDF documents" (2013), as
pdfplumber and Tabula follow it; here it works on the rules read with the text, so that no page is read twice.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.ingestion.paths import Rule

_SNAP = 3.0
"""Points within which two edges lie on one line, or an edge reaches another."""
_THIN = 4.0
"""Rectangles up to this many points thick are drawn lines."""
_SHORTEST = 6.0
"""Least length of an edge, points."""
_PADDING = 9.0
"""Most points of a cell's own colour that are seen on both sides of its paragraphs, where these are tinted too."""
_MOST_EDGES = 3_000
"""A drawing with more edges is a chart or a map, not a table."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line at `at` across (y of a horizontal, x of a vertical one), from `low` to `high` along."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A rectangle between ruled lines, points."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


def edges_of(rules: Iterable[Rule], width: float, height: float) -> tuple[list[Edge], list[Edge]]:
    """Horizontals and uprights of a page; none of a chart or a map.

    Rules that frame the whole page of `width` by `height` points are left out.
    """
    across, down = _edges(_without_tints(rules), width, height)
    return (across, down) if len(across) + len(down) <= _MOST_EDGES else ([], [])


def cells_of(across: list[Edge], down: list[Edge]) -> list[list[Cell]]:
    """Groups of touching cells (a table, or a single framed box), from the top of the page."""
    across, down = _joined(across), _joined(down)
    return _grouped(_cells(across, down))


def _without_tints(rules: Iterable[Rule]) -> list[Rule]:
    """The rules without the tints behind the lines of a cell, drawn within the cell's own rectangle."""
    rules = list(rules)
    by_left: dict[int, list[Rule]] = {}
    for rule in rules:
        if min(rule.x1 - rule.x0, rule.bottom - rule.top) > _THIN:
            by_left.setdefault(int(rule.x0), []).append(rule)
    return [
        rule
        for rule in rules
        if not any(
            _pads(outer, rule)
            for left in range(int(rule.x0 - _PADDING), int(rule.x0) + 1)
            for outer in by_left.get(left, ())
        )
    ]


def _pads(outer: Rule, inner: Rule) -> bool:
    """Whether a rectangle reaches a little over another on its left and right, and no less above and below."""
    beside = 0.5 < inner.x0 - outer.x0 <= _PADDING and 0.5 < outer.x1 - inner.x1 <= _PADDING
    return beside and outer.top - 1 <= inner.top and inner.bottom <= outer.bottom + 1


def _edges(rules: Iterable[Rule], width: float, height: float) -> tuple[list[Edge], list[Edge]]:
    across: list[Edge] = []
    down: list[Edge] = []
    for rule in rules:
        x0, x1 = max(rule.x0, 0.0), min(rule.x1, width)
        top, bottom = max(rule.top, 0.0), min(rule.bottom, height)
        wide, tall = x1 - x0, bottom - top
        if wide < 0 or tall < 0 or (wide > 0.95 * width and tall > 0.9 * height):
            continue
        if tall <= _THIN and wide >= _SHORTEST:
            across.append(Edge((top + bottom) / 2, x0, x1))
        elif wide <= _THIN and tall >= _SHORTEST:
            down.append(Edge((x0 + x1) / 2, top, bottom))
        elif wide >= _SHORTEST and tall >= _SHORTEST:
            across += [Edge(top, x0, x1), Edge(bottom, x0, x1)]
            down += [Edge(x0, top, bottom), Edge(x1, top, bottom)]
    return across, down


def _joined(edges: list[Edge]) -> list[Edge]:
    """Edges snapped to common lines, and those that touch made one."""
    edges = sorted(edges, key=lambda edge: edge.at)
    lines: list[list[Edge]] = []
    for edge in edges:
        if lines and edge.at - lines[-1][-1].at <= _SNAP and edge.at - lines[-1][0].at <= 2 * _SNAP:
            lines[-1].append(edge)
        else:
            lines.append([edge])
    out: list[Edge] = []
    for line in lines:
        at = sum(edge.at for edge in line) / len(line)
        low = high = None
        for edge in sorted(line, key=lambda edge: edge.low):
            if low is None or high is None:
                low, high = edge.low, edge.high
            elif edge.low <= high + _SNAP:
                high = max(high, edge.high)
            else:
                out.append(Edge(at, low, high))
                low, high = edge.low, edge.high
        if low is not None and high is not None:
            out.append(Edge(at, low, high))
    return out


def _cells(across: Sequence[Edge], down: Sequence[Edge]) -> list[Cell]:
    """The smallest rectangle right and below of each crossing."""
    crossings: dict[tuple[float, float], tuple[Edge, Edge]] = {}
    for flat in across:
        for upright in down:
            if (
                flat.low - _SNAP <= upright.at <= flat.high + _SNAP
                and upright.low - _SNAP <= flat.at <= upright.high + _SNAP
            ):
                crossings[upright.at, flat.at] = (flat, upright)
    by_x: dict[float, list[float]] = {}
    by_y: dict[float, list[float]] = {}
    for x, y in sorted(crossings):
        by_x.setdefault(x, []).append(y)
        by_y.setdefault(y, []).append(x)
    cells = (_smallest(x, y, crossings, by_x, by_y) for x, y in sorted(crossings))
    return [cell for cell in cells if cell is not None]


def _smallest(
    x: float,
    y: float,
    crossings: dict[tuple[float, float], tuple[Edge, Edge]],
    by_x: dict[float, list[float]],
    by_y: dict[float, list[float]],
) -> Cell | None:
    flat, upright = crossings[x, y]
    rights = by_y[y][bisect_right(by_y[y], x) :]
    for bottom in by_x[x][bisect_right(by_x[x], y) :]:
        lower, left = crossings[x, bottom]
        if left is not upright:
            break
        for right in rights:
            if crossings[right, y][0] is not flat:
                break
            if (right, bottom) not in crossings:
                continue
            flat_below, far = crossings[right, bottom]
            if flat_below is lower and far is crossings[right, y][1]:
                return Cell(x, y, right, bottom)
    return None


def _grouped(cells: list[Cell]) -> list[list[Cell]]:
    """Cells that share a corner, together."""
    group = list(range(len(cells)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    corners: dict[tuple[float, float], int] = {}
    for index, cell in enumerate(cells):
        for corner in (
            (cell.x0, cell.top),
            (cell.x1, cell.top),
            (cell.x0, cell.bottom),
            (cell.x1, cell.bottom),
        ):
            group[root(index)] = root(corners.setdefault(corner, index))
    found: dict[int, list[Cell]] = {}
    for index, cell in enumerate(cells):
        found.setdefault(root(index), []).append(cell)
    return sorted(found.values(), key=lambda cells: (min(c.top for c in cells), min(c.x0 for c in cells)))


def rows_of(cells: Sequence[Cell]) -> list[list[Cell | None]]:
    """The cells of one table as rows of equal length; a place that a wider or taller cell covers is None."""
    lefts = sorted({cell.x0 for cell in cells})
    tops = sorted({cell.top for cell in cells})
    rows: list[list[Cell | None]] = [[None] * len(lefts) for _ in tops]
    for cell in cells:
        rows[bisect_left(tops, cell.top)][bisect_left(lefts, cell.x0)] = cell
    return rows
