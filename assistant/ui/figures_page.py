"""The page "Figures": every figure of the documents as a table, the quote behind each, and what belongs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.figures import FigureBook, figures
from assistant.output_figures import figures_csv
from assistant.settings import DATA
from assistant.ui.announcing import announce
from assistant.ui.documents import show_documents, tick
from assistant.ui.escaping import html_safe
from assistant.ui.figures_chosen import show_chosen
from assistant.ui.figures_plots import show_plots
from assistant.ui.figures_table import ordered, show_table
from assistant.ui.figures_view import DOCUMENT, KINDS, View, change, is_new, keep_in_link, shown_view
from assistant.ui.library import chosen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Figure
    from assistant.ui.library import Answering

_WORDS, _KIND, _DIFFERING = "figures-words", "figures-kind", "figures-differing"
_LEDE = "Every figure of the documents with what it measures, in the documents’ own words."  # noqa: RUF001 - printed
_BRACKETS = (
    "A period in brackets is the one that the document covers. Choose a figure to see its quote and page."
)
_NONE = "The documents hold no such figure"
_AGAIN = "Try other words, another unit, or tick more documents."
_NAMES = {
    "": "All units",
    "money": "Money (£)",
    "share": "Shares (%)",
    "time": "Lengths of time and ages",
    "rate": "How often",
    "count": "Numbers of things",
}


def show_figures_page(assistant: Answering) -> None:
    """Draw the page: filters, the figure chosen, the table, plots."""
    if is_new():
        tick(assistant.corpus, st.query_params.get_all(DOCUMENT))
    view = shown_view()
    documents = show_documents(assistant.corpus)
    st.html(DATA / "ui" / "figures_page.css")
    st.title("Figures", anchor=False)
    st.html(f'<p class="atr-lede">{html_safe(_LEDE)}</p><p class="atr-line">{html_safe(_BRACKETS)}</p>')
    if documents is None:
        return
    keep_in_link(view, documents)
    with st.spinner("Reading the figures…"):
        book = FigureBook.of(assistant.corpus)
    _show_filters(assistant, view, differing=any(figure.differing for figure in book.figures))
    found = _filtered(figures(assistant.corpus, view.words, documents), view)
    _show_count(found, len(book.figures), view)
    figure = book.figure(view.figure) if view.figure else None
    if figure:
        show_chosen(assistant, figure)
    if found:
        _show_rows(assistant, ordered(found, view), view, documents)
    shown = {document.id for document in chosen(assistant.corpus, documents)}
    show_plots(assistant, [plot for plot in book.plots if plot.document in shown], view)


def _filtered(found: Sequence[Figure], view: View) -> tuple[Figure, ...]:
    return tuple(
        figure
        for figure in found
        if (not view.kind or figure.kind is KINDS[view.kind]) and (figure.differing or not view.differing)
    )


def _show_filters(assistant: Answering, view: View, *, differing: bool) -> None:
    """The fields that narrow the table, as the view has them."""
    st.session_state[_WORDS] = view.words
    st.session_state[_KIND] = view.kind
    st.session_state[_DIFFERING] = view.differing
    words, kind = st.columns([3, 2], gap="small")
    words.text_input(
        "Words the figure stands with",
        key=_WORDS,
        icon=":material/search:",
        max_chars=assistant.settings.question_max_characters,
        on_change=_take,
    )
    kind.selectbox("Unit", list(_NAMES), key=_KIND, format_func=_NAMES.__getitem__, on_change=_take)
    if differing or view.differing:
        st.checkbox("Only measures that have different values", key=_DIFFERING, on_change=_take)


def _take() -> None:
    """Narrow the table as the fields say, from its first row."""
    change(
        words=" ".join(st.session_state[_WORDS].split()),
        kind=st.session_state[_KIND],
        differing=bool(st.session_state.get(_DIFFERING)),
        first=0,
    )


def _show_count(found: Sequence[Figure], known: int, view: View) -> None:
    said = f"{len(found):,} figure{'' if len(found) == 1 else 's'}"
    if len(found) < known:
        said = f"{len(found):,} of {known:,} figures"
    announce(said, f"figures {view.words} {view.kind} {view.differing}")
    if not found:
        st.html(f'<div class="atr-calm"><h2>{html_safe(_NONE)}</h2><p>{html_safe(_AGAIN)}</p></div>')
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.html(f'<p class="atr-reference">{html_safe(said)}</p>', width="content")
        # Made when it is asked for: the table of a large corpus is not written at every drawing. The mark at its
        # beginning tells spreadsheets that it is UTF-8, without which they misread the pound sign.
        st.download_button(
            "Download as CSV",
            data=lambda: figures_csv(ordered(found, view)).encode("utf-8-sig"),
            file_name="figures.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )


def _show_rows(assistant: Answering, found: Sequence[Figure], view: View, documents: Sequence[str]) -> None:
    """One screen of rows, and the way to the others."""
    size = assistant.settings.figures_shown
    first = min(view.first - view.first % size, (len(found) - 1) // size * size)
    show_table(assistant.corpus, found[first : first + size], view, documents)
    if len(found) <= size:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="figures-steps"):
        _step("Previous rows", "arrow_back", first - size, disabled=first == 0)
        _step("Next rows", "arrow_forward", first + size, disabled=first + size >= len(found))
        last = min(first + size, len(found))
        st.html(f'<p class="atr-line">Rows {first + 1:,} to {last:,} of {len(found):,}</p>', width="content")


def _step(label: str, icon: str, first: int, *, disabled: bool) -> None:
    st.button(
        label,
        icon=f":material/{icon}:",
        key=f"figures-{icon}",
        disabled=disabled,
        on_click=change,
        kwargs={"first": max(0, first)},
    )
