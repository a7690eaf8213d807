"""Finds figures that belong together by how they are set: a table's column of money, a target beside what was reached.

Only rows, heads and the words between two figures decide; no document is known by name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.model import FigureKind, Plot, PlotKind, Series

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.answering.figure_finding import FoundFigure
    from assistant.model import Cell, Figure

_FEWEST = 3  # amounts of a column that are worth a plot
_TARGET = re.compile(r"\b(?:targets?|planned|plan|budget(?:ed)?|forecast|goal|expected)\b", re.IGNORECASE)
_REACHED = re.compile(
    r"\b(?:actuals?|out-?turn|achieved|reached|results?|performance|spent|spend)\b", re.IGNORECASE
)
_TOTAL = re.compile(r"\b(?:sub-?)?totals?\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"[^.;:|]{0,60}?\b(?:against|compared (?:with|to)|versus)\s+(?:(?:a|the|its|our|their)\s+)?(?:\w+\s+)?"
    r"(?:target|goal|plan|budget|forecast)\s+(?:figure\s+)?of\s*",
    re.IGNORECASE,
)


def plots_of(found: Sequence[FoundFigure]) -> tuple[Plot, ...]:
    """Plots of tables and of sentences, in reading order."""
    tables: dict[tuple[str, int], list[FoundFigure]] = defaultdict(list)
    for one in found:
        if one.figure.cell:
            tables[one.figure.document, one.figure.cell.table].append(one)
    made = [*_pairs(found)]
    for members in tables.values():
        made.extend(_targets(members) or _amounts(members))
    order = {one.figure.id: place for place, one in enumerate(found)}
    return tuple(sorted(made, key=lambda plot: order[plot.series[0].figures[0].id]))


def _pairs(found: Sequence[FoundFigure]) -> Iterator[Plot]:
    """Each figure of a sentence that is set against a target in the same sentence."""
    for one, other in pairwise(found):
        if one.passage is not other.passage or one.figure.cell or one.figure.kind is not other.figure.kind:
            continue
        if _AGAINST.fullmatch(one.passage.text[one.reading.end : other.reading.start]):
            yield _plot(one.figure.id, PlotKind.TARGETS, one, (_series("", [one]), _series("", [other])))


def _targets(members: Sequence[FoundFigure]) -> list[Plot]:
    """The rows of a table that have both a target and what was reached, when it has a column of each."""
    columns = _columns(members)
    targets = [column for column in columns if _TARGET.search(_head(columns[column]))]
    reached = [
        column for column in columns if _REACHED.search(_head(columns[column])) and column not in targets
    ]
    if len(targets) != 1 or len(reached) != 1:
        return []
    aims = {_cell(one).row: one for one in columns[targets[0]]}
    rows = [
        (one, aims[_cell(one).row])
        for one in columns[reached[0]]
        if _cell(one).row in aims and aims[_cell(one).row].figure.kind is one.figure.kind
    ]
    kinds = {one.figure.kind for one, _ in rows}
    return [
        _plot(
            _table_id(rows[0][0], kind.value),
            PlotKind.TARGETS,
            rows[0][0],
            (
                _series(_head(columns[reached[0]]), [one for one, _ in rows if one.figure.kind is kind]),
                _series(_head(columns[targets[0]]), [aim for one, aim in rows if one.figure.kind is kind]),
            ),
        )
        for kind in sorted(kinds)
    ]


def _amounts(members: Sequence[FoundFigure]) -> list[Plot]:
    """A plot for each column of money, its rows by their groups."""
    plots = []
    for column in _columns(members).values():
        money = [one for one in column if one.figure.kind is FigureKind.MONEY and _cell(one).label]
        if len(money) >= _FEWEST:
            identity = _table_id(money[0], f"c{_cell(money[0]).column}")
            plots.append(_plot(identity, PlotKind.AMOUNTS, money[0], _grouped(money)))
    return plots


def _grouped(money: Sequence[FoundFigure]) -> tuple[Series, ...]:
    """The totals together, when there are several, then each group's rows above its total and those below."""
    groups: dict[tuple[str, bool], list[FoundFigure]] = {}
    totals: list[FoundFigure] = []
    closed: set[str] = set()
    for one in money:
        group = _cell(one).group
        if _TOTAL.search(_cell(one).label):
            totals.append(one)
            closed.add(group)
        else:
            groups.setdefault((group, group in closed), []).append(one)
    series = [_series(name, rows, below_total=below) for (name, below), rows in groups.items()]
    if len(totals) > 1:
        series.insert(0, _series("", totals, totals=True))
    return tuple(series)


def _columns(members: Sequence[FoundFigure]) -> Mapping[int, list[FoundFigure]]:
    columns: dict[int, list[FoundFigure]] = defaultdict(list)
    for one in members:
        columns[_cell(one).column].append(one)
    return columns


def _cell(one: FoundFigure) -> Cell:
    assert one.figure.cell is not None
    return one.figure.cell


def _head(column: Sequence[FoundFigure]) -> str:
    return next((_cell(one).head for one in column if _cell(one).head), "")


def _table_id(one: FoundFigure, part: str) -> str:
    return f"{one.figure.document}/t{_cell(one).table}{part}"


def _series(name: str, found: Sequence[FoundFigure], **marks: bool) -> Series:
    figures: tuple[Figure, ...] = tuple(one.figure for one in found)
    return Series(name=name, figures=figures, **marks)


def _plot(identity: str, kind: PlotKind, first: FoundFigure, series: tuple[Series, ...]) -> Plot:
    headings = first.passage.headings
    return Plot(
        id=identity,
        document=first.figure.document,
        kind=kind,
        title=headings[-1].rstrip(" .:") if headings else "",
        series=series,
    )
