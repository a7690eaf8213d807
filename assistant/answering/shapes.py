"""What a text holds, told from its form alone, and what each kind of question needs to find.

A question that asks "how many" is answered by words that hold a number, whatever else they share with it:
form tells apart passages that word overlap cannot.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from assistant.model import Wanted


class Shape(StrEnum):
    """A form that the words of a passage can hold."""

    NUMBER = "number"
    MONEY = "money"
    PERCENTAGE = "percentage"
    DATE = "date"
    DURATION = "duration"
    PERSON = "person"
    BODY = "body"
    ROLE = "role"
    LIST_MARK = "list_mark"
    DEFINITION = "definition"
    REASON = "reason"
    MEANS = "means"
    CHANGE = "change"
    NEGATION = "negation"
    EMAIL = "email"
    PHONE = "phone"
    TIME = "time"
    AGE = "age"
    ADDRESS = "address"


_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_COUNTS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?"
    "|dozens?|half|third|quarter|quarters|thirds|none|twice|once"
)
_BODIES = (
    "council|board|police|service|services|trust|partnership|partnerships|committee|agency|agencies|group|panel"
    "|department|ministry|office|authority|authorities|commission|inspectorate|association|university|college"
    "|school|schools|nhs|charity|charities|cabinet|team|company|limited|ltd|organisation|organisations"
    "|government|court|union|forum|executive|network|society|foundation|institute|parliament|secretariat"
)
_ROLES = (
    "chair|chairman|chairwoman|director|officer|head|manager|leader|minister|secretary|commissioner|inspector"
    "|mayor|councillor|cllr|chief|lead|coordinator|adviser|advisor|president|deputy|headteacher|judge|sir|dame"
)
_CHANGES = (
    "increas\\w*|decreas\\w*|rise|rises|rising|risen|rose|fall|falls|falling|fallen|fell|grew|grown|growth|reduc\\w*"
    "|declin\\w*|higher|lower|more than|less than|fewer|compared|comparison|than|improv\\w*|worse\\w*|stabilis\\w*"
    "|similar|unchanged|doubled|halved|same"
)
_PATTERNS: dict[Shape, re.Pattern[str]] = {
    Shape.NUMBER: re.compile(rf"(?<![\w.])\d[\d,.]*\d\b|(?<![\w.])\d\b|\b(?:{_COUNTS})\b", re.IGNORECASE),
    Shape.MONEY: re.compile(
        r"[£$€]\s?\d|\b\d[\d,.]*\s?(?:million|billion|pounds|pence|m|bn|k)\b", re.IGNORECASE
    ),
    Shape.PERCENTAGE: re.compile(
        r"\d\s?%|\bper ?cent\b|\bpercentage|\b(?:half|third|quarter|majority|proportion|one in)\b",
        re.IGNORECASE,
    ),
    Shape.DATE: re.compile(
        rf"\b(?:1[89]|20)\d\d\b|\b(?:{_MONTHS})\b\s*\d|\d\s*(?:st|nd|rd|th)?\s*(?:{_MONTHS})\b"
        r"|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b20\d\d[/\u2013-]\d\d\b"
        r"|\b(?:next|coming|last|this|previous) (?:year|month|week|spring|summer|autumn|winter)\b",
        re.IGNORECASE,
    ),
    Shape.DURATION: re.compile(
        rf"\b(?:\d+|{_COUNTS}|one|several|few|many)[ -](?:working[ -])?(?:minute|hour|day|week|month|year|decade)s?\b"
        r"|\b(?:once|twice|times|\w+ meetings?) (?:a|an|each|every|per) (?:day|week|fortnight|month|quarter|year|term)\b"
        r"|\b(?:annually|yearly|quarterly|monthly|fortnightly|weekly|daily)\b",
        re.IGNORECASE,
    ),
    Shape.PERSON: re.compile(
        rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Cllr|Councillor|Professor|Prof)\.? [A-Z]"
        rf"|\b(?!(?i:{_BODIES}|{_ROLES}|{_MONTHS}|the|this|these|our|all|there|in|at|on|for|and)\b)[A-Z][a-z]+"
        rf" (?!(?i:{_BODIES}|{_ROLES}|{_MONTHS})\b)[A-Z][a-z'\u2019-]+\b"
        rf"(?! (?i:{_BODIES})\b)"
    ),
    Shape.BODY: re.compile(rf"\b(?i:{_BODIES})\b|\b[A-Z]{{3,6}}\b"),
    Shape.ROLE: re.compile(rf"\b(?:{_ROLES})\b", re.IGNORECASE),
    Shape.LIST_MARK: re.compile(r":\s*$|(?:,[^,]+){2,}|[(\s](?:1|a|i)\).*[(\s](?:2|b|ii)\)|;.*;"),
    Shape.DEFINITION: re.compile(
        r"\b(?:is|are|means?|refers? to|defined as|known as|called|stands for|denotes?|describes?)\b",
        re.IGNORECASE,
    ),
    Shape.REASON: re.compile(
        r"\b(?:because|due to|owing to|as a result|result of|result in|caus\w+|reasons?|since|therefore|so that"
        r"|in order to|to ensure|to make sure|means that|lead(?:s|ing)? to|led to|reflects?|given that|as they|as it"
        r"|without)\b",
        re.IGNORECASE,
    ),
    Shape.MEANS: re.compile(
        r"\b(?:by \w+ing|through|using|via|with the help|so that|in order to|work(?:s|ed|ing)? with)\b",
        re.IGNORECASE,
    ),
    Shape.CHANGE: re.compile(rf"\b(?:{_CHANGES})\b", re.IGNORECASE),
    Shape.NEGATION: re.compile(
        r"\b(?:not|no|none|never|without|neither|nor|cannot|lack\w*|fail\w*)\b|n't\b", re.IGNORECASE
    ),
    Shape.EMAIL: re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
    Shape.PHONE: re.compile(r"(?<!\d)(?:\+44\s?|\(?0)\d[\d\s()-]{7,12}\d(?!\d)"),
    Shape.TIME: re.compile(
        r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b|\b(?:noon|midday|midnight)\b", re.IGNORECASE
    ),
    Shape.AGE: re.compile(r"\bag(?:e|es|ed)\b|\byears?[ -]old\b|\bmonths?[ -]old\b|\bborn\b", re.IGNORECASE),
    Shape.ADDRESS: re.compile(r"\bhttps?://|\bwww\.|\bwebsite\b|\b[A-Z]{1,2}\d{1,2} \d[A-Z]{2}\b"),
}
_NEEDS: dict[Wanted, frozenset[Shape]] = {
    Wanted.COUNT: frozenset({Shape.NUMBER}),
    Wanted.AMOUNT: frozenset({Shape.MONEY}),
    Wanted.PERCENTAGE: frozenset({Shape.PERCENTAGE}),
    Wanted.WHO: frozenset({Shape.PERSON, Shape.BODY, Shape.ROLE}),
    Wanted.WHEN: frozenset({Shape.DATE, Shape.DURATION}),
    Wanted.WHY: frozenset({Shape.REASON}),
    Wanted.HOW: frozenset({Shape.MEANS}),
    Wanted.COMPARISON: frozenset({Shape.CHANGE, Shape.PERCENTAGE}),
    Wanted.DEFINITION: frozenset({Shape.DEFINITION}),
    Wanted.LIST: frozenset({Shape.LIST_MARK}),
}


@lru_cache(maxsize=20_000)  # what one question after the other asks of the same passages
def holds(text: str, shape: Shape) -> bool:
    """Whether `text` holds a form; to ask for one takes a twentieth of the time of `shapes_of`."""
    return _PATTERNS[shape].search(text) is not None


def shapes_of(text: str) -> frozenset[Shape]:
    """The forms that `text` holds."""
    return frozenset(shape for shape, pattern in _PATTERNS.items() if pattern.search(text))


def needs(wanted: Wanted) -> frozenset[Shape]:
    """Return the forms of which an answer to that kind of question holds one; none when any form will do."""
    return _NEEDS.get(wanted, frozenset())
