"""Pages that are pictures, read by OCR and laid out as typeset pages are, so that all that follows is the same."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from assistant.errors import UnreadablePdfError
from assistant.ingestion.layout import Layout, lay_out_words, seen
from assistant.ingestion.ocr import OcrError, OcrWord, recognise
from assistant.ingestion.paths import Rule
from assistant.ingestion.words import Word, commonest
from assistant.model import Scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from assistant.model import Page, Span
    from assistant.settings import Settings

NOTHING_READ = "holds a picture in which OCR finds no words"
NOT_INSTALLED = "holds a picture but no text: a scan? Tesseract, which could read it, is not installed"
SWITCHED_OFF = "holds a picture but no text: a scan? Reading by OCR is switched off"
_TELLING = re.compile(r"[\w£$€%+\-\u2013\u2212()]")
"""A doubtful word of other marks alone, as a bullet is, changes nothing that is said."""
_RISING = re.compile(r"[A-Zbdfhklt0-9£$€%()\[\]!?/&]")
_HANGING = re.compile(r"[gjpqyQ()\[\],;]")
_ASCENT, _X_HEIGHT, _DESCENT = 0.73, 0.52, 0.21
"""Heights of capitals and of small letters over the baseline, and depth under it, in ems of a usual typeface."""
_DOT = re.compile(r"[e\u00a2\u00a9\u00ae\u00b0@\u00ab\u00bb]")
"""What OCR takes the dot before an item for."""
_SAME_EDGE = 4.0
"""Points within which the dots of one list stand."""
_ALIKE = 0.13
"""Sizes that differ by less than this share of the commonest are the same size, measured badly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A page as OCR reads it, or the reason why it does not: page from 1, its size in points."""

    number: int
    width: float
    height: float
    words: tuple[OcrWord, ...] = ()
    problem: str | None = None


def recognise_pages(
    path: Path, pages: Iterable[tuple[int, float, float]], settings: Settings
) -> list[Recognised]:
    """Read the pages given by number, width and height, until the time for the file is used up."""
    deadline = time.monotonic() + settings.ocr_seconds_per_file
    return [_recognised(path, page, settings, deadline) for page in pages]


def lay_out_scans(pages: Sequence[Recognised], settings: Settings) -> Iterator[tuple[Layout, Scan] | str]:
    """For each page its layout and what OCR adds to it, or the reason why there is none."""
    placed = [_placed(page) for page in pages]
    sizes = ((line.size, len(line.letters)) for page in placed for line in page.lines)
    usual = commonest(sizes) if any(page.lines for page in placed) else 0.0
    for page, place in zip(pages, placed, strict=True):
        if page.problem or not page.words:
            yield page.problem or NOTHING_READ
        else:
            yield _laid_out(page, place, usual, settings)


def edges_of(page: Page, span: Span) -> Iterator[tuple[float, float, float, float]]:
    """Left, upper, right and lower edge of each stretch of the span's words on one line of a scanned page."""
    assert page.scan is not None
    for line in page.lines:
        first, last = max(line.start, span.start), min(line.end, span.end)
        inside = [edges for start, end, *edges in page.scan.words if start < last and first < end]
        if inside:
            lefts, tops, rights, bottoms = zip(*inside, strict=True)
            yield min(lefts), min(tops), max(rights), max(bottoms)


@dataclass(frozen=True, slots=True)
class _PlacedLine:
    """Words on one line as seen, by their places in the page's words: baseline and size in points."""

    words: tuple[int, ...]
    letters: str
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class _Placed:
    """A page's words turned so that they run from left to right."""

    turn: int
    boxes: tuple[Rule, ...]
    lines: tuple[_PlacedLine, ...]


def _recognised(
    path: Path, page: tuple[int, float, float], settings: Settings, deadline: float
) -> Recognised:
    from assistant.ingestion.pictures import plain_picture  # noqa: PLC0415 - PDFium is loaded for scans alone

    number, width, height = page
    left = min(settings.ocr_seconds_per_page, deadline - time.monotonic())
    if left <= 0:
        spent = f"the time for it, {settings.ocr_seconds_per_file:g} seconds, is used up"
        return Recognised(
            number=number, width=width, height=height, problem=f"cannot be read by OCR ({spent})"
        )
    dpi = sharpness(width, height, settings)
    try:
        words = recognise(plain_picture(path, number, dpi), dpi, settings, left)
    except OcrError as error:
        return Recognised(number=number, width=width, height=height, problem=str(error))
    except UnreadablePdfError as error:
        return Recognised(
            number=number, width=width, height=height, problem=f"cannot be read ({error.reason})"
        )
    return Recognised(number=number, width=width, height=height, words=words)


