"""Which letters of a page a mark belongs on: words of a reading found again among letters that stand at known places.

Nothing here knows where the letters come from, so that the finding can be tried without a file.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.model import Line, Page, Span

# PDFium's own mark for a hyphen at the end of a line; it stands in no document.
_LINE_END_HYPHEN = "\x02"
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": "", "\u200b": "", "\ufeff": ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page as displayed, in points from its left and upper sides."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Letters:
    """A page's letters without white space, in PDFium's order, each with its box."""

    text: str
    boxes: tuple[Box, ...]


def squeezed(text: str) -> str:
    """Drop white space and soft hyphens; write ligatures and hyphens in one way."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_HYPHENS).split())


def pieces(page: Page, span: Span) -> Iterator[tuple[int, int, Line | None]]:
    """The span cut at the page's printed lines; whole when the lines are not known."""
    if not page.lines:
        yield span.start, span.end, None
    for line in page.lines:
        start, end = max(span.start, line.start), min(span.end, line.end)
        if start < end:
            yield start, end, line


def places(letters: str, words: str) -> Iterator[tuple[int, int]]:
    """Where the words stand in a page's letters, as half-open places."""
    hyphen = f"[-{_LINE_END_HYPHEN}]"
    bare = squeezed(words)
    if bare:
        pattern = f"{_LINE_END_HYPHEN}?".join(hyphen if one == "-" else re.escape(one) for one in bare)
        yield from (match.span() for match in re.finditer(pattern, letters))


def nearest(letters: Letters, words: str, start: int, line: Line | None) -> tuple[int, int] | None:
    """Of the places where the words stand, the one on the printed line they were read from."""
    found = list(places(letters.text, words))
    if line is None:
        return found[0] if len(found) == 1 else None
    share = (start - line.start) / (line.end - line.start)
    across = line.x0 + (line.x1 - line.x0) * share
    near = [place for place in found if _overlap(letters.boxes[place[0]], line)]
    return min(near, key=lambda place: abs(letters.boxes[place[0]].left - across), default=None)


def _overlap(box: Box, line: Line) -> bool:
    """Whether a letter's middle height lies on the line, or the line's on the letter."""
    middle = (line.top + line.bottom) / 2
    return line.top <= (box.top + box.bottom) / 2 <= line.bottom or box.top <= middle <= box.bottom


def merged(boxes: Sequence[Box]) -> Iterator[Box]:
    """Join the boxes of letters that follow each other on one line."""
    current = boxes[0]
    for box in boxes[1:]:
        if current.top <= (box.top + box.bottom) / 2 <= current.bottom and box.right >= current.left:
            current = Box(
                left=min(current.left, box.left),
                top=min(current.top, box.top),
                right=max(current.right, box.right),
                bottom=max(current.bottom, box.bottom),
            )
        else:
            yield current
            current = box
    yield current
