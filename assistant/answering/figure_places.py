"""Finds the characters of a page that a part of a passage stands for: a figure is marked where it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.model import Span, joined
from assistant.quoting import separator

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.model import Page, Passage


def place_in(passage: Passage, pages: Mapping[int, Page], start: int, end: int) -> Span:
    """The page's characters that `passage.text[start:end]` was made of, in the span that holds its beginning.

    Args:
        pages: the pages of the passage's document, by number.
    """
    begun = 0
    for span in passage.spans:
        printed = pages[span.page].text[span.start : span.end]
        said = joined(printed)
        if start < begun + len(said):
            origins = _origins(printed, said)
            last = origins[min(end - begun, len(said)) - 1]
            return Span(page=span.page, start=span.start + origins[start - begun], end=span.start + last + 1)
        begun += len(said) + len(separator(passage.kind))
    return passage.spans[-1]


def _origins(printed: str, said: str) -> Sequence[int]:
    """For each character of the running text, the place of the printed one: joining only drops characters."""
    places: list[int] = []
    at = 0
    for letter in said:
        while printed[at] != letter and not (letter == " " and printed[at].isspace()):
            at += 1
        places.append(at)
        at += 1
    return places
