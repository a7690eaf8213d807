"""Reads a statement into what can be held against a document: its topic, figures, dates, directions and names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.dates import Moment, read_dates
from assistant.answering.figures import read_quantities
from assistant.answering.polarity import Direction, clauses, denials, read_directions, words_of_direction
from assistant.answering.proper_names import Name, read_names
from assistant.text.sentences import sentence_spans
from assistant.text.spelling import is_english
from assistant.text.tokens import stems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.answering.quantities import Quantity
    from assistant.model import Question

_GAP = re.compile(
    r"\bby\s+(?:(?:well|just|a little|some)\s+)?(?:[a-z]+(?:\s+than)?\s+)?(?:a\s+)?$", re.IGNORECASE
)
_GAP_AFTER = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?(?:more|fewer|less|higher|lower|above|below|over|under|short)\b", re.IGNORECASE
)
_REFERENCE = re.compile(
    r"\b(?:than|since|from|compared (?:with|to)|against|after|before|like)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_MODAL = re.compile(r"\b(?:should|supposed|meant|ought|aim\w*|hoped|intended)\b", re.IGNORECASE)
# Words that carry a sentence and say little of what it is about; hedges; words that only frame a statement.
_LIGHT = frozenset(
    stem
    for stem in stems(
        "see say come came put take took make made get give gave set use keep show tell find found number total"
        " amount figure people person now still yet already currently actually really quite only just even also"
        " own well report state note mention single involve hold held run ran seen sent send thing"
        " around about roughly approximately nearly almost exactly least than during year say said according"
        " accord part way place many much several one two",
        stop=False,
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """A statement, read.

    Attributes:
        topic: stems of what it is about, in order, each once; figures, dates and words of direction left out.
        gap: the quantity that is a difference between two others ("by more than 350"), or None.
        referred: dates that it only compares with ("than in 2018/19").
        denied: whether it denies.
        quoted: parts that stand in quotation marks, in order.
    """

    text: str
    question: Question
    topic: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    gap: Quantity | None
    dates: tuple[Moment, ...]
    referred: tuple[Moment, ...]
    directions: tuple[Direction, ...]
    names: tuple[Name, ...]
    denied: bool
    quoted: tuple[str, ...]


def split_statements(text: str) -> tuple[str, ...]:
    """Return the sentences of a text in order, each a statement; line breaks end one."""
    lines = [line.strip(" \t\u2022-*") for line in text.splitlines() if line.strip()]
    return tuple(line[start:end] for line in lines for start, end in sentence_spans(line))


def halves(text: str) -> tuple[str, ...]:
    """The clauses of a statement that could stand alone, or none when it has but one."""
    parts = tuple(text[start:end].strip(" ,;.") for start, end in clauses(text))
    long_enough = all(len(stems(part)) > 2 for part in parts)
    return parts if len(parts) > 1 and long_enough else ()


def read_assertion(text: str, question: Question) -> Assertion:
    """Read a statement.

    Args:
        question: the same words as the product reads what it looks up: its terms, and what was added to them.
    """
    dates = read_dates(text)
    quantities = tuple(q for q in read_quantities(text) if not any(d.start <= q.start < d.end for d in dates))
    gap = next((q for q in quantities if _is_gap(text, q)), None)
    return Assertion(
        text=text,
        question=question,
        topic=_topic(
            text, question, (*((q.start, q.end) for q in quantities), *((d.start, d.end) for d in dates))
        ),
        quantities=tuple(q for q in quantities if q is not gap),
        gap=gap,
        dates=tuple(d for d in dates if not _REFERENCE.search(text[: d.start])),
        referred=tuple(d for d in dates if _REFERENCE.search(text[: d.start])),
        directions=read_directions(text),
        names=tuple(name for name in read_names(text) if _tells(name)),
        denied=len(denials(text)) % 2 == 1,
        quoted=quoted_parts(text),
    )


def light(term: str) -> bool:
    """Whether a stem says little of what a statement is about."""
    return term in _LIGHT


def aims(text: str, quantity: Quantity) -> bool:
    """Whether a statement gives a quantity as one to be reached ("when three quarters should have been")."""
    return _MODAL.search(text[quantity.end : quantity.end + 40]) is not None


def quoted_parts(text: str) -> tuple[str, ...]:
    """Parts in double or single quotation marks, marks left out; an apostrophe opens none."""
    pattern = r"[\"\u201c]([^\"\u201c\u201d]+)[\"\u201d]|(?<!\w)['\u2018]([^'\u2018\u2019]+(?:['\u2019]\w[^'\u2018\u2019]*)*)['\u2019](?!\w)"
    return tuple((match[1] or match[2]).strip() for match in re.finditer(pattern, text))


def _is_gap(text: str, quantity: Quantity) -> bool:
    return bool(_GAP.search(text[: quantity.start]) or _GAP_AFTER.match(text, quantity.end))


def _topic(text: str, question: Question, spans: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    kept = list(text)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    own = set(stems("".join(kept))) - words_of_direction(text)
    return tuple(term for term in question.terms if term in own and term not in {"£", "%"})


def _tells(name: Name) -> bool:
    """Whether a name names one thing: "Board" alone names whichever board is meant."""
    return " " in name.text or not is_english(name.text.lower().removesuffix("'s").removesuffix("\u2019s"))
