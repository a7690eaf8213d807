"""The command that writes a briefing: a file of questions and statements is asked, and saved as a person mails it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from assistant.check import check
from assistant.errors import FileNotWrittenError
from assistant.export.markdown import as_markdown
from assistant.export.word_file import as_word
from assistant.model import Briefing, Pin, best_kept

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from assistant.ask import Assistant
    from assistant.batch import WantedPin
    from assistant.model import Answer, Check
    from assistant.settings import Settings


def brief(assistant: Assistant, wanted: Iterable[WantedPin], title: str) -> Briefing:
    """Ask and check everything that is wanted, in its order.

    Raises:
        AssistantError: when something in it cannot be asked.
    """
    made = datetime.now().astimezone().replace(second=0, microsecond=0)
    pins = tuple(_pinned(assistant, one, made) for one in wanted)
    return Briefing(title=title, made=made, documents=assistant.corpus.documents, pins=pins)


def save_word(briefing: Briefing, path: Path, settings: Settings) -> None:
    """Write a Word file.

    Raises:
        FileNotWrittenError: when the file cannot be written.
    """
    _save(path, as_word(briefing, settings))


def save_markdown(briefing: Briefing, path: Path, settings: Settings) -> None:
    """Write a Markdown file.

    Raises:
        FileNotWrittenError: when the file cannot be written.
    """
    _save(path, as_markdown(briefing, settings).encode("utf-8"))


def _pinned(assistant: Assistant, wanted: WantedPin, made: datetime) -> Pin:
    found: Answer | Check
    if wanted.is_claim:
        found = check(assistant, wanted.asked[0], wanted.documents)
    else:
        found = assistant.ask(wanted.asked, wanted.documents)
    return Pin(
        asked=wanted.asked,
        found=found,
        pinned=made,
        documents=wanted.documents,
        kept=best_kept(found),
        note=wanted.note,
    )


def _save(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise FileNotWrittenError(path, error.strerror or str(error)) from error
