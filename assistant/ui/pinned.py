"""The pins of one reader: kept while pages are switched and questions asked, in the order the reader gave them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

import streamlit as st

from assistant.model import Pin, best_kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.model import Answer, Check, Figure

_PINS, _REMOVED = "pins", "pins-removed"


def pins() -> tuple[Pin, ...]:
    """The pins, in the reader's order."""
    return tuple(shelf())


def shelf() -> list[Pin]:
    """What holds the pins, one list a reader: a file asked for between two drawings of a page has them as they are."""
    held: list[Pin] = st.session_state.setdefault(_PINS, [])
    return held


def keep_pins(kept: Iterable[Pin]) -> None:
    """Keep these pins and no others."""
    shelf()[:] = tuple(kept)


def identity(pin: Pin) -> str:
    """What tells a pin from others: the same for the same thing pinned again."""
    told = "\n".join((pin.kind, *pin.asked, "", *pin.documents))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def new_pin(asked: Sequence[str], found: Answer | Check | Figure, documents: Sequence[str]) -> Pin:
    """A pin of now, with the extracts that answer or decide."""
    return Pin(
        asked=tuple(asked),
        found=found,
        pinned=_now(),
        documents=tuple(documents),
        kept=best_kept(found),
    )


def pin_or_unpin(pin: Pin) -> None:
    """Put a pin at the end; a pin that is there already is taken out."""
    if is_pinned(pin):
        remove(identity(pin))
    else:
        keep_pins((*pins(), replace(pin, pinned=_now())))


def is_pinned(pin: Pin) -> bool:
    """Whether the same thing is pinned."""
    return identity(pin) in map(identity, pins())


def remove(which: str) -> None:
    """Take out the pin of that identity, which can be put back."""
    place = _place(which)
    st.session_state[_REMOVED] = (place, pins()[place])
    keep_pins(pin for pin in pins() if identity(pin) != which)


def removed() -> Pin | None:
    """The pin last taken out, if it is not there again."""
    _, pin = st.session_state.get(_REMOVED, (0, None))
    return None if pin is None or is_pinned(pin) else pin


def put_back() -> None:
    """Put the pin last taken out where it was."""
    place, pin = st.session_state[_REMOVED]
    keep_pins((*pins()[:place], pin, *pins()[place:]))


def move(which: str, by: int) -> None:
    """Move the pin of that identity by so many places, -1 for up."""
    order = list(pins())
    place = _place(which)
    order.insert(max(0, place + by), order.pop(place))
    keep_pins(order)


def annotate(which: str, note: str) -> None:
    """Write a note on the pin of that identity."""
    keep_pins(replace(pin, note=note) if identity(pin) == which else pin for pin in pins())


def keep_extracts(which: str, kept: Iterable[int]) -> None:
    """Choose which of its extracts, counted from 0, the pin of that identity brings into the briefing."""
    chosen = tuple(sorted(kept))
    keep_pins(replace(pin, kept=chosen) if identity(pin) == which else pin for pin in pins())


def _now() -> datetime:
    return datetime.now().astimezone().replace(second=0, microsecond=0)


def _place(which: str) -> int:
    return [identity(pin) for pin in pins()].index(which)
