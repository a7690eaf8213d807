"""What the command `evaluate` prints: the measures of a file of questions, or two saved runs held together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.evaluation.comparison import compare, comparison_record, comparison_text
from assistant.evaluation.gold import read_gold
from assistant.evaluation.report import evaluation_record, evaluation_text
from assistant.evaluation.run import run_questions
from assistant.evaluation.saved import read_run, save_run, scored
from assistant.evaluation.stages import Stages

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.ask import Assistant


def evaluated(
    assistant: Assistant, gold: Path, *, misses: bool = False, save: Path | None = None
) -> tuple[dict[str, Any], str]:
    """Run a file of gold questions; the measures as a record and as text.

    Args:
        misses: list the questions that were missed, with the ranks at which their gold stood.
        save: file to which the run is written, a line a question.

    Raises:
        InputFormatError: when the questions cannot be read or the run cannot be written.
    """
    run = run_questions(assistant, read_gold(gold))
    ranks = Stages(assistant).gold_ranks(run) if misses or save is not None else {}
    if save is not None:
        save_run(save, scored(run, ranks))
    return evaluation_record(run), evaluation_text(run, misses=misses, ranks=ranks)


def compared(before: Path, after: Path) -> tuple[dict[str, Any], str]:
    """Compare two saved runs question by question, as a record and as text.

    Raises:
        InputFormatError: when a run cannot be read.
    """
    comparisons = compare(read_run(before), read_run(after))
    return comparison_record(comparisons), comparison_text(comparisons)
