"""The place in a document that the page "Read" shows: kept in the page's link, so that the link reopens it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.model import Citation, Corpus, Passage, Section, Span

_KEPT = "read-place"
_DOCUMENT, _SECTION, _PASSAGE, _FIND = "document", "section", "passage", "find"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What the page shows.

    Attributes:
        document: id of the document.
        section: id of the section, or "" for a document in which no section was found.
        passages: ids of the passages marked; empty for the whole section.
        find: words searched for within the document, as typed, or "".
    """

    document: str
    section: str
    passages: tuple[str, ...] = ()
    find: str = ""


def place_shown(corpus: Corpus) -> Place:
    """The place that the link names, else the one last shown, else the beginning of the first document."""
    kept: Place | None = st.session_state.get(_KEPT)
    if st.query_params.get(_DOCUMENT) or kept is None or not _is_known(corpus, kept):
        place = _linked(corpus)
    else:
        place = kept
    go(place)
    return place


def go(place: Place) -> None:
    """Show `place` when the page is next drawn."""
    st.session_state[_KEPT] = place
    wanted = link_of(place)
    # Written only when it differs: every writing adds a step to the browser's history.
    if {name: st.query_params.get_all(name) for name in st.query_params} != wanted:
        st.query_params.from_dict(wanted)


def link_of(place: Place) -> Mapping[str, list[str]]:
    """The query parameters that reopen a place."""
    asked = {
        _DOCUMENT: [place.document],
        _SECTION: [_short(place.section)],
        _PASSAGE: [_short(passage) for passage in place.passages],
        _FIND: [place.find],
    }
    return {name: kept for name, values in asked.items() if (kept := [value for value in values if value])}


def place_cited(corpus: Corpus, citation: Citation) -> Place | None:
    """Where the words of a citation stand, marked; None when no passage holds them any more."""
    held = [
        passage
        for passage in corpus.passages
        if passage.document == citation.document and _share_words(passage, citation.spans)
    ]
    if not held:
        return None
    marked = tuple(passage.id for passage in held)
    return Place(document=citation.document, section=held[0].section, passages=marked)


def beginning_of(corpus: Corpus, document: str, find: str = "") -> Place:
    """The first section of a document."""
    first = next((section.id for section in sections_of(corpus, document)), "")
    return Place(document=document, section=first, find=find)


def sections_of(corpus: Corpus, document: str) -> tuple[Section, ...]:
    """The sections of a document, in reading order."""
    return tuple(section for section in corpus.sections if section.document == document)


def _linked(corpus: Corpus) -> Place:
    asked = st.query_params.get(_DOCUMENT)
    known = [document.id for document in corpus.documents]
    start = beginning_of(corpus, asked if asked in known else known[0], st.query_params.get(_FIND, ""))
    passages = tuple(f"{start.document}/{short}" for short in st.query_params.get_all(_PASSAGE))
    place = Place(
        document=start.document,
        section=f"{start.document}/{st.query_params.get(_SECTION, '')}",
        passages=tuple(passage.id for passage in corpus.passages if passage.id in passages),
        find=start.find,
    )
    return place if _is_known(corpus, place) else start


def _is_known(corpus: Corpus, place: Place) -> bool:
    """Whether the place is in the corpus, which may have been read anew since the link was made."""
    return any(section.id == place.section for section in corpus.sections)


def _share_words(passage: Passage, spans: tuple[Span, ...]) -> bool:
    return any(
        own.page == cited.page and own.start < cited.end and cited.start < own.end
        for own in passage.spans
        for cited in spans
    )


def _short(identity: str) -> str:
    """An id without its document, which the link names already."""
    return identity.rpartition("/")[2]
