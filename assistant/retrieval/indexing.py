"""Terms of passages to postings: what is counted once, by sorting, without a dictionary a passage."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from assistant.retrieval.merging import Part, joined
from assistant.retrieval.postings import LEVELS, NONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from assistant.retrieval.postings import Postings


def postings_of(passages: Sequence[Sequence[str]]) -> Postings:
    """Index the terms of each passage; there may be no passage, and a passage may have no term."""
    part = counted(passages)
    return joined([lambda: part])


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How often each term stands in each passage that holds it, term by term.

    Attributes:
        terms: rising.
        holding: passages that hold each term.
        rows: those passages, rising within a term.
        frequencies: one a row.
        lengths: terms of each passage.
    """

    terms: Sequence[str]
    holding: NDArray[np.int64]
    rows: NDArray[np.int32]
    frequencies: NDArray[np.int32]
    lengths: NDArray[np.int32]


def frequencies_of(passages: Iterable[Iterable[str]]) -> Counted:
    """Count the terms of each passage; there may be no passage, and a passage may have no term."""
    terms, found, lengths = _numbered(passages)
    # One number a posting, term above passage: sorting them is grouping them.
    keys = found.astype(np.int64)
    keys *= max(1, len(lengths))
    keys += np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    keys.sort()
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    frequencies = np.diff(first, append=len(keys)).astype(np.int32)
    held, rows = np.divmod(keys[first], max(1, len(lengths)))
    return Counted(
        terms=terms,
        holding=np.bincount(held, minlength=len(terms)),
        rows=rows.astype(np.int32),
        frequencies=frequencies,
        lengths=lengths,
    )


def counted(passages: Sequence[Sequence[str]]) -> Part:
    """Every term of some passages with all its postings."""
    found = frequencies_of(passages)
    frequencies, lengths = found.frequencies, found.lengths[found.rows]
    begins = (np.cumsum(found.holding) - found.holding).astype(np.int64)
    codes, pairs = _paired(frequencies, lengths)
    return Part(
        terms=found.terms,
        holding=found.holding,
        most=_reduced(np.maximum, frequencies, begins),
        shortest=_shortest(frequencies, lengths, begins),
        rows=found.rows,
        codes=codes,
        pairs=pairs,
        lengths=found.lengths,
    )


def _numbered(passages: Iterable[Iterable[str]]) -> tuple[list[str], NDArray[np.int32], NDArray[np.int32]]:
    """The distinct words in rising order, the place of each word among them, and how many words each passage has."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    met, ends = array("i"), [0]
    for words in passages:
        met.extend(map(numbers.__getitem__, words))
        ends.append(len(met))
    terms = sorted(numbers)
    places = np.empty(len(terms), dtype=np.int32)
    places[[numbers[term] for term in terms]] = np.arange(len(terms))
    return terms, places[np.frombuffer(met, dtype=np.int32)], np.diff(ends).astype(np.int32)


def _paired(
    frequencies: NDArray[np.int32], lengths: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """The number of each posting's pair, from 1, and the pairs."""
    keys = frequencies.astype(np.int64) << 32 | lengths
    distinct, places = np.unique(keys, return_inverse=True)
    pairs = np.zeros((len(distinct) + 1, 2), dtype=np.int32)
    pairs[1:] = np.column_stack([distinct >> 32, distinct & 0xFFFFFFFF])
    return places + 1, pairs


def _reduced(by: np.ufunc, values: NDArray[np.int32], begins: NDArray[np.int64]) -> NDArray[np.int32]:
    """One value a term: that of all its postings."""
    reduced: NDArray[np.int32] = by.reduceat(values, begins) if len(begins) else values
    return reduced


def _shortest(
    frequencies: NDArray[np.int32], lengths: NDArray[np.int32], begins: NDArray[np.int64]
) -> NDArray[np.int32]:
    levels = np.minimum(frequencies, LEVELS)
    each = [
        _reduced(np.minimum, np.where(levels == level, lengths, NONE).astype(np.int32), begins)
        for level in range(1, LEVELS + 1)
    ]
    return np.column_stack(each)
