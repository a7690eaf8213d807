"""Whether a text gives the very figure that is asked for: one of the right kind, beside the words of the question.

"How many volunteers?" is answered by "over 80 volunteers" and not by "volunteers rose by 11%" or "in 2020".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.model import Wanted
from assistant.text.tokens import stem, tokens

if TYPE_CHECKING:
    from collections.abc import Collection

    from assistant.model import Question

FIGURES = frozenset({Wanted.COUNT, Wanted.AMOUNT, Wanted.PERCENTAGE})
_REACH = 3
_YEAR = re.compile(r"(?:19|20)\d\d(?:/\d\d)?")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_SPELT = frozenset(
    [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
        "thousand",
        "million",
        "dozen",
    ]
)
_TIMES = frozenset({"hour", "day", "week", "month", "year", "decad"})  # stems


def gives_figure(text: str, question: Question) -> bool:
    """Whether a figure of the kind asked for stands within three words of a word of the question.

    A figure that the question itself names is no answer to it.
    """
    if question.wanted not in FIGURES:
        return False
    words = [token.text for token in tokens(text)]
    stems = [stem(word) for word in words]
    terms = _terms(question)
    return any(
        _fits(words, stems, place, question) and _beside(stems, place, terms) for place in range(len(words))
    )


def _terms(question: Question) -> frozenset[str]:
    added = {term for expansion in question.expansions for term in expansion.terms}
    return frozenset(term for term in {*question.terms, *added} if not term[0].isdigit())


def _fits(words: list[str], stems: list[str], place: int, question: Question) -> bool:
    """Whether the word is a figure of the kind asked for."""
    word = words[place]
    if not (_FIGURE.fullmatch(word) or word in _SPELT) or word in question.numbers:
        return False
    after = stems[place + 1] if place + 1 < len(stems) else ""
    money, share = place > 0 and words[place - 1] == "£", after == "%"
    if question.wanted is Wanted.AMOUNT:
        return money
    if question.wanted is Wanted.PERCENTAGE:
        return share
    timed = after in _TIMES and after not in question.terms
    return not (money or share or timed or _YEAR.fullmatch(word))


def _beside(stems: list[str], place: int, terms: Collection[str]) -> bool:
    near = stems[max(0, place - _REACH) : place] + stems[place + 1 : place + 1 + _REACH]
    return any(one in terms for one in near)
