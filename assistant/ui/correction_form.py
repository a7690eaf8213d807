"""The control under each answer and verdict with which a reader notes that it is not right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from assistant.corrections.book import CorrectionBook
from assistant.corrections.noting import noting, said, shown
from assistant.errors import CorrectionError
from assistant.model import AnswerStatus, Correction, CorrectionKind, Verdict
from assistant.ui import conversation
from assistant.ui.escaping import html_safe, markdown_safe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.model import CheckedStatement
    from assistant.ui.conversation import Turn
    from assistant.ui.library import Answering

OFFER = "Not right? Note a correction"
_LABELS = {
    CorrectionKind.NOT_IT: "This is not it",
    CorrectionKind.WRONG_PAGE: "Wrong page",
    CorrectionKind.INCOMPLETE: "Something is missing",
    CorrectionKind.IS_STATED: "The documents do say this",
    CorrectionKind.WRONG_VERDICT: "The verdict is wrong",
    CorrectionKind.OTHER: "Something else",
}
_OF_ANSWERS = (
    CorrectionKind.NOT_IT,
    CorrectionKind.WRONG_PAGE,
    CorrectionKind.INCOMPLETE,
    CorrectionKind.OTHER,
)
_OF_SILENCE = (CorrectionKind.IS_STATED, CorrectionKind.OTHER)
_OF_VERDICTS = (CorrectionKind.WRONG_VERDICT, *_OF_ANSWERS)

_KIND, _NOTE, _OUTCOME = "correction-kind-", "correction-note-", "correction-outcome-"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """What came of a note on what was seen: its number, or why it was not kept."""

    seen: Correction
    number: int = 0
    fault: str = ""


def correct_answer(assistant: Answering, turn: Turn, place: int) -> None:
    """Offer to note a correction on the answer of a turn; `place` is its place in the conversation, from 0."""
    answer = turn.answer
    if answer is None:
        return
    earlier = [before.question for before in conversation.turns()[:place] if before.answer]
    seen = shown((*earlier, turn.question), turn.documents, answer.status, answer.extracts or answer.nearest)
    kinds = _OF_SILENCE if answer.status is AnswerStatus.NOT_FOUND else _OF_ANSWERS
    _offer(assistant, seen, kinds, f"answer-{place}")


def correct_statement(
    assistant: Answering, checked: CheckedStatement, documents: Sequence[str], key: str
) -> None:
    """Offer to note a correction on the verdict on a statement.

    Args:
        documents: ids it was narrowed to; none for all.
        key: tells this control from others of the page.
    """
    seen = shown((checked.statement,), documents, checked.verdict, checked.extracts)
    silent = checked.verdict is Verdict.NOT_STATED
    _offer(assistant, seen, _OF_SILENCE if silent else _OF_VERDICTS, key)


@st.fragment
def _offer(assistant: Answering, seen: Correction, kinds: Sequence[CorrectionKind], key: str) -> None:
    """The folded form; its fields are drawn only when it is opened."""
    with st.container(key=f"correction-{key}"):
        folded = st.expander(OFFER, key=f"correct-{key}", type="compact", on_change="rerun")
    if folded.open:
        with folded:
            _show_form(assistant, seen, kinds, key)


def _show_form(assistant: Answering, seen: Correction, kinds: Sequence[CorrectionKind], key: str) -> None:
    book = CorrectionBook.beside(assistant.index_folder, assistant.settings)
    kept_in = f"{book.path.parent.name}/{book.path.name}"
    with st.form(f"correction-form-{key}", border=False):
        st.radio(
            "What is not right?", kinds, key=f"{_KIND}{key}", format_func=_LABELS.__getitem__, horizontal=True
        )
        st.text_area(
            "In your words (you may leave this empty)",
            key=f"{_NOTE}{key}",
            height=80,
            max_chars=assistant.settings.correction_max_characters,
        )
        st.html(f'<p class="atr-line">{html_safe(_where(kept_in))}</p>')
        st.form_submit_button(
            "Keep the note",
            key=f"correction-send-{key}",
            on_click=_keep,
            args=(noting(book, assistant.index_version), seen, key),
        )
    _show_outcome(seen, kept_in, key)


def _where(kept_in: str) -> str:
    return (
        f"The note is kept with the question and what was shown, in the file {kept_in} on the computer "
        "that runs this app. It is not sent anywhere."
    )


def _keep(keep: Callable[[Correction], Correction], seen: Correction, key: str) -> None:
    """Keep what the form says, and empty its field when that was done."""
    noted = said(seen, st.session_state[f"{_KIND}{key}"], st.session_state[f"{_NOTE}{key}"])
    outcome = _Outcome(seen=seen)
    try:
        outcome = replace(outcome, number=keep(noted).id)
        st.session_state[f"{_NOTE}{key}"] = ""
    except CorrectionError as error:
        outcome = replace(outcome, fault=str(error))
    st.session_state[f"{_OUTCOME}{key}"] = outcome


def _show_outcome(seen: Correction, kept_in: str, key: str) -> None:
    outcome: _Outcome | None = st.session_state.get(f"{_OUTCOME}{key}")
    # Another conversation may have another answer in this place.
    if outcome is None or outcome.seen != seen:
        return
    if outcome.fault:
        st.error(markdown_safe(f"The note could not be kept. {outcome.fault}."), icon=":material/error:")
        return
    told = f"Thank you. Noted as number {outcome.number} in {kept_in}; not sent anywhere."
    st.html(f'<p class="atr-reference" role="status">{html_safe(told)}</p>')
