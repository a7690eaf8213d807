import numpy as np
import pytest

from assistant.retrieval.postings import Column
from assistant.retrieval.topk import Weighted, best, kth


@pytest.fixture(autouse=True, params=[0, 10_000], ids=["chosen among", "all scored"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.retrieval.topk._FEW", request.param)


PAIRS = np.array([0.0, 1.0, 2.0])


def sparse(rows: list[int], codes: list[int]) -> Weighted:
    column = Column(rows=np.array(rows, dtype=np.int32), codes=np.array(codes, dtype=np.uint16))
    return Weighted(column=column, weights=PAIRS, bound=2.0)


def dense(codes: list[int], worth: float) -> Weighted:
    column = Column(rows=None, codes=np.array(codes, dtype=np.uint16))
    return Weighted(column=column, weights=PAIRS * worth, bound=2.0 * worth)


def test_passages_are_found_with_their_whole_score() -> None:
    rows, scores = best([sparse([0, 2], [1, 2]), dense([1, 1, 1, 2], 0.1)], 4, 1)
    assert (rows.tolist(), scores.tolist()) == ([2], [2.1])


def test_every_passage_that_scores_as_the_last_wanted_one_is_found() -> None:
    rows, _ = best([sparse([1, 3, 4], [1, 1, 1])], 5, 1)
    assert rows.tolist() == [1, 3, 4]


def test_passages_left_out_are_never_found_however_well_they_score() -> None:
    rows, _ = best([sparse([0, 1], [2, 1])], 3, 1, left_out=[(0, 1)])
    assert rows.tolist() == [1]


def test_a_passage_below_the_floor_is_not_found() -> None:
    assert best([sparse([0, 1], [2, 1])], 3, 5, floor=1.5)[0].tolist() == [0]
    assert best([sparse([0, 1], [2, 1])], 3, 5, floor=9.0)[0].tolist() == []


def test_a_question_without_columns_finds_nothing() -> None:
    assert best([], 3, 5)[0].tolist() == []


def test_the_kth_largest_of_many_values_is_that_of_all() -> None:
    values = np.random.default_rng(1).random(100_000).astype(np.float32)
    assert kth(values, 25) == float(np.sort(values)[-25])
    assert kth(values[:3], 4) == -np.inf
