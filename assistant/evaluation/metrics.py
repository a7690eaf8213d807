"""The measures of answer quality, so defined that a question without an answer scores zero.

answer@1    answerable: the first extract's quote holds a gold quote
answer@3    answerable: one of the first three does
complete@5  answerable: share of gold groups found in the first five quotes
declined    unanswerable: the status is "not found"
refused     answerable, yet the status is "not found"; lower is better
words@1     length of the first quote in words; an extract is an answer, not a page
mrr         answerable: one over the rank of the first extract that holds a gold quote, 0 when none does
error       expected calibration error of the confidence that the first extract is right, over ten bands
"""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.model import AnswerStatus, ExtractKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.evaluation.gold import GoldQuestion, GoldQuote
    from assistant.model import Answer, Extract

SHORT_NAMES = {"annual": "annual-report-2019-20", "cabinet": "cabinet-paper-2021-12-21"}
MEASURES = ("answer@1", "answer@3", "complete@5", "declined", "refused", "words@1", "mrr")
_WORDS_COUNTED = 60
_WORDS_COUNTED_WHOLE = 180
_WHOLE = frozenset({ExtractKind.LIST, ExtractKind.TABLE})
_STRAIGHT = {
    0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-", 0x2022: "-", 0xB7: "-", 0x2713: " ",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one question came out.

    Attributes:
        measures: those that apply to it, by name.
        rank: of the first extract that holds a gold quote, from 1; 0 when none does.
        confidence: of the answer, when something was offered.
    """

    question: GoldQuestion
    measures: Mapping[str, float]
    rank: int
    confidence: float | None
    first: str


def norm(text: str) -> str:
    """Text as quotes are compared: NFKC, lower case, straight quotes and dashes, no markup, single spaces."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"</?\w+>", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = text.replace("*", "").replace("|", " ").replace("\\", "").translate(_STRAIGHT)
    return re.sub(r"\s+", " ", text).strip().lower()


def counted(extract: Extract) -> str:
    """The words of a quote that count, in the form of `norm`."""
    limit = _WORDS_COUNTED_WHOLE if extract.kind in _WHOLE else _WORDS_COUNTED
    return " ".join(norm(extract.quote).split()[:limit])


def holds(extract: Extract, group: Iterable[GoldQuote]) -> bool:
    """Whether a quote holds one of the alternatives of a gold group, in its document."""
    quote, document = counted(extract), extract.citation.document
    return any(SHORT_NAMES.get(g.document, g.document) == document and norm(g.quote) in quote for g in group)


def outcome(question: GoldQuestion, answer: Answer | None) -> Outcome:
    """Measure one answer; None is a question that was not answered at all."""
    refused = answer is not None and answer.status is AnswerStatus.NOT_FOUND
    extracts: Sequence[Extract] = () if answer is None or refused else answer.extracts
    confidence = None if answer is None or refused else answer.confidence
    first = extracts[0].quote if extracts else ""
    if not question.answerable:
        measures = {"declined": float(refused)}
        return Outcome(question=question, measures=measures, rank=0, confidence=confidence, first=first)
    right = [any(holds(extract, group) for group in question.gold) for extract in extracts]
    rank = right.index(True) + 1 if any(right) else 0
    groups = [any(holds(extract, group) for extract in extracts[:5]) for group in question.gold]
    measures = {
        "answer@1": float(rank == 1),
        "answer@3": float(0 < rank <= 3),
        "complete@5": sum(groups) / len(groups),
        "refused": float(refused),
        "mrr": 1.0 / rank if rank else 0.0,
    }
    if extracts:
        measures["words@1"] = float(len(first.split()))
    return Outcome(question=question, measures=measures, rank=rank, confidence=confidence, first=first)


def means(outcomes: Iterable[Outcome]) -> dict[str, float]:
    """Mean of each measure over the outcomes to which it applies."""
    tally: dict[str, list[float]] = defaultdict(list)
    for one in outcomes:
        for name, value in one.measures.items():
            tally[name].append(value)
    return {name: sum(tally[name]) / len(tally[name]) for name in MEASURES if tally[name]}


def calibration(outcomes: Iterable[Outcome], bands: int = 10) -> list[tuple[float, float, int]]:
    """Mean confidence, share right and count for each band of confidence that holds an answer."""
    sorted_in: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for one in outcomes:
        if one.confidence is not None:
            band = min(bands - 1, int(one.confidence * bands))
            sorted_in[band].append((one.confidence, one.measures.get("answer@1", 0.0)))
    return [
        (sum(c for c, _ in pairs) / len(pairs), sum(r for _, r in pairs) / len(pairs), len(pairs))
        for _, pairs in sorted(sorted_in.items())
    ]


def calibration_error(outcomes: Iterable[Outcome]) -> float:
    """Mean distance of confidence and share right, weighted by how many answers a band holds."""
    bands = calibration(outcomes)
    total = sum(count for _, _, count in bands)
    return sum(abs(said - right) * count for said, right, count in bands) / total if total else 0.0


def area_under_curve(yes: Sequence[float], no: Sequence[float]) -> float:
    """Chance that a score drawn from `yes` is above one drawn from `no`, ties counting half; a half of nothing."""
    below = sorted(no)
    pairs = len(yes) * len(below)
    above = sum(bisect_left(below, score) + bisect_right(below, score) for score in yes) / 2.0
    return above / pairs if pairs else 0.5


def sign_test(wins: int, losses: int) -> float:
    """Two-sided exact sign test: the chance of a split at least as uneven if neither were better."""
    trials, least = wins + losses, min(wins, losses)
    tail = sum(math.comb(trials, k) for k in range(least + 1))
    return min(1.0, 2.0 * tail / float(2**trials))
