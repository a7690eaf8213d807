"""The document being read: which one, what is known of it, and its contents as a tree of links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.text.printed import written_date
from assistant.ui.escaping import html_safe, markdown_safe
from assistant.ui.library import document_of, pages_of
from assistant.ui.read_place import Place, beginning_of, go, sections_of
from assistant.ui.read_widgets import Link, show_links
from assistant.ui.wording import presenting

if TYPE_CHECKING:
    from assistant.model import Corpus, Document, Section

_CHOICE = "read-document"
_START = "Beginning of the document"


def show_contents(corpus: Corpus, place: Place) -> None:
    """Show, in the side bar, the choice of document and its sections."""
    with st.sidebar:
        st.header("Documents", anchor=False)
        _show_choice(corpus, place)
        sections = sections_of(corpus, place.document)
        if sections:
            st.header("Contents", anchor=False)
            show_links("contents", "Contents", [_link(section, place) for section in sections])


def show_facts(corpus: Corpus, document: Document, *, unfolded: bool) -> None:
    """Show what is known of the document."""
    facts = "".join(
        f"<div><dt>{html_safe(name)}</dt><dd>{html_safe(fact)}</dd></div>"
        for name, fact in facts_of(document, len(pages_of(corpus, document.id)))
    )
    shown = " open" if unfolded else ""
    st.html(
        f'<details class="atr-folded atr-about"{shown}><summary>About this document</summary><dl>{facts}</dl></details>'
    )


def facts_of(document: Document, pages: int) -> tuple[tuple[str, str], ...]:
    """What is known of a document, each with its name; what is not known is left out."""
    kind = (document.kind or "").replace("_", " ").replace("-", " ")
    facts = (
        ("Title", document.title),
        ("Kind", kind[:1].upper() + kind[1:]),
        ("Publisher", document.publisher or ""),
        ("Date", written_date(document.date) if document.date else ""),
        ("Period covered", document.period or ""),
        ("Pages", str(pages)),
        ("Note", presenting(document)),
        ("File", document.file),
    )
    return tuple((name, fact) for name, fact in facts if fact)


def heading_of(section: Section) -> str:
    """The heading as printed, number included."""
    if not section.spans:
        return _START
    return section.path[-1] if section.path else section.title


def _show_choice(corpus: Corpus, place: Place) -> None:
    st.session_state[_CHOICE] = place.document

    def choose() -> None:
        go(beginning_of(corpus, st.session_state[_CHOICE]))

    st.radio(
        "Document",
        [document.id for document in corpus.documents],
        key=_CHOICE,
        format_func=lambda document: markdown_safe(document_of(corpus, document).short_title),
        on_change=choose,
        label_visibility="collapsed",
    )


def _link(section: Section, place: Place) -> Link:
    return Link(
        place=Place(document=section.document, section=section.id),
        label=heading_of(section),
        note=section.page_label or str(section.page),
        level=section.level,
        current=section.id == place.section,
    )
