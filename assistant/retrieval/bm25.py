"""BM25 over segments: the scores that `lexical.LuceneBM25` defines, for the whole they make together.

What depends on the whole corpus (how many passages there are, how long they are on average, how many hold a term)
is merged from the segments, so that a passage scores the same however the index came about.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from assistant.retrieval.lexical import average_length, lucene_idf, saturations
from assistant.retrieval.postings import LEVELS
from assistant.retrieval.topk import Weighted, best, exact, kth

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from assistant.retrieval.postings import Postings
    from assistant.retrieval.segments import Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A term's number in each segment, None where it is unknown, and how many passages hold it."""

    numbers: Sequence[int | None]
    holding: int


class Bm25:
    """Scores of passages, which are named by their segment and their row in it, both counted from 0."""

    def __init__(self, segments: Sequence[Segment], *, k1: float, b: float) -> None:
        """Take the segments of an index together."""
        self.segments = tuple(segments)
        self._k1, self._b = k1, b

    @cached_property
    def passages(self) -> int:
        """Passages in all."""
        return sum(segment.passages for segment in self.segments)

    def document_frequency(self, term: str) -> int:
        """Passages that hold a term."""
        return self._found(term).holding

    def idf(self, term: str) -> float:
        """Lucene's inverse document frequency of a term, above zero."""
        return lucene_idf(self.passages, self.document_frequency(term))

    def scores(self, terms: Mapping[str, float]) -> NDArray[np.float64]:
        """Scores of all passages that count, segment by segment and row by row; terms add up in their order."""
        asked = [(self._found(term), weight) for term, weight in terms.items()]
        found = [np.zeros(0)]
        for place, segment in enumerate(self.segments):
            rows, kept = np.arange(segment.postings.passages, dtype=np.int32), segment.kept()
            found.append(exact(self._weighted(place, asked), rows if kept is None else rows[kept]))
        return np.concatenate(found)

    def best(
        self, terms: Mapping[str, float], limit: int, documents: Collection[str] = ()
    ) -> tuple[NDArray[np.float64], NDArray[np.int32], NDArray[np.int32]]:
        """Scores, segments and rows of the `limit` best passages above zero, best first, and of those that score as the last.

        Args:
            documents: to narrow it to; none for all.
        """
        asked = [(self._found(term), weight) for term, weight in terms.items()]
        scores, rows, places = np.zeros(0), np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int32)
        floor = 0.0
        # The largest first: what it finds spares the others most of their work.
        for place in sorted(range(len(self.segments)), key=lambda n: -self.segments[n].passages):
            segment = self.segments[place]
            able, reached = best(
                self._weighted(place, asked),
                segment.postings.passages,
                limit,
                left_out=segment.outside(documents).tolist(),
                floor=floor,
            )
            scores, rows = np.concatenate([scores, reached]), np.concatenate([rows, able])
            places = np.concatenate([places, np.full(len(able), place, dtype=np.int32)])
            floor = max(floor, kth(scores, limit))
        order = np.argsort(-scores, kind="stable")[: np.count_nonzero(scores >= floor)]
        return scores[order], places[order], rows[order]

    def _found(self, term: str) -> _Found:
        numbers = [segment.postings.vocabulary.find(term) for segment in self.segments]
        holding = sum(
            segment.holding(number)
            for segment, number in zip(self.segments, numbers, strict=True)
            if number is not None
        )
        return _Found(numbers=numbers, holding=holding)

    def _weighted(self, place: int, asked: Sequence[tuple[_Found, float]]) -> list[Weighted]:
        """The columns of a segment that a question's terms have, in their order."""
        postings = self.segments[place].postings
        held = [(term.numbers[place], term, weight) for term, weight in asked]
        known = [(number, term, weight) for number, term, weight in held if number is not None]
        columns = []
        for (number, term, weight), most in zip(known, self._most(postings, known), strict=True):
            idf = lucene_idf(self.passages, term.holding)
            columns.append(
                Weighted(
                    column=postings.column(number),
                    weights=weight * (idf * self._saturations[place]),
                    bound=weight * idf * most,
                )
            )
        return columns

    def _most(self, postings: Postings, known: Sequence[tuple[int, _Found, float]]) -> list[float]:
        """For each term what none of its postings has a saturation above."""
        numbers = [number for number, _, _ in known]
        pairs = np.empty((len(numbers), LEVELS, 2), dtype=np.int32)
        pairs[:, :, 0] = np.arange(1, LEVELS + 1)
        pairs[:, -1, 0] = np.maximum(LEVELS, postings.most[numbers])
        pairs[:, :, 1] = postings.shortest[numbers]
        worth: list[float] = self._worth(pairs.reshape(-1, 2)).reshape(-1, LEVELS).max(axis=1).tolist()
        return worth

    @cached_property
    def _average(self) -> float:
        return average_length(sum(segment.words for segment in self.segments), self.passages)

    @cached_property
    def _saturations(self) -> list[NDArray[np.float64]]:
        """By segment and pair."""
        return [self._worth(segment.postings.pairs) for segment in self.segments]

    def _worth(self, pairs: NDArray[np.int32]) -> NDArray[np.float64]:
        return saturations(pairs, self._average, k1=self._k1, b=self._b)
