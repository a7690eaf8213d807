"""The learned ranker: candidates in the order of how likely they are to hold the answering words.

A linear function of the features, with weights learned by conditional logit: `exp(score)` over the sum of all
candidates' is the share of the chance that this one answers. With the neural reader there are two such functions:
one makes a shortlist from words and nearness in meaning, and one orders it with the reader's scores beside them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from assistant.answering.feature_names import FEATURES, MEANING_FEATURES
from assistant.answering.features import FeatureReader
from assistant.answering.places import resolve
from assistant.answering.weights import LearnedWeights, Linear, shipped_weights
from assistant.model import Contribution, RankedPassage
from assistant.text.context import passage_in_context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from assistant.answering.matching import TermWeights
    from assistant.model import Corpus, Question
    from assistant.settings import Settings

    Table = NDArray[np.float64]

READER_FEATURES = ("reader", "reader_chance", "reader_lead")
EVERY_FEATURE = (*FEATURES, *MEANING_FEATURES, *READER_FEATURES)
_READER_RANGE = 8.0


class PairScorer(Protocol):
    """What is asked of the neural reader."""

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return log-odds that each text answers the question."""
        ...


def reader_columns(scores: Table, count: int) -> Table:
    """Return `READER_FEATURES` of `count` candidates, of which the first ones were scored.

    A candidate that was not scored counts as the lowest of those that were.
    """
    filled = np.full(count, float(scores.min()) if len(scores) else 0.0)
    filled[: len(scores)] = scores
    filled = np.clip(filled, -_READER_RANGE, _READER_RANGE)
    chance = 1.0 / (1.0 + np.exp(-filled))
    lead = filled - (filled.max() if count else 0.0)
    return np.column_stack([filled, chance, lead])


def columns_of(names: Sequence[str], table: Table) -> Table:
    """The named features of a table whose columns are the first of `EVERY_FEATURE`."""
    chosen: Table = table[:, [EVERY_FEATURE.index(name) for name in names]]
    return chosen


def scored(linear: Linear, table: Table) -> Table:
    """Each feature's share of each score: candidates by the features of `linear`."""
    means, scales = np.array(linear.means), np.array(linear.scales)
    shares: Table = (table - means) / scales * np.array(linear.weights)
    return shares


@dataclass(frozen=True)
class Ranker:
    """Orders candidates; keeps what it read of passages from question to question."""

    features: FeatureReader
    corpus: Corpus
    weights: LearnedWeights
    settings: Settings

    @classmethod
    def load(cls, index: TermWeights, corpus: Corpus, settings: Settings) -> Ranker:
        """Take the package's weights and an index that knows how telling each stem is.

        Raises:
            SettingsError: when the file of weights cannot be used.
        """
        return cls(features=FeatureReader(index), corpus=corpus, weights=shipped_weights(), settings=settings)

    def explaining(self, explained: int) -> Ranker:
        """The same with that many passages that carry what each feature gave."""
        return replace(self, settings=replace(self.settings, explained=explained))

    def rank(
        self, question: Question, candidates: Sequence[RankedPassage], reader: PairScorer | None = None
    ) -> tuple[RankedPassage, ...]:
        """Order candidates best first, ties in reading order; the first `settings.explained` carry what each feature gave."""
        every, table = self.read(question, candidates)
        if reader is None or not every:
            return rank_by(self.weights.lexical.ranking, every, table, self.settings.explained)
        ranked = rank_by(self.weights.shortlist, every, table, 0)
        row_of = {candidate.passage.id: row for row, candidate in enumerate(every)}
        table = table[[row_of[candidate.passage.id] for candidate in ranked]]
        table = np.hstack([table, self._read(question, ranked, reader)])
        return rank_by(self.weights.with_reader.ranking, ranked, table, self.settings.explained)

    def read(
        self, question: Question, candidates: Sequence[RankedPassage]
    ) -> tuple[list[RankedPassage], Table]:
        """Candidates, with those of a place the question names added, and their features."""
        place = {block.id for block in resolve(question, self.corpus)} if question.locators else set()
        known = {candidate.passage.id for candidate in candidates}
        added = [
            RankedPassage(passage=passage, rank=len(candidates) + 1, score=0.0)
            for passage in (self.corpus.passages if place else ())
            if passage.block in place and passage.id not in known
        ]
        every = [*candidates, *added[: self.settings.candidates]]
        return every, self.features.table(question, every, place)

    def _read(self, question: Question, ordered: Sequence[RankedPassage], reader: PairScorer) -> Table:
        best = ordered[: self.settings.reader_candidates]
        texts = [passage_in_context(candidate.passage) for candidate in best]
        scores = np.asarray(reader.score(question.interpreted, texts), dtype=np.float64)
        return reader_columns(scores, len(ordered))


def rank_by(
    linear: Linear, candidates: Sequence[RankedPassage], table: Table, explained: int
) -> tuple[RankedPassage, ...]:
    """Order candidates by a linear function of their features, ties in reading order.

    Args:
        table: features of each candidate, its columns the first of `EVERY_FEATURE`.
        explained: how many of the best carry what each feature gave.
    """
    table = columns_of(linear.names, table)
    shares = scored(linear, table)
    totals = shares.sum(axis=1)
    ranked = []
    for rank, place in enumerate(_order(totals, candidates), start=1):
        made: tuple[Contribution, ...] = ()
        if rank <= explained:
            rows = zip(linear.names, table[place].tolist(), shares[place].tolist(), strict=True)
            made = tuple(Contribution(scorer=n, value=v, share=s) for n, v, s in rows)
        ranked.append(replace(candidates[place], rank=rank, score=float(totals[place]), contributions=made))
    return tuple(ranked)


def _order(scores: Table, candidates: Sequence[RankedPassage]) -> list[int]:
    keys = [(-float(score), _place(candidates[i].passage.id)) for i, score in enumerate(np.round(scores, 9))]
    return sorted(range(len(keys)), key=keys.__getitem__)


def _place(identity: str) -> tuple[str, int]:
    """Reading order of an id ("report/p12"), so that ties keep to it."""
    document, _, place = identity.rpartition("/p")
    return document, int(place) if place.isdigit() else 0


def values(ranked: RankedPassage) -> dict[str, float]:
    """Feature values of an explained passage, by name."""
    return {contribution.scorer: contribution.value for contribution in ranked.contributions}
