"""Weights of terms in passages as sparse columns, one a term: what every scorer is served from.

A question touches a handful of columns and nothing else, so its cost follows the passages that hold its
words and not the size of the corpus. Plain arrays suffice, and no library has to load to answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class TermColumns:
    """A compressed sparse column matrix: passages by terms.

    Attributes:
        terms: place of each term's column, counted from 0.
        starts: place in `rows` where each column begins, and one past the last: terms + 1 of them.
        rows: passages that hold the term, rising within a column, counted from 0.
        weights: one a row.
        idf: inverse document frequency of each term.
        count: passages in all.
    """

    terms: Mapping[str, int]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    weights: NDArray[np.floating]
    idf: NDArray[np.float64]
    count: int

    def scores(self, question: Mapping[str, float]) -> NDArray[np.float64]:
        """Sum over the question's terms of term weight times passage weight, one a passage.

        Terms are added in the order of `question`, which fixes the last bit of each sum.
        """
        scores = np.zeros(self.count)
        for term, weight in question.items():
            column = self.terms.get(term)
            if column is None:
                continue
            held = slice(self.starts[column], self.starts[column + 1])
            scores[self.rows[held]] += weight * self.weights[held].astype(np.float64)
        return scores

    def document_frequency(self, term: str) -> int:
        """Passages that hold the term."""
        column = self.terms.get(term)
        return 0 if column is None else int(self.starts[column + 1] - self.starts[column])
