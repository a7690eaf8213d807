"""Bars, drawn with the library that comes with Streamlit, and the same figures as a table for those who read."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from assistant.ui.escaping import html_safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BARS = "Bars"
_ROW_PX = 54
_LINE_PX = 16
_BAR_PX = 14
_TEXT_PX = 13
_WRAPPED = 44  # characters of a label on a line: what a narrow screen holds
_ROOM = 0.45  # of the longest bar, for the figure at its end
_COLOUR = "#2a8a90"
_INK, _INK_ON_DARK = "#111a1c", "#f1f5f5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar.

    Attributes:
        printed: the figure as the document prints it.
    """

    label: str
    value: float
    printed: str


def ends_of(bars: Iterable[Bar]) -> tuple[float, float]:
    """The scale that holds the bars: from the least, or 0, to the most, or 0."""
    values = [0.0, *(bar.value for bar in bars)]
    return min(values), max(values)


def show_bars(name: str, bars: Sequence[Bar], ends: tuple[float, float]) -> None:
    """Draw bars under a heading, with what they show as a table that opens below.

    Args:
        ends: least and greatest value of the scale, which bars to be held beside each other share.
    """
    if name:
        st.html(f'<h3 class="atr-small-heading">{html_safe(name)}</h3>')
    told = "; ".join(f"{bar.label}: {bar.printed}" for bar in bars)
    st.vega_lite_chart(spec=_chart(bars, ends), width="stretch", alt=f"Bars. {told}")
    rows = "".join(
        f'<tr><th scope="row">{html_safe(bar.label)}</th><td class="atr-figures">{html_safe(bar.printed)}</td></tr>'
        for bar in bars
    )
    st.html(
        f'<details class="atr-folded"><summary>{html_safe(f"{name or _BARS} as a table")}</summary>'
        f'<table class="atr-table">{rows}</table></details>'
    )


def _chart(bars: Sequence[Bar], ends: tuple[float, float]) -> dict[str, Any]:
    """The Vega-Lite description: from the top down each label, its bar below it, its figure at the bar's end."""
    low, high = ends
    labels = ["\n".join(textwrap.wrap(bar.label, _WRAPPED)) for bar in bars]
    lines = max(label.count("\n") for label in labels)
    room = (high - low or 1.0) * _ROOM
    scale = {"scale": {"domain": [low, high + room]}, "type": "quantitative", "axis": None}
    return {
        "data": {"values": _rows(bars, labels)},
        "height": (_ROW_PX + lines * _LINE_PX) * len(bars),
        "view": {"stroke": None},
        "encoding": {"y": {"field": "place", "type": "ordinal", "axis": None}},
        "layer": _layers(scale, lines),
    }


def _rows(bars: Sequence[Bar], labels: Sequence[str]) -> list[dict[str, Any]]:
    return [
        {
            "place": place,
            "label": label,
            "value": bar.value,
            "end": max(0.0, bar.value),
            "printed": bar.printed,
        }
        for place, (label, bar) in enumerate(zip(labels, bars, strict=True))
    ]


def _layers(scale: dict[str, Any], lines: int) -> list[dict[str, Any]]:
    """Bars, the figures at their ends, and the labels above them, wrapped into at most `lines` more lines."""
    ink = _INK_ON_DARK if st.context.theme.type == "dark" else _INK
    text = {"type": "text", "align": "left", "fontSize": _TEXT_PX, "color": ink}
    below = _BAR_PX / 2 + lines * _LINE_PX / 2
    above = below - _BAR_PX / 2 - 3 - lines * _LINE_PX
    bar = {"type": "bar", "color": _COLOUR, "height": _BAR_PX, "yOffset": below, "tooltip": None}
    return [
        {"mark": bar, "encoding": {"x": {"field": "value", **scale}}},
        {
            "mark": text | {"dx": 6, "dy": below + 1, "baseline": "middle"},
            "encoding": {"x": {"field": "end", **scale}, "text": {"field": "printed"}},
        },
        {
            "mark": text | {"baseline": "bottom", "dy": above, "lineBreak": "\n"},
            "encoding": {"x": {"value": 0}, "text": {"field": "label"}},
        },
    ]
