"""What is learned of whether there is an answer, and of how sure the first extract is."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.answering.signals import SIGNALS
from assistant.answering.weights import Linear
from assistant.evaluation.examples import Example
from assistant.evaluation.fitting import Choice
from assistant.evaluation.gold import GoldQuestion
from assistant.evaluation.judging import Judged, Verdict, calibrated_across, learn_support
from assistant.evaluation.metrics import Outcome
from assistant.evaluation.off_topic import KIND
from assistant.model import Corpus, Question

EMPTY = Corpus(documents=(), pages=(), sections=(), blocks=(), passages=())


def judged(*, answerable: bool, right: bool, score: float, declined: bool = False, kind: str = "") -> Judged:
    """A question on which nothing but the score of its first passage bears."""
    gold = GoldQuestion(id="Q", turns=("Who?",), answerable=answerable, gold=(), kind=kind)
    measures = {"answer@1": float(right), "answer@3": float(right)}
    example = Example(
        gold=gold,
        question=Question(text="Who?", interpreted="Who?", terms=()),
        candidates=(),
        choice=Choice(table=np.zeros((0, 0)), answers=np.zeros(0)),
        corpus=EMPTY,
        report="",
    )
    return Judged(
        example=example,
        outcome=Outcome(question=gold, measures=measures, rank=int(right), confidence=None, first=""),
        signals=dict.fromkeys(SIGNALS, 0.0) | {"score": score},
        declined=declined,
        given=False,
    )


def many(count: int, *, answerable: bool, right: bool, score: float) -> list[Judged]:
    return [judged(answerable=answerable, right=right, score=score) for _ in range(count)]


REPORTS = [
    *many(20, answerable=True, right=True, score=2.0),
    *many(20, answerable=True, right=False, score=1.0),
    *many(40, answerable=False, right=False, score=-2.0),
]
OFFERED = [
    *many(7, answerable=True, right=True, score=2.0),
    *many(3, answerable=True, right=False, score=1.5),
]


@pytest.mark.parametrize(
    "withheld",
    [
        many(30, answerable=False, right=False, score=-2.0),
        [judged(answerable=False, right=False, score=2.0, declined=True)] * 4,
        [judged(answerable=False, right=False, score=2.0, kind=KIND)] * 4,
    ],
    ids=["doubted", "declined by rule", "off topic"],
)
def test_confidence_is_as_often_right_as_it_claims_among_what_is_offered(withheld: list[Judged]) -> None:
    _, confidence = learn_support(REPORTS, [*OFFERED, *withheld])
    claimed = [confidence.chance(one.signals) for one in OFFERED]
    assert sum(claimed) / len(claimed) == pytest.approx(0.7, abs=0.01)


def verdict(*, sure: float, right: bool, support: float = 1.0) -> Verdict:
    one = judged(answerable=True, right=right, score=0.0)
    return Verdict(judged=one, support=support, sure=sure, confidence=0.0)


def test_a_verdict_is_claimed_by_what_came_of_the_others_that_were_offered() -> None:
    plain = Linear(names=(), weights=(), means=(), scales=())
    offered = [verdict(sure=0.0, right=place != 0) for place in range(17)]
    doubted = [verdict(sure=0.0, right=False, support=-1.0) for _ in range(17)]
    found = calibrated_across(plain, [*offered, *doubted], threshold=0.0)
    claims = {one.judged.reached("answer@1"): one.confidence for one in found if one.support > 0}
    assert claims[False] == pytest.approx((4 + 4 * 0.5) / 8)
    assert claims[False] > claims[True]
