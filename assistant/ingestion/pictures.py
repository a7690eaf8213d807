"""Pictures of pages with words marked, for a reader to hold a quote against the page it came from.

PDFium reads the page a second time here, apart from the reading that the quote came from: words are
marked only where PDFium finds the same letters at the same place, and `contains` is an independent
witness that a quote stands on its page. A wrong mark would be worse than none.
"""

from __future__ import annotations

import ctypes
from contextlib import closing, contextmanager
from functools import lru_cache
from io import BytesIO
from math import sqrt
from threading import RLock
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image, ImageChops, ImageDraw
from pypdfium2 import raw

from assistant.errors import UnreadablePdfError
from assistant.ingestion.marks import Box, Letters, merged, nearest, pieces, places, squeezed
from assistant.ingestion.scans import edges_of
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from assistant.model import Page, Span

# PDFium keeps global state and must be called from one thread at a time.
_PDFIUM = RLock()
_POINTS_PER_INCH = 72
# PDFium answers positions in whole pixels: asked for a page this much larger, they are fine enough.
_FINE = 64
# The longer side of a picture, in sides of a square of as many pixels as a picture may have.
_LONGEST = 4
_MARK_FILL = (255, 224, 71)
_MARK_LINE = (122, 62, 0)


def page_picture(pdf: Path, page: int, boxes: Sequence[Box] = (), dpi: int | None = None) -> bytes:
    """Draw page `page` (from 1) as a PNG, with the boxes marked in yellow and underlined.

    Args:
        dpi: dots per inch; the setting `picture_dpi` when left out.

    Raises:
        UnreadablePdfError: when the file is gone or PDFium cannot draw the page.
    """
    return _drawn(pdf, _version(pdf), page, tuple(boxes), dpi or Settings().picture_dpi)


def plain_picture(pdf: Path, page: int, dpi: int) -> bytes:
    """Draw page `page` (from 1) in greys as a PGM, for OCR to read.

    Raises:
        UnreadablePdfError: when PDFium cannot draw the page.
    """
    with _opened(pdf, page) as opened:
        picture = (
            opened.render(scale=_scale(opened, dpi, Settings().ocr_max_pixels), grayscale=True)
            .to_pil()
            .convert("L")
        )
    encoded = BytesIO()
    picture.save(encoded, "PPM")
    return encoded.getvalue()


def boxes_of(pdf: Path, page: Page, spans: Iterable[Span]) -> tuple[Box, ...]:
    """Rectangles around the words of those spans that stand on `page`, one a printed line.

    Words that PDFium does not find where `page.lines` says they stand get no box; those of a scan have theirs from OCR.

    Raises:
        UnreadablePdfError: when the file is gone or PDFium cannot read the page.
    """
    if page.scan is not None:
        edges = (edges for span in spans if span.page == page.number for edges in edges_of(page, span))
        return tuple(
            Box(left=left, top=top, right=right, bottom=bottom) for left, top, right, bottom in edges
        )
    letters = _letters(pdf, _version(pdf), page.number)
    boxes: list[Box] = []
    for span in spans:
        if span.page == page.number:
            for start, end, line in pieces(page, span):
                place = nearest(letters, page.text[start:end], start, line)
                if place is not None:
                    boxes += merged(letters.boxes[place[0] : place[1]])
    return tuple(boxes)


def contains(pdf: Path, page: int, quote: str) -> bool:
    """Whether PDFium reads the quote on page `page` (from 1): letter for letter, white space aside.

    A hyphen at the end of a line may be there or not.

    Raises:
        UnreadablePdfError: when the file is gone or PDFium cannot read the page.
    """
    return next(places(_letters(pdf, _version(pdf), page).text, quote), None) is not None


def page_texts(pdf: Path) -> Iterator[str | None]:
    """The text of every page in PDFium's order, in one piece; None for a page that PDFium cannot read.

    For thousands of quotes this is much faster than the letters with their places that `contains` asks for.

    Raises:
        UnreadablePdfError: when PDFium cannot open the file.
    """
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except (pypdfium2.PdfiumError, OSError) as error:
            raise UnreadablePdfError(pdf, "cannot be opened by PDFium") from error
        with closing(document):
            for number in range(len(document)):
                yield _page_text(document, number)


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str | None:
    try:
        with closing(document[number]) as page, closing(page.get_textpage()) as words:
            return str(words.get_text_range())
    except pypdfium2.PdfiumError:
        return None


