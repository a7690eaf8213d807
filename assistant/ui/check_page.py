"""The page "Check": each statement of a text held against the documents, with what they say themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError, EmptyQuestionError, QuestionTooLongError
from assistant.model import Verdict
from assistant.settings import DATA
from assistant.ui import check_wording
from assistant.ui.announcing import announce
from assistant.ui.answers import show_folded, show_page_on_demand, show_reference
from assistant.ui.check_wording import SIGNS
from assistant.ui.correction_form import correct_statement
from assistant.ui.documents import show_documents, tick
from assistant.ui.escaping import html_safe, markdown_safe
from assistant.ui.library import chosen
from assistant.ui.page_view import show_pages
from assistant.ui.pins import pin_check
from assistant.ui.quotation import quotation
from assistant.ui.wording import narrowed_to

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from streamlit.delta_generator import DeltaGenerator

    from assistant.model import Check, CheckedStatement, Difference
    from assistant.ui.library import Answering

    Checking = Callable[[str, Sequence[str]], Check]

_FIELD, _KEPT, _COUNT = "check-field", "check-kept", "check-count"
_CLAIM, _DOCUMENT = "claim", "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A text as checked, and what came of it.

    Attributes:
        documents: ids it was narrowed to; empty for all.
        number: which check of this reader it is, from 1.
        fault: why it could not be checked, when `check` is None.
    """

    claim: str
    documents: tuple[str, ...]
    number: int
    check: Check | None = None
    fault: str = ""


def show_check_page(assistant: Answering, checking: Checking) -> None:
    """Draw the page: the field, and what the documents make of the text in it."""
    claim = _claim_to_reopen(assistant)
    documents = show_documents(assistant.corpus)
    st.html(DATA / "ui" / "check.css")
    st.title("Check", anchor=False)
    st.html(
        f'<p class="atr-lede">{html_safe(check_wording.ABOUT)}</p>'
        f'<p class="atr-line">{html_safe(check_wording.HELD_TO_LETTER)}</p>'
    )
    if _show_field(assistant):
        claim = st.session_state[_FIELD]
    if claim is not None:
        with st.spinner("Holding it against the documents…"):
            st.session_state[_KEPT] = _checked(assistant, checking, claim, documents)
    kept: Checked | None = st.session_state.get(_KEPT)
    _keep_in_link(kept)
    if kept:
        _show(assistant, kept)


def _claim_to_reopen(assistant: Answering) -> str | None:
    """The text of a link not opened yet, its documents ticked: `?claim=...&document=id`; else None."""
    kept: Checked | None = st.session_state.get(_KEPT)
    claim = st.query_params.get(_CLAIM, "")
    known = [document.id for document in assistant.corpus.documents]
    documents = tuple(document for document in st.query_params.get_all(_DOCUMENT) if document in known)
    if not claim or (kept and (kept.claim, kept.documents) == (claim, documents)):
        st.session_state.setdefault(_FIELD, kept.claim if kept else "")
        return None
    tick(assistant.corpus, documents)
    st.session_state[_FIELD] = claim
    return claim


def _show_field(assistant: Answering) -> bool:
    """Show the field and its button; whether the button was pressed."""
    # In a form, a press of the button is never lost to the field's own redrawing of the page.
    with st.form("check-form", border=False):
        st.text_area(
            check_wording.FIELD,
            key=_FIELD,
            height=120,
            max_chars=assistant.settings.question_max_characters,
        )
        return st.form_submit_button("Check", type="primary", icon=":material/fact_check:")


def _checked(
    assistant: Answering, checking: Checking, claim: str, documents: tuple[str, ...] | None
) -> Checked:
    st.session_state[_COUNT] = number = st.session_state.get(_COUNT, 0) + 1
    check, fault = None, check_wording.NO_DOCUMENT
    if documents is not None:
        check, fault = _looked_up(assistant, checking, claim, documents)
    return Checked(claim=claim, documents=documents or (), number=number, check=check, fault=fault)


