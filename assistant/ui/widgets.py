"""The two things that need a script in the browser: copying a reference, and showing the latest answer.

Both are shipped with the package and run offline; text reaches them as data, never as HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.settings import DATA
from assistant.ui.quotation import as_copied

if TYPE_CHECKING:
    from assistant.model import Extract


def copy_buttons(extract: Extract, key: str) -> None:
    """Offer the reference, and the quote with it, for the clipboard; reachable from the keyboard."""
    mount = st.components.v2.component(
        "ask_the_report_copy", html=_part("copy.html"), css=_part("copy.css"), js=_part("copy.js")
    )
    mount(key=key, data={"reference": extract.citation.text, "both": as_copied(extract)})


def scroll_to_latest(key: str) -> None:
    """Bring the latest question to the top of the screen, so that its answer is seen from its first word."""
    st.components.v2.component("ask_the_report_scroll", js=_part("scroll.js"))(key=key)


def _part(name: str) -> str:
    return (DATA / "ui" / name).read_text("utf-8")
