"""How far the words of passages meet those of a question, each by itself or by an expansion of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from assistant.text.tokens import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from assistant.model import Question

    Table = NDArray[np.float64]


class TermWeights(Protocol):
    """What is asked of an index: how telling a stem is, by its inverse document frequency."""

    def idf(self, stem: str) -> float:
        """Return a number that is higher for rarer stems, and above zero."""
        ...


class TermMatcher:
    """How far sets of stems meet a question's terms, each by itself or by an expansion of it."""

    def __init__(self, question: Question, weights: TermWeights) -> None:
        """Lay out terms and expansions as arrays."""
        self.terms = tuple(dict.fromkeys(question.terms))
        said_weights = dict(zip(question.terms, question.weights, strict=True)) if question.weights else {}
        expansions = [e for e in question.expansions if e.terms]
        self.vocabulary = {
            stem: place
            for place, stem in enumerate(
                dict.fromkeys([*self.terms, *(t for e in expansions for t in e.terms)])
            )
        }
        self.idf = np.array(
            [weights.idf(term) * said_weights.get(term, 1.0) for term in self.terms], dtype=np.float64
        )
        self.total = float(self.idf.sum()) or 1.0
        self.weights = np.array([e.weight for e in expansions], dtype=np.float64)
        self.parts = np.zeros((len(expansions), len(self.vocabulary)))
        self.belongs = np.zeros((len(expansions), len(self.terms)), dtype=bool)
        for row, expansion in enumerate(expansions):
            telling = np.array([weights.idf(term) for term in expansion.terms])
            for term, share in zip(expansion.terms, telling / telling.sum(), strict=True):
                self.parts[row, self.vocabulary[term]] += share
            said = frozenset(stems(expansion.said))
            self.belongs[row] = [term in said for term in self.terms]

    def presence(self, sets: Sequence[frozenset[str]]) -> Table:
        """Which stems of the vocabulary each set holds: sets by stems, 0 or 1."""
        held = np.zeros((len(sets), len(self.vocabulary)))
        for row, stem_set in enumerate(sets):
            for stem in stem_set & self.vocabulary.keys():
                held[row, self.vocabulary[stem]] = 1.0
        return held

    def exact(self, held: Table) -> Table:
        """Which of the question's terms each set holds itself: sets by terms."""
        return held[:, : len(self.terms)]

    def expanded(self, held: Table) -> Table:
        """How far each set holds each expansion: sets by expansions, 0 to its weight; a part counts little."""
        result: Table = (held @ self.parts.T) ** 3 * self.weights
        return result

    def soft(self, held: Table) -> Table:
        """How far each set meets each term, by itself or its best expansion: sets by terms, 0 to 1."""
        met = self.exact(held).copy()
        expanded = self.expanded(held)
        for column in range(len(self.terms)):
            rows = self.belongs[:, column]
            if rows.any():
                met[:, column] = np.maximum(met[:, column], expanded[:, rows].max(axis=1))
        return met

    def worth(self) -> dict[str, float]:
        """Return what meeting each stem is worth: 1 for a term, its expansion's weight for an added one."""
        added = ((self.parts > 0) * self.weights[:, None]).max(axis=0, initial=0.0)
        worth = {stem: float(added[place]) for stem, place in self.vocabulary.items()}
        return worth | dict.fromkeys(self.terms, 1.0)

    def coverage(self, met: Table) -> Table:
        """Share of the question's IDF that is met, one a set."""
        result: Table = met @ self.idf / self.total
        return result
