"""Judges whether the documents say what was asked, from evidence and never from one score alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.counting import gives_figure
from assistant.answering.shapes import Shape, shapes_of
from assistant.answering.signals import support_signals
from assistant.answering.weights import LearnedWeights, shipped_weights
from assistant.model import AnswerStatus, Evidence, Question, RankedPassage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Forms so particular that an answer without them is none.
_PARTICULAR = {
    Shape.PHONE: re.compile(
        r"\b(?:tele)?phone (?:number|line)\b|\bhotline\b|\bhelpline number\b", re.IGNORECASE
    ),
    Shape.EMAIL: re.compile(r"\be-?mail address\b", re.IGNORECASE),
    Shape.TIME: re.compile(r"\bwhat time\b", re.IGNORECASE),
    Shape.AGE: re.compile(r"\bhow old (?:is|are|was|were)\b", re.IGNORECASE),
}
_MOST = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How far the documents say what was asked.

    Attributes:
        chance: 0 to 1, that the documents answer the question at all.
        confidence: 0 to 1, that the answer is right: that the first unit answers, or that there is no answer.
        missing: figures and names of the question that no candidate holds.
    """

    status: AnswerStatus
    chance: float
    confidence: float
    missing: tuple[str, ...] = ()


def judge_support(
    question: Question,
    ranked: Sequence[RankedPassage],
    evidence: Sequence[Evidence],
    weights: LearnedWeights | None = None,
) -> Support:
    """Decide whether to answer, and how sure the answer is.

    Args:
        ranked: best first; the first ones carry their features' values.
        weights: learned numbers; the package's own when left out.
    """
    if not evidence or not ranked:
        return Support(status=AnswerStatus.NOT_FOUND, chance=0.0, confidence=1.0)
    signals = support_signals(question, ranked, evidence)
    learned = weights or shipped_weights()
    chosen = learned.with_reader if "reader" in signals else learned.lexical
    chance = chosen.support.chance(signals)
    missing = _missing(question, ranked)
    given = evidence[0].picked or plainly_given(question, evidence, signals)
    doubtful = chosen.support.value(signals) < chosen.support.threshold and not given
    if doubtful or particular_missing(question, evidence):
        return Support(status=AnswerStatus.NOT_FOUND, chance=chance, confidence=1.0 - chance, missing=missing)
    status = AnswerStatus.PARTLY_ANSWERED if missing else AnswerStatus.ANSWERED
    return Support(
        status=status, chance=chance, confidence=chosen.confidence.chance(signals), missing=missing
    )


def plainly_given(question: Question, evidence: Sequence[Evidence], signals: Mapping[str, float]) -> bool:
    """Whether the first unit meets most of the question's words and gives the very figure that is asked for.

    Most figures that near misses ask for are nowhere given, so that a learned judgement comes to doubt them all.
    """
    words = " ".join(passage.text for passage in evidence[0].passages)
    missing = signals["numbers_missing"] + signals["names_missing"] + signals["other_year"]
    return signals["first_soft"] >= _MOST and not missing and gives_figure(words, question)


def particular_missing(question: Question, evidence: Sequence[Evidence]) -> bool:
    """Whether a telephone number, e-mail address, time of day or age is asked for and no unit holds one."""
    held = {shape for unit in evidence for passage in unit.passages for shape in shapes_of(passage.text)}
    return any(pattern.search(question.text) and shape not in held for shape, pattern in _PARTICULAR.items())


def _missing(question: Question, ranked: Sequence[RankedPassage]) -> tuple[str, ...]:
    """Figures and names of the question that no explained candidate holds, in its words or around them."""
    texts = [_around(candidate) for candidate in ranked if candidate.contributions]
    return tuple(
        part
        for part in (*question.numbers, *question.names)
        if not any(part.lower() in text for text in texts)
    )


def _around(candidate: RankedPassage) -> str:
    passage = candidate.passage
    parts = (
        *passage.headings,
        *passage.columns,
        passage.lead_in,
        passage.group,
        passage.before,
        passage.text,
    )
    return " ".join((*parts, passage.document)).lower()
