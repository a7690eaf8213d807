"""How a passage bears on a statement: how much of its topic it covers, what it confirms, what it says otherwise.

Each facet (figures, dates, directions, denial, names, opposites) is compared by itself, and each comparison ends in
one of three ways: the passage confirms it, says otherwise, or is silent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from assistant.answering.assertions import light
from assistant.answering.facet_figures import dates, figures, gaps
from assistant.answering.facet_words import ahead, contraries, denial, directions, extremes, names
from assistant.answering.facets import Facets
from assistant.answering.matching import TermMatcher
from assistant.answering.proper_names import initials, written_out
from assistant.model import ExpansionOrigin
from assistant.text.tokens import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.answering.assertions import Assertion
    from assistant.answering.matching import TermWeights
    from assistant.model import Difference, Document, Passage

_FACETS = (figures, gaps, dates, directions, denial, names, ahead, extremes, contraries)
_NEAR, _FAR = 0.9, 0.75  # what a term counts that only the lines around, or only the headings, hold
_RAREST = (
    4.5  # inverse document frequency above which a word tells no more: a reader's own words are all rare
)
_LIGHT = 0.3  # what a word counts that says little
_NAMES = frozenset({ExpansionOrigin.ACRONYM, ExpansionOrigin.SPELLING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """What one passage makes of a statement.

    Attributes:
        coverage: share of the topic's weight that the passage and what stands around it hold, 0 to 1.
        topical: the same without the names in whose place it has others.
        own: the same by its own words.
        confirmed: facets that it confirms.
        differences: what it says otherwise.
        silent: facets that it says nothing of.
    """

    passage: Passage
    coverage: float
    topical: float
    own: float
    confirmed: int
    differences: tuple[Difference, ...]
    silent: int


class _Weights:
    """Inverse document frequencies, bounded above, low for light words."""

    def __init__(self, weights: TermWeights) -> None:
        self._weights = weights

    def idf(self, stem: str) -> float:
        return min(self._weights.idf(stem), _RAREST) * (_LIGHT if light(stem) else 1.0)


class BearingReader:
    """Reads how passages bear on one statement."""

    def __init__(
        self,
        assertion: Assertion,
        weights: TermWeights,
        documents: Mapping[str, Document],
        speakers: Mapping[str, str],
    ) -> None:
        """Take the statement, how telling each stem is, the documents by id, and who signed which passage, by id."""
        named = {part for name in assertion.names for part in name.parts}
        question = replace(
            assertion.question,
            terms=assertion.topic,
            weights=(),
            expansions=tuple(
                e
                for e in assertion.question.expansions
                # A body may go by its short form, but another body is another body.
                if e.origin in _NAMES or not set(stems(e.said)) & named
            ),
        )
        self._assertion = assertion
        self._documents = documents
        self._short = initials(assertion.names)
        self._speakers = speakers
        self._matcher = TermMatcher(question, _Weights(weights))

    def read(self, passages: Sequence[Passage]) -> tuple[Bearing, ...]:
        """How each passage bears on the statement, in the order given."""
        if not passages or not self._assertion.topic:
            return ()
        own = self._met(passage.text for passage in passages)
        near = self._met(
            " ".join((p.lead_in, p.before, p.group, *p.columns, self._speakers.get(p.id, "")))
            for p in passages
        )
        far = self._met(" ".join((*p.headings, *self._titles(p))) for p in passages)
        met = np.maximum(own, np.maximum(_NEAR * near, _FAR * far))
        coverage, own_coverage = self._matcher.coverage(met), self._matcher.coverage(own)
        return tuple(
            self._bearing(passage, met[row], float(coverage[row]), float(own_coverage[row]))
            for row, passage in enumerate(passages)
        )

    def _met(self, texts: Iterable[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
        return self._matcher.soft(self._matcher.presence([written_out(text, self._short) for text in texts]))

    def _titles(self, passage: Passage) -> tuple[str, ...]:
        document = self._documents[passage.document]
        return document.title, document.publisher or "", document.period or ""

    def _bearing(
        self, passage: Passage, met: np.ndarray[tuple[int], np.dtype[np.float64]], coverage: float, own: float
    ) -> Bearing:
        facets = Facets(
            assertion=self._assertion,
            passage=passage,
            document=self._documents[passage.document],
            speaker=self._speakers.get(passage.id, ""),
            met={term: float(met[place]) for place, term in enumerate(self._matcher.terms)},
            weights=dict(zip(self._matcher.terms, map(float, self._matcher.idf), strict=True)),
            coverage=coverage,
        )
        outcomes = [outcome for facet in _FACETS for outcome in facet(facets)]
        return Bearing(
            passage=passage,
            coverage=coverage,
            topical=max(coverage, facets.coverage_without({part for o in outcomes for part in o.instead})),
            own=own,
            confirmed=sum(outcome.confirmed for outcome in outcomes),
            differences=tuple(outcome.difference for outcome in outcomes if outcome.difference is not None),
            silent=sum(outcome.silent for outcome in outcomes),
        )
