"""However an index came about, it scores and ranks as rank-bm25 does over the passages it holds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.retrieval.bm25 import Bm25
from assistant.retrieval.lexical import LuceneBM25
from assistant.retrieval.segments import Segment, merge_segments, segment_of

TERMS = ["road", "salt", "grit", "snow", "plough", "depot", "2019/20", "é"]
WORDS = st.sampled_from(TERMS)
DOCUMENT = st.lists(st.lists(WORDS, max_size=9), min_size=1, max_size=6)
ASKED = st.dictionaries(WORDS, st.floats(0.05, 1.0), max_size=6)
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "remove", "merge"]), DOCUMENT, st.integers(0, 99)), max_size=12
)
UNHURRIED = settings(deadline=None)


def expected(passages: list[list[str]], asked: dict[str, float]) -> list[float]:
    """Weighted terms as rank-bm25 scores them one by one, added up in their order."""
    scores = np.zeros(len(passages))
    if any(passages):
        model = LuceneBM25(passages, k1=1.2, b=0.6)
        for term, weight in asked.items():
            scores += weight * model.get_scores([term])
    return scores.tolist()


def grown(steps: list[tuple[str, list[list[str]], int]]) -> tuple[list[Segment], dict[str, list[list[str]]]]:
    """Segments after some steps, and the passages of each document that they should hold."""
    segments: list[Segment] = []
    held: dict[str, list[list[str]]] = {}
    for number, (step, passages, which) in enumerate(steps):
        if step == "add":
            segments.append(segment_of([f"d{number:02}"] * len(passages), passages))
            held[f"d{number:02}"] = passages
        elif step == "remove" and held:
            gone = sorted(held)[which % len(held)]
            segments = [s.without(gone) if gone in s.places else s for s in segments]
            del held[gone]
        elif step == "merge" and len(segments) > 1:
            at = which % (len(segments) - 1)
            segments[at : at + 2] = [merge_segments(segments[at : at + 2])]
    return segments, held


@UNHURRIED
@given(STEPS, ASKED)
def test_adding_removing_and_merging_leave_the_scores_of_a_fresh_build(
    steps: list[tuple[str, list[list[str]], int]], asked: dict[str, float]
) -> None:
    segments, held = grown(steps)
    index = Bm25(segments, k1=1.2, b=0.6)
    passages = [passage for document in held.values() for passage in document]
    assert index.passages == len(passages)
    assert index.scores(asked).tolist() == expected(passages, asked)


@UNHURRIED
@given(STEPS, ASKED, st.integers(1, 8), st.booleans())
def test_the_best_found_without_adding_everything_up_are_the_best_of_all(
    steps: list[tuple[str, list[list[str]], int]], asked: dict[str, float], limit: int, all_scored: bool
) -> None:
    segments, held = grown(steps)
    scores = expected([passage for document in held.values() for passage in document], asked)
    least = sorted(scores)[-limit] if len(scores) >= limit else 0.0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("assistant.retrieval.topk._FEW", 10_000 if all_scored else 0)
        found, *_ = Bm25(segments, k1=1.2, b=0.6).best(asked, limit)
    assert found.tolist() == sorted((s for s in scores if s >= least and s > 0), reverse=True)


@pytest.mark.parametrize(("words", "skew"), [(40, 1.0), (2_000, 1.0), (500, 0.2)])
@pytest.mark.parametrize("limit", [1, 10, 150])
def test_columns_that_are_passed_over_never_hold_a_better_passage(
    words: int, skew: float, limit: int
) -> None:
    random = np.random.default_rng(5)
    chances = 1 / np.arange(1, words + 1) ** skew
    names = np.array([f"w{n}" for n in range(words)])
    lengths = random.integers(1, 30, size=11_000)
    drawn = random.choice(names, size=int(lengths.sum()), p=chances / chances.sum())
    passages = [part.tolist() for part in np.split(drawn, np.cumsum(lengths)[:-1])]
    index = Bm25([segment_of(["one"] * len(passages), passages)], k1=1.2, b=0.6)
    for _ in range(10):
        asked = dict.fromkeys(random.choice(names, size=5, p=chances / chances.sum()).tolist(), 1.0)
        scores = index.scores(asked)
        order = np.lexsort((np.arange(len(scores)), -scores))[:limit]
        reached, _, rows = index.best(asked, limit)
        found = sorted(zip((-reached).tolist(), rows.tolist(), strict=True))[:limit]
        assert found == [(-scores[row], row) for row in order if scores[row] > 0]
