"""Gold questions read from JSON Lines, and clear errors where they cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.errors import InputFormatError
from assistant.evaluation.gold import GoldQuote, read_gold

if TYPE_CHECKING:
    from pathlib import Path

GOOD = '{"id": "A1", "turns": ["Who?", "When?"], "answerable": true, "gold": [[{"doc": "plan", "quote": "in May"}]]}'


def test_a_question_is_read_with_its_conversation_and_gold(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(f"\n{GOOD}\n", encoding="utf-8")
    (question,) = read_gold(file)
    assert question.turns == ("Who?", "When?")
    assert question.gold == ((GoldQuote(document="plan", quote="in May"),),)
    assert question.answerable


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", "no gold question"),
        ('{"id": "A", "answerable": false, "gold": []}', "turns"),
        ('{"id": "A", "turns": [], "answerable": false, "gold": []}', '"turns" is empty'),
        ('{"id": "A", "turns": ["?"], "answerable": true, "gold": []}', "answerable, but no gold"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str, reason: str) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(f"{GOOD}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputFormatError, match=r"gold\.jsonl, line 2") as error:
        read_gold(file)
    assert reason in str(error.value)


def test_an_id_that_stands_twice_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(f"{GOOD}\n{GOOD}\n", encoding="utf-8")
    with pytest.raises(InputFormatError, match="A1"):
        read_gold(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputFormatError, match=r"missing\.jsonl"):
        read_gold(tmp_path / "missing.jsonl")
