"""How a passage's words are taken from its pages: the one rule by which quotes are made and later checked.

Reading makes passages with it and composing holds quotes against it, so that both stages agree without
importing each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.model import ExtractKind, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.model import Page, Span

CELL_SEPARATOR = " | "


def separator(kind: ExtractKind) -> str:
    """What stands between the spans of a quote of this kind."""
    return CELL_SEPARATOR if kind is ExtractKind.TABLE_ROW else " "


def readable(pages: Mapping[int, Page], spans: Iterable[Span]) -> bool:
    """Whether none of the spans touches a line that OCR is not sure of, or that two libraries read differently.

    Args:
        pages: the pages of one document by number, counted from 1; spans of other pages count as readable.
    """
    return not any(
        start < span.end and span.start < end
        for span in spans
        if span.page in pages
        for start, end in _unreadable(pages[span.page])
    )


def _unreadable(page: Page) -> tuple[tuple[int, int], ...]:
    return page.scan.unreadable if page.scan is not None else page.unreadable


def passage_text(pages: Mapping[int, Page], spans: Iterable[Span], kind: ExtractKind) -> str:
    """The words of the spans, each joined into running text, in order.

    Args:
        pages: the pages of one document by number, counted from 1.

    Raises:
        KeyError: when a span stands on a page that is not given.
    """
    pieces = (joined(pages[span.page].text[span.start : span.end]) for span in spans)
    return separator(kind).join(pieces)
