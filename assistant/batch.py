"""Files of conversations to answer: JSON Lines of an id and its turns."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assistant.errors import InputFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_conversations(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the id and the turns of each line, in the file's order; blank lines are passed over.

    Raises:
        InputFormatError: naming the line, when it is not an object with "id" and a list "turns" of texts.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputFormatError(path, 0, str(error)) from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _conversation(path, number, line)


def _conversation(path: Path, number: int, line: str) -> tuple[str, list[str]]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise InputFormatError(path, number, f"not JSON ({error})") from error
    if not isinstance(record, dict) or not isinstance(record.get("id"), str):
        raise InputFormatError(path, number, 'needs an "id"')
    turns = record.get("turns")
    if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) for turn in turns):
        raise InputFormatError(path, number, '"turns" has to be a list of questions')
    return record["id"], turns
