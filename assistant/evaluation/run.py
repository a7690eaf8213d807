"""Runs gold questions through anything that answers, and keeps how each came out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from assistant.evaluation.metrics import Outcome, outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.evaluation.gold import GoldQuestion
    from assistant.model import Answer


class Answerer(Protocol):
    """What is measured."""

    def ask(self, turns: Sequence[str]) -> Answer:
        """Answer the last turn of a conversation."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Gold questions as they came out, in the order of their file, with how long each took.

    Attributes:
        milliseconds: one a question, as told by its answer.
    """

    outcomes: tuple[Outcome, ...]
    milliseconds: tuple[float, ...]


def run_questions(
    assistant: Answerer,
    gold: Sequence[GoldQuestion],
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Run:
    """Ask every question and measure its answer.

    Args:
        progress: called with the questions done and the questions in all.
    """
    outcomes: list[Outcome] = []
    taken: list[float] = []
    for done, question in enumerate(gold):
        progress(done, len(gold))
        answer = assistant.ask(list(question.turns))
        outcomes.append(outcome(question, answer))
        taken.append(answer.took_ms)
    return Run(outcomes=tuple(outcomes), milliseconds=tuple(taken))
