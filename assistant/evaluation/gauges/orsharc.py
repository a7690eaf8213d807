"""OR-ShARC: whether a conversation leads to the right rule text among 651, or only its first question would have."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assistant.errors import InputFormatError
from assistant.evaluation.gauges.measuring import Gauged, sampled, text_of
from assistant.evaluation.gauges.texts import Text, assistant_on, corpus_of, lettered, parts_of
from assistant.evaluation.saved import Scored

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assistant.ask import Assistant
    from assistant.evaluation.gauges.measuring import Request

NAME = "orsharc"
BARS: Mapping[str, float] = {}


def run(request: Request) -> Gauged:
    """Ask the question alone, with the asker's circumstances, and with all that was asked back and answered.

    Raises:
        InputFormatError: when the set is not there or cannot be read.
    """
    folder = request.data / "qa" / "orsharc"
    assistant = assistant_on(corpus_of(rules_of(folder / "id2snippet.json")), request.settings)
    rows = []
    for question in sampled(_questions(folder / "open_retrieval_sharc_dev.json"), request.sample):
        measures: dict[str, float] = {}
        for name, turns in ways_of_asking(question).items():
            rank = document_rank(assistant, turns, _identity(question["gold_snippet_id"]))
            measures |= {f"{name} hit@{cut}": float(0 < rank <= cut) for cut in (1, 5)}
        rows.append(Scored(id=str(question["utterance_id"]), measures=measures))
    return Gauged(rows=tuple(rows))


def rules_of(path: Path) -> tuple[Text, ...]:
    """Return the rule texts, each a document of its own, titled by its first heading.

    Raises:
        InputFormatError: when the file is not there or cannot be read.
    """
    try:
        snippets: dict[str, str] = json.loads(text_of(path))
        return tuple(_rule(identity, text) for identity, text in snippets.items())
    except (ValueError, AttributeError) as error:
        raise InputFormatError(path, 0, f"no rule texts: {error!r}") from error


def ways_of_asking(question: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the conversation, oldest turn first, by how much of it is told."""
    told = f"{question['scenario']} {question['question']}".strip()
    history = [f"{one['follow_up_question']} {one['follow_up_answer']}." for one in question["history"]]
    ways = {"question": [str(question["question"])], "with scenario": [told]}
    if history:
        ways["conversation"] = [told, *history]
        ways["conversation in one turn"] = [f"{' '.join(history)} {told}"]
    return ways


def document_rank(assistant: Assistant, turns: list[str], document: str) -> int:
    """Rank from 1 of a document when each stands where its first passage does, 0 when no passage is ranked."""
    ranked = dict.fromkeys(one.passage.document for one in assistant.search(turns))
    return next((rank for rank, one in enumerate(ranked, start=1) if one == document), 0)


def _rule(identity: str, text: str) -> Text:
    lines = text.splitlines()
    headings = [line.strip().strip("# ") for line in lines if line.strip().startswith("#")]
    body = [line for line in lines if not line.strip().startswith("#")]
    parts = parts_of(body) or parts_of(headings)
    return Text(id=_identity(identity), title=headings[0] if headings else "", parts=parts)


def _identity(number: object) -> str:
    return f"rule-{lettered(str(number))}"


def _questions(path: Path) -> list[dict[str, Any]]:
    try:
        questions = [json.loads(line) for line in text_of(path).splitlines() if line.strip()]
    except ValueError as error:
        raise InputFormatError(path, 0, f"not JSON lines: {error!r}") from error
    return [one for one in questions if {"gold_snippet_id", "question", "scenario", "history"} <= one.keys()]
