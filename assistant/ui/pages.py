"""The app's pages as links need them: Streamlit knows a page again by its address alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui.read_place import link_of, place_cited

if TYPE_CHECKING:
    from assistant.model import Citation, Corpus

ASK, READ = "ask", "read"


def show_read_link(corpus: Corpus, citation: Citation) -> None:
    """Link to where the words of a citation stand in their section, if they still do."""
    place = place_cited(corpus, citation)
    if place is not None:
        st.page_link(
            st.Page(_elsewhere, title="Read", url_path=READ),
            label="Read it in context",
            icon=":material/menu_book:",
            query_params=link_of(place),
        )


def open_ask_page() -> None:
    """Leave this page for the page "Ask"."""
    st.switch_page(st.Page(_elsewhere, title="Ask", url_path=ASK, default=True))


def _elsewhere() -> None:
    """Stand for a page whose content the app file has."""
