"""Terms of passages to postings: what is counted once, by sorting, without a dictionary a passage."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, count
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


def counted(passages: Sequence[Sequence[str]]) -> Part:
    """Every term of some passages with all its postings."""
    lengths = np.fromiter(map(len, passages), dtype=np.int32, count=len(passages))
    terms, found = _numbered(chain.from_iterable(passages), int(lengths.sum()))
    keys = found * max(1, len(passages)) + np.repeat(np.arange(len(passages)), lengths)
    keys.sort()
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    frequencies = np.diff(first, append=len(keys)).astype(np.int32)
    held, rows = np.divmod(keys[first], max(1, len(passages)))
    holding = np.bincount(held, minlength=len(terms))
    codes, pairs = _paired(frequencies, lengths[rows])
    begins = (np.cumsum(holding) - holding).astype(np.int64)
    return Part(
        terms=terms,
        holding=holding,
        most=_reduced(np.maximum, frequencies, begins),
        shortest=_shortest(frequencies, lengths[rows], begins),
        rows=rows.astype(np.int32),
        codes=codes,
        pairs=pairs,
        lengths=lengths,
    )


def _numbered(words: Iterable[str], total: int) -> tuple[list[str], NDArray[np.int64]]:
    """The distinct words in rising order, and the place of each word among them."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    met = np.fromiter(map(numbers.__getitem__, words), dtype=np.int64, count=total)
    terms = sorted(numbers)
    places = np.empty(len(terms), dtype=np.int64)
    places[[numbers[term] for term in terms]] = np.arange(len(terms))
    return terms, places[met]


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
