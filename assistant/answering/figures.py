"""Reads the quantities of a text, so that one thing written in two ways is seen to be one thing.

"Four in ten", "40%" and "40 per cent" are one share; "£21,000" and "-£21,000.00" one sum (the sign of a ledger says
which side it stands on, not how much it is); "twelve weeks" and "12 weeks" one duration.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answering.number_words import DENOMINATORS, SCALES, TIMES, WORDS, number_of
from assistant.answering.quantities import (
    Bound,
    Measure,
    Quantity,
    bound_of,
    bounded,
    words_after,
    words_before,
)

_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SCALE = r"(?:\s?(?:million|thousand|billion|bn|m|k|hundred|dozen)\b)?"
_NUMBER = rf"(?:(?<![\w.,/])(?:{_DIGITS}){_SCALE}|{WORDS})"
_PART = "|".join(DENOMINATORS)
_UNIT_DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0}
_UNIT_MONTHS = {"month": 1.0, "year": 12.0, "decade": 120.0}
_RATES = {
    "daily": 365.0,
    "weekly": 52.0,
    "fortnightly": 26.0,
    "monthly": 12.0,
    "quarterly": 4.0,
    "annually": 1.0,
}
_PERIODS = {"term": 3.0, "day": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0}

# A number that names a place, a version or a thing counts nothing; nor does a year.
_NAMED = re.compile(
    r"(?:\b(?:page|p|pp|para|paragraph|section|chapter|table|figure|item|step|level|tier|stage|type|number|no|covid|aim"
    r"|appendix|annex|clause|act|version|form|grade|key stage)s?\.?[\s-]*|[#/])$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[/\u2010-\u2015-]\s?\d{2,4})?")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DATE_PART = re.compile(rf"\s*(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b", re.IGNORECASE)
_UNCOUNTED_AFTER = re.compile(r"[./]\d|[\u2010-\u2015-]\d{3}|(?:st|nd|rd|th|[a-z])\b", re.IGNORECASE)
_AFTER_MONTH = re.compile(rf"\b{_MONTH}\s+$", re.IGNORECASE)

_PATTERN = re.compile(
    rf"""
      (?P<money>-?[£$€]\s?(?P<sum>{_DIGITS}{_SCALE})|(?P<pounds>{_NUMBER})\s+pounds\b)
    | (?P<percent>(?P<percentage>{_NUMBER})[\s-]*(?:%|per\s?cent\b(?:age)?))
    | (?P<rate>(?P<often>{_NUMBER}\s+times|\b(?:{"|".join(TIMES)}))\s+(?:a|an|per|each|every)\s+(?P<each>{"|".join(_PERIODS)})\b
        |\b(?P<regular>{"|".join(_RATES)})\b
        |\bevery\s+(?:(?P<apart>{WORDS}|\d+)\s+)?(?P<gap>{"|".join(_PERIODS)})s?\b)
    | (?P<ratio>(?P<some>{_NUMBER})\s+(?:in|out\s+of|of)\s+(?:every\s+|the\s+|those\s+|these\s+)?(?P<whole>{_NUMBER})(?!\s?%))
    | (?P<fraction>\b(?P<top>{WORDS}|an?)[\s-]+(?P<part>{_PART})s?\b(?!\s+(?:time|party|sector|year|term|million))
        |(?<!\band\sa\s)(?<!\bfirst\s)(?<!\bsecond\s)\bhalf\b(?!\s+(?:a\s+)?(?:million|dozen|hundred|term|day|year)))
    | (?P<duration>(?P<length>{_NUMBER}|(?<=\bwithin\s)a\b|(?<=\bfor\s)a\b|(?<=\bthan\s)a\b)[\s-]+(?:working\s+)?(?P<unit>{"|".join((*_UNIT_DAYS, *_UNIT_MONTHS))})s?\b)
    | (?P<most>\b(?:most\s+of|(?:the|a|an)\s+(?:\w+\s+)?majority\s+of)\b)
    | (?P<count>{_NUMBER})
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Measured:
    measure: Measure
    value: float
    unit: str = ""
    parts: tuple[float, ...] = ()


def read_quantities(text: str) -> tuple[Quantity, ...]:
    """Quantities of `text` in order; years, dates, places and list marks are none."""
    found = []
    for match in _PATTERN.finditer(text):
        if match["count"] and _counts_nothing(text, match):
            continue
        quantity = _quantity(text, match)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def value_of(number: str) -> float:
    """The number that digits, with a scale or not, or number words stand for."""
    digits = re.match(rf"({_DIGITS})\s?([a-z]*)", number.strip(), re.IGNORECASE)
    if digits is None:
        return number_of(number)
    return float(digits[1].replace(",", "")) * SCALES.get(digits[2].lower(), 1)


