"""Bars, drawn with the library that comes with Streamlit, and the same figures as a table for those who read."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from assistant.ui.escaping import html_safe

if TYPE_CHECKING:
    from collections.abc import Sequence

_BARS = "Bars"
_ROW_PX = 34
_WRAPPED = 26  # characters of a label on a line
_LINE_PX = 12
_ROOM = 0.4  # of the longest bar, for the figure at its end
_COLOUR = "#2a8a90"
_INK, _INK_ON_DARK = "#111a1c", "#f1f5f5"
_APART = "\u200b"  # rows of one name are two bars


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar.

    Attributes:
        printed: the figure as the document prints it.
    """

    label: str
    value: float
    printed: str


def show_bars(name: str, bars: Sequence[Bar], note: str = "") -> None:
    """Draw bars under a heading, with what they show as a table that opens below."""
    if name:
        st.html(f'<h3 class="atr-small-heading">{html_safe(name)}</h3>')
    if note:
        st.html(f'<p class="atr-line">{html_safe(note)}</p>')
    told = "; ".join(f"{bar.label}: {bar.printed}" for bar in bars)
    st.vega_lite_chart(spec=_chart(bars), width="stretch", alt=f"Bars. {told}")
    rows = "".join(
        f'<tr><th scope="row">{html_safe(bar.label)}</th><td class="atr-figures">{html_safe(bar.printed)}</td></tr>'
        for bar in bars
    )
    st.html(
        f'<details class="atr-folded"><summary>{html_safe(f"{name or _BARS} as a table")}</summary>'
        f'<table class="atr-table">{rows}</table></details>'
    )


def _chart(bars: Sequence[Bar]) -> dict[str, Any]:
    """The Vega-Lite description: bars from the top down in the order given, each with its figure at its end."""
    labels = [f"{_wrapped(bar.label)}{_APART * place}" for place, bar in enumerate(bars)]
    rows = [
        {"bar": label, "value": bar.value, "end": max(0.0, bar.value), "printed": bar.printed}
        for label, bar in zip(labels, bars, strict=True)
    ]
    values = [0.0, *(bar.value for bar in bars)]
    room = (max(values) - min(values) or 1.0) * _ROOM
    ink = _INK_ON_DARK if st.context.theme.type == "dark" else _INK
    axis = {
        "labelExpr": "split(datum.label, '\\n')",
        "labelLimit": 220,
        "labelFontSize": 13,
        "labelColor": ink,
        "ticks": False,
    }
    domain = [min(values) - room * (min(values) < 0), max(values) + room]
    bar = {"field": "bar", "type": "nominal", "sort": None, "title": None, "axis": axis}
    scale = {"scale": {"domain": domain}, "type": "quantitative", "axis": None}
    return {
        "data": {"values": rows},
        "height": sum(_ROW_PX + _LINE_PX * label.count("\n") for label in labels) + _LINE_PX,
        "encoding": {"y": bar},
        "layer": [
            {
                "mark": {"type": "bar", "color": _COLOUR, "height": 16, "tooltip": None},
                "encoding": {"x": {"field": "value", **scale}},
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 13, "color": ink},
                "encoding": {"x": {"field": "end", **scale}, "text": {"field": "printed", "type": "nominal"}},
            },
        ],
    }


def _wrapped(label: str) -> str:
    return "\n".join(textwrap.wrap(label, _WRAPPED)) or label
