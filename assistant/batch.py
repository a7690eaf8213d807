"""Files to answer, check or brief on: JSON Lines of an id and its turns, of an id and its claim, or of either to pin."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.errors import InputFormatError
from assistant.records import numbered_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedPin:
    """What a line of a file wants to have in a briefing.

    Attributes:
        asked: the turns of a conversation, or the one text to check.
        is_claim: whether it is a text to check.
        documents: ids to narrow it to; empty for all.
    """

    asked: tuple[str, ...]
    is_claim: bool
    note: str = ""
    documents: tuple[str, ...] = ()


def read_conversations(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the id and the turns of each line, in the file's order; blank lines are passed over.

    Raises:
        InputFormatError: naming the line, when it is not an object with "id" and a list "turns" of texts.
    """
    for number, line in numbered_lines(path):
        record = _record(path, number, line)
        turns = record.get("turns")
        if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) for turn in turns):
            raise InputFormatError(path, number, '"turns" has to be a list of questions')
        yield record["id"], turns


def read_claims(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the id and the claim of each line, in the file's order; blank lines are passed over.

    Raises:
        InputFormatError: naming the line, when it is not an object with "id" and a text "claim".
    """
    for number, line in numbered_lines(path):
        record = _record(path, number, line)
        if not isinstance(record.get("claim"), str):
            raise InputFormatError(path, number, '"claim" has to be a text')
        yield record["id"], record["claim"]


def read_wanted_pins(path: Path) -> Iterator[WantedPin]:
    """Yield what each line wants to have in a briefing, in the file's order; blank lines are passed over.

    Raises:
        InputFormatError: naming the line, when it is not an object with either a list "turns" or a text "claim",
            and, where it has them, a text "note" and a list "documents".
    """
    for number, line in numbered_lines(path):
        record = _object(path, number, line)
        if ("turns" in record) == ("claim" in record):
            raise InputFormatError(path, number, 'needs either "turns" or "claim"')
        asked = [record["claim"]] if "claim" in record else record["turns"]
        note, documents = record.get("note", ""), record.get("documents", [])
        if not _are_texts(asked) or not asked:
            raise InputFormatError(path, number, '"turns" has to be a list of questions, "claim" a text')
        if not isinstance(note, str) or not _are_texts(documents):
            raise InputFormatError(path, number, '"note" has to be a text, "documents" a list of ids')
        yield WantedPin(asked=tuple(asked), is_claim="claim" in record, note=note, documents=tuple(documents))


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _record(path: Path, number: int, line: str) -> dict[str, Any]:
    record = _object(path, number, line)
    if not isinstance(record.get("id"), str):
        raise InputFormatError(path, number, 'needs an "id"')
    return record


def _object(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise InputFormatError(path, number, f"not JSON ({error})") from error
    if not isinstance(record, dict):
        raise InputFormatError(path, number, "has to be an object")
    return record
