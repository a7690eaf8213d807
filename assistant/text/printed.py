"""Dates, page numbers and titles as a person writes them, the same on the screen and in a file."""

from __future__ import annotations

import re

_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def written_date(date: str) -> str:
    """Write an ISO date, or part of one, as "21 December 2021"; anything else is left as it is."""
    parts = _ISO_DATE.fullmatch(date)
    if not parts:
        return date
    year, month, day = parts.groups()
    name = _MONTHS[int(month) - 1] if month and 1 <= int(month) <= 12 else ""
    return " ".join(part for part in ((day or "").lstrip("0"), name, year) if part)


def page_name(page: int, label: str | None) -> str:
    """The page as printed, and its place in the file where that differs."""
    if label is None or label == str(page):
        return f"page {page}"
    return f"page {label} (page {page} of the file)"


def one_line(text: str) -> str:
    """A title as a PDF's own notes give it, on one line and without what nobody can see: a terminal obeys some of it."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
