"""Corrections as JSON objects, as a table for a spreadsheet, and as text."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Correction

COLUMNS = (
    *("id", "noted_at", "kind", "note", "question", "earlier_questions", "documents", "status"),
    *("quote", "reference", "further_references", "index"),
)
# A spreadsheet takes a cell that begins so for a formula; the wide forms count in some of them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def correction_record(correction: Correction) -> dict[str, Any]:
    """A correction in the stable form of the command line."""
    return asdict(correction)


def corrections_csv(corrections: Sequence[Correction]) -> str:
    """A table with a row a correction, which a spreadsheet opens without running anything in it.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_inert(cell) for cell in _cells(correction)] for correction in corrections)
    return table.getvalue()


def correction_text(correction: Correction) -> str:
    """A correction as a person reads it in a terminal."""
    lines = [
        f"{correction.id}. {correction.noted_at}  {correction.kind.value}",
        *(f"  earlier: {turn}" for turn in correction.turns[:-1]),
        f"  asked: {correction.turns[-1]}",
        f"  {correction.status.value}",
        *(f"    “{_line(quote.quote)}”\n      {quote.reference}" for quote in correction.quotes[:1]),
        *(f"  note: {line}" for line in correction.note.splitlines()),
    ]
    return "\n".join(lines) + "\n"


def _cells(correction: Correction) -> tuple[str, ...]:
    first, further = correction.quotes[:1], correction.quotes[1:]
    return (
        str(correction.id),
        correction.noted_at,
        correction.kind.value,
        correction.note,
        correction.turns[-1],
        " / ".join(correction.turns[:-1]),
        ", ".join(correction.documents),
        correction.status.value,
        "".join(quote.quote for quote in first),
        "".join(quote.reference for quote in first),
        "; ".join(quote.reference for quote in further),
        correction.index,
    )


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_FORMULA) else cell


def _line(text: str) -> str:
    return " ".join(text.split())
