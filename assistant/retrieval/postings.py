"""Postings: for each term the passages that hold it, how often, and how long they are.

BM25 asks of a passage only how often it holds a term and how long it is. The distinct pairs of the two are few, so
that a posting is a row and the number of its pair, and a question turns each pair into a weight once and looks the
weights up. What depends on the whole corpus, and changes whenever it grows, is thus kept out of the postings.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.retrieval.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

# A term that more than one passage in so many holds has a code for every passage, which is then smaller and faster.
COMMON = 4
# Frequencies told apart when the shortest passage is noted for each; the last stands for all above it.
LEVELS = 4
# The length of no passage: so long that it is worth nothing.
NONE = np.iinfo(np.int32).max


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One term's postings.

    Attributes:
        codes: number of each posting's pair; of each passage's, 0 where it does not hold the term, without `rows`.
        rows: passages that hold it, rising, counted from 0; None when there is a code for every passage.
    """

    codes: NDArray[Any]
    rows: NDArray[np.int32] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """The postings of all terms over some passages.

    Attributes:
        letters, bounds: the terms, as `Vocabulary` holds them.
        holding: passages that hold each term.
        most: no passage holds the term more often.
        shortest: no passage is shorter that holds each term once, twice, ... `LEVELS` times or more; `NONE` where
            there is none; shape (terms, LEVELS).
        starts: where each term's postings begin in `rows` and `codes`, and where the last end; a common one has none.
        rows, codes: as in `Column`, of all terms that are not common.
        common: numbers of the common terms, rising.
        dense: codes of the common terms, shape (common terms, passages).
        pairs: frequency and length of each pair, rising, shape (pairs, 2); pair 0 is "not held".
        lengths: terms of each passage, repetitions counted.
    """

    letters: NDArray[np.uint8]
    bounds: NDArray[np.int64]
    holding: NDArray[np.int32]
    most: NDArray[np.int32]
    shortest: NDArray[np.int32]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    codes: NDArray[Any]
    common: NDArray[np.int32]
    dense: NDArray[Any]
    pairs: NDArray[np.int32]
    lengths: NDArray[np.int32]

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return len(self.lengths)

    @property
    def vocabulary(self) -> Vocabulary:
        """The terms."""
        return Vocabulary(letters=self.letters, bounds=self.bounds)

    def column(self, term: int) -> Column:
        """The postings of the term with this number."""
        place = int(np.searchsorted(self.common, term))
        if place < len(self.common) and self.common[place] == term:
            return Column(codes=self.dense[place], rows=None)
        held = slice(int(self.starts[term]), int(self.starts[term + 1]))
        return Column(codes=self.codes[held], rows=self.rows[held])

    def arrays(self) -> Iterator[tuple[str, NDArray[Any]]]:
        """Each array by its name."""
        return ((field.name, getattr(self, field.name)) for field in fields(self))
