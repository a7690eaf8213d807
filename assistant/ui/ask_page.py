"""The page "Ask": a chat that answers in the documents' own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui import conversation
from assistant.ui.announcing import announce
from assistant.ui.answers import show_turn
from assistant.ui.documents import show_documents
from assistant.ui.escaping import html_safe, markdown_safe
from assistant.ui.side_by_side import show_comparison
from assistant.ui.widgets import scroll_to_latest
from assistant.ui.wording import ABOUT, NO_DOCUMENT, PLACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.ui.conversation import Turn
    from assistant.ui.library import Answering

_READER = ":material/person:"
_DOCUMENTS = ":material/menu_book:"
_FIELD = "question"


def show_ask_page(assistant: Answering, examples: Iterable[str]) -> None:
    """Draw the page: documents, turns so far, the question being asked."""
    conversation.reopen(assistant)
    documents = show_documents(assistant.corpus)
    body = st.container()
    typed = _question_field(assistant)
    question = conversation.taken() or typed
    past = conversation.turns()
    with body:
        _show_head(empty=not past and not question)
        if not past and not question:
            _show_start(examples)
        for place, turn in enumerate(past):
            _show_question(turn.question)
            with st.chat_message("assistant", avatar=_DOCUMENTS):
                _show_turn(assistant, turn, place, latest=not question and place == len(past) - 1)
        if question:
            _answer(assistant, question, documents, len(past))
        if past or question:
            scroll_to_latest(f"scroll-{len(past)}")


def prefill(question: str) -> None:
    """Write `question` into the field when the page is next drawn, for the reader to send or to write on."""
    st.session_state[_FIELD] = question


def _question_field(assistant: Answering) -> str | None:
    # Inside a container, the field does not make Streamlit scroll to the end of a long answer.
    with st.container(key="field"):
        return st.chat_input(
            "Ask about the documents",
            key=_FIELD,
            max_chars=assistant.settings.question_max_characters,
        )


def _answer(assistant: Answering, question: str, documents: Sequence[str] | None, place: int) -> None:
    _show_question(question)
    with st.chat_message("assistant", avatar=_DOCUMENTS):
        if documents is None:
            st.warning(NO_DOCUMENT)
            return
        with st.spinner("Looking it up…"):
            turn = conversation.ask(assistant, question, documents)
        _show_turn(assistant, turn, place, latest=True)


def _show_turn(assistant: Answering, turn: Turn, place: int, *, latest: bool) -> None:
    """Show what came of a turn, in two columns when two documents were to be compared."""
    answer = turn.answer
    if answer is not None and answer.comparison is not None:
        show_comparison(assistant, turn, answer, answer.comparison, place=place, latest=latest)
    else:
        show_turn(assistant, turn, place, latest=latest)


def _show_head(*, empty: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.title("Ask the Report", anchor=False, width="content")
        if not empty:
            st.button(
                "New conversation",
                icon=":material/add_comment:",
                key="anew",
                on_click=conversation.begin_anew,
            )


def _show_start(examples: Iterable[str]) -> None:
    announce("", "start")
    st.html(f'<p class="atr-lede">{html_safe(ABOUT)}</p><p class="atr-line">{html_safe(PLACES)}</p>')
    for place, question in enumerate(examples):
        if place == 0:
            st.header("Try one of these", anchor=False)
        st.button(
            markdown_safe(question),
            key=f"example-{place}",
            icon=":material/chat_bubble:",
            on_click=conversation.put,
            args=(question,),
        )


def _show_question(question: str) -> None:
    with st.chat_message("user", avatar=_READER):
        st.html(f'<h2 class="atr-question">{html_safe(question)}</h2>')
