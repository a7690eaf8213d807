"""Northwind: six handbooks as PDFs, from page to answer; the cited page among the extracts, and near misses declined."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING

from assistant.ask import Assistant
from assistant.errors import InputFormatError
from assistant.evaluation.gauges.measuring import Gauged, Telling, sampled, text_of
from assistant.evaluation.saved import Scored
from assistant.evaluation.stages import Stages, narrowing, recall
from assistant.model import AnswerStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from assistant.evaluation.gauges.measuring import Request
    from assistant.model import Answer, Extract, Passage

NAME = "northwind"
BARS: Mapping[str, float] = {"page@3": 0.82, "declined": 0.65, "refused": 0.08, "declining AUC": 0.93}
_CITED = re.compile(r"\[([^\]#]+)\.pdf#page=(\d+)\]")

Places = frozenset[tuple[str, int]]


def run(request: Request) -> Gauged:
    """Ask the real questions and the near misses.

    Raises:
        InputFormatError: when the set is not there or cannot be read.
        CorpusError: when no handbook can be read.
    """
    folder = request.data / "qa" / "northwind"
    real = [one for one in _lines(folder / "qa-dev.jsonl") if cited_in(one["truth"])]
    near = _lines(folder / "dontknows-dev.jsonl")
    assistant = Assistant.open(folder / "docs", request.cache / NAME / "index", request.settings)
    return asked(assistant, [*sampled(real, request.sample), *sampled(near, request.sample)])


def asked(assistant: Assistant, questions: Iterable[Mapping[str, str]]) -> Gauged:
    """Ask questions that each have a "truth": the answer with its citations, none for a near miss."""
    stages = Stages(assistant)
    rows, told, read = [], [], []
    for place, question in enumerate(questions):
        gold = cited_in(question["truth"])
        answer, looked = stages.ask([question["question"]]), stages.look([question["question"]])
        told.append(Telling(answerable=bool(gold), score=looked.chance))
        read.append(Telling(answerable=bool(gold), score=looked.reader_best))
        measures = _measures(answer, gold)
        if gold:
            measures |= narrowing(looked, {document for document, _ in gold})
            measures |= recall(looked, partial(_on, gold))
        rows.append(Scored(id=f"{'real' if gold else 'near'}-{place}", measures=measures))
    return Gauged(rows=tuple(rows), tellings={"declining AUC": told, "AUC of the reader alone": read})


def cited_in(truth: str) -> Places:
    """Return the places that an answer cites, each a document and a page counted from 1."""
    return frozenset((document, int(page)) for document, page in _CITED.findall(truth))


def places_of(extract: Extract) -> Places:
    """Return the pages on which an extract stands or is said again."""
    pages = {extract.citation.page, *extract.citation.also, *(span.page for span in extract.citation.spans)}
    return frozenset((extract.citation.document, page) for page in pages)


def _measures(answer: Answer, gold: Places) -> dict[str, float]:
    refused = float(answer.status is AnswerStatus.NOT_FOUND)
    if not gold:
        return {"declined": refused}
    files = {document for document, _ in gold}
    first = [extract.citation.document for extract in answer.extracts[:1]]
    return {
        "page@1": _holds(answer.extracts[:1], gold),
        "page@3": _holds(answer.extracts[:3], gold),
        "page@3 were nothing refused": _holds((answer.extracts or answer.nearest)[:3], gold),
        "file@1": float(any(document in files for document in first)),
        "refused": refused,
    }


def _holds(extracts: Sequence[Extract], gold: Places) -> float:
    return float(any(places_of(extract) & gold for extract in extracts))


def _on(gold: Places, passage: Passage) -> bool:
    return (passage.document, passage.page) in gold


def _lines(path: Path) -> list[dict[str, str]]:
    try:
        lines = [json.loads(line) for line in text_of(path).splitlines() if line.strip()]
        return [{"question": str(one["question"]), "truth": str(one["truth"])} for one in lines]
    except (ValueError, KeyError, TypeError) as error:
        raise InputFormatError(path, 0, f"no questions: {error!r}") from error
