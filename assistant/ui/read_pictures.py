"""The pictures of a section's pages beside its words, the same words marked on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import UnreadablePdfError
from assistant.ingestion.pictures import boxes_of, page_picture
from assistant.text.printed import page_name
from assistant.ui.escaping import markdown_safe
from assistant.ui.library import document_of, page_of
from assistant.ui.page_text import page_text
from assistant.ui.read_document import heading_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Corpus, Section, Span
    from assistant.ui.library import Answering

_PASSAGE, _SECTION = "the passage", "the section"


def show_pictures(assistant: Answering, section: Section, marked: Sequence[Span]) -> None:
    """Show the pages of the marked words, or of the whole section; those beyond the setting are folded."""
    spans = tuple(marked) or spans_of(assistant.corpus, section)
    numbers = sorted({span.page for span in spans}) or [section.page]
    beside = assistant.settings.pages_beside
    with st.container(key="pages-beside" if numbers[1:] else "page-beside"):
        for number in numbers[:beside]:
            _show_picture(assistant, section, number, spans, _PASSAGE if marked else _SECTION)
        for number in numbers[beside:]:
            _show_folded(assistant, section, number, spans)


def spans_of(corpus: Corpus, section: Section) -> tuple[Span, ...]:
    """The characters of a section: its heading and all that stands under it, subsections left out."""
    held = [block for block in corpus.blocks if block.section == section.id]
    return tuple(dict.fromkeys([*section.spans, *(span for block in held for span in block.spans)]))


@st.fragment
def _show_folded(assistant: Answering, section: Section, number: int, spans: Sequence[Span]) -> None:
    """One more page, drawn only when it is opened."""
    label = page_of(assistant.corpus, section.document, number).label
    folded = st.expander(f"See {page_name(number, label)}", key=f"read-page-{number}", on_change="rerun")
    if folded.open:
        with folded:
            _show_picture(assistant, section, number, spans, _SECTION)


def _show_picture(
    assistant: Answering, section: Section, number: int, spans: Sequence[Span], what: str
) -> None:
    document = document_of(assistant.corpus, section.document)
    page = page_of(assistant.corpus, section.document, number)
    pdf = assistant.corpus_folder / document.file
    name = page_name(number, page.label)
    try:
        boxes = boxes_of(pdf, page, spans)
        picture = page_picture(pdf, number, boxes, assistant.settings.picture_dpi)
    except UnreadablePdfError as error:
        st.warning(f"No picture of this page: {markdown_safe(str(error))}")
        return
    marks = f"{what} is marked" if boxes else "nothing could be marked"
    st.image(
        picture,
        caption=markdown_safe(f"{name[0].upper()}{name[1:]}: {marks}"),
        alt=f"Picture of {name} of {document.title}; {marks}: {heading_of(section)}",
        width="stretch",
        output_format="PNG",  # as it is drawn: a JPEG would blur the letters, and takes time to make
    )
    # A section that is marked whole stands beside its picture already.
    st.html(page_text(assistant.corpus, page, spans if what == _PASSAGE else (), name))
