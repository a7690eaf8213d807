"""Questions about something else altogether, which no report answers: people ask them, and gold sets have none.

A near miss shares its words with a report, and what is learned from near misses alone holds few shared words for a
good sign: it would answer a question about the weather.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evaluation.gold import GoldQuestion
    from assistant.evaluation.judging import Verdict

KIND = "off topic"
_OF_THE_CORPUS = 4  # every fourth is asked of the corpus, the others of the reports in turn


def dealt(
    questions: Sequence[GoldQuestion], reports: Sequence[str]
) -> tuple[list[GoldQuestion], list[GoldQuestion]]:
    """Off-topic questions to be asked of single reports, which each then names, and of the whole corpus."""
    of_reports = [question for i, question in enumerate(questions) if i % _OF_THE_CORPUS]
    asked = [replace(question, document=reports[i % len(reports)]) for i, question in enumerate(of_reports)]
    return asked, list(questions[::_OF_THE_CORPUS])


def apart(verdicts: Sequence[Verdict]) -> tuple[list[Verdict], list[Verdict]]:
    """Verdicts on questions that are to the point, and on those off topic."""
    off_topic = [verdict for verdict in verdicts if verdict.judged.example.gold.kind == KIND]
    return [verdict for verdict in verdicts if verdict.judged.example.gold.kind != KIND], off_topic
