"""How readily is declined is set anew without touching a weight."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.weights import shipped_weights
from assistant.evaluation.judging import Verdict, after_declining
from assistant.evaluation.recalibration import recalibrated
from tests.unit.evaluation.test_judging import judged


def verdicts(supports: list[float], *, answerable: bool = True) -> list[Verdict]:
    one = judged(answerable=answerable, right=answerable, score=0.0)
    return [Verdict(judged=one, support=value, sure=value, confidence=0.0) for value in supports]


DEVELOPMENT = [
    *verdicts([float(value) for value in range(40)]),
    *verdicts([-1.0, 0.5, 30.0], answerable=False),
]
PAPERS = verdicts([float(value) for value in range(-10, 90)])


def test_five_in_a_hundred_are_refused_on_average_of_both_sets() -> None:
    threshold = recalibrated(shipped_weights(), DEVELOPMENT, PAPERS).with_reader.support.threshold
    refused = [after_declining(found, threshold)["refused"] for found in (DEVELOPMENT, PAPERS)]
    assert sum(refused) / 2 == pytest.approx(0.05)
    assert after_declining(DEVELOPMENT, threshold)["declined"] == pytest.approx(1 / 3)


def test_no_weight_is_learned_anew() -> None:
    before = shipped_weights()
    after = recalibrated(before, DEVELOPMENT, PAPERS)
    kept = replace(
        after.with_reader,
        support=replace(after.with_reader.support, threshold=before.with_reader.support.threshold),
        confidence=replace(after.with_reader.confidence, curve=before.with_reader.confidence.curve),
    )
    assert after != before
    assert replace(after, with_reader=kept) == before


def test_confidence_follows_the_answers_to_the_development_questions() -> None:
    wrong = [
        replace(one, judged=judged(answerable=True, right=False, score=0.0)) for one in verdicts([5.0] * 40)
    ]
    chance = recalibrated(shipped_weights(), wrong, PAPERS).with_reader.confidence.chance_of(5.0)
    assert chance == pytest.approx(4 / (10 + 4), abs=0.01)
