"""A figure of the documents: a number, what it counts, and what it measures in the report's own words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.model.answers import Extract
from assistant.model.pages import Span


class FigureKind(StrEnum):
    """What a figure is counted in."""

    MONEY = "money"
    SHARE = "share"
    TIME = "time"
    RATE = "rate"
    COUNT = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Where in a table a figure stands.

    Attributes:
        table: number of the table in its document, counted from 0.
        row: place of the row among the document's blocks, from 0; rows of one table rise in reading order.
        column: place of the cell in its row, from 0.
        label: the row's own name, or "".
        group: the group heading above the row, or "".
        head: the column's head, or "".
    """

    table: int
    row: int
    column: int
    label: str = ""
    group: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of a document with what it measures.

    Attributes:
        id: "<passage id>/f<place>", place counted from 0 within the passage.
        number: as printed, with the words that make a limit of it: "over 60%", "-£21,000.00".
        value: in `unit`, signed as printed; the lower end of a range.
        upper: upper end of a range ("10-15 years"), else None.
        unit: "£", "%", "weeks", "a year" (how often), or what is counted as printed ("children"); "" for none.
        measures: slices of the document: a cell's group, row and column head; a sentence's own words, after
            those of the sentence or lead-in that they lean on.
        period: as printed, or "".
        own_period: whether the period stands with the figure; if not it is the one that its document covers.
        span: the number's own characters, without the words of its limit.
        extract: the sentence, bullet or row it stands in, quoted and cited.
        cell: where in a table, or None.
        differing: ids of figures that give the same measure another value.
    """

    id: str
    document: str
    number: str
    value: float
    upper: float | None = None
    unit: str
    kind: FigureKind
    measures: tuple[str, ...]
    period: str = ""
    own_period: bool = False
    span: Span
    extract: Extract
    cell: Cell | None = None
    differing: tuple[str, ...] = ()

    @property
    def measure(self) -> str:
        """What it measures, in one line."""
        return " \u00b7 ".join(self.measures)


class PlotKind(StrEnum):
    """Why figures are drawn together."""

    AMOUNTS = "amounts"
    TARGETS = "targets"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Figures that are drawn as the bars of one colour.

    Attributes:
        name: the report's own: a group heading or a column head; "" without one.
        below_total: whether its rows stand below the total of their group, and so are no part of it.
        totals: whether it holds the totals of several groups.
    """

    name: str
    figures: tuple[Figure, ...]
    below_total: bool = False
    totals: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Figures that belong together: a table's column of money, or what was reached beside its target.

    Attributes:
        id: the table's, "<document>/t<table>c<column>", or the id of the figure that was reached.
        title: the innermost heading above, as printed, or "".
        series: of amounts, one a group; of targets two of one length, what was reached and then the targets.
    """

    id: str
    document: str
    kind: PlotKind
    title: str
    series: tuple[Series, ...]
