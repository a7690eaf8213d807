"""Forms so particular that an answer without them is none: a telephone number, an e-mail address, a time, an age."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.shapes import Shape, holds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Question, RankedPassage

_ASKED_BY = {
    Shape.PHONE: re.compile(
        r"\b(?:tele)?phone (?:number|line)\b|\bhotline\b|\bhelpline number\b", re.IGNORECASE
    ),
    Shape.EMAIL: re.compile(r"\be-?mail address\b|\bemail (?:for|of|do i)\b", re.IGNORECASE),
    Shape.TIME: re.compile(r"\bwhat time\b", re.IGNORECASE),
    Shape.AGE: re.compile(r"\bhow old (?:is|are|was|were)\b", re.IGNORECASE),
}

_ALONE = frozenset({Shape.PHONE, Shape.EMAIL})


def particular_shapes(question: Question) -> frozenset[Shape]:
    """Those of the forms that a question asks for by name; mostly none."""
    return frozenset(shape for shape, pattern in _ASKED_BY.items() if pattern.search(question.text))


def with_particular(question: Question, ranked: Sequence[RankedPassage]) -> Sequence[RankedPassage]:
    """Of ranked passages those that hold an address or number asked for, where any holds it; else all.

    Such a line shares no word with a question. A time or an age stands in a sentence, which has to be found as others are.
    """
    wanted = particular_shapes(question) & _ALONE
    held = (one for one in ranked if all(holds(one.passage.text, shape) for shape in wanted))
    return list(held) or ranked if wanted else ranked
