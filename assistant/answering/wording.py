"""Holds words against words: whether a text stands in a document to the letter, and which words differ if not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.text.tokens import is_stop_word

_MARKS = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"}
)
_WORD = re.compile(r"[^\W_]+(?:['.,/-][^\W_]+)*%?")
_NEAR = 0.75  # share of words in common from which a statement is a near quotation
_NEAR_QUOTED = 0.6  # the same for words that stand in quotation marks
_LEAST = 4  # words: fewer are not a quotation that can be nearly right


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words of a near quotation and the words that the document has in their place; either may be empty."""

    said: str
    stated: str


def words_of(text: str) -> tuple[str, ...]:
    """Words and figures as printed, in lower case, with straight marks; punctuation between them left out."""
    return tuple(_WORD.findall(text.translate(_MARKS).lower()))


def stands_in(said: str, text: str) -> bool:
    """Whether the words of `said` stand in `text` in one run, letter for letter but for capitals and punctuation."""
    return bool(words_of(said)) and f" {' '.join(words_of(said))} " in f" {' '.join(words_of(text))} "


def changes(said: str, text: str, *, quoted: bool = False) -> tuple[Change, ...] | None:
    """What differs when `said` nearly stands in `text`; None when it is no near quotation of it."""
    own, other = words_of(said), words_of(text)
    if len(own) < _LEAST or not other:
        return None
    matcher = SequenceMatcher(None, own, other, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return None
    first = max(0, blocks[0].b - blocks[0].a)
    last = min(len(other), blocks[-1].b + len(own) - blocks[-1].a)
    held = other[first:last]
    inner = SequenceMatcher(None, own, held, autojunk=False)
    needed = _NEAR_QUOTED if quoted else _NEAR
    shared = sum(block.size for block in inner.get_matching_blocks())
    if inner.ratio() < needed or shared < needed * len(own):
        return None
    return tuple(
        Change(said=" ".join(own[a:b]), stated=" ".join(held[c:d]))
        for kind, a, b, c, d in inner.get_opcodes()
        if kind != "equal"
    )


def telling(change: Change) -> bool:
    """Whether a change touches more than small words."""
    return any(not is_stop_word(word) for word in (*change.said.split(), *change.stated.split()))
