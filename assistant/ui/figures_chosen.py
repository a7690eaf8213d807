"""The figure that is chosen: its number, what it measures, its quote with its reference, and its marked page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.figures import FigureBook
from assistant.ui.answers import show_reference
from assistant.ui.escaping import html_safe, markdown_safe
from assistant.ui.figures_table import OTHER_VALUE
from assistant.ui.figures_view import change
from assistant.ui.page_view import show_pages
from assistant.ui.pins import pin_figure
from assistant.ui.quotation import quotation

if TYPE_CHECKING:
    from assistant.model import Figure
    from assistant.ui.library import Answering

_OF_DOCUMENT = "the period that the document covers"


def show_chosen(assistant: Answering, figure: Figure) -> None:
    """Show a figure with everything a reader needs to rely on it."""
    with st.container(key="chosen-figure"):
        with st.container(key="latest"):
            words, page = st.columns(2, gap="medium")
        with words:
            st.html(_heading(figure))
            st.html(quotation(figure.extract))
            show_reference(assistant, figure.extract, "figure")
            _show_differing(assistant, figure)
            with st.container(horizontal=True):
                pin_figure(assistant, figure, "chosen")
                st.button(
                    "Close",
                    icon=":material/close:",
                    key="close-figure",
                    on_click=change,
                    kwargs={"figure": ""},
                )
        with page:
            show_pages(assistant, figure.extract)


def _heading(figure: Figure) -> str:
    """The number, what it measures where the quote alone does not say so, and its period."""
    period = figure.period or "not stated"
    note = "" if figure.own_period or not figure.period else f" ({_OF_DOCUMENT})"
    facts = {
        "What it measures": figure.measure if figure.cell or len(figure.measures) > 1 else "",
        "Period": f"{period}{note}",
    }
    lines = "".join(
        f'<p class="atr-line"><strong>{html_safe(name)}:</strong> {html_safe(said)}</p>'
        for name, said in facts.items()
        if said
    )
    return (
        f'<h2 class="atr-section-heading atr-chosen-heading" data-figure="{html_safe(figure.id)}">'
        f"{html_safe(figure.number)}</h2>{lines}"
    )


def _show_differing(assistant: Answering, figure: Figure) -> None:
    """The figures that give the same measure another value, each to be chosen."""
    book = FigureBook.of(assistant.corpus)
    others = [other for other in map(book.figure, figure.differing) if other]
    if others:
        st.html(f'<p class="atr-flag">{html_safe(OTHER_VALUE)}: read both before you rely on either.</p>')
    for other in others:
        st.button(
            markdown_safe(f"{other.number}: {other.extract.citation.text}"),
            key=f"other-{other.id}",
            icon=":material/compare_arrows:",
            on_click=change,
            kwargs={"figure": other.id},
        )
