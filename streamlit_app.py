"""The app: page set-up and navigation. Start it with `make run`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant.settings import DATA
from assistant.ui.ask_page import show_ask_page
from assistant.ui.briefing_page import show_briefing_page
from assistant.ui.check_page import show_check_page
from assistant.ui.figures_page import show_figures_page
from assistant.ui.opening import page
from assistant.ui.papers_page import papers_page
from assistant.ui.pins import briefing_title
from assistant.ui.read_page import show_read_page
from assistant.ui.style import apply_style
from assistant.ui.words_page import show_words_page

HERE = Path(__file__).parent
ICON = str(DATA / "ui" / "icon.png")
pages = [
    page(HERE, "Ask", lambda held: show_ask_page(held.assistant, held.examples), default=True),
    page(HERE, "Check", lambda held: show_check_page(held.assistant, held.check)),
    page(HERE, "Read", lambda held: show_read_page(held.assistant), whole=True),
    page(HERE, "Figures", lambda held: show_figures_page(held.assistant), whole=True),
    page(HERE, "Words", lambda held: show_words_page(held.assistant), whole=True),
    page(
        HERE,
        briefing_title(),
        lambda held: show_briefing_page(held.assistant, held.check, held.figure),
        address="briefing",
    ),
    papers_page(HERE),
]
apply_style()  # first of all, so that the page does not stand there without it
shown = st.navigation(pages)
st.set_page_config(page_title=f"{shown.title} - Ask the Report", page_icon=ICON, layout="wide")
shown.run()
