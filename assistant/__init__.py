"""Ask the Report: answers about council reports in the reports' own words, with checkable citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.ask import Assistant as Assistant
    from assistant.errors import AssistantError as AssistantError
    from assistant.model import Answer as Answer
    from assistant.model import AnswerStatus as AnswerStatus
    from assistant.model import Citation as Citation
    from assistant.model import Extract as Extract
    from assistant.settings import Settings as Settings

__all__ = ["Answer", "AnswerStatus", "Assistant", "AssistantError", "Citation", "Extract", "Settings"]

_HOMES = {
    "Assistant": "assistant.ask",
    "AssistantError": "assistant.errors",
    "Settings": "assistant.settings",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that ``python -m assistant --help`` loads no library."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "assistant.model")), name)
