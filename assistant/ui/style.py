"""The look that the theme in `.streamlit/config.toml` cannot give: quotations, references, calm notices."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from assistant.settings import DATA
from assistant.ui.announcing import prepare_page

_SHEETS = ("style.css", "controls.css", "side_by_side.css", "print.css")


def apply_style() -> None:
    """Add the style sheets, for the screen and for paper, and name the page's language."""
    st.html(_styles())
    prepare_page()


@lru_cache(maxsize=1)
def _styles() -> str:
    # All in one element: large enough for Streamlit to send it to a browser once, and not with every answer.
    sheets = [(DATA / "ui" / sheet).read_text("utf-8") for sheet in _SHEETS]
    return f"<style>{''.join(sheets)}</style>"
