"""What a figure in running text measures, in the report's own words: its sentence, or as much of it as tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.figure_periods import without_dates
from assistant.answering.figures import read_quantities
from assistant.text.tokens import is_stop_word, stem, tokens

if TYPE_CHECKING:
    from assistant.answering.figure_reading import Reading
    from assistant.model import Passage

_SHORT = 22  # a sentence of so many words is its own measure
_LONG = 50  # the most words of a sentence that are taken; beyond them the clause is cut off
_TELLING = 2  # content words that a measure has of its own, else the sentence before says what is meant
_BREAK = re.compile(r"(?<=[;:,])\s+|\s+(?=[\u2013\u2014]\s)|\s+(?=\()")
# Words that only say that something is counted, not what.
_EMPTY = frozenset(
    (
        "number", "numbers", "figure", "figures", "total", "rate", "level", "percentage", "proportion", "end", "start",
        "year", "month", "week", "quarter", "lower", "higher", "rise", "rose", "fall", "fell", "increase", "decrease",
        "compared", "target", "average", "latest", "over", "under", "only",
    )
)  # fmt: skip
_EDGES = " ,;:\u2013\u2014"
_LEANING = re.compile(
    r"(?:Of (?:these|those|them)|This|These|Those|They|That|It|Their|Its|Such)\b"
    r"|The (?:number|figure|total|rate)\b(?! (?:of|for)\b)"
)


def measures_of(passage: Passage, reading: Reading) -> tuple[str, ...]:
    """The words that say what a figure of `passage.text` measures, those they lean on first."""
    text = passage.text
    start, end = _around(text, reading)
    own = text[start:end].strip(_EDGES)
    leans = start == 0 and bool(_LEANING.match(own) or len(telling(own)) < _TELLING)
    leading = passage.before if leans and passage.before else passage.lead_in
    return (_shortened(leading), own) if leading else (own,)


def telling(text: str) -> frozenset[str]:
    """Stems of the words of a text that say what is counted: no stop words, figures, dates or empty words."""
    plain = without_dates(_without_figures(text))
    said = (token.text for token in tokens(plain) if not is_stop_word(token.text))
    return frozenset(stem(word) for word in said if word not in _EMPTY and not word[:1].isdigit())


def _without_figures(text: str) -> str:
    kept, after = [], 0
    for quantity in read_quantities(text):
        kept.append(text[after : quantity.start])
        after = quantity.end
    return " ".join((*kept, text[after:]))


def _around(text: str, reading: Reading) -> tuple[int, int]:
    """The whole of a short sentence; of a long one the clause, with those before it until it tells something."""
    if len(text.split()) <= _SHORT:
        return 0, len(text)
    breaks = [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]
    first = max(place for place, at in enumerate(breaks) if at <= reading.start)
    last = min((place for place, at in enumerate(breaks) if at >= reading.end), default=len(breaks) - 1)
    while first and len(telling(text[breaks[first] : breaks[last]])) <= _TELLING:
        if len(text[breaks[first - 1] : breaks[last]].split()) > _LONG:
            break
        first -= 1
    return breaks[first], breaks[last]


def _shortened(text: str) -> str:
    """The last words of a text that is too long to lead another."""
    words = text.split()
    return text if len(words) <= _LONG else " ".join(words[-_LONG:])
