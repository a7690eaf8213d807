"""Reads the dates of a text: days, months, years and the years that straddle two ("2019/20" is "2019-2020")."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = (
    r"(?P<{0}>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
)
_YEAR = r"(?:19|20)\d\d"
_PATTERN = re.compile(
    rf"""
      (?<![\d/])(?P<from>{_YEAR})\s?[/\u2010-\u2015-]\s?(?P<to>{_YEAR}|\d\d)(?![\d/])
    | \b(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format("month1")}(?:,?\s+(?P<year1>{_YEAR}))?\b
    | \b{_MONTH.format("month2")}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year2>{_YEAR}))?\b(?!\d)
    | \b{_MONTH.format("month3")},?\s+(?P<year3>{_YEAR})\b
    | (?<![\d/.])(?P<day4>\d{{1,2}})[/.](?P<month4>\d{{1,2}})[/.](?P<year4>{_YEAR}|\d\d)(?![\d/])
    | (?<![\d,.£$€/-])(?P<year5>{_YEAR})(?![\d,/%]|\.\d)
    | (?P<bare>(?:January|February|March|April|June|July|August|September|October|November|December)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date of a text, as far as it is given: parts that are not given are 0.

    Attributes:
        until: last year of a year that straddles two ("2019/20": 2020), else 0.
        start: first character in the text; `end` one past the last.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    until: int = 0
    text: str
    start: int
    end: int

    def agrees(self, stated: Moment) -> bool:
        """Whether every part that this date gives is given the same by the one that is `stated`."""
        if self.until or stated.until:
            return (self.year, self.until) == (stated.year, stated.until)
        return self._meets(stated, missing=False)

    def differs(self, stated: Moment) -> bool:
        """Whether both give the same kind of part and give it differently."""
        if self.until and stated.until:
            return not self.agrees(stated)
        return not (self.until or stated.until) and not self._meets(stated, missing=True)

    def _meets(self, stated: Moment, *, missing: bool) -> bool:
        own, other = (self.year, self.month, self.day), (stated.year, stated.month, stated.day)
        return all(
            not part or part == against or (missing and not against)
            for part, against in zip(own, other, strict=True)
        )


def read_dates(text: str) -> tuple[Moment, ...]:
    """Dates of `text` in order; a number that only looks like a year ("1862 against") is left to context."""
    found = (_moment(match) for match in _PATTERN.finditer(text))
    return tuple(moment for moment in found if moment is not None)


def _moment(match: re.Match[str]) -> Moment | None:
    place = {"text": match.group(), "start": match.start(), "end": match.end()}
    if match["from"]:
        first = int(match["from"])
        last = int(match["to"]) if len(match["to"]) == 4 else first - first % 100 + int(match["to"])
        last += 100 if last < first else 0
        return Moment(year=first, until=last, **place)  # type: ignore[arg-type]
    if match["bare"]:
        return Moment(month=_month(match["bare"]), **place)  # type: ignore[arg-type]
    if match["month4"]:
        year, month = int(match["year4"]), int(match["month4"])
        day = int(match["day4"])
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        return Moment(year=year if year > 99 else 2000 + year, month=month, day=day, **place)  # type: ignore[arg-type]
    written_year = next((match[name] for name in ("year1", "year2", "year3", "year5") if match[name]), "0")
    written = next((match[name] for name in ("month1", "month2", "month3") if match[name]), "")
    written_day = next((match[name] for name in ("day1", "day2") if match[name]), "0")
    return Moment(year=int(written_year), month=_month(written), day=int(written_day), **place)  # type: ignore[arg-type]


def _month(name: str) -> int:
    return next(
        (place for place, full in enumerate(_MONTHS, 1) if name and full.startswith(name.lower()[:3])), 0
    )
