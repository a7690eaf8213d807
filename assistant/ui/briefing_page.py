"""The page "Briefing": what is pinned, in an order and with notes of the reader's own, to take away as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.export.briefing import file_name, parts_of
from assistant.export.markdown import as_markdown
from assistant.export.word_file import as_word
from assistant.export.wording import figure_in_words
from assistant.model import Answer, AnswerStatus, Check, Pin
from assistant.settings import DATA
from assistant.ui import pack
from assistant.ui.briefing_preview import preview_html
from assistant.ui.check_wording import counted
from assistant.ui.escaping import html_safe, markdown_safe
from assistant.ui.pinned import (
    annotate,
    identity,
    keep_extracts,
    move,
    pins,
    put_back,
    remove,
    removed,
    shelf,
)
from assistant.ui.quotation import beginning
from assistant.ui.wording import NOT_FOUND

if TYPE_CHECKING:
    from assistant.ui.library import Answering
    from assistant.ui.pack import Checking, Finding

_LEDE = (
    "Take answers, checks and figures into a meeting: in your order, with your notes, as Word or Markdown."
)
_EMPTY = "Nothing is pinned yet"
_HOW = (
    "Press “Pin to briefing” under an answer on the page Ask, a check on the page Check or a figure on the page Figures.",
    "What you pin is listed here, and the address of this page then holds it: keep it as a bookmark, or mail it.",
)
_LINKED = (
    "The address of this page holds this briefing. Keep it to open the briefing again: nothing else keeps it."
)
_TOO_LONG = (
    "This briefing is too long for the address of this page, so that it would be lost when the page is loaded again. "
    "Download it now, or shorten its notes."
)
_CHANGED = "The documents are read differently now than when this was pinned: look at its quotations again."
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OPENING = "Asking again what is pinned…"


def show_briefing_page(assistant: Answering, checking: Checking, finding: Finding) -> None:
    """Draw the page: title, downloads, the pins one by one, the preview."""
    with st.spinner(_OPENING):
        opened = pack.reopen(pack.Sources(assistant=assistant, checking=checking, finding=finding))
    if opened:
        # The name of the page in the navigation, drawn before this, says how many pins there are.
        st.rerun()
    st.html(DATA / "ui" / "briefing.css")
    st.title("Briefing", anchor=False)
    st.html(f'<p class="atr-lede">{html_safe(_LEDE)}</p>')
    for fault in pack.faults():
        st.warning(markdown_safe(fault), icon=":material/link_off:")
    if pins():
        _show_title(assistant)
        linked = pack.keep_in_link(assistant.settings.briefing_link_max_characters)
        _show_downloads(assistant, linked=linked)
        for place, pin in enumerate(pins()):
            _show_pin(assistant, pin, place)
    else:
        pack.keep_in_link(0)
        _show_empty()
    _show_removed()
    if pins():
        _show_preview(assistant)


def _show_empty() -> None:
    said = "".join(f"<p>{html_safe(line)}</p>" for line in _HOW)
    st.html(f'<div class="atr-calm"><h2>{html_safe(_EMPTY)}</h2>{said}</div>')


def _show_title(assistant: Answering) -> None:
    # Streamlit forgets what is in a field while another page is shown.
    st.session_state.setdefault("briefing-title", pack.title())
    st.text_input(
        "Title of the briefing",
        key="briefing-title",
        max_chars=assistant.settings.briefing_title_max_characters,
        on_change=lambda: pack.set_title(st.session_state["briefing-title"]),
    )


def _show_downloads(assistant: Answering, *, linked: bool) -> None:
    corpus, settings = assistant.corpus, assistant.settings
    now = pack.briefing(corpus, pins(), pack.title())
    with st.container(horizontal=True, key="downloads"):
        st.download_button(
            "Download as Word",
            pack.maker(assistant, lambda made: as_word(made, settings)),
            file_name=file_name(now, "docx"),
            mime=_WORD,
            icon=":material/description:",
            type="primary",
            on_click="ignore",
        )
        st.download_button(
            "Download as Markdown",
            pack.maker(assistant, lambda made: as_markdown(made, settings).encode()),
            file_name=file_name(now, "md"),
            mime="text/markdown",
            icon=":material/notes:",
            on_click="ignore",
        )
    if linked:
        st.html(f'<p class="atr-line">{html_safe(_LINKED)}</p>')
    else:
        st.warning(_TOO_LONG, icon=":material/link_off:")


def _show_pin(assistant: Answering, pin: Pin, place: int) -> None:
    which = identity(pin)
    with st.container(border=True, key=f"pin-{which}"):
        st.html(
            f'<h2 class="atr-pin">{place + 1}. {html_safe(_heading(pin))}</h2>'
            f'<p class="atr-line">{html_safe(_outcome(pin))}</p>'
        )
        if pack.has_changed(pin):
            st.warning(_CHANGED)
        _show_note(assistant, pin, which)
        _show_choice(pin, which)
        with st.container(horizontal=True):
            last = place == len(pins()) - 1
            _show_step("Move up", ":material/arrow_upward:", which, -1, disabled=place == 0)
            _show_step("Move down", ":material/arrow_downward:", which, 1, disabled=last)
            st.button(
                "Remove", key=f"remove-{which}", icon=":material/delete:", on_click=remove, args=(which,)
            )


def _show_step(label: str, icon: str, which: str, by: int, *, disabled: bool) -> None:
    st.button(label, key=f"move-{by}-{which}", icon=icon, on_click=move, args=(which, by), disabled=disabled)


def _show_note(assistant: Answering, pin: Pin, which: str) -> None:
    key = f"note-{which}"
    st.session_state.setdefault(key, pin.note)
    st.text_area(
        "Your note",
        key=key,
        height=80,
        max_chars=assistant.settings.note_max_characters,
        on_change=lambda: annotate(which, st.session_state[key]),
        placeholder="In your own words; marked as your note in the file.",
    )


def _show_choice(pin: Pin, which: str) -> None:
    """Let the reader choose the passages that go into the file."""
    if not pin.offered:
        return
    with st.expander(f"Passages in the file: {len(pin.kept)} of {len(pin.offered)}", key=f"choice-{which}"):
        for place, extract in enumerate(pin.offered):
            key = f"keep-{which}-{place}"
            st.session_state.setdefault(key, place in pin.kept)
            st.checkbox(
                markdown_safe(f"“{beginning(extract, 14)}” {extract.citation.text}"),
                key=key,
                on_change=_keep_ticked,
                args=(which, len(pin.offered)),
            )


def _keep_ticked(which: str, offered: int) -> None:
    keep_extracts(which, (place for place in range(offered) if st.session_state[f"keep-{which}-{place}"]))


def _show_removed() -> None:
    pin = removed()
    if pin is not None:
        with st.container(horizontal=True, vertical_alignment="center", key="removed"):
            st.html(f'<p class="atr-line" role="status">Removed: {html_safe(_heading(pin))}</p>')
            st.button("Put back", icon=":material/undo:", key="put-back", on_click=put_back)


def _show_preview(assistant: Answering) -> None:
    st.header("Preview", anchor=False)
    made = pack.briefing(assistant.corpus, shelf(), pack.title())
    st.html(preview_html(parts_of(made, assistant.settings)))


def _heading(pin: Pin) -> str:
    match pin.found:
        case Answer():
            return pin.asked[-1]
        case Check():
            return pin.found.claim
    return figure_in_words(pin.found)


def _outcome(pin: Pin) -> str:
    """One line: what the documents say to it."""
    match pin.found:
        case Answer(status=AnswerStatus.NOT_FOUND):
            return f"{NOT_FOUND}."
        case Check():
            return counted(pin.found.statements)
    first = pin.offered[0]
    return f"“{beginning(first, 14)}” {first.citation.text}"
