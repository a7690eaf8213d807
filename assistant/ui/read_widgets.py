"""What the page "Read" needs a script for: lists of links that keep the app's state, and arriving at a section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from assistant.settings import DATA
from assistant.ui.read_place import Place, go, link_of

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to a place of the documents; its texts are plain.

    Attributes:
        note: what stands at the end of its line, such as a page.
        level: a link of a higher level stands inside the one before it.
        current: whether it leads to what is shown.
    """

    place: Place
    label: str
    note: str = ""
    level: int = 1
    current: bool = False


def show_links(key: str, name: str, links: Sequence[Link], *, stacked: bool = False) -> None:
    """Show a list of links, called `name` by a screen reader; `stacked` has each note below its label."""
    mount = st.components.v2.component(
        "ask_the_report_links", html=_part("links.html"), css=_part("links.css"), js=_part("links.js")
    )

    def follow() -> None:
        followed = st.session_state[key].get("followed")
        if isinstance(followed, int) and 0 <= followed < len(links):
            go(links[followed].place)

    mount(
        key=key,
        data={
            "name": name,
            "stacked": stacked,
            "entries": [_entry(link, number) for number, link in enumerate(links)],
        },
        on_followed_change=follow,
    )


def arrive_at(place: Place, heading: str) -> None:
    """Bring the section into view and move the focus to its heading when it was not shown before."""
    mount = st.components.v2.component("ask_the_report_arrive", js=_part("arrive.js"))
    mount(
        key="scroll-read", data={"place": f"{place.section} {' '.join(place.passages)}", "heading": heading}
    )


def _entry(link: Link, number: int) -> dict[str, object]:
    """A link as the script takes it; `target` comes back when it is followed."""
    return {
        "label": link.label,
        "note": link.note,
        "level": link.level,
        "current": link.current,
        "query": [[name, value] for name, values in link_of(link.place).items() for value in values],
        "target": number,
    }


def _part(name: str) -> str:
    return (DATA / "ui" / name).read_text("utf-8")
