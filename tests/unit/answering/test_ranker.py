"""Candidates in the order of how likely they are to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.answering.feature_names import FEATURES, MEANING_FEATURES
from assistant.answering.features import FeatureReader
from assistant.answering.ranker import EVERY_FEATURE, Ranker, rank_by, reader_columns, values
from assistant.answering.weights import LearnedWeights, Linear, Weights, shipped_weights
from assistant.model import Corpus, Locator, LocatorKind
from assistant.settings import Settings
from tests.written import Written, asked, ranking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ROADS = "The council grits 640 miles of road."
PATHS = "Footpaths near schools come first."
THANKS = "The board thanks all drivers."


class EvenWeights:
    def idf(self, stem: str) -> float:
        return 1.0 + len(stem) * 0.0


class WordReader:
    """Finds that every text with a word in it answers."""

    def __init__(self, word: str) -> None:
        self._word = word
        self.read: list[str] = []

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        assert question
        self.read.extend(texts)
        return np.array([4.0 if self._word in text else -4.0 for text in texts], dtype=np.float32)


def linear(names: Sequence[str], **weights: float) -> Linear:
    return Linear(
        names=tuple(names),
        weights=tuple(weights.get(name, 0.0) for name in names),
        means=(0.0,) * len(names),
        scales=(1.0,) * len(names),
    )


def learned() -> LearnedWeights:
    none = linear(())
    return LearnedWeights(
        lexical=Weights(
            ranking=linear(tuple(FEATURES), coverage=1.0, place=2.0), support=none, confidence=none
        ),
        shortlist=linear(tuple(FEATURES), coverage=1.0, place=2.0),
        with_reader=Weights(
            ranking=linear(EVERY_FEATURE, coverage=1.0, reader=1.0), support=none, confidence=none
        ),
    )


@pytest.fixture
def corpus() -> Corpus:
    plan = Written()
    plan.heading("Gritting", "2")
    plan.paragraph(ROADS)
    plan.paragraph(PATHS)
    plan.heading("Thanks", "3")
    plan.paragraph(THANKS)
    return plan.corpus()


def ranker(corpus: Corpus, settings: Settings | None = None) -> Ranker:
    return Ranker(
        features=FeatureReader(EvenWeights()),
        corpus=corpus,
        weights=learned(),
        settings=settings or Settings(),
    )


def test_the_candidate_with_the_higher_weighted_features_comes_first(corpus: Corpus) -> None:
    ranked = ranker(corpus).rank(asked("Which footpaths?"), ranking(corpus, ROADS, PATHS))
    assert [one.passage.text for one in ranked] == [PATHS, ROADS]
    assert [one.rank for one in ranked] == [1, 2]


def test_candidates_alike_keep_to_reading_order(corpus: Corpus) -> None:
    ranked = ranker(corpus).rank(asked("salt"), ranking(corpus, THANKS, PATHS, ROADS))
    assert [one.passage.text for one in ranked] == [ROADS, PATHS, THANKS]


def test_the_shares_of_the_features_add_up_to_the_score(corpus: Corpus) -> None:
    first, *_ = ranker(corpus).rank(asked("Which footpaths?"), ranking(corpus, ROADS, PATHS))
    assert sum(part.share for part in first.contributions) == pytest.approx(first.score)
    assert values(first)["coverage"] == 1.0


def test_only_the_best_candidates_are_explained(corpus: Corpus) -> None:
    first, second = ranker(corpus, Settings(explained=1)).rank(asked("roads"), ranking(corpus, ROADS, PATHS))
    assert first.contributions
    assert second.contributions == ()


def test_the_neural_reader_can_turn_the_order_round(corpus: Corpus) -> None:
    candidates = ranking(corpus, ROADS, PATHS)
    ranked = ranker(corpus).rank(asked("Which roads?"), candidates, WordReader("schools"))
    assert ranked[0].passage.text == PATHS
    assert values(ranked[0])["reader"] == 4.0


def test_the_neural_reader_reads_no_more_than_the_settings_allow(corpus: Corpus) -> None:
    reader = WordReader("schools")
    ranked = ranker(corpus, Settings(reader_candidates=1)).rank(
        asked("Which roads?"), ranking(corpus, PATHS, ROADS), reader
    )
    assert len(reader.read) == 1
    assert len(ranked) == 2


def test_passages_of_a_place_that_is_named_become_candidates(corpus: Corpus) -> None:
    question = asked("section 3: who is thanked?", locators=(Locator(kind=LocatorKind.SECTION, label="3"),))
    ranked = ranker(corpus).rank(question, ranking(corpus, ROADS))
    assert THANKS in [one.passage.text for one in ranked[:2]]


def test_nothing_to_rank_gives_nothing(corpus: Corpus) -> None:
    assert ranker(corpus).rank(asked("roads"), ()) == ()


def test_a_candidate_that_was_not_read_counts_as_the_worst_that_was() -> None:
    columns = reader_columns(np.array([2.0, -1.0]), 3)
    assert columns[:, 0].tolist() == [2.0, -1.0, -1.0]
    assert columns[:, 2].tolist() == [0.0, -3.0, -3.0]


def test_the_shipped_weights_name_exactly_the_features_there_are() -> None:
    shipped = shipped_weights()
    assert shipped.lexical.ranking.names == tuple(FEATURES)
    assert shipped.with_reader.ranking.names == EVERY_FEATURE
    assert shipped.shortlist.names == (*FEATURES, *MEANING_FEATURES)


def test_ranking_by_a_function_leaves_the_candidates_as_they_were(corpus: Corpus) -> None:
    candidates = ranking(corpus, ROADS, PATHS)
    rank_by(linear(tuple(FEATURES)[:1]), candidates, np.array([[1.0], [2.0]]), 0)
    assert [candidate.rank for candidate in candidates] == [1, 2]