def sharpness(width: float, height: float, settings: Settings) -> int:
    """Dots per inch at which a page of this size in points is drawn for OCR."""
    most = (settings.ocr_max_pixels / max(1.0, width * height)) ** 0.5 * 72
    return max(1, int(min(settings.ocr_dpi, most)))


def _placed(page: Recognised) -> _Placed:
    turn = _turn(page.words)
    boxes = tuple(
        seen(Rule(word.x0, word.top, word.x1, word.bottom), turn, page.width, page.height)
        for word in page.words
    )
    members: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for place, word in enumerate(page.words):
        members[word.line].append(place)
    lines = tuple(_line(places, page.words, boxes) for places in members.values())
    return _Placed(turn, boxes, lines)


def _turn(words: Sequence[OcrWord]) -> int:
    """Quarter turns of the text on the page, by the way from each word of a line to the next."""
    across = down = 0.0
    for word, following in pairwise(words):
        if word.line == following.line:
            across += (following.x0 + following.x1 - word.x0 - word.x1) / 2
            down += (following.top + following.bottom - word.top - word.bottom) / 2
    if abs(down) > abs(across):
        return 1 if down > 0 else 3
    return 2 if across < 0 else 0


def _line(places: Sequence[int], words: Sequence[OcrWord], boxes: Sequence[Rule]) -> _PlacedLine:
    """One size and baseline for a line: its words' boxes are as high as the letters that happen to be in them."""
    sizes = [_em(words[place].text, boxes[place]) for place in places for _ in words[place].text]
    size = max(1.0, median(sizes))
    hanging = [(place, _DESCENT * size * bool(_HANGING.search(words[place].text))) for place in places]
    return _PlacedLine(
        words=tuple(places),
        letters="".join(words[place].text for place in places),
        baseline=median(boxes[place].bottom - depth for place, depth in hanging),
        size=round(size * 2) / 2,
    )


def _em(text: str, box: Rule) -> float:
    """The size of type whose letters fill a box of this height, points."""
    over = _ASCENT if _RISING.search(text) else _X_HEIGHT
    return (box.bottom - box.top) / (over + _DESCENT * bool(_HANGING.search(text)))


def _dots(words: Sequence[OcrWord], placed: _Placed) -> frozenset[int]:
    """Places of words that are dots before items: the same lone sign begins several lines at one left edge."""
    first = [
        line.words[0] for line in placed.lines if line.words[1:] and _DOT.fullmatch(words[line.words[0]].text)
    ]
    return frozenset(
        place
        for place in first
        if any(
            other != place and abs(placed.boxes[other].x0 - placed.boxes[place].x0) <= _SAME_EDGE
            for other in first
        )
    )


def _laid_out(page: Recognised, placed: _Placed, usual: float, settings: Settings) -> tuple[Layout, Scan]:
    dots = _dots(page.words, placed)
    words = [
        Word(
            text="\u2022" if place in dots else page.words[place].text,
            x0=placed.boxes[place].x0,
            x1=placed.boxes[place].x1,
            y=line.baseline,
            size=usual if abs(line.size - usual) <= _ALIKE * usual else line.size,
            bold=False,
            artifact=False,
            spaced=True,
            order=place,
            last=place,
        )
        for line in placed.lines
        for place in line.words
    ]
    layout, spans = lay_out_words(words, page.number, page.width, page.height, placed.turn)
    ordered = sorted(zip(spans, words, strict=True), key=lambda pair: pair[0].start)
    return layout, Scan(
        words=tuple(_kept(span, page.words[word.order]) for span, word in ordered),
        unreadable=_doubtful(layout, [(span, page.words[word.order]) for span, word in ordered], settings),
    )


def _kept(span: Span, word: OcrWord) -> tuple[int, int, float, float, float, float]:
    left, top, right, bottom = (round(edge, 1) for edge in (word.x0, word.top, word.x1, word.bottom))
    return span.start, span.end, left, top, right, bottom


def _doubtful(
    layout: Layout, words: Sequence[tuple[Span, OcrWord]], settings: Settings
) -> tuple[tuple[int, int], ...]:
    doubts = [
        span.start
        for span, word in words
        if word.confidence < settings.ocr_least_confidence
        and _TELLING.search(layout.text[span.start : span.end])
    ]
    return tuple(
        (line.start, line.end)
        for line in layout.lines
        if any(line.start <= start < line.end for start in doubts)
    )
