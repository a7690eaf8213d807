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
    from collections.abc import Mapping, Sequence


def lucene_idf(passages: int, holding: int) -> float:
    """Inverse document frequency as Lucene has it: log(1 + (N - n + 1/2) / (n + 1/2)), above zero."""
    return math.log(1 + (passages - holding + 0.5) / (holding + 0.5))


class LuceneBM25(BM25Okapi):  # type: ignore[misc]
    """rank-bm25's Okapi scores with Lucene's inverse document frequency."""

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        self.idf = {term: lucene_idf(self.corpus_size, holding) for term, holding in nd.items()}


def bm25_columns(passages: Sequence[Sequence[str]], *, k1: float, b: float) -> TermColumns:
    """Every weight that `LuceneBM25` gives, computed by its formula in its order of operations.

    Args:
        passages: stems of each passage; there may be none, and a passage may have none.
    """
    if not any(passages):
        return TermColumns(
            terms={},
            starts=np.zeros(1, dtype=np.int64),
            rows=np.zeros(0, dtype=np.int32),
            weights=np.zeros(0),
            idf=np.zeros(0),
            count=len(passages),
        )
    model = LuceneBM25(passages, k1=k1, b=b)
    terms = {term: place for place, term in enumerate(sorted(model.idf))}
    entries = sorted(
        (terms[term], row, frequency)
        for row, frequencies in enumerate(model.doc_freqs)
        for term, frequency in frequencies.items()
    )
    columns, rows, frequency = (np.array(part) for part in zip(*entries, strict=True))
    idf = np.array([model.idf[term] for term in terms])
    lengths = np.array(model.doc_len)[rows]
    weights = idf[columns] * (
        frequency * (model.k1 + 1) / (frequency + model.k1 * (1 - model.b + model.b * lengths / model.avgdl))
    )
    return TermColumns(
        terms=terms,
        starts=np.searchsorted(columns, np.arange(len(terms) + 1)).astype(np.int64),
        rows=rows.astype(np.int32),
        weights=weights,
        idf=idf,
        count=len(passages),
    )
