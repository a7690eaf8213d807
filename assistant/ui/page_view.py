"""The picture of a page with exactly the quoted words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import UnreadablePdfError
from assistant.ingestion.pictures import boxes_of, page_picture
from assistant.text.printed import page_name
from assistant.ui.escaping import markdown_safe
from assistant.ui.library import document_of, page_of
from assistant.ui.page_text import page_text
from assistant.ui.wording import alternative_text

if TYPE_CHECKING:
    from assistant.model import Extract
    from assistant.ui.library import Answering


def show_pages(assistant: Answering, extract: Extract) -> None:
    """Show every page that the quote stands on."""
    for number in dict.fromkeys(span.page for span in extract.citation.spans):
        try:
            _show_page(assistant, extract, number)
        except UnreadablePdfError as error:
            st.warning(f"No picture of this page: {markdown_safe(str(error))}")


def _show_page(assistant: Answering, extract: Extract, number: int) -> None:
    citation = extract.citation
    corpus = assistant.reports((citation.document,))
    page = page_of(corpus, citation.document, number)
    pdf = assistant.corpus_folder / document_of(corpus, citation.document).file
    boxes = boxes_of(pdf, page, citation.spans)
    marked = "the quoted words are marked" if boxes else "the quoted words could not be marked"
    name = page_name(number, page.label)
    st.image(
        page_picture(pdf, number, boxes, assistant.settings.picture_dpi),
        caption=markdown_safe(f"{name[0].upper()}{name[1:]}: {marked}"),
        alt=alternative_text(extract.quote, citation, number),
        width="stretch",
        output_format="PNG",  # as it is drawn: a JPEG would blur the letters, and takes time to make
    )
    st.html(page_text(corpus, page, citation.spans, name))
