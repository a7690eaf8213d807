"""Plots of figures that belong together, each with its figures as a table in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.model import FigureKind, PlotKind
from assistant.text.printed import page_name
from assistant.ui.escaping import html_safe, markdown_safe
from assistant.ui.figures_bars import Bar, ends_of, show_bars
from assistant.ui.figures_view import View, change
from assistant.ui.library import document_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.model import Corpus, Figure, Plot, Series
    from assistant.ui.library import Answering

_CHOICE = "figures-plot"
_BELOW = "below the total"
_TOTALS = "Totals"
_SCALE = "The totals have a scale of their own; all other bars share one."
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
    if plot.kind is PlotKind.AMOUNTS:
        _show_amounts(plot)
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


def _show_amounts(plot: Plot) -> None:
    """The rows of each group as bars, all to one scale but the totals."""
    drawn = [(series, _bars(series)) for series in plot.series]
    below = any(bar.value != figure.value for series, bars in drawn for bar, figure in _paired(series, bars))
    scale = _SCALE if any(series.totals for series in plot.series) else ""
    _show_line(f"{_source(plot)} {_MINUS if below else ''} {scale}")
    ends = ends_of(bar for series, bars in drawn for bar in bars if not series.totals)
    for series, bars in drawn:
        name = f"{series.name}, {_BELOW}" if series.below_total else series.name
        show_bars(_TOTALS if series.totals else name, bars, ends_of(bars) if series.totals else ends)


def _paired(series: Series, bars: Sequence[Bar]) -> Iterator[tuple[Bar, Figure]]:
    return zip(bars, series.figures, strict=True)


def _bars(series: Series) -> list[Bar]:
    # Totals of two groups are held beside each other, and a group that is printed with minus signs throughout
    # says by them on which side of the account it stands: both are drawn by their size.
    by_size = series.totals or all(figure.value <= 0 for figure in series.figures)
    return [
        Bar(
            label=_label(figure, totals=series.totals),
            value=abs(figure.value) if by_size else figure.value,
            printed=figure.number,
        )
        for figure in series.figures
    ]


def _label(figure: Figure, *, totals: bool) -> str:
    cell = figure.cell
    assert cell is not None
    return f"{cell.group}: {cell.label}" if totals and cell.group else cell.label


def _show_targets(plot: Plot) -> None:
    """Each row's figure beside its target; shares to one scale."""
    _show_line(_source(plot))
    reached, targets = plot.series
    names = reached.name or _REACHED, targets.name or _TARGET
    pairs = list(zip(reached.figures, targets.figures, strict=True))
    drawn = [
        [
            Bar(label=name, value=figure.value, printed=figure.number)
            for name, figure in zip(names, pair, strict=True)
        ]
        for pair in pairs
    ]
    shared = ends_of(bar for bars in drawn for bar in bars)
    for (one, _), bars in zip(pairs, drawn, strict=True):
        name = one.cell.label if one.cell else one.measure
        show_bars(name, bars, shared if one.kind is FigureKind.SHARE else ends_of(bars))


def _show_line(said: str) -> None:
    st.html(f'<p class="atr-line">{html_safe(said.strip())}</p>')
