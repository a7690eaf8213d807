"""The look that the theme in `.streamlit/config.toml` cannot give: quotations, references, calm notices."""

from __future__ import annotations

import streamlit as st

from assistant.settings import DATA


def apply_style() -> None:
    """Add the style sheet to the page."""
    st.html(DATA / "ui" / "style.css")
