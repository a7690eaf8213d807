import numpy as np
import pytest

from assistant.retrieval.fusion import fuse


def test_each_scorers_best_counts_its_weight_whatever_its_unit() -> None:
    fused = fuse({"one": np.array([20.0, 10.0]), "other": np.array([0.0, 0.1])}, {"one": 1.0, "other": 0.5})
    assert fused.scores.tolist() == [1.0, 1.0]


def test_contributions_add_up_to_the_score() -> None:
    fused = fuse({"one": np.array([3.0, 1.0]), "other": np.array([0.2, 0.4])}, {"one": 1.0, "other": 0.5})
    first = fused.contributions(0)
    assert [(c.scorer, c.value) for c in first] == [("one", 3.0), ("other", 0.2)]
    assert sum(c.share for c in first) == pytest.approx(fused.scores[0])


def test_ties_stand_in_reading_order() -> None:
    fused = fuse({"one": np.array([0.5, 1.0, 0.5, 1.0, 0.5])}, {"one": 1.0})
    assert fused.best(10) == [1, 3, 0, 2, 4]
    assert fused.best(3) == [1, 3, 0]


def test_what_scores_nothing_is_not_ranked() -> None:
    fused = fuse({"one": np.array([0.0, 0.7, 0.0])}, {"one": 1.0})
    assert fused.best(3) == [1]


def test_a_scorer_without_an_opinion_changes_nothing() -> None:
    fused = fuse({"one": np.array([1.0, 2.0]), "other": np.zeros(2)}, {"one": 1.0, "other": 1.0})
    assert fused.scores.tolist() == [0.5, 1.0]
