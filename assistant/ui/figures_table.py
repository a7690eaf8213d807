"""The table of figures: sorted by a press on a head, a row chosen by its figure; by mouse, finger or keyboard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from assistant.answering.figure_periods import moments
from assistant.model import FigureKind
from assistant.settings import DATA
from assistant.text.printed import page_name
from assistant.ui.figures_view import COLUMNS, View, change, link_of
from assistant.ui.library import document_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from assistant.model import Corpus, Figure

TABLE = "figures-table"
_TITLES = {
    "figure": "Figure",
    "measure": "What it measures",
    "period": "Period",
    "section": "Section",
    "page": "Page",
    "document": "Document",
}
_KINDS = tuple(FigureKind)
OTHER_VALUE = "Another value elsewhere"


def ordered(figures: Sequence[Figure], view: View) -> tuple[Figure, ...]:
    """The figures in the order of a view; equal ones keep the order of the documents."""
    if not view.sort:
        return tuple(figures)
    return tuple(sorted(figures, key=_KEYS[view.sort], reverse=view.down))


def show_table(corpus: Corpus, figures: Sequence[Figure], view: View, documents: Sequence[str]) -> None:
    """Show figures as the rows of one table.

    Args:
        documents: ids the page is narrowed to, for the rows' links.
    """
    mount = st.components.v2.component(
        "ask_the_report_figures", html=_part("html"), css=_part("css"), js=_part("js")
    )
    several = len(corpus.documents) > 1
    columns = [name for name in COLUMNS if several or name != "document"]
    mount(
        key=TABLE,
        data={
            "name": "Figures",
            "heads": [_head(name, view) for name in columns],
            "rows": [_row(corpus, figure, view, documents, columns) for figure in figures],
            "chosen": view.figure,
        },
        on_chosen_change=_choose,
        on_sorted_change=_sort,
    )


def period_of(figure: Figure) -> str:
    """The period as it is shown: in brackets when it is only the document's."""
    return figure.period if figure.own_period or not figure.period else f"({figure.period})"


def section_of(figure: Figure) -> str:
    """The section's number and title as printed."""
    citation = figure.extract.citation
    return " ".join(part for part in (citation.section, citation.section_title) if part)


def _choose() -> None:
    chosen = st.session_state[TABLE].get("chosen")
    if isinstance(chosen, str):
        change(figure=chosen)


def _sort() -> None:
    """Sort by a column; pressed again the other way round; a third time in the documents' order."""
    column = st.session_state[TABLE].get("sorted")
    if column in COLUMNS:
        view: View = st.session_state["figures-kept"]
        again = view.sort == column
        change(sort="" if again and view.down else column, down=again and not view.down, first=0)


def _head(name: str, view: View) -> dict[str, str]:
    order = "none" if view.sort != name else "descending" if view.down else "ascending"
    return {"name": name, "title": _TITLES[name], "order": order}


def _row(
    corpus: Corpus, figure: Figure, view: View, documents: Sequence[str], columns: Sequence[str]
) -> dict[str, Any]:
    citation = figure.extract.citation
    cells = {
        "figure": figure.number,
        "measure": figure.measure,
        "period": period_of(figure),
        "section": section_of(figure),
        "page": page_name(citation.page, citation.page_label).removeprefix("page "),
        "document": document_of(corpus, figure.document).short_title,
    }
    query = link_of(replace(view, figure=figure.id), documents)
    return {
        "id": figure.id,
        "cells": [cells[name] for name in columns],
        "differs": OTHER_VALUE if figure.differing else "",
        "query": [[name, value] for name, values in query.items() for value in values],
    }


def _by_value(figure: Figure) -> tuple[int, str, float]:
    return _KINDS.index(figure.kind), figure.unit if figure.kind is not FigureKind.COUNT else "", figure.value


_KEYS: dict[str, Callable[[Figure], Any]] = {
    "figure": _by_value,
    "measure": lambda figure: figure.measure.casefold(),
    "period": lambda figure: (moments(figure.period), figure.period),
    "section": lambda figure: section_of(figure).casefold(),
    "page": lambda figure: figure.extract.citation.page,
    "document": lambda figure: figure.extract.citation.title.casefold(),
}


def _part(kind: str) -> str:
    return (DATA / "ui" / f"figures.{kind}").read_text("utf-8")
