"""Files to answer or check: JSON Lines of an id and its turns, or of an id and its claim."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assistant.errors import InputFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_conversations(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the id and the turns of each line, in the file's order; blank lines are passed over.

    Raises:
        InputFormatError: naming the line, when it is not an object with "id" and a list "turns" of texts.
    """
    for number, line in _lines(path):
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
    for number, line in _lines(path):
        record = _record(path, number, line)
        if not isinstance(record.get("claim"), str):
            raise InputFormatError(path, number, '"claim" has to be a text')
        yield record["id"], record["claim"]


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputFormatError(path, 0, str(error)) from error
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _record(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise InputFormatError(path, number, f"not JSON ({error})") from error
    if not isinstance(record, dict) or not isinstance(record.get("id"), str):
        raise InputFormatError(path, number, 'needs an "id"')
    return record
