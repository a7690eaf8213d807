"""The briefing of one reader as a whole: its title, its link, and opening it again by that link."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError
from assistant.export.wording import TITLE
from assistant.model import Briefing, PinKind
from assistant.ui.pin_links import link_of, moment_of, read_link, words_of
from assistant.ui.pinned import identity, keep_pins, new_pin, pins, shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.model import Answer, Check, Corpus, Figure, Pin
    from assistant.ui.library import Answering
    from assistant.ui.pin_links import LinkedPin

    Checking = Callable[[str, Sequence[str]], Check]
    Finding = Callable[[str], Figure | None]

PACK = "pack"
_TITLE, _CHANGED, _FAULTS, _READ = "pack-title", "pack-changed", "pack-faults", "pack-read"
_DAMAGED = "This link does not hold a whole briefing: it may have been cut short on its way."

_NO_FIGURE = "Not opened again: a figure that the documents no longer hold in this place."


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What answers, checks and figures are asked of when a link is opened.

    Attributes:
        finding: gives the figure of an id, or None.
    """

    assistant: Answering
    checking: Checking
    finding: Finding


def title() -> str:
    """The title that the reader gave, or the one it begins with."""
    return _titled().text.strip() or TITLE


def set_title(given: str) -> None:
    """Keep the title, also while another page is shown."""
    _titled().text = given


@dataclass
class _Titled:
    """What holds the title, one a reader, for the reason that `shelf` gives."""

    text: str = ""


def _titled() -> _Titled:
    held: _Titled = st.session_state.setdefault(_TITLE, _Titled())
    return held


def faults() -> tuple[str, ...]:
    """What of a link could not be opened."""
    return tuple(st.session_state.get(_FAULTS, ()))


def has_changed(pin: Pin) -> bool:
    """Whether a pin opened by a link has other quotes than when the link was made."""
    return identity(pin) in st.session_state.get(_CHANGED, ())


def briefing(corpus: Corpus, held: Sequence[Pin], named: str) -> Briefing:
    """The briefing of this minute."""
    made = datetime.now().astimezone().replace(second=0, microsecond=0)
    return Briefing(title=named, made=made, documents=corpus.documents, pins=tuple(held))


def maker(assistant: Answering, write: Callable[[Briefing], bytes]) -> Callable[[], bytes]:
    """What makes a file of the pins as they are when it is asked for."""
    held, titled = shelf(), _titled()

    def make() -> bytes:
        # A note that is being written is handed in as the button is pressed, and comes to `held` a moment later.
        time.sleep(assistant.settings.note_arrives_seconds)
        return write(briefing(assistant.corpus, held, titled.text.strip() or TITLE))

    return make


def keep_in_link(limit: int) -> bool:
    """Have the page's link open this briefing again; whether it fits into `limit` characters."""
    link = link_of(title(), pins()) if pins() else ""
    fits = len(link) <= limit
    wanted = {PACK: link} if link and fits else {}
    # Written only when it differs: every writing adds a step to the browser's history.
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
    # A link of this reader's own is not opened again when its last pin is removed.
    st.session_state[_READ] = link
    return fits


def reopen(sources: Sources) -> bool:
    """Ask again what the page's link holds, once, unless something is pinned already; whether it was done."""
    link = st.query_params.get(PACK, "")
    if not link or pins() or st.session_state.get(_READ) == link:
        return False
    st.session_state[_READ] = link
    try:
        named, linked = read_link(link)
    except ValueError:
        st.session_state[_FAULTS] = (_DAMAGED,)
        return True
    settings = sources.assistant.settings
    set_title(named[: settings.briefing_title_max_characters])
    opened: dict[str, Pin] = {}
    changed, unread = [], []
    for one in linked[: settings.pins]:
        try:
            pin = _asked_again(sources, one)
        except AssistantError as error:
            unread.append(f"Not opened again: “{one.asked[-1]}” ({error}).")
            continue
        if pin is None:
            unread.append(_NO_FIGURE)
            continue
        opened[identity(pin)] = pin
        if words_of(pin) != one.words:
            changed.append(identity(pin))
    keep_pins(opened.values())
    st.session_state[_CHANGED], st.session_state[_FAULTS] = tuple(changed), tuple(unread)
    return True


def _asked_again(sources: Sources, linked: LinkedPin) -> Pin | None:
    """The pin with what the documents say now; None for a figure that they no longer hold.

    Raises:
        AssistantError: when it can no longer be asked.
    """
    found = _found(sources, linked)
    if found is None:
        return None
    pin = new_pin(linked.asked, found, linked.documents)
    return replace(
        pin,
        pinned=moment_of(linked),
        note=linked.note[: sources.assistant.settings.note_max_characters],
        kept=tuple(place for place in sorted(set(linked.kept)) if 0 <= place < len(pin.offered)),
    )


def _found(sources: Sources, linked: LinkedPin) -> Answer | Check | Figure | None:
    if linked.kind is PinKind.QUESTION:
        return sources.assistant.ask(list(linked.asked), linked.documents)
    if linked.kind is PinKind.STATEMENT:
        return sources.checking(linked.asked[-1], linked.documents)
    return sources.finding(linked.asked[-1])