def _counts_nothing(text: str, match: re.Match[str]) -> bool:
    before, after, number = text[: match.start()], text[match.end() :], match.group()
    if number.lower() in {"one", "zero"}:
        return not re.search(r"\b(?:only|just|exactly|single)\s+$", before, re.IGNORECASE)
    if _YEAR.match(text, match.start()) and len(number) == 4 and not bounded(before):
        return True
    if _NAMED.search(before) and not bounded(before):
        return True
    dated = _DATE_PART.match(after) or _AFTER_MONTH.search(before)
    return bool(dated or _UNCOUNTED_AFTER.match(after)) or _marks_item(before, after)


def _marks_item(before: str, after: str) -> bool:
    """Whether a number is the mark of a list item: "(1)", "a 2)", "3. " at the start."""
    if re.match(r"\)", after):
        return before.rfind("(") <= before.rfind(")") or before.endswith("(")
    return not before.strip() and bool(re.match(r"\.\s", after))


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    read = _measured(match)
    if read is None:
        return None
    before, after = text[: match.start()], text[match.end() :]
    return Quantity(
        measure=read.measure,
        value=read.value,
        number=_number(match),
        bound=Bound.OVER if match["most"] else bound_of(before, after),
        unit=read.unit,
        text=match.group(),
        start=match.start(),
        end=match.end(),
        parts=read.parts,
        step=_step(match),
        after=words_after(after),
        before=words_before(before),
    )


def _measured(match: re.Match[str]) -> _Measured | None:
    if match["money"]:
        return _Measured(Measure.MONEY, value_of(match["sum"] or match["pounds"]))
    if match["percent"]:
        return _Measured(Measure.SHARE, value_of(match["percentage"]))
    if match["rate"]:
        return _Measured(Measure.RATE, _a_year(match))
    if match["ratio"]:
        some, whole = value_of(match["some"]), value_of(match["whole"])
        return (
            _Measured(Measure.SHARE, 100 * some / whole, parts=(some, whole)) if whole >= some > 0 else None
        )
    return _fraction_duration_or_count(match)


def _fraction_duration_or_count(match: re.Match[str]) -> _Measured:
    if match["fraction"]:
        top = (match["top"] or "a").lower()
        over = 1.0 if top in {"a", "an"} else number_of(top)
        return _Measured(Measure.SHARE, 100 * over / DENOMINATORS[(match["part"] or "half").lower()])
    if match["duration"]:
        length = 1.0 if match["length"].lower() == "a" else value_of(match["length"])
        unit = match["unit"].lower()
        if unit in _UNIT_DAYS:
            return _Measured(Measure.DURATION, length * _UNIT_DAYS[unit], unit="day")
        return _Measured(Measure.DURATION, length * _UNIT_MONTHS[unit], unit="month")
    if match["most"]:
        return _Measured(Measure.SHARE, 50.0)
    return _Measured(Measure.COUNT, value_of(match["count"]))


def _a_year(match: re.Match[str]) -> float:
    """How often a year: "twice a year", "every six months", "quarterly"."""
    if match["gap"]:
        return _PERIODS[match["gap"].lower()] / value_of(match["apart"] or "1")
    if match["regular"]:
        return _RATES[match["regular"].lower()]
    times = TIMES.get(match["often"].lower()) or value_of(match["often"].removesuffix("times"))
    return times * _PERIODS[match["each"].lower()]


def _number(match: re.Match[str]) -> float:
    names = ("sum", "pounds", "percentage", "length", "count")
    number = next((match[name] for name in names if match[name]), "")
    return value_of(number) if number.strip().lower() not in {"", "a"} else 1.0


def _step(match: re.Match[str]) -> float:
    written = re.search(rf"({_DIGITS})\s?([a-z]*)", match.group(), re.IGNORECASE)
    if written is None:
        return 1.0
    whole, _, decimals = written[1].replace(",", "").partition(".")
    scale = SCALES.get(written[2].lower(), 1)
    if decimals.strip("0"):
        return float(scale / 10.0 ** len(decimals))
    return float(scale * 10 ** (len(whole) - len(whole.rstrip("0") or whole)))
