"""Finds the period a figure is of: the date beside it, else its table's or heading's, else its document's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.dates import read_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.answering.dates import Moment
    from assistant.model import Document

_CLAUSE_END = re.compile(
    r"[.;:](?=\s|$)|,(?=\s)|\s[\u2013\u2014-]\s|\b(?:against|compared|versus|than|but|while|whereas|although)\b",
    re.IGNORECASE,
)


def clause_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The half-open characters of the clause around `text[start:end]`."""
    ends = [match.span() for match in _CLAUSE_END.finditer(text)]
    first = max((last for _, last in ends if last <= start), default=0)
    return first, min((begun for begun, _ in ends if begun >= end), default=len(text))


def period_beside(text: str, start: int, end: int) -> str:
    """The date of a figure's own clause that is nearest to it, else the only date of the text, else ""."""
    dates = read_dates(text)
    first, last = clause_of(text, start, end)
    own = [
        date for date in dates if first <= date.start and date.end <= last and not _is_part(date, start, end)
    ]
    if own:
        return min(own, key=lambda date: min(abs(date.start - end), abs(start - date.end))).text
    others = [date for date in dates if date.year]
    return others[0].text if len(others) == 1 and others[0].end <= start else ""


def period_above(*texts: str) -> str:
    """The only date of the first of the texts that holds one, else ""."""
    for text in texts:
        dates = [date for date in read_dates(text) if date.year]
        if dates:
            return dates[0].text if len(dates) == 1 else ""
    return ""


def period_of_document(document: Document) -> str:
    """The period that a document covers, as printed, or ""."""
    return document.period or ""


def moments(period: str) -> tuple[tuple[int, int, int, int], ...]:
    """A period in a form in which "2019/20" and "2019-2020" are one."""
    return tuple((date.year, date.month, date.day, date.until) for date in read_dates(period))


def without_dates(text: str) -> str:
    """The text without its dates."""
    return _without(text, read_dates(text))


def _without(text: str, dates: Iterable[Moment]) -> str:
    pieces: list[str] = []
    after = 0
    for date in dates:
        pieces.append(text[after : date.start])
        after = date.end
    return " ".join((*pieces, text[after:]))


def _is_part(date: Moment, start: int, end: int) -> bool:
    return date.start < end and start < date.end


def heading_period(headings: Sequence[str]) -> str:
    """The period that the innermost heading with a date names, or ""."""
    return period_above(*reversed(headings))
