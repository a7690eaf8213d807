"""Learns whether the documents answer a question, and how sure the first extract is, from answered examples."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from assistant.answering.composition import compose
from assistant.answering.evidence import choose_evidence
from assistant.answering.ranker import rank_by
from assistant.answering.signals import READER_SIGNALS, SIGNALS, support_signals
from assistant.answering.support import Support, particular_missing, plainly_given, speaks_of_another
from assistant.evaluation.fitting import fit_yes_no, levelled, plus, with_curve
from assistant.evaluation.metrics import outcome
from assistant.evaluation.off_topic import KIND as OFF_TOPIC
from assistant.model import AnswerStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.answering.weights import Linear
    from assistant.evaluation.examples import Example
    from assistant.evaluation.metrics import Outcome
    from assistant.settings import Settings

PENALTY = 0.02
# What can only speak for an answer.
FAVOURABLE = frozenset(
    [
        "share",
        "gap",
        "held",
        "soft_held",
        "first_coverage",
        "first_coverage_context",
        "first_soft",
        "first_soft_context",
        "soft_top",
        "rarest",
        "rarest_top",
        "pairs_top",
        "precision",
        "characters",
        "bm25",
        "figure_covered",
        "reader",
        "reader_best",
        "reader_second",
    ]
)
# Development questions weigh more than those on other reports, of which there are many.
DEVELOPMENT_COPIES = 8
# So do questions off every topic, of which there are far fewer than near misses.
OFF_TOPIC_COPIES = 2
# How much of the chance to be right is added to the chance of an answer: what is refused had better be wrong.
RIGHT_SHARE = 0.3
_EVEN = 0.0  # log-odds
_ANSWERED = Support(status=AnswerStatus.ANSWERED, chance=1.0, confidence=1.0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Judged:
    """How an example came out when answered without declining, and what spoke for and against an answer.

    Attributes:
        declined: whether it is declined whatever is learned, for a form, a year or a name that nothing found holds.
        given: whether it is answered whatever is learned, for the figure asked for is plainly given.
    """

    example: Example
    outcome: Outcome
    signals: Mapping[str, float]
    declined: bool
    given: bool

    @property
    def answerable(self) -> bool:
        """Whether its gold says that the documents answer it."""
        return self.example.gold.answerable

    def reached(self, measure: str) -> bool:
        """Whether the answer reached a measure at all."""
        return self.outcome.measures.get(measure, 0.0) > 0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Verdict:
    """What functions that had not seen an example said of it.

    Attributes:
        support: value that tells whether there is an answer.
        sure: value that tells whether the first extract is one.
        confidence: the chance that it is, 0 to 1.
    """

    judged: Judged
    support: float
    sure: float
    confidence: float


def judged(examples: Sequence[Example], ranking: Linear, settings: Settings) -> list[Judged]:
    """Answer every example by `ranking`, declining nothing; one without evidence is left out."""
    found = []
    for example in examples:
        ranked = rank_by(ranking, example.candidates, example.choice.table, settings.explained)
        evidence = choose_evidence(example.question, ranked, example.corpus, settings)
        if not evidence:
            continue
        answer = compose(example.question, evidence, _ANSWERED, example.corpus, settings)
        signals = support_signals(example.question, ranked, evidence)
        found.append(
            Judged(
                example=example,
                outcome=outcome(example.gold, answer),
                signals=signals,
                declined=particular_missing(example.question, evidence)
                or speaks_of_another(example.question, ranked),
                given=plainly_given(example.question, evidence, signals),
            )
        )
    return found


def _weighed(examples: Sequence[Judged], copies: int) -> list[Judged]:
    """Each example so many times, one off topic more often."""
    return [
        one
        for one in examples
        for _ in range(copies * (OFF_TOPIC_COPIES if one.example.gold.kind == OFF_TOPIC else 1))
    ]


def learn_support(reports: Sequence[Judged], development: Sequence[Judged]) -> tuple[Linear, Linear]:
    """Learn whether there is an answer, and whether the first extract is one.

    The report questions are harder: how sure the product is on the whole is taken from the development questions
    alone, and from those of them that would be answered, since confidence is told of no others.
    """
    every = [*_weighed(reports, 1), *_weighed(development, DEVELOPMENT_COPIES)]
    names = tuple(SIGNALS) + (tuple(READER_SIGNALS) if "reader" in every[0].signals else ())
    rows = np.array([[one.signals[name] for name in names] for one in every])

    def learned(truths: list[bool]) -> Linear:
        return fit_yes_no(names, rows, truths, penalty=PENALTY, favourable=FAVOURABLE)

    there = learned([one.answerable for one in every])
    among_three = learned([one.reached("answer@3") for one in every])
    confidence = learned([one.reached("answer@1") for one in every])
    support = plus(there, among_three, RIGHT_SHARE)
    own = [
        one
        for one in development
        if one.example.gold.kind != OFF_TOPIC and not _declines(verdict_of(one, support, confidence), _EVEN)
    ]
    right = [one.reached("answer@1") for one in own]
    return support, levelled(confidence, [one.signals for one in own], right)


def verdicts_across(
    reports: Sequence[Sequence[Judged]], development: Sequence[Judged]
) -> tuple[list[Verdict], list[Verdict]]:
    """Every example judged by functions learned without it: reports by fold, development questions by turn."""
    of_reports: list[Verdict] = []
    of_development: list[Verdict] = []
    for place, part in enumerate(reports):
        others = [one for other, group in enumerate(reports) if other != place for one in group]
        mine = development[place :: len(reports)]
        kept = [one for i, one in enumerate(development) if i % len(reports) != place]
        support, confidence = learn_support(others, kept)
        of_reports.extend(verdict_of(one, support, confidence) for one in part)
        of_development.extend(verdict_of(one, support, confidence) for one in mine)
    return of_reports, of_development


def verdict_of(one: Judged, support: Linear, confidence: Linear) -> Verdict:
    """What functions say of an example, which they should not have been learned from."""
    sure = confidence.value(one.signals)
    return Verdict(
        judged=one, support=support.value(one.signals), sure=sure, confidence=confidence.chance_of(sure)
    )


def answerable_values(verdicts: Sequence[Verdict]) -> list[float]:
    """The support of the answerable examples, from which a threshold is set."""
    return [verdict.support for verdict in verdicts if verdict.judged.answerable]


def calibrated(confidence: Linear, verdicts: Sequence[Verdict], threshold: float) -> Linear:
    """Let confidence be as often right as it claims, among verdicts that a threshold lets through."""
    offered = [verdict for verdict in verdicts if not _declines(verdict, threshold)]
    right = [verdict.judged.reached("answer@1") for verdict in offered]
    return with_curve(confidence, [verdict.sure for verdict in offered], right)


def calibrated_across(confidence: Linear, verdicts: Sequence[Verdict], threshold: float) -> list[Verdict]:
    """The verdicts, each with the confidence of a curve learned from all others."""
    found = []
    for place, verdict in enumerate(verdicts):
        others = [*verdicts[:place], *verdicts[place + 1 :]]
        curve = calibrated(confidence, others, threshold)
        found.append(replace(verdict, confidence=curve.chance_of(verdict.sure)))
    return found


def after_declining(verdicts: Sequence[Verdict], threshold: float) -> dict[str, float]:
    """Shares declined and refused at a threshold, and what is left of answer@1 and answer@3."""
    shares: dict[str, float] = {}
    for name, answerable in (("declined", False), ("refused", True)):
        below = [_declines(v, threshold) for v in verdicts if v.judged.answerable is answerable]
        shares[name] = sum(below) / len(below) if below else 0.0
    asked = [v for v in verdicts if v.judged.answerable]
    for measure in ("answer@1", "answer@3"):
        kept = [v.judged.reached(measure) and not _declines(v, threshold) for v in asked]
        shares[measure] = sum(kept) / len(kept) if kept else 0.0
    shares["calibration_error"] = _calibration_error([v for v in verdicts if not _declines(v, threshold)])
    return shares


def _declines(verdict: Verdict, threshold: float) -> bool:
    return verdict.judged.declined or (verdict.support < threshold and not verdict.judged.given)


def _calibration_error(offered: Sequence[Verdict], bands: int = 10) -> float:
    """Mean distance of confidence and share right over bands of confidence, weighted by size."""
    sums: dict[int, list[float]] = {}
    for verdict in offered:
        band = min(bands - 1, int(verdict.confidence * bands))
        off = verdict.confidence - float(verdict.judged.reached("answer@1"))
        sums.setdefault(band, []).append(off)
    return sum(abs(sum(offs)) for offs in sums.values()) / len(offered) if offered else 0.0
