"""The app: page set-up and navigation. Start it with `make run`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant.errors import AssistantError
from assistant.settings import DATA
from assistant.ui.ask_page import show_ask_page
from assistant.ui.escaping import markdown_safe
from assistant.ui.opening import opened
from assistant.ui.style import apply_style

HERE = Path(__file__).parent


def ask() -> None:
    """Show the page "Ask"."""
    try:
        library = opened(HERE / "corpus", HERE / "index")
    except AssistantError as error:
        st.title("Ask the Report", anchor=False)
        st.error(markdown_safe(f"The documents cannot be opened. {error}"))
        st.info("Put PDF files into the folder “corpus” beside the app, then load this page again.")
        return
    show_ask_page(library.assistant, library.examples)


st.set_page_config(page_title="Ask the Report", page_icon=str(DATA / "ui" / "icon.png"), layout="wide")
apply_style()
st.navigation([st.Page(ask, title="Ask", default=True)]).run()
