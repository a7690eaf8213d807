"""Plots of figures that belong together, each with its figures as a table in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.model import PlotKind
from assistant.text.printed import page_name
from assistant.ui.escaping import html_safe, markdown_safe
from assistant.ui.figures_bars import Bar, show_bars
from assistant.ui.figures_view import View, change
from assistant.ui.library import document_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Corpus, Figure, Plot, Series
    from assistant.ui.library import Answering

_CHOICE = "figures-plot"
_BELOW = "below the total"
_TOTALS = "Totals"
_MINUS = "The bars show how large the amounts are; a minus sign stands as in the document."
_REACHED, _TARGET = "Reached", "Target"


def show_plots(assistant: Answering, plots: Sequence[Plot], view: View) -> None:
    """Show one of the plots, chosen from all; nothing when there are none."""
    if not plots:
        return
    st.header("Figures that belong together", anchor=False)
    known = {plot.id: plot for plot in plots}
    st.session_state[_CHOICE] = view.plot if view.plot in known else plots[0].id
    st.selectbox(
        "Plot",
        list(known),
        key=_CHOICE,
        format_func=lambda identity: markdown_safe(_name(assistant.corpus, known[identity])),
        on_change=lambda: change(plot=st.session_state[_CHOICE]),
    )
    plot = known[st.session_state[_CHOICE]]
    st.html(f'<p class="atr-line">{html_safe(_source(plot))}</p>')
    if plot.kind is PlotKind.AMOUNTS:
        for series in plot.series:
            _show_amounts(series)
    else:
        _show_targets(plot)


def _name(corpus: Corpus, plot: Plot) -> str:
    what = "Amounts" if plot.kind is PlotKind.AMOUNTS else "Target and what was reached"
    citation = plot.series[0].figures[0].extract.citation
    title = document_of(corpus, plot.document).short_title
    page = page_name(citation.page, citation.page_label)
    told = _subject(plot.series[0].figures[0]) if plot.kind is PlotKind.TARGETS else plot.title
    return f"{what}: {told} ({title}, {page})"


def _subject(figure: Figure) -> str:
    words = figure.measure.split()
    return figure.measure if len(words) <= 12 else f"{' '.join(words[:12])}\u2026"


def _source(plot: Plot) -> str:
    return f"From: {plot.series[0].figures[0].extract.citation.text}."


def _show_amounts(series: Series) -> None:
    """The rows of one group as bars."""
    figures = series.figures
    name = _TOTALS if series.totals else f"{series.name}, {_BELOW}" if series.below_total else series.name
    # Totals of two groups are held beside each other, and a group that is printed with minus signs throughout
    # says by them on which side of the account it stands: both are drawn by their size.
    below = any(figure.value < 0 for figure in figures)
    by_size = series.totals or all(figure.value <= 0 for figure in figures)
    bars = [
        Bar(
            label=_label(figure, totals=series.totals),
            value=abs(figure.value) if by_size else figure.value,
            printed=figure.number,
        )
        for figure in figures
    ]
    show_bars(name, bars, note=_MINUS if below and by_size else "")


def _label(figure: Figure, *, totals: bool) -> str:
    cell = figure.cell
    assert cell is not None
    return f"{cell.group}: {cell.label}" if totals and cell.group else cell.label


def _show_targets(plot: Plot) -> None:
    reached, targets = plot.series
    names = reached.name or _REACHED, targets.name or _TARGET
    for one, aim in zip(reached.figures, targets.figures, strict=True):
        bars = [
            Bar(label=name, value=figure.value, printed=figure.number)
            for name, figure in zip(names, (one, aim), strict=True)
        ]
        show_bars(one.cell.label if one.cell else one.measure, bars)
