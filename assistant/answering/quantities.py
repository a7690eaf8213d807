"""What a quantity is: its measure, its value, how it is meant, and the words around it that tell what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.text.tokens import is_stop_word, stem, tokens


class Measure(StrEnum):
    """What a quantity counts in."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    DURATION = "duration"
    RATE = "rate"


class Bound(StrEnum):
    """How a quantity is meant: as it stands, or as a limit."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A quantity of a text.

    Attributes:
        value: in its measure's unit: pounds, percent, times a year, days; months for durations of months.
        number: the figure alone, as written: 12 of "twelve weeks".
        unit: "day" or "month" for a duration, "" otherwise.
        text: as written, its bound left out.
        start: first character in the text it was read from; `end` one past the last.
        parts: (2, 5) of "two of the five", else none.
        step: size of the last digit that is given: 1000 for "7,000", 100,000 for "£1.2 million".
        after: stems of the words that follow it in its clause, nearest first: what it counts.
        before: stems of the words that stand before it in its clause, nearest first.
    """

    measure: Measure
    value: float
    number: float
    bound: Bound
    unit: str = ""
    text: str
    start: int
    end: int
    parts: tuple[float, ...] = ()
    step: float = 1.0
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


_BEFORE = {
    Bound.AT_LEAST: r"at least|no fewer than|no less than|not less than|a minimum of",
    Bound.AT_MOST: r"at most|up to|no more than|not more than|a maximum of",
    Bound.OVER: r"more than|over|above|in excess of|upwards of|exceed\w*|greater than|higher than|beyond|well over",
    Bound.UNDER: r"fewer than|less than|under|below|lower than|short of",
    Bound.NEARLY: r"nearly|almost|just under|just short of|close to|approaching|not quite",
    Bound.ABOUT: r"about|around|roughly|approximately|approx\.?|some|circa|c\.|something like",
}
_BOUND_BEFORE = {
    bound: re.compile(rf"(?<![\w-])(?:{words})\s+(?:a\s+|the\s+)?$", re.IGNORECASE)
    for bound, words in _BEFORE.items()
}
_BOUND_AFTER = {
    Bound.AT_LEAST: re.compile(r"\s*(?:\+|or more\b|or over\b|plus\b)", re.IGNORECASE),
    Bound.AT_MOST: re.compile(r"\s*(?:or fewer|or less)\b", re.IGNORECASE),
    Bound.ABOUT: re.compile(r"\s*or so\b", re.IGNORECASE),
}
_PAST = re.compile(r"\s+ago\b", re.IGNORECASE)  # "lower than 2 years ago" says nothing of the two years
_CLAUSE_END = re.compile(
    r"[.;:|](?:\s|$)|[,\u2013\u2014]\s|\b(?:against|compared|versus|than|but|while|whereas|although|because)\b",
    re.IGNORECASE,
)
_REACH = 6  # words on either side that tell what a figure counts


def bound_of(before: str, after: str) -> Bound:
    """How a quantity is meant, by the text before and after it."""
    if _PAST.match(after):
        return Bound.EXACT
    for bound, pattern in _BOUND_BEFORE.items():
        if pattern.search(before):
            return bound
    for bound, pattern in _BOUND_AFTER.items():
        if pattern.match(after):
            return bound
    return Bound.EXACT


def bounded(before: str) -> bool:
    """Whether the text before a number makes a limit of it, so that it counts something."""
    return any(pattern.search(before) for pattern in _BOUND_BEFORE.values())


def limit_before(before: str) -> int:
    """Where the words that make a limit of the quantity begin ("over", "at least a"); the text's end without any."""
    found = (pattern.search(before) for pattern in _BOUND_BEFORE.values())
    return min((match.start() for match in found if match), default=len(before))


def limit_after(after: str) -> int:
    """Characters of `after` that make a limit of the quantity before it ("or more"), 0 without any."""
    found = (pattern.match(after) for pattern in _BOUND_AFTER.values())
    return max((match.end() for match in found if match), default=0)


def words_after(after: str) -> tuple[str, ...]:
    """Stems of the content words that follow a quantity in its clause, nearest first."""
    end = _CLAUSE_END.search(after)
    return _content(after[: end.start()] if end else after)[:_REACH]


def words_before(before: str) -> tuple[str, ...]:
    """Stems of the content words that stand before a quantity in its clause, nearest first."""
    ends = [end.end() for end in _CLAUSE_END.finditer(before)]
    return _content(before[ends[-1] :] if ends else before)[::-1][:_REACH]


def _content(text: str) -> tuple[str, ...]:
    return tuple(stem(token.text) for token in tokens(text) if not is_stop_word(token.text))
