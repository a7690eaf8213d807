"""Two documents side by side: a column each, with its own quotes, references and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui import wording
from assistant.ui.announcing import announce
from assistant.ui.answers import show_controls, show_folded, show_page_on_demand, show_reference
from assistant.ui.escaping import html_safe
from assistant.ui.quotation import quotation

if TYPE_CHECKING:
    from assistant.model import Answer, Comparison, Side
    from assistant.ui.conversation import Turn
    from assistant.ui.library import Answering

_FURTHER = 2  # folded passages under each quote: on a narrow screen they stand between the two documents
_WHICH = "Which two documents?"


def show_comparison(
    assistant: Answering, turn: Turn, answer: Answer, comparison: Comparison, *, place: int, latest: bool
) -> None:
    """Show the two columns of an answer, or ask which two documents are meant."""
    if latest:
        announce(_announced(answer, comparison), f"answer {place} {turn.question}")
    if not comparison.sides:
        st.html(f'<div class="atr-calm"><h3>{html_safe(_WHICH)}</h3><p>{html_safe(answer.remark)}</p></div>')
        return
    said = f'<p class="atr-said">{html_safe(answer.remark)}</p>' if answer.remark else ""
    st.html(f'{said}<p class="atr-line">Looked up in each document: {html_safe(comparison.topic)}</p>')
    with st.container(key=f"sides-{place}"):
        columns = st.columns(len(comparison.sides), gap="large")
    for number, (column, side) in enumerate(zip(columns, comparison.sides, strict=True)):
        with column:
            _show_side(assistant, side, f"{place}-side-{number}")
    if answer.searched.added:
        st.html(f'<p class="atr-line">{html_safe(wording.also_searched(answer))}</p>')
    show_controls(assistant, turn, place)


def _show_side(assistant: Answering, side: Side, key: str) -> None:
    st.html(f'<h3 class="atr-side">{html_safe(side.label)}</h3>')
    if side.remark:
        st.html(f'<p class="atr-flag">{html_safe(side.remark)}</p>')
    if not side.extracts:
        show_folded(assistant, side.nearest[:_FURTHER], key, wording.NEAREST)
        return
    first, *further = side.extracts
    st.html(quotation(first, marked=side.figures))
    show_reference(assistant, first, key)
    if side.confidence < assistant.settings.unsure_below:
        st.html(f'<p class="atr-note">{html_safe(wording.UNSURE)}</p>')
    show_page_on_demand(assistant, first, key)
    show_folded(assistant, further[:_FURTHER], key, wording.OTHERS)


def _announced(answer: Answer, comparison: Comparison) -> str:
    """One line for a screen reader when both columns are there."""
    if not comparison.sides:
        return answer.remark
    labels = " and ".join(side.label for side in comparison.sides)
    return f"Side by side: {labels}. {answer.remark}".strip()
