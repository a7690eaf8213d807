"""Figures as JSON objects, as text, and as a table that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from assistant.output import citation_record
from assistant.text.scans import scan_caution

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.model import Figure

COLUMNS = (
    *("number", "value", "upper", "unit", "kind", "measure", "period", "period_from"),
    *("document", "section", "paragraph", "page", "page_label", "reference", "quote", "id", "differs_from"),
)
# A spreadsheet takes a cell that begins so for a formula; the wide forms count in some of them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def figure_record(figure: Figure) -> dict[str, Any]:
    """A figure in the stable form of the command line; spans as objects of page, start and end."""
    span = figure.span
    return {
        "id": figure.id,
        "number": figure.number,
        "value": _exact(figure.value),
        "upper": None if figure.upper is None else _exact(figure.upper),
        "unit": figure.unit,
        "kind": figure.kind.value,
        "measure": list(figure.measures),
        "period": figure.period,
        "period_from": period_from(figure),
        "span": {"page": span.page, "start": span.start, "end": span.end},
        "quote": figure.extract.quote,
        "citation": citation_record(figure.extract.citation),
        "caution": scan_caution(figure.extract),
        "differs_from": list(figure.differing),
    }


def figure_text(figure: Figure) -> str:
    """A figure as a person reads it in a terminal."""
    period = f" ({figure.period}{'' if figure.own_period else ', the document'})" if figure.period else ""
    differs = "\n    differs from another figure of the same measure" if figure.differing else ""
    return f"{figure.number}{period}  {figure.measure}\n    {figure.extract.citation.text}{differs}\n"


def figures_csv(figures: Iterable[Figure]) -> str:
    """A table with a row a figure and a head; a text that a spreadsheet would take for a formula is made text."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_inert(cell) for cell in _cells(figure)] for figure in figures)
    return table.getvalue()


def period_from(figure: Figure) -> str:
    """Whether the period stands with the figure ("text") or is its document's ("document"); "" without one."""
    if not figure.period:
        return ""
    return "text" if figure.own_period else "document"


def plain_value(value: float) -> str:
    """A value without exponent, grouping or needless decimals: "430047", "0.5"."""
    exact = _exact(value)
    return str(exact) if isinstance(exact, int) else f"{exact:f}".rstrip("0")


def _cells(figure: Figure) -> tuple[str, ...]:
    citation = figure.extract.citation
    return (
        figure.number,
        plain_value(figure.value),
        "" if figure.upper is None else plain_value(figure.upper),
        figure.unit,
        figure.kind.value,
        figure.measure,
        figure.period,
        period_from(figure),
        figure.document,
        " ".join(part for part in (citation.section, citation.section_title) if part),
        citation.paragraph or "",
        str(citation.page),
        citation.page_label or "",
        citation.text,
        figure.extract.quote,
        figure.id,
        " ".join(figure.differing),
    )


def _inert(cell: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe stands before what would begin a formula."""
    if _PLAIN_NUMBER.fullmatch(cell):
        return cell
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def _exact(value: float) -> int | float:
    return int(value) if value == int(value) else round(value, 6)
