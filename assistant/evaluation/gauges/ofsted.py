"""Fifty inspection reports nearly alike in wording: a question that names a council is answered from its report.

The questions are made from a table of facts by fixed templates, each fact by one of them in turn.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.ask import Assistant
from assistant.errors import InputFormatError
from assistant.evaluation.gauges.measuring import Gauged, sampled, text_of
from assistant.evaluation.gauges.northwind import places_of
from assistant.evaluation.saved import Scored
from assistant.evaluation.stages import Stages, narrowing, recall
from assistant.model import AnswerStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from assistant.evaluation.gauges.measuring import Request
    from assistant.evaluation.stages import Looked
    from assistant.model import Answer, Passage

NAME = "ofsted"
BARS: Mapping[str, float] = {"document@1": 0.98, "page@3": 0.90}
TEMPLATES: Mapping[str, tuple[str, ...]] = {
    "overall effectiveness grade": (
        "What was {place}'s overall grade?",
        "How was {place} judged overall?",
        "Overall effectiveness in {place}?",
    ),
    "impact of leaders grade": (
        "What grade did {place} get for its leaders?",
        "How good did inspectors think the leaders were in {place}?",
    ),
    "help and protection grade": (
        "What grade did {place} get for help and protection?",
        "How was {place} rated for children who need help and protection?",
    ),
    "children in care grade": (
        "What grade did {place} get for children in care?",
        "How was {place} rated for children in care?",
    ),
    "care leavers grade": (
        "What grade did {place} get for care leavers?",
        "How well does {place} do for care leavers?",
    ),
    "lead inspector": (
        "Who was the lead inspector in {place}?",
        "Who led the inspection of {place}?",
    ),
    "inspection start date": (
        "When did the inspection of {place} start?",
        "What were the inspection dates for {place}?",
    ),
    "inspection end date": (
        "When did the inspection of {place} end?",
        "When was {place} inspected?",
    ),
}
_SMALL = re.compile(r"\b(And|Of|Upon|On|The)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A question made from a fact, with the document that states it and the pages on which its value stands."""

    id: str
    question: str
    kind: str
    document: str
    pages: frozenset[int]


def run(request: Request) -> Gauged:
    """Ask about every fact of which the table knows a page.

    Raises:
        InputFormatError: when the table is not there or cannot be read.
        CorpusError: when no report can be read.
    """
    folder = request.data / "ofsted"
    facts = sampled(facts_of(folder / "facts.csv"), request.sample)
    return asked(Assistant.open(folder, request.cache / NAME / "index", request.settings), facts)


def asked(assistant: Assistant, facts: Sequence[Fact]) -> Gauged:
    """Ask about each fact."""
    stages = Stages(assistant)
    rows = []
    for fact in facts:
        measures = _measures(stages.ask([fact.question]), stages.look([fact.question]), fact)
        rows.append(Scored(id=fact.id, measures=measures, kind=fact.kind))
    return Gauged(rows=tuple(rows))


def facts_of(path: Path) -> tuple[Fact, ...]:
    """Read the facts whose value the report's own pages bear out.

    Raises:
        InputFormatError: when the table is not there or cannot be read.
    """
    facts = []
    try:
        for line, row in enumerate(csv.DictReader(io.StringIO(text_of(path)))):
            if row["label_matches_value"] == "yes" and row["pages_with_value"] and row["fact"] in TEMPLATES:
                templates = TEMPLATES[row["fact"]]
                facts.append(
                    Fact(
                        id=f"{row['local_authority']}: {row['fact']}",
                        question=templates[line % len(templates)].format(place=_name(row["local_authority"])),
                        kind=row["fact"],
                        document=row["file"].removesuffix(".pdf"),
                        pages=frozenset(int(page) for page in row["pages_with_value"].split()),
                    )
                )
    except (KeyError, ValueError) as error:
        raise InputFormatError(path, 0, f"no table of facts: {error!r}") from error
    return tuple(facts)


def _name(place: str) -> str:
    """Write a council's name with capitals: "isle of wight" is "Isle of Wight"."""
    return _SMALL.sub(lambda word: word[0].lower(), place.title())


def _measures(answer: Answer, looked: Looked, fact: Fact) -> dict[str, float]:
    def right(passage: Passage) -> bool:
        return passage.document == fact.document and passage.page in fact.pages

    gold = {(fact.document, page) for page in fact.pages}
    shown = answer.extracts or answer.nearest
    first = looked.ranked[0].passage.document if looked.ranked else ""
    measures = {
        "document@1": float(any(one.citation.document == fact.document for one in answer.extracts[:1])),
        "page@3": float(any(places_of(one) & gold for one in answer.extracts[:3])),
        "refused": float(answer.status is AnswerStatus.NOT_FOUND),
        "document ranked first": float(first == fact.document),
        "page@3 were nothing refused": float(any(places_of(one) & gold for one in shown[:3])),
    }
    return measures | narrowing(looked, [fact.document]) | recall(looked, right)
