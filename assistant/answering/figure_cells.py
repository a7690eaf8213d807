"""Reads the figures of a table's row: each cell under its column's head, in the unit and scale the head gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.figure_reading import Reading, read_figures
from assistant.answering.figures import value_of
from assistant.model import Cell, FigureKind
from assistant.quoting import CELL_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.model import Passage

_PLAIN = re.compile(
    r"(?P<sign>[-\u2010-\u2015\u2212(]\s?)?(?P<money>[£$€]\s?)?(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"(?P<scale>\s?(?:million|thousand|billion|bn|m|k)\b)?(?P<share>\s?(?:%|per\s?cent))?\)?[*\u2020\u2021]*",
    re.IGNORECASE,
)
_NO_FIGURES = re.compile(
    r"\W*(?:pages?|ref(?:s|erences?)?|item|para\w*|section|dates?|years?|id|code|tel\w*|phone|post\s?code|time|row|#)\b"
    r"(?:\s+(?:no|number|ref|id)\b)?\W*",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(
    r"[£$€]\s?['\u2019]?\s?000|[£$€]\s?k\b|\b000['\u2019]?s\b|\bthousands\b", re.IGNORECASE
)
_MILLIONS = re.compile(r"[£$€]\s?m(?:illions?)?\b|\bmillions\b", re.IGNORECASE)
_SHARE = re.compile(r"^%|%\)?$|\(%\)|^per\s?cent|\bpercentage\b", re.IGNORECASE)
_MONEY = re.compile(
    r"(?:^|\(|\bin\s+)([£$€])(?!\s?[1-9])|([£$€])\)?$|([£$€])\s?(?:['\u2019]?\s?000|[km]\b)", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellReading:
    """A figure of a cell.

    Attributes:
        reading: its characters counted in the passage's text.
        alone: whether the cell holds it and nothing else.
    """

    reading: Reading
    cell: Cell
    alone: bool


def read_row(passage: Passage, table: int, row: int) -> tuple[CellReading, ...]:
    """Figures of a table's row, from left to right; the row's name, item numbers and references are none."""
    texts = passage.text.split(CELL_SEPARATOR) if len(passage.spans) > 1 else [passage.text]
    heads = passage.columns if len(passage.columns) == len(texts) else ("",) * len(texts)
    named = next((place for place, text in enumerate(texts) if _is_name(text)), None)
    label = texts[named] if named is not None else ""
    found: list[CellReading] = []
    start = 0
    for column, (text, head) in enumerate(zip(texts, heads, strict=True)):
        cell = Cell(table=table, row=row, column=column, label=label.strip(), group=passage.group, head=head)
        # What stands before the row's name numbers it, and a name that holds figures is read as prose.
        if (named is None or column >= named) and not _NO_FIGURES.fullmatch(head):
            found.extend(_cell_figures(text, start, cell))
        start += len(text) + len(CELL_SEPARATOR)
    return tuple(found)


def _is_name(text: str) -> bool:
    letters = sum(letter.isalpha() for letter in text)
    return letters > 1 and not _PLAIN.fullmatch(text.strip())


def _cell_figures(text: str, start: int, cell: Cell) -> Iterator[CellReading]:
    plain = _PLAIN.fullmatch(text.strip())
    if plain is None:
        for reading in read_figures(text):
            moved = replace(reading, start=start + reading.start, end=start + reading.end)
            yield CellReading(reading=moved, cell=cell, alone=False)
        return
    shift = start + len(text) - len(text.lstrip())
    read = _plain_figure(plain, cell)
    if read is not None:
        yield CellReading(
            reading=replace(read, start=shift, end=shift + len(plain.group())), cell=cell, alone=True
        )


def _plain_figure(plain: re.Match[str], cell: Cell) -> Reading | None:
    """A cell that holds one number and nothing else, read with its heads; a year or reference is none."""
    digits, sign = plain["digits"], plain["sign"] or ""
    bare = plain.group() == digits
    if bare and (re.match(r"0\d", digits) or _YEAR.fullmatch(digits)):
        return None
    kind, unit = _counted_in(plain, cell)
    value = value_of(f"{digits}{plain['scale'] or ''}")
    if bare or sign:
        value *= _scale_of(f"{cell.head} {cell.group}") if kind is not FigureKind.SHARE else 1.0
    signed = sign and (kind is FigureKind.MONEY or "(" not in sign)
    return Reading(
        number=plain.group(),
        value=-value if signed and value else value,
        unit=unit,
        kind=kind,
        low=value,
        high=value,
        start=0,
        end=len(plain.group()),
    )


def _counted_in(plain: re.Match[str], cell: Cell) -> tuple[FigureKind, str]:
    if plain["money"]:
        return FigureKind.MONEY, plain["money"].strip()
    if plain["share"] or _SHARE.search(cell.head) or _SHARE.search(cell.label):
        return FigureKind.SHARE, "%"
    signs = next(filter(None, map(_MONEY.search, (cell.head, cell.label, cell.group))), None)
    if signs:
        return FigureKind.MONEY, next(filter(None, signs.groups()))
    return FigureKind.COUNT, ""


def _scale_of(above: str) -> float:
    """What a number counts under a head such as "£000" or "£m"."""
    return 1_000.0 if _THOUSANDS.search(above) else 1_000_000.0 if _MILLIONS.search(above) else 1.0