def _version(pdf: Path) -> int:
    """When the file was last changed, so that nothing old is shown of a file put in its place."""
    try:
        return pdf.stat().st_mtime_ns
    except OSError as error:
        raise UnreadablePdfError(pdf, "the file is no longer there") from error


@contextmanager
def _opened(pdf: Path, page: int) -> Iterator[pypdfium2.PdfPage]:
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
            try:
                yield document[page - 1]
            finally:
                document.close()
        except (pypdfium2.PdfiumError, IndexError, OSError) as error:
            raise UnreadablePdfError(pdf, f"page {page} cannot be drawn") from error


@lru_cache(maxsize=Settings().pictures_kept)
def _drawn(pdf: Path, _changed: int, page: int, boxes: tuple[Box, ...], dpi: int) -> bytes:
    with _opened(pdf, page) as opened:
        scale = _scale(opened, dpi, Settings().picture_max_pixels)
        picture = opened.render(scale=scale).to_pil().convert("RGB")
    encoded = BytesIO()
    _marked(picture, boxes, scale).save(encoded, "PNG")
    return encoded.getvalue()


def _scale(page: pypdfium2.PdfPage, dpi: int, most: int) -> float:
    """Pixels a point: as many as `dpi` asks for, fewer where the page claims a size beyond any paper's."""
    width, height = (max(1.0, side) for side in page.get_size())
    scale: float = min(
        dpi / _POINTS_PER_INCH, sqrt(most / (width * height)), _LONGEST * sqrt(most) / max(width, height)
    )
    return scale


def _marked(picture: Image.Image, boxes: tuple[Box, ...], scale: float) -> Image.Image:
    """Tint the boxes as a felt pen does, black letters staying black, and underline them."""
    tint = Image.new("RGB", picture.size, "white")
    pen = ImageDraw.Draw(tint)
    for box in boxes:
        edges = (box.left - 1, box.top, box.right + 1, box.bottom)
        pen.rectangle([round(edge * scale) for edge in edges], fill=_MARK_FILL)
    marked = ImageChops.multiply(picture, tint)
    pen = ImageDraw.Draw(marked)
    for box in boxes:
        bottom = round(box.bottom * scale)
        ends = [(round(box.left * scale), bottom), (round(box.right * scale), bottom)]
        pen.line(ends, fill=_MARK_LINE, width=max(1, round(scale)))
    return marked


@lru_cache(maxsize=Settings().pictures_kept)
def _letters(pdf: Path, _changed: int, page: int) -> Letters:
    text: list[str] = []
    boxes: list[Box] = []
    with _opened(pdf, page) as opened:
        words = opened.get_textpage()
        size = opened.get_size()
        for place in range(words.count_chars()):
            letters = squeezed(chr(raw.FPDFText_GetUnicode(words, place)))
            if letters:
                text.append(letters)
                boxes += [_box(opened, words, place, size)] * len(letters)
    return Letters("".join(text), tuple(boxes))


def _box(page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage, place: int, size: tuple[float, float]) -> Box:
    """The box of one letter, from the page's own coordinates to those of the page as displayed."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(words, place, box)
    one = _displayed(page, size, box.left, box.top)
    other = _displayed(page, size, box.right, box.bottom)
    return Box(
        left=min(one[0], other[0]),
        top=min(one[1], other[1]),
        right=max(one[0], other[0]),
        bottom=max(one[1], other[1]),
    )


def _displayed(page: pypdfium2.PdfPage, size: tuple[float, float], x: float, y: float) -> tuple[float, float]:
    across, down = ctypes.c_int(), ctypes.c_int()
    width, height = (round(side * _FINE) for side in size)
    raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, across, down)
    return across.value / _FINE, down.value / _FINE
