"""Everyday questions about real reports, all of the reports in one corpus: the right words in the right report.

The shipped network has been trained on these very questions: only readers held out by report measure anything.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import InputFormatError
from assistant.evaluation.examples import Unmined, held_out_settings
from assistant.evaluation.gauges.measuring import Gauged, Telling, gathered, sampled
from assistant.evaluation.gold import read_gold
from assistant.evaluation.metrics import outcome
from assistant.evaluation.saved import Scored
from assistant.evaluation.stages import Stages, holder, narrowing, recall

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.evaluation.gauges.measuring import Request
    from assistant.evaluation.gold import GoldQuestion
    from assistant.model import Answer

NAME = "reports"
BARS: Mapping[str, float] = {"answer@3": 0.40}


def run(request: Request) -> Gauged:
    """Ask every question of all the reports together.

    Raises:
        InputFormatError: when the questions or a report are not there or cannot be read.
        CorpusError: when no report can be read.
    """
    if request.reports is None:
        raise InputFormatError(request.data, 0, "the gauge needs --reports FILE")
    gold = read_gold(request.reports)
    files = reports_named({question.document for question in gold}, request.data)
    folder = gathered(files, request.cache / NAME / "corpus")
    held_out = held_out_settings(*request.readers, request.settings) if request.readers else {}
    opened: dict[str, Stages] = {}
    rows, told = [], []
    for question in sampled(gold, request.sample):
        settings = held_out.get(question.document, request.settings)
        if settings.reader_folder not in opened:
            index = request.cache / NAME / f"index-{Path(settings.reader_folder).name}"
            opened[settings.reader_folder] = Stages(Unmined.open(folder, index, settings))
        stages = opened[settings.reader_folder]
        answer, looked = stages.ask(question.turns), stages.look(question.turns)
        measures = dict(outcome(question, answer).measures) | _documents(question, answer)
        if question.answerable:
            measures |= narrowing(looked, [question.document])
            measures |= recall(looked, holder(question))
        told.append(Telling(answerable=question.answerable, score=looked.chance))
        rows.append(
            Scored(id=question.id, measures=measures, kind=question.kind, difficulty=question.difficulty)
        )
    return Gauged(rows=tuple(rows), tellings={"declining AUC": told})


def reports_named(names: Iterable[str], data: Path) -> tuple[Path, ...]:
    """Return the reports' PDFs, wherever they lie in the subfolders of `data`.

    Raises:
        InputFormatError: when one is not there.
    """
    files = []
    for name in sorted(names):
        found = sorted(data.glob(f"*/{name}.pdf"))
        if not found:
            raise InputFormatError(data, 0, f"no report {name!r}")
        files.append(found[0])
    return tuple(files)


def _documents(question: GoldQuestion, answer: Answer) -> dict[str, float]:
    if not question.answerable:
        return {}
    shown = [extract.citation.document for extract in (answer.extracts or answer.nearest)]
    return {
        "report@1": float(question.document in shown[:1]),
        "report@3": float(question.document in shown[:3]),
    }
