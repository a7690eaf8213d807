"""Telling a screen reader, once, what came of a question.

Most screen readers pass over a live region that comes together with its words, so one region is there from the
page's beginning, and the words are put into it when they are complete.
"""

from __future__ import annotations

import streamlit as st

from assistant.settings import DATA


def prepare_page() -> None:
    """Name the language of the page and make room for what will be announced."""
    st.components.v2.component("ask_the_report_frame", js=_part("frame.js"))(key="silent-frame")


def announce(said: str, occasion: str) -> None:
    """Have a screen reader say `said`; an occasion is told once in a row, however often the page is drawn."""
    mount = st.components.v2.component("ask_the_report_announce", js=_part("announce.js"))
    mount(key="silent-announcement", data={"said": said, "occasion": occasion})


def _part(name: str) -> str:
    return (DATA / "ui" / name).read_text("utf-8")
