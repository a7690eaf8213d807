"""An answer on the screen: the quoted words first, then their reference, then the page they stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.model import AnswerStatus
from assistant.text.printed import page_name
from assistant.ui import wording
from assistant.ui.announcing import announce
from assistant.ui.correction_form import correct_answer
from assistant.ui.escaping import html_safe, markdown_safe
from assistant.ui.library import chosen, document_of
from assistant.ui.page_view import show_pages
from assistant.ui.pages import show_read_link
from assistant.ui.pins import pin_answer
from assistant.ui.quotation import beginning, quotation, reference
from assistant.ui.widgets import copy_buttons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Answer, Extract
    from assistant.ui.conversation import Turn
    from assistant.ui.library import Answering

_ADDED_IN_SIGHT = 2


def show_turn(assistant: Answering, turn: Turn, place: int, *, latest: bool) -> None:
    """Show what came of a turn; only the latest has its page's picture open."""
    if turn.answer is None:
        st.error(markdown_safe(f"{turn.fault[:1].upper()}{turn.fault[1:]}."), icon=":material/error:")
        return
    if latest:
        announce(wording.announced(turn.answer), f"answer {place} {turn.question}")
    if turn.answer.status is AnswerStatus.NOT_FOUND:
        _show_not_found(assistant, turn, turn.answer, place)
    else:
        _show_found(assistant, turn, turn.answer, place, latest=latest)


def _show_found(assistant: Answering, turn: Turn, answer: Answer, place: int, *, latest: bool) -> None:
    first, *further = answer.extracts
    if latest:
        with st.container(key="latest"):
            words, page = st.columns(2, gap="medium")
    else:
        words = page = st.container()
    with words:
        _show_extract(assistant, turn, answer, f"{place}-0")
        show_controls(assistant, turn, place)
    with page:
        show_pages(assistant, first) if latest else show_page_on_demand(assistant, first, f"{place}-0")
    with words, st.container(key=f"others-{place}"):
        show_folded(assistant, further, place, wording.OTHERS)


def _show_extract(assistant: Answering, turn: Turn, answer: Answer, key: str) -> None:
    """The best extract with everything a reader needs to rely on it."""
    first = answer.extracts[0]
    partly = answer.status is AnswerStatus.PARTLY_ANSWERED
    unsure = answer.confidence < assistant.settings.unsure_below
    for flag in (wording.PARTLY if partly else "", wording.UNSURE if unsure else ""):
        if flag:
            st.html(f'<p class="atr-flag">{html_safe(flag)}</p>')
    if answer.remark:
        st.html(f'<p class="atr-reference">{html_safe(answer.remark)}</p>')
    st.html(quotation(first))
    show_reference(assistant, first, key)
    _show_lines(wording.looked_up_as(answer), _narrowed(assistant, turn))
    _show_added(answer)


def show_controls(assistant: Answering, turn: Turn, place: int) -> None:
    """What a reader can do with an answer."""
    with st.container(horizontal=True, key=f"controls-{place}"):
        pin_answer(assistant, turn, place)
    correct_answer(assistant, turn, place)


def show_reference(assistant: Answering, extract: Extract, key: str) -> None:
    """Show the reference of an extract, what copies it, and the link to its place in its section."""
    document = document_of(assistant.corpus, extract.citation.document)
    st.html(reference(extract, wording.presenting(document)))
    copy_buttons(extract, f"copy-{key}")
    show_read_link(assistant.reports((document.id,)), extract.citation)


def _show_not_found(assistant: Answering, turn: Turn, answer: Answer, place: int) -> None:
    searched = chosen(assistant.corpus, turn.documents)
    lines = (
        wording.nothing_found(searched),
        answer.remark,
        f"Searched: {wording.covered(searched)}.",
        wording.looked_up_as(answer),
        wording.searched_for(answer),
        wording.NARROW_AGAIN,
    )
    said = "".join(f"<p>{html_safe(line)}</p>" for line in lines if line)
    st.html(f'<div class="atr-calm"><h3>{html_safe(wording.NOT_FOUND)}</h3>{said}</div>')
    _show_added(answer)
    show_controls(assistant, turn, place)
    show_folded(assistant, answer.nearest, place, wording.NEAREST)


def show_folded(assistant: Answering, extracts: Sequence[Extract], place: int | str, heading: str) -> None:
    """List further extracts, folded, under a heading; nothing when there are none. `place` tells lists apart."""
    if extracts:
        st.html(f'<h3 class="atr-line atr-list-heading">{html_safe(heading)}</h3>')
    for number, extract in enumerate(extracts, 1):
        _show_further(assistant, extract, f"{place}-{number}")


@st.fragment
def _show_further(assistant: Answering, extract: Extract, key: str) -> None:
    """One more extract, folded; its page is drawn only when it is opened."""
    label = f"“{beginning(extract)}” {page_name(extract.citation.page, extract.citation.page_label)}"
    folded = st.expander(markdown_safe(label), key=f"further-{key}", on_change="rerun")
    if folded.open:
        with folded:
            st.html(quotation(extract, small=True))
            show_reference(assistant, extract, key)
            show_pages(assistant, extract)


@st.fragment
def show_page_on_demand(assistant: Answering, extract: Extract, key: str) -> None:
    """Offer the pages of an extract, drawn only when they are opened; those of a scan stand there at once."""
    if extract.citation.ocr:
        show_pages(assistant, extract)
        return
    name = page_name(extract.citation.page, extract.citation.page_label)
    folded = st.expander(markdown_safe(f"See {name}"), key=f"page-{key}", on_change="rerun")
    if folded.open:
        with folded:
            show_pages(assistant, extract)


def _show_lines(*lines: str) -> None:
    said = "".join(f'<p class="atr-line">{html_safe(line)}</p>' for line in lines if line)
    if said:
        st.html(said)


def _show_added(answer: Answer) -> None:
    """The words searched besides the question's own: in sight when few, folded when many."""
    said = html_safe(wording.also_searched(answer))
    if len(answer.searched.added) > _ADDED_IN_SIGHT:
        label = f"Also searched {len(answer.searched.added)} words of the same meaning"
        st.html(f'<details class="atr-folded"><summary>{label}</summary><p>{said}</p></details>')
    else:
        _show_lines(wording.also_searched(answer))


def _narrowed(assistant: Answering, turn: Turn) -> str:
    return wording.narrowed_to(chosen(assistant.corpus, turn.documents), assistant.corpus.documents)
