"""Tables ruled between their columns and not at their sides: what is missing of the grid, added.

Printers of gazettes and journals rule above, below and between columns. The sides are where the long rules end;
rows end where the lines between columns are begun anew.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.ingestion.grid import Edge

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NEAR = 3.0
"""Points within which an edge reaches another."""
_SHORT = 8.0
"""Points that the uprights may end short of a horizontal."""


def with_sides(across: Sequence[Edge], down: Sequence[Edge]) -> tuple[list[Edge], list[Edge]]:
    """The edges, with those added that close open-sided tables: horizontals and uprights as they were drawn."""
    more_across: list[Edge] = []
    more_down: list[Edge] = []
    for top, bottom in _bands(across):
        inside = [edge for edge in down if _between(edge, top, bottom)]
        sides = [edge for edge in inside if min(abs(edge.at - top.low), abs(edge.at - top.high)) <= _NEAR]
        columns = {round(edge.at) for edge in inside}
        if sides or len(columns) < 2 or not _reach(inside, top.at, bottom.at):
            continue
        more_down += [Edge(side, top.at, bottom.at) for side in (top.low, top.high)]
        ends = Counter(round(end) for edge in inside for end in {edge.low, edge.high})
        more_across += [
            Edge(float(end), top.low, top.high)
            for end, count in sorted(ends.items())
            if count >= len(columns)
        ]
    return [*across, *more_across], [*down, *more_down]


def _bands(across: Iterable[Edge]) -> list[tuple[Edge, Edge]]:
    """Neighbouring horizontals that begin and end together."""
    ordered = sorted(across, key=lambda edge: (round(edge.low), round(edge.high), edge.at))
    return [
        (one, other)
        for one, other in pairwise(ordered)
        if abs(one.low - other.low) <= _NEAR and abs(one.high - other.high) <= _NEAR
    ]


def _between(upright: Edge, top: Edge, bottom: Edge) -> bool:
    along = top.low - _NEAR <= upright.at <= top.high + _NEAR
    return along and top.at - _NEAR <= upright.low and upright.high <= bottom.at + _NEAR


def _reach(uprights: Sequence[Edge], top: float, bottom: float) -> bool:
    """Whether the uprights go nearly all the way from one horizontal to the next."""
    low, high = min(edge.low for edge in uprights), max(edge.high for edge in uprights)
    return low <= top + _SHORT and high >= bottom - _SHORT
