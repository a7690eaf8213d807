"""The conversation of one reader: its turns, the link that asks them again, and a new start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError
from assistant.ui.documents import tick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Answer
    from assistant.ui.library import Answering

_TURNS = "turns"
_ASKED = "asked"
_QUESTION = "q"
_DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question as asked, and what came of it.

    Attributes:
        documents: ids it was narrowed to; empty for all.
        fault: why it could not be looked up, when `answer` is None.
    """

    question: str
    documents: tuple[str, ...] = ()
    answer: Answer | None = None
    fault: str = ""


def turns() -> tuple[Turn, ...]:
    """The turns so far, oldest first."""
    return tuple(st.session_state.get(_TURNS, ()))


def begin_anew() -> None:
    """Forget the turns and the link to them."""
    st.session_state[_TURNS] = ()
    st.query_params.clear()


def put(question: str) -> None:
    """Have the page ask `question` when it is next drawn, as if it were typed."""
    st.session_state[_ASKED] = question


def taken() -> str | None:
    """The question put, if any, which is put no more."""
    question: str | None = st.session_state.pop(_ASKED, None)
    return question


def ask(assistant: Answering, question: str, documents: Sequence[str]) -> Turn:
    """Look up a question in the light of the turns before it, and keep the turn."""
    turn = _looked_up(assistant, question, tuple(documents))
    st.session_state[_TURNS] = (*turns(), turn)
    _keep_link()
    return turn


def reopen(assistant: Answering) -> None:
    """Ask again what the page's link asks, once a reader: `?q=first&q=follow-up&document=id`."""
    if _TURNS in st.session_state:
        # Another page of the app was shown since, with a link of its own.
        if not st.query_params.get_all(_QUESTION):
            _keep_link()
        return
    st.session_state[_TURNS] = ()
    asked = st.query_params.get_all(_QUESTION)[-assistant.settings.turns_reopened :]
    known = [document.id for document in assistant.corpus.documents]
    documents = tuple(document for document in st.query_params.get_all(_DOCUMENT) if document in known)
    if documents:
        tick(assistant.corpus, documents)
    for question in asked:
        st.session_state[_TURNS] = (*turns(), _looked_up(assistant, question, documents))


def _keep_link() -> None:
    """Have the page's link ask the turns again."""
    if turns():
        asked = [turn.question for turn in turns()]
        st.query_params.from_dict({_QUESTION: asked, _DOCUMENT: list(turns()[-1].documents)})


def _looked_up(assistant: Answering, question: str, documents: tuple[str, ...]) -> Turn:
    earlier = [turn.question for turn in turns() if turn.answer]
    try:
        answer = assistant.ask([*earlier, question], documents)
    except AssistantError as error:
        return Turn(question=question, documents=documents, fault=str(error))
    return Turn(question=question, documents=documents, answer=answer)
