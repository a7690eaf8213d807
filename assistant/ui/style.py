"""The look that the theme in `.streamlit/config.toml` cannot give: quotations, references, calm notices."""

from __future__ import annotations

import streamlit as st

from assistant.settings import DATA
from assistant.ui.announcing import prepare_page


def apply_style() -> None:
    """Add the style sheets, for the screen and for paper, and name the page's language."""
    for sheet in ("style.css", "controls.css", "side_by_side.css", "print.css"):
        st.html(DATA / "ui" / sheet)
    prepare_page()
