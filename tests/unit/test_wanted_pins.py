from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.batch import WantedPin, read_wanted_pins
from assistant.errors import InputFormatError

if TYPE_CHECKING:
    from pathlib import Path


def read(folder: Path, text: str) -> list[WantedPin]:
    file = folder / "asked.jsonl"
    file.write_text(text, encoding="utf-8")
    return list(read_wanted_pins(file))


def test_a_line_is_a_conversation_or_a_claim_with_a_note_and_documents(tmp_path: Path) -> None:
    lines = (
        '{"turns": ["Who pays?", "how much?"]}\n\n{"claim": "Pigs fly.", "note": "!", "documents": ["plan"]}'
    )

    assert read(tmp_path, lines) == [
        WantedPin(asked=("Who pays?", "how much?"), is_claim=False),
        WantedPin(asked=("Pigs fly.",), is_claim=True, note="!", documents=("plan",)),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"note": "x"}', 'line 1: needs either "turns" or "claim"'),
        ('{"turns": ["x"], "claim": "y"}', 'line 1: needs either "turns" or "claim"'),
        ('{"turns": []}', 'line 1: "turns" has to be a list of questions, "claim" a text'),
        ('{"claim": 7}', 'line 1: "turns" has to be a list of questions, "claim" a text'),
        ('{"claim": "x", "note": 3}', 'line 1: "note" has to be a text, "documents" a list of ids'),
        ('{"claim": "x", "documents": "plan"}', 'line 1: "note" has to be a text, "documents" a list of ids'),
        ("[]", "line 1: has to be an object"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str, reason: str) -> None:
    with pytest.raises(InputFormatError, match=r"asked\.jsonl") as raised:
        read(tmp_path, line)

    assert str(raised.value) == f"asked.jsonl, {reason}"
