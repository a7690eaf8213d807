"""A block's running text that remembers, character by character, where on its pages it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.model import Span, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.model import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningText:
    """Text joined from spans.

    Attributes:
        origins: for each character, the place of its span and its own place in the page's text;
            -1 for a space between two spans.
    """

    text: str
    spans: tuple[Span, ...]
    origins: tuple[tuple[int, int], ...]

    def located(self, start: int, end: int) -> tuple[Span, ...]:
        """The page characters of the half-open part `start` to `end`, one span a span it touches."""
        ends: dict[int, tuple[int, int]] = {}
        for place, at in self.origins[start:end]:
            if at >= 0:
                ends[place] = (ends.get(place, (at, at))[0], at + 1)
        return tuple(Span(page=self.spans[place].page, start=s, end=e) for place, (s, e) in ends.items())


def running_text(spans: Iterable[Span], pages: Mapping[int, Page]) -> RunningText:
    """Join the spans into running text, as `model.joined` does, and keep every character's origin."""
    kept = tuple(spans)
    pieces: list[str] = []
    origins: list[tuple[int, int]] = []
    for place, span in enumerate(kept):
        raw = pages[span.page].text[span.start : span.end]
        text = joined(raw)
        if not text:
            continue
        if pieces:
            origins.append((place, -1))
        pieces.append(text)
        origins.extend((place, span.start + at) for at in _aligned(raw, text))
    return RunningText(text=" ".join(pieces), spans=kept, origins=tuple(origins))


def _aligned(raw: str, text: str) -> list[int]:
    """For each character of the joined text, its place in the raw one."""
    places = []
    at = 0
    for letter in text:
        if letter == " ":
            while not raw[at].isspace():
                at += 1
            places.append(at)
            while raw[at].isspace():
                at += 1
            continue
        while raw[at] != letter:
            at += 1
        places.append(at)
        at += 1
    return places
