"""What the page "Figures" shows, as its link says it and as it is kept while another page is open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from assistant.model import FigureKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_KEPT = "figures-kept"
DOCUMENT = "document"
COLUMNS = ("figure", "measure", "period", "section", "page", "document")
KINDS: Mapping[str, FigureKind] = {kind.value: kind for kind in FigureKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is chosen on the page.

    Attributes:
        words: only figures that stand with these.
        kind: only figures of this kind, by its value; "" for all.
        differing: only figures whose measure has another value elsewhere.
        sort: a column's name, or "" for the order of the documents.
        down: whether the last comes first.
        first: rows of the table before the first one shown; a whole number of screens.
        figure: id of the figure whose quote is shown, or "".
        plot: id of the plot shown, or "" for the first.
    """

    words: str = ""
    kind: str = ""
    differing: bool = False
    sort: str = ""
    down: bool = False
    first: int = 0
    figure: str = ""
    plot: str = ""


def shown_view() -> View:
    """What the link asks for, else what was kept, else everything."""
    kept: View = st.session_state.get(_KEPT, View())
    names = {"words", "kind", "differing", "sort", "down", "first", "figure", "plot", DOCUMENT}
    view = _linked() if names & set(st.query_params) else kept
    st.session_state[_KEPT] = view
    return view


def is_new() -> bool:
    """Whether the page is drawn for the first time in this session, so that its link says which documents to tick."""
    return _KEPT not in st.session_state


def change(**chosen: str | int | bool) -> None:
    """Show something else from the next drawing on; what is chosen anew takes the place of the link."""
    view = replace(shown_view(), **chosen)  # type: ignore[arg-type]
    st.session_state[_KEPT] = view
    st.query_params.from_dict(link_of(view, st.query_params.get_all(DOCUMENT)))


def keep_in_link(view: View, documents: Sequence[str]) -> None:
    """Have the page's address say what is on the screen."""
    wanted = link_of(view, documents)
    # Written only when it differs: every writing adds a step to the browser's history.
    if {name: st.query_params.get_all(name) for name in st.query_params} != wanted:
        st.query_params.from_dict(wanted)


def link_of(view: View, documents: Sequence[str] = ()) -> dict[str, list[str]]:
    """The query of a link to a view; what is as usual is left out."""
    asked = {
        "words": view.words,
        "kind": view.kind,
        "differing": "1" if view.differing else "",
        "sort": view.sort,
        "down": "1" if view.down else "",
        "first": str(view.first) if view.first else "",
        "figure": view.figure,
        "plot": view.plot,
    }
    query = {name: [value] for name, value in asked.items() if value}
    return query | ({DOCUMENT: list(documents)} if documents else {})


def _linked() -> View:
    asked = st.query_params
    first = asked.get("first", "0")
    sort, kind = asked.get("sort", ""), asked.get("kind", "")
    return View(
        words=asked.get("words", ""),
        kind=kind if kind in KINDS else "",
        differing=asked.get("differing") == "1",
        sort=sort if sort in COLUMNS else "",
        down=asked.get("down") == "1" and sort in COLUMNS,
        first=int(first) if first.isascii() and first.isdigit() and len(first) < 9 else 0,
        figure=asked.get("figure", ""),
        plot=asked.get("plot", ""),
    )
