"""What tells an answering passage from the others: the lexical features of a question and its candidates.

Their names, ranges and reasons are in `assistant.answering.feature_names`; the ranker weighs them and shows what each gave.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from assistant.answering.feature_names import FEATURES, MEANING_FEATURES, SCORERS
from assistant.answering.matching import TermMatcher
from assistant.answering.passage_facts import PassageFacts
from assistant.answering.shapes import Shape, holds, needs
from assistant.model import ExtractKind, Wanted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from assistant.answering.matching import TermWeights
    from assistant.model import Passage, Question, RankedPassage

    Table = NDArray[np.float64]

_FIGURES = frozenset({Wanted.COUNT, Wanted.AMOUNT, Wanted.PERCENTAGE, Wanted.COMPARISON})
_ITEMS = frozenset({ExtractKind.BULLET, ExtractKind.TABLE_ROW})
_PRONOUN = re.compile(r"(?:They|These|This|It|Those|That|Such|Their|Its)\b")


class FeatureReader:
    """Reads the features of candidates; what a passage holds is kept from question to question."""

    def __init__(self, weights: TermWeights) -> None:
        """Take the index that knows how telling each stem is."""
        self._weights = weights
        self._facts: dict[str, PassageFacts] = {}

    def facts(self, passage: Passage) -> PassageFacts:
        """What `passage` holds."""
        known = self._facts.get(passage.id)
        if known is None:
            known = self._facts[passage.id] = PassageFacts.of(passage)
        return known

    def table(
        self, question: Question, candidates: Sequence[RankedPassage], place: Collection[str] = ()
    ) -> Table:
        """Features of each candidate, in the order of `FEATURES`, then `MEANING_FEATURES`: candidates by features.

        Args:
            place: ids of the blocks that the question names by their place ("section 3.7").
        """
        if not candidates:
            return np.zeros((0, len(FEATURES) + len(MEANING_FEATURES)))
        facts = [self.facts(candidate.passage) for candidate in candidates]
        columns = _scores(candidates) | self._overlap(question, facts)
        told = _forms(question, candidates, facts) | _build(question, candidates, facts)
        told["place"] = [float(candidate.passage.block in place) for candidate in candidates]
        columns |= {name: np.array(column, dtype=np.float64) for name, column in told.items()}
        columns |= _meaning(candidates)
        return np.column_stack([columns[name] for name in (*FEATURES, *MEANING_FEATURES)])

    def _overlap(self, question: Question, facts: list[PassageFacts]) -> dict[str, Table]:
        matcher = TermMatcher(question, self._weights)
        own = matcher.presence([f.own_set for f in facts])
        context = matcher.presence([f.context for f in facts])
        soft_own, soft_context = matcher.soft(own), matcher.soft(context)
        expanded = matcher.expanded(own)
        coverage = matcher.coverage(soft_own)
        known = context.max(axis=0)[: len(matcher.terms)] if len(matcher.terms) else np.zeros(0)
        rarest = int(np.argmax(matcher.idf * (known + 1e-6))) if len(matcher.terms) else None
        return {
            "coverage": matcher.coverage(matcher.exact(own)),
            "coverage_context": matcher.coverage(matcher.exact(context)),
            "soft_coverage": coverage,
            "soft_coverage_context": matcher.coverage(soft_context),
            "soft_share": coverage / max(float(coverage.max()), 1e-9),
            "expansion": expanded.max(axis=1) if expanded.shape[1] else np.zeros(len(facts)),
            "rarest": soft_own[:, rarest] if rarest is not None else np.zeros(len(facts)),
            "precision": self._precision(matcher, facts),
            "pairs": np.array([_pairs(matcher.terms, f.own) for f in facts]),
            "headings": matcher.coverage(matcher.soft(matcher.presence([f.headings for f in facts]))),
            "lead_in": matcher.coverage(matcher.soft(matcher.presence([f.lead_in for f in facts]))),
            "before": matcher.coverage(matcher.soft(matcher.presence([f.before for f in facts]))),
        }

    def _precision(self, matcher: TermMatcher, facts: list[PassageFacts]) -> Table:
        best = matcher.worth()
        result = np.zeros(len(facts))
        for row, fact in enumerate(facts):
            idf = {stem: self._weights.idf(stem) for stem in fact.own_set}
            total = sum(idf.values())
            result[row] = sum(idf[s] * best[s] for s in idf if s in best) / total if total else 0.0
        return result


def _pairs(terms: tuple[str, ...], own: tuple[str, ...]) -> float:
    if len(terms) < 2:
        return 0.0
    places: dict[str, list[int]] = {}
    for place, stem in enumerate(own):
        places.setdefault(stem, []).append(place)
    near = 0
    for first, second in pairwise(terms):
        near += any(abs(a - b) <= 2 for a in places.get(first, ()) for b in places.get(second, ()))
    return near / (len(terms) - 1)


def _given(candidates: Sequence[RankedPassage], scorers: Sequence[str]) -> dict[str, Table]:
    """What each scorer gave each candidate, 0 where it gave nothing."""
    values = {name: np.zeros(len(candidates)) for name in scorers}
    for row, candidate in enumerate(candidates):
        for contribution in candidate.contributions:
            if contribution.scorer in values:
                values[contribution.scorer][row] = contribution.value
    return values


def _meaning(candidates: Sequence[RankedPassage]) -> dict[str, Table]:
    features: dict[str, Table] = {}
    for name, cosines in _given(candidates, ["meaning", "reworded"]).items():
        places = np.empty(len(cosines))
        places[np.argsort(-cosines, kind="stable")] = np.arange(1, len(cosines) + 1)
        features |= {name: cosines, f"{name}_lead": cosines - cosines.max(), f"{name}_place": 1.0 / places}
    return features


def _scores(candidates: Sequence[RankedPassage]) -> dict[str, Table]:
    values = _given(candidates, SCORERS)
    shares = {f"{name}_share": value / max(float(value.max()), 1e-9) for name, value in values.items()}
    logs = {
        name: np.log1p(np.maximum(value, 0.0)) for name, value in values.items() if name.startswith("bm25")
    }
    return values | logs | shares | {"bm25_page_place": _places(values["bm25_page"])}


def _places(scores: Table) -> Table:
    """1 over the place of each score among the different ones, the highest first."""
    _, place = np.unique(-scores, return_inverse=True)
    return np.asarray(1.0 / (1.0 + place), dtype=np.float64)


def _share(parts: Sequence[str], held: frozenset[str] | str) -> float:
    return sum(part in held for part in parts) / len(parts) if parts else 0.0


def _forms(
    question: Question, candidates: Sequence[RankedPassage], facts: list[PassageFacts]
) -> dict[str, list[float]]:
    wanted, needed = question.wanted, needs(question.wanted)
    asked = frozenset(question.numbers)
    figure = wanted in {Wanted.COUNT, Wanted.AMOUNT, Wanted.PERCENTAGE}

    def held(kinds: set[Wanted], *shapes: Shape) -> list[float]:
        if wanted not in kinds:
            return [0.0] * len(facts)
        return [float(any(holds(f.text, shape) for shape in shapes)) for f in facts]

    return {
        "form_met": [_met(f.text, needed) for f in facts],
        "number_wanted": [
            float(figure and not (f.figures and f.figures <= asked) and holds(f.text, Shape.NUMBER))
            for f in facts
        ],
        "money_wanted": held({Wanted.AMOUNT}, Shape.MONEY),
        "percentage_wanted": held({Wanted.PERCENTAGE}, Shape.PERCENTAGE),
        "person_wanted": held({Wanted.WHO}, Shape.PERSON, Shape.ROLE),
        "body_wanted": held({Wanted.WHO}, Shape.BODY),
        "date_wanted": held({Wanted.WHEN}, Shape.DATE, Shape.DURATION),
        "reason_wanted": held({Wanted.WHY, Wanted.HOW}, Shape.REASON, Shape.MEANS),
        "change_wanted": held({Wanted.COMPARISON}, Shape.CHANGE),
        "definition_wanted": held({Wanted.DEFINITION}, Shape.DEFINITION),
        "list_wanted": [
            float(wanted is Wanted.LIST and (c.passage.kind in _ITEMS or holds(f.text, Shape.LIST_MARK)))
            for c, f in zip(candidates, facts, strict=True)
        ],
        "list_lead_wanted": [
            float(wanted is Wanted.LIST and c.passage.text.rstrip().endswith(":")) for c in candidates
        ],
        "negation": held({Wanted.YES_NO}, Shape.NEGATION),
    }


def _met(text: str, needed: Collection[Shape]) -> float:
    if not needed:
        return 0.0
    return 1.0 if any(holds(text, shape) for shape in needed) else -1.0


def _build(
    question: Question, candidates: Sequence[RankedPassage], facts: list[PassageFacts]
) -> dict[str, list[float]]:
    passages = [candidate.passage for candidate in candidates]
    headings = [p.kind in {ExtractKind.HEADING, ExtractKind.CAPTION} for p in passages]
    names = tuple(name.lower() for name in question.names)
    return {
        "numbers": [_share(question.numbers, f.figures) for f in facts],
        "names": [_share(names, f.lowered) for f in facts],
        "heading_wanted": [float(h and question.wanted is Wanted.SECTION) for h in headings],
        "contents_wanted": [float(p.contents and question.wanted is Wanted.PAGE) for p in passages],
        "row_figure": [
            float(p.kind is ExtractKind.TABLE_ROW and question.wanted in _FIGURES) for p in passages
        ],
        "row": [float(p.kind is ExtractKind.TABLE_ROW) for p in passages],
        "bullet": [float(p.kind is ExtractKind.BULLET) for p in passages],
        "heading": [float(h) for h in headings],
        "contents": [float(p.contents) for p in passages],
        "footnote": [float(p.kind is ExtractKind.FOOTNOTE) for p in passages],
        "introduces": [float(p.text.rstrip().endswith(":")) for p in passages],
        "length": [math.log1p(f.words) for f in facts],
        "short": [float(f.words < 5) for f in facts],
        "long": [float(f.words > 40) for f in facts],
        "pronoun": [float(bool(_PRONOUN.match(p.text))) for p in passages],
        "asks": [float(p.text.rstrip().endswith("?")) for p in passages],
    }
