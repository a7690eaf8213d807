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
_NARROWED = "narrowed"


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
    """Ask again what the page's link asks, once a reader: `?q=first&q=follow-up&document=id`.

    Where the questions were narrowed differently, `narrowed=2:id` narrows the second of them.
    """
    if _TURNS in st.session_state:
        # Another page of the app was shown since, with a link of its own.
        if not st.query_params.get_all(_QUESTION):
            _keep_link()
        return
    st.session_state[_TURNS] = ()
    linked = st.query_params.get_all(_DOCUMENT)
    if documents := _known(assistant, linked):
        tick(assistant.corpus, documents)
    narrowed = [entry.partition(":") for entry in st.query_params.get_all(_NARROWED)]
    asked = list(enumerate(st.query_params.get_all(_QUESTION), 1))
    for place, question in asked[-assistant.settings.turns_reopened :]:
        own = [document for number, _, document in narrowed if number == str(place)]
        documents = _known(assistant, own if narrowed else linked)
        st.session_state[_TURNS] = (*turns(), _looked_up(assistant, question, documents))


def _known(assistant: Answering, documents: Sequence[str]) -> tuple[str, ...]:
    known = {document.id for document in assistant.corpus.documents}
    return tuple(document for document in documents if document in known)


def _keep_link() -> None:
    """Have the page's link ask the turns again, each of the documents it was asked of."""
    if not turns():
        return
    last = turns()[-1].documents
    narrowed: list[str] = []
    if any(turn.documents != last for turn in turns()):
        narrowed = [
            f"{place}:{document}" for place, turn in enumerate(turns(), 1) for document in turn.documents
        ]
    asked = [turn.question for turn in turns()]
    st.query_params.from_dict({_QUESTION: asked, _DOCUMENT: list(last), _NARROWED: narrowed})


def _looked_up(assistant: Answering, question: str, documents: tuple[str, ...]) -> Turn:
    earlier = [turn.question for turn in turns() if turn.answer]
    try:
        answer = assistant.ask([*earlier, question], documents)
    except AssistantError as error:
        return Turn(question=question, documents=documents, fault=str(error))
    return Turn(question=question, documents=documents, answer=answer)
