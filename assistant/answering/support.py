"""Judges whether the documents say what was asked, from evidence and never from one score alone.

A near miss holds the words of a question without its answer. What gives it away is what is lacking: a name or year
that no candidate holds, a telephone number asked for and none given, a figure asked for and no figure near.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.ranker import values
from assistant.answering.shapes import Shape, shapes_of
from assistant.answering.weights import LearnedWeights, shipped_weights
from assistant.model import AnswerStatus, Evidence, Question, RankedPassage, Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

_OTHER_YEAR = re.compile(
    r"\b(?:years?|months?) (?:before|after|earlier|later)\b|\b(?:previous|prior|preceding|following) years?\b",
    re.IGNORECASE,
)
_CONTACTS = {
    Shape.PHONE: re.compile(r"\b(?:tele)?phone\b|\bhotline\b|\bhelpline\b", re.IGNORECASE),
    Shape.EMAIL: re.compile(r"\be-?mail\b", re.IGNORECASE),
}
_KINDS = (Wanted.COUNT, Wanted.AMOUNT, Wanted.WHO, Wanted.WHEN, Wanted.LIST, Wanted.YES_NO, Wanted.WHY)
LEXICAL_SIGNALS = (
    "share", "second_share", "score", "coverage", "coverage_context", "held", "soft", "soft_context", "soft_held",
    "rarest", "pairs", "numbers_missing", "names_missing", "form_missing", "other_year", "terms",
    *(f"asks_{kind.value}" for kind in _KINDS),
)  # fmt: skip
READER_SIGNALS = (*LEXICAL_SIGNALS, "reader", "reader_second", "reader_best")


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How far the documents say what was asked.

    Attributes:
        chance: 0 to 1, that the documents answer the question at all.
        confidence: 0 to 1, that the first unit answers it.
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
    """
    if not evidence or not ranked:
        return Support(status=AnswerStatus.NOT_FOUND, chance=0.0, confidence=0.0)
    signals = support_signals(question, ranked, evidence)
    learned = weights or shipped_weights()
    chosen = learned.with_reader if "reader" in signals else learned.lexical
    chance = chosen.support.chance(signals)
    missing = _missing(question, ranked)
    if chosen.support.value(signals) < chosen.support.threshold or _contact_missing(question, evidence):
        return Support(status=AnswerStatus.NOT_FOUND, chance=chance, confidence=1.0 - chance, missing=missing)
    status = AnswerStatus.PARTLY_ANSWERED if missing else AnswerStatus.ANSWERED
    return Support(
        status=status, chance=chance, confidence=chosen.confidence.chance(signals), missing=missing
    )


def support_signals(
    question: Question, ranked: Sequence[RankedPassage], evidence: Sequence[Evidence]
) -> dict[str, float]:
    """What speaks for and against an answer, by name; with the reader's scores when it read the candidates."""
    explained = [values(candidate) for candidate in ranked if candidate.contributions]
    best = explained[:3]

    def highest(rows: list[dict[str, float]], name: str) -> float:
        return max((row[name] for row in rows), default=0.0)

    signals = {
        "share": evidence[0].score,
        "second_share": evidence[1].score if len(evidence) > 1 else 0.0,
        "score": ranked[0].score,
        "coverage": highest(best, "coverage"),
        "coverage_context": highest(best, "coverage_context"),
        "held": highest(explained, "coverage_context"),
        "soft": highest(best, "soft_coverage"),
        "soft_context": highest(best, "soft_coverage_context"),
        "soft_held": highest(explained, "soft_coverage_context"),
        "rarest": highest(best, "rarest"),
        "pairs": highest(best, "pairs"),
        "numbers_missing": float(bool(question.numbers)) * (1.0 - highest(best, "numbers")),
        "names_missing": float(bool(question.names)) * (1.0 - highest(best, "names")),
        "form_missing": float(highest(best, "form_met") < 0),
        "other_year": float(bool(_OTHER_YEAR.search(f"{question.text} {question.interpreted}"))),
        "terms": float(len(question.terms)),
    }
    signals |= {f"asks_{kind.value}": float(question.wanted is kind) for kind in _KINDS}
    return signals | _reader_signals(explained)


def _reader_signals(explained: list[dict[str, float]]) -> dict[str, float]:
    if not explained or "reader" not in explained[0]:
        return {}
    scores = sorted((row["reader"] for row in explained), reverse=True)
    return {
        "reader": explained[0]["reader"],
        "reader_best": scores[0],
        "reader_second": scores[1] if len(scores) > 1 else scores[0],
    }


def _contact_missing(question: Question, evidence: Sequence[Evidence]) -> bool:
    """Whether a telephone number or e-mail address is asked for and none is among the evidence."""
    held = {shape for unit in evidence for passage in unit.passages for shape in shapes_of(passage.text)}
    return any(pattern.search(question.text) and shape not in held for shape, pattern in _CONTACTS.items())


def _missing(question: Question, ranked: Sequence[RankedPassage]) -> tuple[str, ...]:
    """Figures and names of the question that no explained candidate holds, with its context."""
    texts = [
        " ".join(
            (*c.passage.headings, c.passage.lead_in, c.passage.group, c.passage.before, c.passage.text)
        ).lower()
        for c in ranked
        if c.contributions
    ]
    return tuple(
        part for part in (*question.numbers, *question.names) if not any(part.lower() in t for t in texts)
    )
