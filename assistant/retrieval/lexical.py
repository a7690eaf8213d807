"""BM25: rank-bm25 defines the weights, and they are served from sparse columns.

rank-bm25's Okapi gives a word in half of the passages no weight and floors those above, so that on a small
corpus a common word can outweigh a telling one; Lucene's inverse document frequency is above zero throughout.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from rank_bm25 import BM25Okapi

from assistant.retrieval.columns import TermColumns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from assistant.retrieval.indexing import Counted


def lucene_idf(passages: int, holding: int) -> float:
    """Inverse document frequency as Lucene has it: log(1 + (N - n + 1/2) / (n + 1/2)), above zero."""
    return math.log(1 + (passages - holding + 0.5) / (holding + 0.5))


class LuceneBM25(BM25Okapi):  # type: ignore[misc]
    """rank-bm25's Okapi scores with Lucene's inverse document frequency."""

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        self.idf = {term: lucene_idf(self.corpus_size, holding) for term, holding in nd.items()}


def average_length(words: int, passages: int) -> float:
    """Words of a passage on average; 1 where no passage has any, which then scores nothing whatever it is."""
    return words / passages if words else 1.0


def saturations(pairs: NDArray[np.int32], average: float, *, k1: float, b: float) -> NDArray[np.float64]:
    """What a term's frequency in a passage is worth, its idf apart: rank-bm25's formula in its order of operations.

    Args:
        pairs: frequency and length, shape (pairs, 2); a frequency of 0 is worth 0.
        average: length of a passage on average.
    """
    frequency, length = pairs.T
    worth = np.zeros(len(pairs))
    np.divide(
        frequency * (k1 + 1),
        frequency + k1 * (1 - b + b * length / average),
        out=worth,
        where=frequency > 0,
    )
    return worth


def bm25_columns(found: Counted, *, k1: float, b: float) -> TermColumns:
    """Every weight that `LuceneBM25` gives passages whose stems were counted, to the last bit."""
    count = len(found.lengths)
    held, places = np.unique(found.holding, return_inverse=True)
    idf = np.array([lucene_idf(count, number) for number in held.tolist()])[places]
    average = average_length(int(found.lengths.sum(dtype=np.int64)), count)
    pairs = np.column_stack([found.frequencies, found.lengths[found.rows]])
    return TermColumns(
        terms={term: place for place, term in enumerate(found.terms)},
        starts=np.concatenate([[0], np.cumsum(found.holding, dtype=np.int64)]),
        rows=found.rows,
        weights=np.repeat(idf, found.holding) * saturations(pairs, average, k1=k1, b=b),
        idf=idf,
        count=count,
    )
