"""Judges whether the documents say what was asked, from evidence and never from one score alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.asking_words import asking_words
from assistant.answering.comparing import all_met
from assistant.answering.counting import FIGURES, gives_figure
from assistant.answering.figure_tables import figure_of
from assistant.answering.particular import particular_shapes
from assistant.answering.polarity import read_directions
from assistant.answering.shapes import Shape, shapes_of
from assistant.answering.signals import support_signals
from assistant.answering.weights import LearnedWeights, shipped_weights
from assistant.model import AnswerStatus, Evidence, ExtractKind, Question, RankedPassage, Wanted
from assistant.quoting import CELL_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HOW_LONG = re.compile(r"\bhow long\b", re.IGNORECASE)
_HOW_MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
_NO_COUNT = re.compile(r"[£$€]\s?\d[\d,.]*|\b(?:19|20)\d\d(?:[/\u2013-]\d\d(?:\d\d)?)?\b")
_MOST = 0.6
_LIKELY = 0.5
# A row that is named by every word asked has the rows of its own table beside it, which share the chance with it.
_LIKELY_ROW = 0.2
# Units picked by their label or place in a table were right 12 times of 12 on our own questions, and what was learned
# without them does not know it: the rule of succession gives 13 of 14, and a little is held back.
_SURE_PICKED = 0.85
_YEAR = re.compile(r"(?:19|20)\d\d(?:/\d\d)?")
_FACTS = {Wanted.WHO: frozenset({Shape.PERSON}), Wanted.WHEN: frozenset({Shape.DATE, Shape.DURATION})}
_PRECISE = FIGURES | {Wanted.WHO, Wanted.WHEN}


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
    doubtful = chosen.support.value(signals) < chosen.support.threshold and not plainly_given(
        question, evidence, signals
    )
    wrong = particular_missing(question, evidence) or premise_denied(question, evidence[0])
    if doubtful or wrong or speaks_of_another(question, ranked):
        return Support(status=AnswerStatus.NOT_FOUND, chance=chance, confidence=1.0 - chance, missing=missing)
    status = AnswerStatus.PARTLY_ANSWERED if missing else AnswerStatus.ANSWERED
    sure = _SURE_PICKED if evidence[0].picked else 0.0
    confidence = max(chosen.confidence.chance(signals), sure)
    return Support(status=status, chance=chance, confidence=confidence, missing=missing)


def plainly_given(question: Question, evidence: Sequence[Evidence], signals: Mapping[str, float]) -> bool:
    """Whether the first unit meets the question's words and gives the very figure, person or date asked for.

    Most figures that near misses ask for are nowhere given, so that a learned judgement comes to doubt them all.
    """
    first = evidence[0]
    words = " ".join(passage.text for passage in first.passages)
    if signals["numbers_missing"] + signals["names_missing"] + signals["other_year"]:
        return first.picked
    if signals["first_soft"] >= _MOST and gives_figure(words, question):
        return True
    return first.picked or _named_row(question, first) or _named_fact(question, first, words)


def _named_row(question: Question, unit: Evidence) -> bool:
    """Whether a likely unit is the row of a table that the question names by all its words, a figure in it if one is asked for."""
    passage = unit.passages[0]
    if unit.kind is not ExtractKind.TABLE_ROW or unit.score < _LIKELY_ROW or question.wanted in _FACTS:
        return False
    name, *cells = passage.text.split(CELL_SEPARATOR)
    if question.wanted in FIGURES and not any(figure_of(cell) is not None for cell in cells):
        return False
    return bool(cells) and all_met(
        question, " ".join((name, passage.group, *passage.columns, *passage.headings))
    )


def _named_fact(question: Question, unit: Evidence, words: str) -> bool:
    """Whether a person, date or duration is asked for and a likely unit holds one beside all that the question names."""
    long = frozenset({Shape.DURATION}) if _HOW_LONG.search(question.focus or question.text) else None
    wanted = long or _FACTS.get(question.wanted)
    if wanted is None or unit.score < _LIKELY or not wanted & shapes_of(words):
        return False
    return all_met(question, words)


def _only_money(unit: Evidence, text: str) -> bool:
    """Whether all numbers of a likely unit are sums of money and years."""
    counts = Shape.NUMBER in shapes_of(_NO_COUNT.sub(" ", text))
    return unit.score >= _LIKELY and Shape.MONEY in shapes_of(text) and not counts


def speaks_of_another(question: Question, ranked: Sequence[RankedPassage]) -> bool:
    """Whether a figure, person or date is asked of a year or of somebody that the passages found do not speak of.

    A name counts as known where any candidate holds it; a year has to stand in or around one of the best, since
    most candidates hold some year.
    """
    if question.wanted not in _PRECISE:
        return False
    explained = [_around(candidate) for candidate in ranked if candidate.contributions]
    years = [number for number in question.numbers if _YEAR.fullmatch(number)]
    if any(not any(year in text for text in explained) for year in years):
        return True
    every = [_around(candidate) for candidate in ranked] if question.names else []
    return any(not any(_speaks_of(name, text) for text in every) for name in question.names)


def _speaks_of(name: str, text: str) -> bool:
    """Whether a text holds a name, or every word of it that could tell one body from another."""
    words = [word for word in re.findall(r"[^\W_]+", name.lower()) if word not in asking_words().titles]
    return name.lower() in text or (len(words) > 0 and all(word in text for word in words))


def premise_denied(question: Question, first: Evidence) -> bool:
    """Whether it is asked why something fell of which the unit says that it rose, or the other way about."""
    if question.wanted is not Wanted.WHY:
        return False
    asked, said = (_ways(text) for text in (question.interpreted, " ".join(p.text for p in first.passages)))
    return len(asked) == len(said) == 1 and asked != said


def _ways(text: str) -> set[int]:
    return {direction.sign for direction in read_directions(text) if direction.sign and not direction.denied}


def particular_missing(question: Question, evidence: Sequence[Evidence]) -> bool:
    """Whether a telephone number, e-mail address, time of day or age is asked for and no unit holds one.

    Nor is "how many?" answered by a sum of money.
    """
    texts = [" ".join(passage.text for passage in unit.passages) for unit in evidence]
    if evidence and _HOW_MANY.search(question.focus or question.text) and _only_money(evidence[0], texts[0]):
        return True
    held = {shape for text in texts for shape in shapes_of(text)}
    return not particular_shapes(question) <= held


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
