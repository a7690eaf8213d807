"""Gold questions: what was asked, and the words of the documents that answer it, read from JSON Lines."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.errors import InputFormatError
from assistant.records import numbered_lines

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuote:
    """Words that answer, and the document they stand in, by its id or a short name known to the measures."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuestion:
    """A question with its gold.

    Attributes:
        turns: the conversation; the last turn is the question.
        gold: groups; a complete answer shows every group, and within a group any alternative will do.
        kind: of question, as its writer named it.
        difficulty: how far its words are from the answer's.
        document: the report it was asked about, "" when about the whole corpus.
    """

    id: str
    turns: tuple[str, ...]
    answerable: bool
    gold: tuple[tuple[GoldQuote, ...], ...]
    kind: str = ""
    difficulty: str = ""
    persona: str = ""
    document: str = ""


def read_gold(path: Path) -> tuple[GoldQuestion, ...]:
    """Read questions in the file's order; blank lines are passed over.

    Raises:
        InputFormatError: naming the line that cannot be read, or line 0 for the whole file.
    """
    questions = [_question(path, number, line) for number, line in numbered_lines(path)]
    seen: set[str] = set()
    for question in questions:
        if question.id in seen:
            raise InputFormatError(path, 0, f"the id {question.id!r} stands twice")
        seen.add(question.id)
    return tuple(questions)


def _question(path: Path, number: int, line: str) -> GoldQuestion:
    try:
        record: dict[str, Any] = json.loads(line)
        question = GoldQuestion(
            id=str(record["id"]),
            turns=tuple(str(turn) for turn in record["turns"]),
            answerable=bool(record["answerable"]),
            gold=tuple(tuple(_quote(quote) for quote in group) for group in record["gold"]),
            kind=str(record.get("kind", "")),
            difficulty=str(record.get("difficulty", "")),
            persona=str(record.get("persona", "")),
            document=str(record.get("document", "")),
        )
    except ValueError as error:
        raise InputFormatError(path, number, f"not JSON ({error})") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise InputFormatError(path, number, f"no gold question: {error!r}") from error
    if not question.turns:
        raise InputFormatError(path, number, '"turns" is empty')
    if question.answerable and not question.gold:
        raise InputFormatError(path, number, "answerable, but no gold")
    return question


def _quote(record: dict[str, Any]) -> GoldQuote:
    return GoldQuote(document=str(record["doc"]), quote=str(record["quote"]))
