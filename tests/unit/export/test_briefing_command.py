from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.errors import FileNotWrittenError
from assistant.export.command import save_markdown, save_word
from assistant.settings import Settings
from tests.pins import QUOTE, a_briefing, an_asked_pin

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    save_markdown(a_briefing(tmp_path, an_asked_pin()), tmp_path / "briefing.md", Settings())
    save_word(a_briefing(tmp_path, an_asked_pin()), tmp_path / "briefing.docx", Settings())

    assert f"> “{QUOTE}”" in (tmp_path / "briefing.md").read_text("utf-8")
    assert (tmp_path / "briefing.docx").read_bytes().startswith(b"PK")


def test_a_file_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(
        FileNotWrittenError, match=r"briefing\.docx was not written: No such file or directory"
    ):
        save_word(a_briefing(tmp_path, an_asked_pin()), tmp_path / "nowhere" / "briefing.docx", Settings())
