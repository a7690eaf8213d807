"""The app: page set-up and navigation. Start it with `make run`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant.settings import DATA
from assistant.ui.ask_page import show_ask_page
from assistant.ui.opening import ready
from assistant.ui.read_page import show_read_page
from assistant.ui.style import apply_style
from assistant.ui.words_page import show_words_page

CORPUS, INDEX = Path(__file__).parent / "corpus", Path(__file__).parent / "index"


def ask() -> None:
    """Show the page "Ask"."""
    if library := ready(CORPUS, INDEX):
        show_ask_page(library.assistant, library.examples)


def read() -> None:
    """Show the page "Read"."""
    if library := ready(CORPUS, INDEX):
        show_read_page(library.assistant)


def words() -> None:
    """Show the page "Words"."""
    if library := ready(CORPUS, INDEX):
        show_words_page(library.assistant)


st.set_page_config(page_title="Ask the Report", page_icon=str(DATA / "ui" / "icon.png"), layout="wide")
apply_style()
pages = [st.Page(ask, title="Ask", default=True), st.Page(read, title="Read"), st.Page(words, title="Words")]
st.navigation(pages).run()
