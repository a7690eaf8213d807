"""The control that pins an answer, a check or a figure for the briefing, on whatever page it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui import conversation
from assistant.ui.pinned import is_pinned, new_pin, pin_or_unpin, pins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Check, Figure, Pin
    from assistant.ui.conversation import Turn
    from assistant.ui.library import Answering


def pin_answer(assistant: Answering, turn: Turn, place: int) -> None:
    """Offer to pin the answer of a turn; `place` is its place in the conversation, from 0."""
    if turn.answer is not None:
        earlier = [before.question for before in conversation.turns()[:place] if before.answer]
        _offer(
            assistant, new_pin((*earlier, turn.question), turn.answer, turn.documents), f"pin-answer-{place}"
        )


def pin_check(assistant: Answering, check: Check, documents: Sequence[str], key: str) -> None:
    """Offer to pin a check and its evidence.

    Args:
        documents: ids it was narrowed to; none for all.
        key: tells this control from others of the page.
    """
    _offer(assistant, new_pin((check.claim,), check, documents), f"pin-check-{key}")


def pin_figure(assistant: Answering, figure: Figure, key: str) -> None:
    """Offer to pin a figure with its quote; `key` tells this control from others of the page."""
    _offer(assistant, new_pin((figure.id,), figure, ()), f"pin-figure-{key}")


def briefing_title() -> str:
    """The name of the page "Briefing" with how many pins there are."""
    return f"Briefing ({len(pins())})" if pins() else "Briefing"


def _offer(assistant: Answering, pin: Pin, key: str) -> None:
    pinned = is_pinned(pin)
    full = not pinned and len(pins()) >= assistant.settings.pins
    st.button(
        "Remove from briefing" if pinned else "Pin to briefing",
        icon=":material/keep_off:" if pinned else ":material/keep:",
        key=key,
        on_click=pin_or_unpin,
        args=(pin,),
        disabled=full,
        help=f"A briefing holds at most {assistant.settings.pins} pins." if full else None,
    )
