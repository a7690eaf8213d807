"""Conversations of two and three turns about the shipped corpus: the last turn leans on those before it, or does not."""

from __future__ import annotations

from pathlib import Path

from assistant.ask import Assistant
from assistant.evaluation.gold import read_gold
from assistant.evaluation.metrics import means
from assistant.evaluation.report import evaluation_text
from assistant.evaluation.run import run_questions

HERE = Path(__file__).parent
CORPUS = HERE.parent.parent / "corpus"


def test_the_last_turn_of_a_conversation_is_answered(tmp_path: Path) -> None:
    """Floors below what was measured, so that a change which loses several of 60 conversations is noticed."""
    run = run_questions(Assistant.open(CORPUS, tmp_path), read_gold(HERE / "conversations.jsonl"))
    measures = means(run.outcomes)
    assert measures["answer@1"] >= 0.58, evaluation_text(run, misses=True)
    assert measures["answer@3"] >= 0.72, evaluation_text(run, misses=True)
    assert measures["declined"] >= 0.50, evaluation_text(run, misses=True)
    assert measures["refused"] <= 0.10, evaluation_text(run, misses=True)
