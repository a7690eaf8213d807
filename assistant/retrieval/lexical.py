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
from assistant.retrieval.indexing import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray


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


def bm25_columns(passages: Sequence[Sequence[str]], *, k1: float, b: float) -> TermColumns:
    """Every weight that `LuceneBM25` gives, to the last bit.

    Args:
        passages: stems of each passage; there may be none, and a passage may have none.
    """
    part = counted(passages)
    idf = np.array([lucene_idf(len(passages), held) for held in part.holding.tolist()])
    average = average_length(int(part.lengths.sum(dtype=np.int64)), len(passages))
    return TermColumns(
        terms={term: place for place, term in enumerate(part.terms)},
        starts=np.concatenate([[0], np.cumsum(part.holding, dtype=np.int64)]),
        rows=part.rows,
        weights=np.repeat(idf, part.holding) * saturations(part.pairs, average, k1=k1, b=b)[part.codes],
        idf=idf,
        count=len(passages),
    )
