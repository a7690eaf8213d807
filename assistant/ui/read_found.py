"""Search within the document being read: the field, the passages found, and going from one to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui.announcing import announce
from assistant.ui.escaping import html_safe
from assistant.ui.library import page_of
from assistant.ui.read_document import heading_of
from assistant.ui.read_place import Place, go
from assistant.ui.read_search import passages_with
from assistant.ui.read_widgets import Link, show_links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Corpus, Passage
    from assistant.ui.library import Answering

_FIELD = "read-find"
# What may stand before a word's first letter.
_OPENING = "([\u2018\u201c'\""
# Words shown of a passage before the first word found, and in all.
_BEFORE, _WORDS = 6, 24


def show_search(assistant: Answering, place: Place) -> None:
    """Show the field; with words in it, the passages found, or the way between them when one is chosen."""
    st.session_state[_FIELD] = place.find
    st.text_input(
        "Search in this document",
        key=_FIELD,
        icon=":material/search:",
        on_change=_find,
        args=(place, assistant.settings.question_max_characters),
    )
    if not place.find:
        return
    found = passages_with(assistant.corpus, place.document, place.find)
    chosen = next((number for number, passage in enumerate(found) if passage.id in place.passages), None)
    if chosen is None:
        _show_found(assistant, place, found)
    else:
        _show_way(place, found, chosen)


def _find(place: Place, longest: int) -> None:
    go(replace(place, find=" ".join(st.session_state[_FIELD][:longest].split()), passages=()))


def _show_found(assistant: Answering, place: Place, found: Sequence[Passage]) -> None:
    listed = found[: assistant.settings.found_shown]
    said = told(len(found), len(listed), place.find)
    st.html(f'<p class="atr-line">{html_safe(said)}</p>')
    announce(said, f"find {place.document} {place.find}")
    links = [_link(assistant.corpus, place, passage) for passage in listed]
    if links:
        with st.container(key="found"):
            show_links("matches", "Passages found", links, stacked=True)


def _show_way(place: Place, found: Sequence[Passage], chosen: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="way"):
        said = f"Passage {chosen + 1} of {len(found)} found"
        st.html(f'<p class="atr-line">{said}</p>', width="content")
        steps = (("Previous", "keyboard_arrow_up", -1), ("Next", "keyboard_arrow_down", 1))
        for label, icon, step in steps:
            known = 0 <= chosen + step < len(found)
            st.button(
                label,
                icon=f":material/{icon}:",
                key=f"way-{icon}",
                disabled=not known,
                on_click=go,
                args=(_at(place, found[chosen + step]) if known else place,),
            )
        st.button(
            "List all",
            icon=":material/list:",
            key="way-list",
            on_click=go,
            args=(replace(place, passages=()),),
        )
    announce(said, f"found {place.find} {' '.join(place.passages)}")


def told(found: int, listed: int, find: str) -> str:
    """How many passages were found, and how many of them are listed."""
    if not found:
        return f"No passage of this document has “{find}”."
    count = f"{found} passage{'s' if found != 1 else ''} with “{find}”"
    return f"{count}." if listed == found else f"{count}; the first {listed} are listed."


def _at(place: Place, passage: Passage) -> Place:
    return replace(place, section=passage.section, passages=(passage.id,))


def _link(corpus: Corpus, place: Place, passage: Passage) -> Link:
    section = next(section for section in corpus.sections if section.id == passage.section)
    page = page_of(corpus, passage.document, passage.page)
    note = f"{heading_of(section).rstrip(' .:')}, page {page.label or page.number}"
    return Link(place=_at(place, passage), label=excerpt(passage.text, place.find), note=note)


def excerpt(text: str, find: str) -> str:
    """The words of a passage around the first that begins as a word sought does."""
    words = text.split()
    sought = tuple(word.casefold() for word in find.split())
    hits = [place for place, word in enumerate(words) if word.casefold().lstrip(_OPENING).startswith(sought)]
    start = max(0, (hits or [0])[0] - _BEFORE) if len(words) > _WORDS else 0
    end = start + _WORDS
    return f"{'… ' if start else ''}{' '.join(words[start:end])}{' …' if end < len(words) else ''}"
