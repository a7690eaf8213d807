"""Tells the figures of a text from the other numbers in it: dates, places, phone numbers, references and names.

What a quantity is, the readers of `figures` and `dates` say; this says which quantities a person would list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.dates import read_dates
from assistant.answering.figures import read_quantities, value_of
from assistant.answering.number_words import DENOMINATORS, TIMES, WORDS
from assistant.answering.quantities import Bound, Measure, limit_after, limit_before
from assistant.model import FigureKind
from assistant.text.tokens import is_stop_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.answering.quantities import Quantity

_KINDS = {
    Measure.MONEY: FigureKind.MONEY,
    Measure.SHARE: FigureKind.SHARE,
    Measure.DURATION: FigureKind.TIME,
    Measure.RATE: FigureKind.RATE,
    Measure.COUNT: FigureKind.COUNT,
}
_CLOCK = {"hour", "hours", "minute", "minutes", "second", "seconds"}
_MANY = {"people", "children", "men", "women"}
_UNIT_REACH = 4  # words after a count among which the thing counted is looked for
_SMALL = 10  # a count in words up to this, after "the" or "our", only names a known set: "the two boards"
_NAMING = 1000  # a bare number below this after a capitalised word is part of a name: "Priority 1"

_NO_FIGURES = re.compile(
    r"""
      \S+@\S+ | (?:https?://|www\.)\S+
    | (?:\(?\+44\)?|\(?\b0\d)[\d\s()-]{7,}\d                              # a phone number
    | \b\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|noon|midnight)\b     # a time of day
    | \b\d{1,2}:\d\d\b | \b\d+:\d+\b
    | \b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b                                # a postcode
    | \b\d+[A-Za-z]?\s(?:[A-Z][\w'\u2019]+\s){1,3}(?:Street|Road|Avenue|Lane|Close|Square|House|Way|Drive|Court|Place)\b
    | \[\d+\] | \(\s?n\.?b\.?\s?\d+\)
    | \b(?:\d[\s.]){2,}\d\b(?!\s?%)                                        # digits that are set apart
    """,
    re.VERBOSE,
)
_SIX_DIGITS = re.compile(r"(?<![\d.,£])(\d\d)(\d\d)\d\d(?![\d,]|\.\d)")
_AGO = re.compile(r"\s+(?:ago|earlier|previously)\b", re.IGNORECASE)
_OLD = re.compile(r"[\s-]*olds?\b", re.IGNORECASE)
_RECENT = re.compile(r"\b(?:last|past|next|previous|coming|first|final|following|recent)\s+$", re.IGNORECASE)
_KNOWN = re.compile(r"\b(?:the|these|those|our|its|their|his|her|all|both|other|your)\s+$", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"(?:\b[A-Z][A-Za-z'\u2019]*[\s-]+|[A-Z\d][./]|\w[-\u2010-\u2015])$")
_WORD_AFTER = re.compile(r"\s+([A-Za-z][A-Za-z'\u2019-]*)")
_AGED = re.compile(r"\b(?:aged?|ages)\s+(?:of\s+)?$", re.IGNORECASE)
_RANGE = re.compile(r"\s?[\u2010-\u2015-]\s?|\s+to\s+", re.IGNORECASE)
_NUMERAL = re.compile(rf"\d|\b(?:{'|'.join(TIMES)})\b|{WORDS}", re.IGNORECASE)
_PART = re.compile(rf"\b(?:{'|'.join(DENOMINATORS)})s?\b", re.IGNORECASE)
_NOTE_MARKS = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"  # "five\u00b9 reviews"
_MINUS = re.compile(r"[-\u2010-\u2015\u2212]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A figure read from a text.

    Attributes:
        number: as printed, with the words of its limit.
        value: in `unit`; the lower end of a range.
        low: value without its sign, in a unit in which 12 weeks and 84 days are one; `high` the same of `upper`.
        start: first character of the number in the text, its limit left out; `end` one past its last.
        bound: how it is meant.
        step: size of the last digit that is given: 1000 for "7,000".
        around: stems of the words beside it in its clause: what it counts.
    """

    number: str
    value: float
    upper: float | None = None
    unit: str
    kind: FigureKind
    low: float
    high: float
    start: int
    end: int
    bound: Bound = Bound.EXACT
    step: float = 1.0
    around: frozenset[str] = frozenset()


def read_figures(text: str) -> tuple[Reading, ...]:
    """Figures of `text` in order."""
    if not (_NUMERAL.search(text) or _PART.search(text)):
        return ()
    taken = tuple(_not_figures(text))
    found: list[tuple[Reading, Quantity]] = []
    for quantity in read_quantities(text):
        if any(start < quantity.end and quantity.start < end for start, end in taken):
            continue
        reading = _reading(text, quantity)
        joined = _range(text, *found[-1], reading, quantity) if found else None
        if joined:
            found[-1] = joined, quantity
        else:
            found.append((reading, quantity))
    return tuple(reading for reading, quantity in found if _is_figure(text, reading, quantity))


def _not_figures(text: str) -> Iterator[tuple[int, int]]:
    """Where dates, times, phone numbers, addresses and the like stand."""
    yield from ((match.start(), match.end()) for match in _NO_FIGURES.finditer(text))
    # A year alone is told from a count of that size by the words around it.
    yield from (
        (date.start, date.end) for date in read_dates(text) if date.until or (date.month and date.day)
    )
    for match in _SIX_DIGITS.finditer(text):
        if 1 <= int(match[1]) <= 31 and 1 <= int(match[2]) <= 12:
            yield match.span()


def _reading(text: str, quantity: Quantity) -> Reading:
    before, after = text[: quantity.start], text[quantity.end :]
    kind, value, unit = _KINDS[quantity.measure], quantity.value, "%"
    if kind is FigureKind.MONEY:
        unit = next((sign for sign in "£$€" if sign in quantity.text), "£")
        value = -value if _MINUS.match(quantity.text) else value
    elif kind is FigureKind.TIME:
        value, unit = quantity.number, re.split(r"[\s-]", quantity.text)[-1].lower()
    elif kind is FigureKind.RATE:
        unit = "a year"
    elif kind is FigureKind.COUNT:
        unit = "years" if _AGED.search(before) else _counted(after[limit_after(after) :])
        kind = FigureKind.TIME if unit.lower() in {*_CLOCK, "years"} else kind
    first = quantity.start if quantity.bound is Bound.EXACT else limit_before(before)
    last = quantity.end + (0 if quantity.bound is Bound.EXACT else limit_after(after))
    return Reading(
        number=text[first:last],
        value=value,
        unit=unit,
        kind=kind,
        low=quantity.value,
        high=quantity.value,
        start=quantity.start,
        end=quantity.end,
        bound=quantity.bound,
        step=quantity.step,
        around=frozenset((*quantity.before, *quantity.after)),
    )


def _counted(after: str) -> str:
    """The thing counted, as printed: the first plural among the words that follow without a break, or ""."""
    place = len(after) - len(after.lstrip(_NOTE_MARKS))
    for _ in range(_UNIT_REACH):
        word = _WORD_AFTER.match(after, place)
        if word is None:
            return ""
        if _is_many(word[1].lower()):
            return word[1]
        if is_stop_word(word[1].lower()) and word[1].lower() != "most":
            return ""
        place = word.end()
    return ""


def _is_many(word: str) -> bool:
    return word in _MANY or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _range(text: str, low: Reading, first: Quantity, high: Reading, last: Quantity) -> Reading | None:
    """The two ends of a range as one figure ("10-15 years", "£5-10 million"), or None."""
    if not _RANGE.fullmatch(text[low.end : high.start]) or low.upper is not None:
        return None
    if low.kind is not high.kind and FigureKind.COUNT not in {low.kind, high.kind}:
        return None
    digits = re.search(r"[\d,.]*\d", last.text)
    scale = last.number / (value_of(digits[0]) or 1.0) if digits else 1.0
    value = low.value * (scale if first.text.lstrip("£$€ ").replace(",", "").isdigit() else 1.0)
    if value >= high.value:
        return None
    lead = high if low.kind is FigureKind.COUNT else low
    return replace(
        lead,
        number=f"{low.number}{text[low.end : high.start]}{high.number}",
        value=value,
        upper=high.value,
        unit=lead.unit or high.unit,
        low=abs(value),
        high=high.high,
        start=low.start,
        end=high.end,
        around=low.around | high.around,
    )


def _is_figure(text: str, reading: Reading, quantity: Quantity) -> bool:
    before, after = text[: reading.start], text[reading.end :]
    if not _NUMERAL.search(reading.number):
        return bool(_PART.search(reading.number))
    if re.match(r"0\d", text[reading.start : reading.end]):
        return False
    if quantity.measure is Measure.DURATION:
        return not (_AGO.match(after) or _OLD.match(after) or _RECENT.search(before))
    if quantity.measure is Measure.COUNT:
        return _counts(before, after, reading, quantity)
    return True


def _counts(before: str, after: str, reading: Reading, quantity: Quantity) -> bool:
    if re.match(r"[A-Za-z\u00b0]", after) or _AGO.match(after):
        return False
    limited = quantity.bound is not Bound.EXACT
    in_words = not any(letter.isdigit() for letter in quantity.text)
    if in_words and quantity.value <= _SMALL and _KNOWN.search(before) and not limited:
        return False
    named = bool(_NAME_BEFORE.search(before)) and not reading.unit and quantity.value < _NAMING
    return limited or not named
