"""Where sentences begin and end: NLTK's Punkt with abbreviations of our own, never trained on a corpus.

Training on the corpus would let one report change how another is split, and a quote must not depend on that.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.text.toolkit import sentence_splitter
from assistant.text.words import word_lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})[.)\]]{1,2}")
_FIGURE = re.compile(r"[(\[]?[\d£$€]")
_SMALL_LETTER = re.compile(r"[(\[]?[a-z]")
_CLOSED = re.compile(r"[.?!…]['\")\]\u2019\u201d]+$")
_POSSIBLE_END = re.compile(r"[.?!…](?=\W)(?!\s*$)")
_LAST_WORD = re.compile(r"([^\s(\[]+)\.$")


@lru_cache(maxsize=1)
def _punkt() -> Callable[[str], Iterable[tuple[int, int]]]:
    return sentence_splitter(
        abbreviations=word_lists().abbreviations,
        starters=word_lists().sentence_starters,
        ends=(".", "?", "!", "…"),
    )


def _continues(before: str, after: str) -> bool:
    """Whether ``before`` ends with an abbreviation, an enumerator or a quotation inside its sentence."""
    if _ENUMERATOR.fullmatch(before) or (_CLOSED.search(before) and _SMALL_LETTER.match(after)):
        return True
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    word = last[1].lower()
    if _FIGURE.match(after):
        return word in word_lists().before_figures or word in word_lists().before_small_letters
    return word in word_lists().before_small_letters and _SMALL_LETTER.match(after) is not None


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open (start, end) characters of each sentence of ``text``, in order, white space left outside.

    A line break is white space like any other: give one block of running text at a time.
    """
    if not text.strip():
        return ()
    if not _POSSIBLE_END.search(text):
        # Punkt ends no sentence elsewhere, so that most questions are read without waiting for NLTK to load.
        return ((len(text) - len(text.lstrip()), len(text.rstrip())),)
    return _punkt_spans(text)


def _punkt_spans(text: str) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    for raw_start, raw_end in _punkt()(text):
        piece = text[raw_start:raw_end]
        start = raw_start + len(piece) - len(piece.lstrip())
        end = raw_start + len(piece.rstrip())
        if spans and _continues(text[spans[-1][0] : spans[-1][1]], text[start:end]):
            spans[-1] = (spans[-1][0], end)
        elif start < end:
            spans.append((start, end))
    return tuple(spans)
