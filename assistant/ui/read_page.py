"""The page "Read": a document section by section, its words beside their page, and what was found in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from assistant.text.printed import page_name
from assistant.text.scans import FIGURES_FROM_SCAN, READ_FROM_SCAN
from assistant.ui.ask_page import prefill
from assistant.ui.documents import tick
from assistant.ui.escaping import html_safe, markdown_safe
from assistant.ui.library import document_of, pages_of
from assistant.ui.pages import open_ask_page
from assistant.ui.read_document import heading_of, show_contents, show_facts
from assistant.ui.read_found import show_search
from assistant.ui.read_pictures import show_pictures
from assistant.ui.read_place import Place, beginning_of, go, place_shown, sections_of
from assistant.ui.read_widgets import Link, arrive_at, show_links
from assistant.ui.read_words import Words, own_blocks, section_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Corpus, Section, Span
    from assistant.ui.library import Answering

_NO_WORDS = "No words could be read under this heading: what stands there is in the picture of the page."
_INSIDE = " \u203a "
_NO_SECTIONS = "No text could be read in this document."


def show_read_page(assistant: Answering) -> None:
    """Draw the page: contents in the side bar; search, section and its pages beside each other."""
    corpus = assistant.corpus
    place = place_shown(corpus)
    document = document_of(corpus, place.document)
    show_contents(corpus, place)
    st.title(markdown_safe(document.short_title), anchor=False)
    beginning = replace(place, find="") == beginning_of(corpus, place.document)
    show_facts(corpus, document, unfolded=beginning and not place.find)
    sections = sections_of(corpus, place.document)
    if not sections:
        st.info(_NO_SECTIONS)
        return
    show_search(assistant, place)
    shown = next(section for section in sections if section.id == place.section)
    _show_section(assistant, place, sections, shown)
    arrive_at(place, heading_of(shown))


def _show_section(assistant: Answering, place: Place, sections: Sequence[Section], section: Section) -> None:
    marked = _marked(assistant.corpus, place)
    with st.container(key="reading"):
        text, pages = st.columns([6, 5], gap="medium")
    with text:
        _show_heading(section)
        _show_text(assistant.corpus, section, marked)
        _show_inner(sections, section)
        with st.container(horizontal=True, key="read-on"):
            _show_steps(sections, section)
        _show_asking(assistant.corpus, section)
    with pages:
        show_pictures(assistant, section, marked)


def _marked(corpus: Corpus, place: Place) -> tuple[Span, ...]:
    """The characters of the passages chosen; none when the whole section is shown."""
    return tuple(
        span for passage in corpus.passages if passage.id in place.passages for span in passage.spans
    )


def _show_heading(section: Section) -> None:
    around = _INSIDE.join(html_safe(heading) for heading in section.path[:-1])
    path = f'<p class="atr-path">{around}</p>' if around else ""
    name = page_name(section.page, section.page_label)
    st.html(
        f'{path}<h2 class="atr-section-heading">{html_safe(heading_of(section))}</h2>'
        f'<p class="atr-line">{html_safe(name[0].upper() + name[1:])}</p>'
    )


def _show_text(corpus: Corpus, section: Section, marked: tuple[Span, ...]) -> None:
    blocks, notes = own_blocks([b for b in corpus.blocks if b.document == section.document], section)
    pages = {page.number: page for page in pages_of(corpus, section.document)}
    if any(pages[span.page].scan for block in (*blocks, *notes) for span in block.spans):
        st.html(f'<p class="atr-flag">{html_safe(READ_FROM_SCAN)} {html_safe(FIGURES_FROM_SCAN)}</p>')
    if blocks or notes:
        st.html(section_html(blocks, notes, Words(pages=pages, marked=marked)))
    elif not any(other.parent == section.id for other in corpus.sections):
        st.info(_NO_WORDS)


def _show_inner(sections: Sequence[Section], section: Section) -> None:
    inner = [other for other in sections if other.parent == section.id]
    if inner:
        st.html(f'<h3 class="atr-small-heading">In “{html_safe(section.title)}”</h3>')
        show_links("inner", "Sections within this one", [_link(other) for other in inner])


def _link(section: Section) -> Link:
    place = Place(document=section.document, section=section.id)
    return Link(place=place, label=heading_of(section), note=f"page {section.page_label or section.page}")


def _show_steps(sections: Sequence[Section], section: Section) -> None:
    here = sections.index(section)
    steps = (("Previous section", "arrow_back", here - 1), ("Next section", "arrow_forward", here + 1))
    for label, icon, there in steps:
        known = 0 <= there < len(sections)
        other = sections[there] if known else section
        st.button(
            label,
            icon=f":material/{icon}:",
            icon_position="left" if there < here else "right",
            key=f"step-{icon}",
            disabled=not known,
            help=markdown_safe(heading_of(other)) if known else None,
            on_click=go,
            args=(Place(document=other.document, section=other.id),),
        )


def _show_asking(corpus: Corpus, section: Section) -> None:
    if st.button("Ask about this section", icon=":material/chat_bubble:", key="ask-about"):
        tick(corpus, [section.document])
        prefill(question_about(section))
        open_ask_page()


def question_about(section: Section) -> str:
    """A question about a section, to be sent as it is or written on."""
    number = section.number or ""
    if number[:1].isdigit():
        return f"What does section {number} say?"
    return f"What does {number if number[:1].isalpha() else f'“{section.title}”'} say?"
