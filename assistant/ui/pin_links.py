"""The link of a briefing: what is pinned, its order and notes, short enough to mail; nothing that documents say.

Opening it asks everything again, so that a link cannot put words into a document's mouth.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.model import PinKind  # noqa: TC001 - a link is read by its types
from assistant.records import from_lines, to_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.model import Pin

# The most characters that a link may unfold to, so that a short one cannot fill the memory.
_UNFOLDED = 500_000
_LEVEL = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedPin:
    """A pin without what was found.

    Attributes:
        pinned: ISO date and time.
        words: a checksum of the quotes kept, by which a change of the documents is noticed.
    """

    kind: PinKind
    asked: tuple[str, ...]
    documents: tuple[str, ...]
    kept: tuple[int, ...]
    note: str
    pinned: str
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedTitle:
    """The title of a briefing."""

    title: str


def link_of(title: str, pins: Iterable[Pin]) -> str:
    """A briefing as letters, digits, hyphens and low lines."""
    lines = to_lines([LinkedTitle(title=title)]) + to_lines(map(linked, pins))
    return (
        base64.urlsafe_b64encode(zlib.compress(lines.encode("utf-8", "replace"), _LEVEL)).decode().rstrip("=")
    )


def read_link(link: str) -> tuple[str, tuple[LinkedPin, ...]]:
    """The title and pins of a link.

    Raises:
        ValueError: when it was not written by `link_of`, or was cut short.
    """
    try:
        packed = base64.urlsafe_b64decode(link + "=" * (-len(link) % 4))
        unfolding = zlib.decompressobj()
        lines = unfolding.decompress(packed, _UNFOLDED)
    except (binascii.Error, zlib.error) as error:
        raise ValueError("the link is damaged") from error
    if not unfolding.eof:
        raise ValueError("the link was cut short")
    first, _, rest = lines.decode("utf-8").partition("\n")
    (title,) = from_lines(LinkedTitle, first)
    pins = from_lines(LinkedPin, rest)
    for pin in pins:
        if not pin.asked:
            raise ValueError("a pin of the link asks nothing")
        moment_of(pin)
    return title.title, pins


def linked(pin: Pin) -> LinkedPin:
    """What a link holds of a pin."""
    return LinkedPin(
        kind=pin.kind,
        asked=pin.asked,
        documents=pin.documents,
        kept=pin.kept,
        note=pin.note,
        pinned=pin.pinned.isoformat(timespec="minutes"),
        words=words_of(pin),
    )


def moment_of(pin: LinkedPin) -> datetime:
    """When it was pinned, with its time zone.

    Raises:
        ValueError: when it is no time.
    """
    return datetime.fromisoformat(pin.pinned).astimezone()


def words_of(pin: Pin) -> int:
    """A checksum of the quotes that a pin brings into the briefing."""
    quotes = [pin.offered[place].quote for place in pin.kept if place < len(pin.offered)]
    return zlib.crc32("\n".join(quotes).encode("utf-8", "replace"))
