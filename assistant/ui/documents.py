"""The side bar: which documents there are, which of them a question is put to, and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.text.printed import written_date
from assistant.ui.escaping import html_safe, markdown_safe
from assistant.ui.library import pages_of
from assistant.ui.wording import NO_DOCUMENT, presenting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Corpus, Document

_TICKED = "ticked-"
_KEPT = "kept-"
_MOST_BOXES = 200
_MANY = "{:,} documents are searched. To have one searched alone, name it by its title in the question."


def show_documents(corpus: Corpus) -> tuple[str, ...] | None:
    """Show every document with a tick box.

    Returns:
        The ids ticked; none of them when all are, for then the question is put to all; None when no box is ticked.
    """
    with st.sidebar:
        st.header("Documents", anchor=False)
        if _are_many(corpus):
            st.html(f'<p class="atr-line">{html_safe(_MANY.format(len(corpus.documents)))}</p>')
            _show_coverage(corpus)
            return ()
        st.html('<p class="atr-line">Ticked documents are searched.</p>')
        ticked = [document.id for document in corpus.documents if _tick_box(document, corpus)]
        if not ticked:
            st.warning(NO_DOCUMENT)
        _show_coverage(corpus)
    if len(ticked) == len(corpus.documents):
        return ()
    return tuple(ticked) or None


def tick(corpus: Corpus, documents: Sequence[str]) -> None:
    """Tick the documents of those ids, all for none, before their boxes are drawn."""
    if _are_many(corpus):
        return
    known = {document.id for document in corpus.documents}
    for document in known:
        st.session_state[_TICKED + document] = document in documents or not known & set(documents)


def _are_many(corpus: Corpus) -> bool:
    """Whether these are the names of an archive's documents, and too many for tick boxes."""
    return len(corpus.documents) > _MOST_BOXES and not corpus.pages


def _tick_box(document: Document, corpus: Corpus) -> bool:
    key = _TICKED + document.id
    # Streamlit forgets a box while another page is shown, hence the copy; and a box of the page before is another
    # box, unticked, unless its value is written anew.
    st.session_state[key] = st.session_state.get(key, st.session_state.get(_KEPT + key, True))
    ticked = st.session_state[_KEPT + key] = st.checkbox(markdown_safe(document.title), key=key)
    lines = (_facts(document, len(pages_of(corpus, document.id))), presenting(document))
    said = "".join(f"<p>{html_safe(line)}</p>" for line in lines if line)
    st.html(f'<div class="atr-document">{said}</div>')
    return ticked


def _facts(document: Document, pages: int) -> str:
    """One line: its kind, the period or date, how long it is."""
    kind = (document.kind or "").replace("_", " ").replace("-", " ")
    facts = (
        kind[:1].upper() + kind[1:],
        f"covers {document.period}" if document.period else "",
        f"dated {written_date(document.date)}" if document.date else "",
        f"{pages} page{'s' if pages != 1 else ''}" if pages else "",
    )
    return " · ".join(fact for fact in facts if fact)


def _show_coverage(corpus: Corpus) -> None:
    problems = (*corpus.problems, *_unread(corpus))
    if not problems:
        return
    with st.expander(f"Not read ({len(problems)})", icon=":material/report:", expanded=len(problems) <= 3):
        listed = "".join(f"<li>{html_safe(problem)}</li>" for problem in problems)
        st.html(f'<p class="atr-line">No answer can come from these:</p><ul class="atr-line">{listed}</ul>')


def _unread(corpus: Corpus) -> tuple[str, ...]:
    titles = {document.id: document.short_title for document in corpus.documents}
    return tuple(
        f"{titles[page.document]}, page {page.number}: {page.problem}"
        for page in corpus.pages
        if page.problem and page.document in titles
    )