def _looked_up(
    assistant: Answering, checking: Checking, claim: str, documents: Sequence[str]
) -> tuple[Check | None, str]:
    """The check, or None and why there is none."""
    limit = assistant.settings.question_max_characters
    # The parts of a text are looked up one by one, so that it can be too long when none of them is.
    if len(claim) > limit:
        return None, check_wording.too_long(limit)
    try:
        return checking(claim, documents), ""
    except EmptyQuestionError:
        return None, check_wording.EMPTY
    except QuestionTooLongError as error:
        return None, check_wording.too_long(error.limit)
    except AssistantError as error:
        return None, f"{str(error)[:1].upper()}{str(error)[1:]}."


def _keep_in_link(kept: Checked | None) -> None:
    wanted = {_CLAIM: [kept.claim], _DOCUMENT: list(kept.documents)} if kept and kept.check else {}
    wanted = {name: values for name, values in wanted.items() if values}
    # Written only when it differs: every writing adds a step to the browser's history.
    if {name: st.query_params.get_all(name) for name in st.query_params} != wanted:
        st.query_params.from_dict(wanted)


def _show(assistant: Answering, kept: Checked) -> None:
    if kept.check is None:
        st.error(markdown_safe(kept.fault), icon=":material/error:")
        return
    statements = kept.check.statements
    searched = chosen(assistant.corpus, kept.documents)
    narrowed = narrowed_to(searched, assistant.corpus.documents)
    said = check_wording.counted(statements)
    announce(said, f"check {kept.number}")
    if len(statements) > 1:
        st.html(f'<p class="atr-reference">{html_safe(said)}</p>')
    if narrowed:
        st.html(f'<p class="atr-line">{html_safe(narrowed)}</p>')
    alone = len(statements) == 1
    controls = st.container()
    for place, checked in enumerate(statements):
        key = f"check-{kept.number}-{place}"
        controls = _show_statement(assistant, checked, key, alone=alone)
        correct_statement(assistant, checked, kept.documents, key)
    with controls if alone else st.container():
        pin_check(assistant, kept.check, kept.documents, str(kept.number))


def _show_statement(
    assistant: Answering, checked: CheckedStatement, key: str, *, alone: bool
) -> DeltaGenerator:
    """One statement; its page is open beside it when it stands alone, else drawn when asked for.

    Returns:
        The place below its words for what a reader can do with it.
    """
    st.html(verdict_html(checked))
    if checked.verdict is Verdict.NOT_STATED or not checked.extracts:
        controls = st.container()
        nearest = checked.extracts[: assistant.settings.nearest]
        show_folded(assistant, nearest, key, check_wording.NEAREST)
        return controls
    first, *further = checked.extracts
    words = page = st.container()
    if alone:
        with st.container(key="latest"):
            words, page = st.columns(2, gap="medium")
    with words:
        if checked.differences:
            st.html(differences_html(checked.differences))
        st.html(quotation(first))
        show_reference(assistant, first, key)
        controls = st.container()
    with page:
        show_pages(assistant, first) if alone else show_page_on_demand(assistant, first, key)
    with words, st.container(key=f"others-{key}"):
        show_folded(assistant, further, key, check_wording.EVIDENCE)
    return controls


def verdict_html(checked: CheckedStatement) -> str:
    """The verdict with its sign, the statement, and what the verdict means, as escaped HTML."""
    sign = SIGNS[checked.verdict]
    return (
        f'<div class="atr-verdict {sign.style}">'
        f'<h2><span class="atr-sign" aria-hidden="true">{html_safe(sign.sign)}</span> {html_safe(sign.name)}</h2>'
        f'<p class="atr-said">{html_safe(checked.statement)}</p>'
        f"<p>{html_safe(check_wording.meaning(checked))}</p></div>"
    )


def differences_html(differences: Sequence[Difference]) -> str:
    """A table of what was said and what the document says in its place, as escaped HTML."""
    rows = "".join(
        f"<tr><td>{html_safe(difference.said or check_wording.NO_WORDS)}</td>"
        f"<td>{html_safe(difference.document_says or check_wording.NO_WORDS)}</td></tr>"
        for difference in differences
    )
    return (
        f'<table class="atr-table atr-differences"><caption>{html_safe(check_wording.DIFFERENCES)}</caption>'
        '<thead><tr><th scope="col">Said</th><th scope="col">The document says</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
