"""One PDF read: its pages as text in reading order, tables, bookmarks and raised marks."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.errors import NoTextLayerError, UnreadablePdfError
from assistant.ingestion.content import TooSlowError
from assistant.ingestion.furniture import furniture_of, printed_labels
from assistant.ingestion.layout import Layout, lay_out
from assistant.ingestion.ocr import ocr_engine
from assistant.ingestion.pdf_file import OutlineEntry, PageError, PdfFile, open_pdf
from assistant.ingestion.scans import NOT_INSTALLED, SWITCHED_OFF, lay_out_scans, recognise_pages
from assistant.ingestion.table_heads import with_repeated_heads
from assistant.ingestion.witness import witnessed
from assistant.model import Page, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from assistant.ingestion.tables import Table
    from assistant.model import Scan
    from assistant.settings import Settings

__all__ = ["OutlineEntry", "PdfContent", "read_pdf"]

_OUTLINES = 300
"""Straight strokes that a page without text draws when its letters are shapes; frames and rules alone draw fewer."""
_BLANK = Layout(text="", lines=(), tables=(), superscripts=(), artifacts=frozenset(), in_tables=frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfContent:
    """What one PDF holds.

    Attributes:
        tables: in reading order; a table that runs over pages is one Table a page.
        outline: the file's bookmarks.
        superscripts: marks printed raised (footnote marks), page by page.
        metadata_title: the title in the file's metadata, as it stands there.
    """

    pages: tuple[Page, ...]
    tables: tuple[Table, ...]
    outline: tuple[OutlineEntry, ...]
    superscripts: tuple[Span, ...]
    metadata_title: str | None


@dataclass(frozen=True, slots=True)
class _Read:
    """One page as read, before furniture is known."""

    layout: Layout
    width: float
    height: float
    problem: str | None
    is_picture: bool = False
    scan: Scan | None = None


def read_pdf(
    path: Path,
    document_id: str,
    settings: Settings,
    before_scans: Callable[[], None] = lambda: None,
) -> PdfContent:
    """Read a PDF; a page that cannot be read carries its problem, and the rest goes on.

    Args:
        before_scans: called once before pages are read by OCR, which takes its own time.

    Raises:
        OversizedPdfError: more bytes or pages than the settings allow.
        EncryptedPdfError: needs a password.
        NoTextLayerError: no page holds text.
        UnreadablePdfError: cannot be opened, no page can be read, or it takes longer than allowed.
    """
    deadline = time.monotonic() + settings.pdf_max_seconds
    file = open_pdf(path, settings)
    reads = _with_scans(path, _typeset(file, deadline, settings), settings, before_scans)
    _require_text(path, reads)
    layouts = [read.layout for read in reads]
    furniture = furniture_of(layouts, [read.height for read in reads], settings.furniture_zone)
    labels = _labels(file, layouts, furniture)
    pages = tuple(
        _page(document_id, place + 1, read, labels[place], furniture[place])
        for place, read in enumerate(reads)
    )
    return PdfContent(
        pages=witnessed(path, pages, settings),
        tables=with_repeated_heads(
            [table for layout in layouts for table in layout.tables], [page.text for page in pages]
        ),
        outline=file.outline(),
        superscripts=tuple(span for layout in layouts for span in layout.superscripts),
        metadata_title=file.title(),
    )


def _page(
    document: str, number: int, read: _Read, label: str | None, furniture: tuple[tuple[int, int], ...]
) -> Page:
    return Page(
        document=document,
        number=number,
        label=label,
        text=read.layout.text,
        width=round(read.width, 2),
        height=round(read.height, 2),
        lines=read.layout.lines,
        furniture=furniture,
        problem=read.problem,
        scan=read.scan,
    )


def _typeset(file: PdfFile, deadline: float, settings: Settings) -> list[_Read]:
    try:
        return [_read_page(file, number, deadline) for number in range(1, file.pages + 1)]
    except TooSlowError as error:
        raise UnreadablePdfError(
            file.path, f"takes longer than {settings.pdf_max_seconds:g} seconds to read"
        ) from error


def _read_page(file: PdfFile, number: int, deadline: float) -> _Read:
    try:
        size, drawn = file.drawn(number, deadline)
    except PageError as error:
        size = file.size(number)
        return _Read(_BLANK, size.width, size.height, str(error))
    layout = lay_out(drawn, number, size.width, size.height)
    is_picture = not layout.text and (drawn.images > 0 or len(drawn.rules) >= _OUTLINES)
    return _Read(layout, size.width, size.height, None, is_picture)


def _with_scans(
    path: Path, reads: Sequence[_Read], settings: Settings, before_scans: Callable[[], None]
) -> list[_Read]:
    """The pages, those that are pictures read by OCR where that can be, else with the reason why not."""
    places = [place for place, read in enumerate(reads) if read.is_picture]
    known = list(reads)
    if not places:
        return known
    if not ocr_engine(settings):
        why = NOT_INSTALLED if settings.ocr_enabled else SWITCHED_OFF
        return [replace(read, problem=why) if read.is_picture else read for read in reads]
    before_scans()
    sizes = [(place + 1, reads[place].width, reads[place].height) for place in places]
    found = lay_out_scans(recognise_pages(path, sizes, settings), settings)
    for place, result in zip(places, found, strict=True):
        if isinstance(result, str):
            known[place] = replace(reads[place], problem=result)
        else:
            layout, scan = result
            known[place] = replace(reads[place], layout=layout, scan=scan)
    return known


def _require_text(path: Path, reads: Sequence[_Read]) -> None:
    if any(read.layout.text.strip() for read in reads):
        return
    broken = [read.problem for read in reads if read.problem and read.problem.startswith("cannot")]
    if broken:
        raise UnreadablePdfError(path, f"no page can be read; the first {broken[0]}")
    pictures = [f"page {place} {read.problem}" for place, read in enumerate(reads, 1) if read.is_picture]
    raise NoTextLayerError(path, next(iter(pictures), ""))


def _labels(
    file: PdfFile, layouts: Sequence[Layout], furniture: Sequence[Sequence[tuple[int, int]]]
) -> tuple[str | None, ...]:
    """The number each page prints; where it prints none, the label the file gives it."""
    printed = printed_labels([layout.text for layout in layouts], furniture)
    given = file.labels()
    return tuple(own or label for own, label in zip(printed, given, strict=True))
