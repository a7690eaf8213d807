"""What is learned from questions with gold."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.answering.weights import Linear, linear_record, load_weights
from assistant.evaluation.fitting import (
    Choice,
    fit_choices,
    fit_yes_no,
    levelled,
    plus,
    with_curve,
    with_threshold,
)

if TYPE_CHECKING:
    from pathlib import Path


def choices(count: int = 40) -> list[Choice]:
    """Questions whose answer is the candidate with the highest first feature; the second tells nothing."""
    made = []
    for seed in range(count):
        table = np.random.default_rng(seed).normal(size=(6, 3))
        table[:, 2] = 0.0
        made.append(Choice(table=table, answers=(table[:, 0] == table[:, 0].max()).astype(float)))
    return made


def test_the_feature_that_tells_the_answer_gets_the_weight() -> None:
    telling, idle, _ = fit_choices(("telling", "idle", "never"), choices(), penalty=0.01).weights
    assert telling > 2.0
    assert abs(idle) < 0.5


def test_a_feature_that_no_question_exercises_keeps_its_prior() -> None:
    linear = fit_choices(("telling", "idle", "never"), choices(), penalty=0.01, prior={"never": 4.0})
    assert linear.weights[2] / linear.scales[2] == pytest.approx(4.0)


def test_a_favourable_feature_is_never_weighed_against_an_answer() -> None:
    against = [Choice(table=-choice.table, answers=choice.answers) for choice in choices()]
    free = fit_choices(("telling", "idle", "never"), against, penalty=0.01)
    bound = fit_choices(("telling", "idle", "never"), against, penalty=0.01, favourable=("telling",))
    assert free.weights[0] < -2.0
    assert bound.weights[0] == 0.0


def test_learning_twice_gives_the_same_numbers() -> None:
    names = ("telling", "idle", "never")
    assert fit_choices(names, choices(), penalty=0.1) == fit_choices(names, choices(), penalty=0.1)


def test_questions_without_an_answer_among_the_candidates_teach_nothing() -> None:
    lost = Choice(table=np.ones((3, 3)), answers=np.zeros(3))
    names = ("telling", "idle", "never")
    assert fit_choices(names, [*choices(), lost], penalty=0.1) == fit_choices(names, choices(), penalty=0.1)


def test_a_logistic_function_learns_which_side_is_yes() -> None:
    rows = np.array([[value, 0.0] for value in range(10)])
    linear = fit_yes_no(("size", "idle"), rows, [value > 4 for value in range(10)], penalty=0.01)
    assert linear.chance({"size": 9.0}) > 0.9
    assert linear.chance({"size": 0.0}) < 0.1


def test_the_sum_of_two_functions_is_their_sum_everywhere() -> None:
    rows = np.array([[value, value % 3] for value in range(12)], dtype=float)
    first = fit_yes_no(("a", "b"), rows, [value > 4 for value in range(12)], penalty=0.1)
    second = fit_yes_no(("a", "b"), rows, [value % 3 == 0 for value in range(12)], penalty=0.1)
    at = {"a": 3.0, "b": 1.0}
    assert plus(first, second, 0.5).value(at) == pytest.approx(first.value(at) + 0.5 * second.value(at))


def test_the_threshold_refuses_no_more_than_it_may() -> None:
    values = [float(value) for value in range(20)]
    linear = Linear(names=(), weights=(), means=(), scales=())
    threshold = with_threshold(linear, [values], 0.1).threshold
    assert sum(value < threshold for value in values) == 2


def test_sets_of_any_size_bear_alike_on_the_threshold() -> None:
    few, many = [0.0, 1.0], [float(value) for value in range(-90, 10)]
    linear = Linear(names=(), weights=(), means=(), scales=())
    threshold = with_threshold(linear, [few, many, []], 0.2).threshold
    assert (sum(value < threshold for value in few), sum(value < threshold for value in many)) == (0, 40)


def test_a_levelled_function_is_right_on_average() -> None:
    linear = Linear(names=("x",), weights=(1.0,), means=(0.0,), scales=(1.0,), intercept=-3.0)
    rows = [{"x": value} for value in (-1.0, 0.0, 1.0, 2.0)]
    level = levelled(linear, rows, [False, True, True, True])
    assert sum(level.chance(row) for row in rows) == pytest.approx(3.0)
    assert levelled(linear, rows, [True] * 4) == linear


NOTHING = Linear(names=(), weights=(), means=(), scales=())


def test_a_curve_claims_as_much_as_came_true_and_never_certainty() -> None:
    learned = with_curve(NOTHING, [-2.0] * 40 + [3.0] * 40, [True, False] * 20 + [True] * 40)
    low, middle, high = (learned.chance_of(value) for value in (-2.0, 0.5, 3.0))
    assert low == pytest.approx((10 + 4 / (1 + math.exp(2.0))) / 24)
    assert high == pytest.approx((20 + 4 / (1 + math.exp(-3.0))) / 24)
    assert middle == pytest.approx((low + high) / 2)
    assert (learned.chance_of(-9.0), learned.chance_of(9.0)) == pytest.approx((low, high))


def test_a_curve_never_falls_where_few_examples_say_so() -> None:
    learned = with_curve(NOTHING, [0.0, 1.0, 2.0, 3.0], [True, True, False, True])
    chances = [learned.chance_of(value / 4) for value in range(-4, 20)]
    assert chances == sorted(chances)


def test_a_curve_is_kept_in_the_file_of_learned_numbers(tmp_path: Path) -> None:
    learned = with_curve(NOTHING, [0.0, 1.0, 2.0, 3.0], [False, False, True, True])
    plain, curved = linear_record(NOTHING), linear_record(learned)
    part = {"ranking": plain, "support": plain, "confidence": curved}
    written = tmp_path / "ranker.json"
    written.write_text(json.dumps({"lexical": part, "shortlist": plain, "with_reader": part}))
    read = load_weights(written).lexical
    assert read.support == NOTHING
    assert read.confidence.curve == ((0.0, 0.4), (1.0, 0.5848), (2.0, 0.9046), (3.0, 0.9621))
