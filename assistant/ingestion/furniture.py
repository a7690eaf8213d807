"""Running heads, footers and page numbers: what a page repeats of its neighbours and a reader skips."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.ingestion.layout import Layout

_DIGITS = re.compile(r"\d+")
_SAME_HEIGHT = 4.0
"""Points."""
_NEIGHBOURS = 4
"""Pages. A running head stands on pages close by; the title with which every chapter begins does not."""
_ROMAN = r"[ivxlc]{1,7}"
_NUMBER_ONLY = re.compile(
    rf"\W*(?:page\s*)?(\d{{1,5}}|{_ROMAN})(?:\s*(?:of|/)\s*\d{{1,5}})?\W*", re.IGNORECASE
)
_NUMBER_FIRST_OR_LAST = re.compile(
    r"(?:^(\d{1,5})\b(?![./:]\d))|(?:\b(\d{1,5})(?:\s*(?:of|/)\s*\d{1,5})?\W*$)"
)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line near the upper or lower edge of its page, its numbers apart from its words."""

    page: int
    line: int
    text: str
    numbers: tuple[int, ...]
    height: float

    def repeats(self, other: _Placed) -> bool:
        """Whether another page has the line at the same height, its numbers the same or running with the pages."""
        apart = other.page - self.page
        return (
            apart != 0
            and abs(other.height - self.height) <= _SAME_HEIGHT
            and all(
                theirs - own in {0, apart} for own, theirs in zip(self.numbers, other.numbers, strict=True)
            )
        )


def furniture_of(
    layouts: Sequence[Layout], heights: Sequence[float], zone: float
) -> list[tuple[tuple[int, int], ...]]:
    """For each page the characters (start, end) of its furniture.

    A line within `zone` (share of the page's height) of the upper or lower edge is furniture when it stands,
    page numbers apart, at the same height on a page close by (on two in all where there are more than six),
    when it is nothing but a page number at the outer edge, or when the file marks it as an artifact.
    """
    placed = [
        line for page in range(len(layouts)) for line in _near_edges(layouts[page], page, heights[page], zone)
    ]
    needed = 2 if len(layouts) <= 6 else 3
    repeated = _repeated(placed, needed)
    found: list[set[int]] = [set() for _ in layouts]
    for line in placed:
        if line in repeated or line.line in layouts[line.page].artifacts or _is_outer_number(line, layouts):
            found[line.page].add(line.line)
    return [
        tuple((layout.lines[i].start, layout.lines[i].end) for i in sorted(lines))
        for layout, lines in zip(layouts, found, strict=True)
    ]


def _near_edges(layout: Layout, page: int, height: float, zone: float) -> list[_Placed]:
    out = []
    for place, line in enumerate(layout.lines):
        near = line.top < zone * height or line.bottom > (1 - zone) * height
        if near and place not in layout.in_tables:
            text = layout.text[line.start : line.end]
            words = _DIGITS.sub("0", text).casefold()
            numbers = tuple(int(number[-9:]) for number in _DIGITS.findall(text))
            from_edge = line.top if line.top < height / 2 else line.bottom - height
            out.append(_Placed(page, place, words, numbers, from_edge))
    return out


def _repeated(placed: Sequence[_Placed], needed: int) -> set[_Placed]:
    """Lines that stand on `needed` pages, their own counted, one of the others close by."""
    groups: dict[str, list[_Placed]] = {}
    for line in placed:
        groups.setdefault(line.text, []).append(line)
    return {line for lines in groups.values() for line in lines if _stands_on(line, lines, needed)}


def _stands_on(line: _Placed, lines: Sequence[_Placed], needed: int) -> bool:
    others = (other for other in lines if line.repeats(other))
    close = any(0 < abs(other.page - line.page) <= _NEIGHBOURS and line.repeats(other) for other in lines)
    return close and sum(1 for _ in islice(others, needed - 1)) == needed - 1


def _is_outer_number(placed: _Placed, layouts: Sequence[Layout]) -> bool:
    """Whether a line is a page number with nothing between it and the edge."""
    layout = layouts[placed.page]
    line = layout.lines[placed.line]
    if not _NUMBER_ONLY.fullmatch(layout.text[line.start : line.end]):
        return False
    if placed.height > 0:
        return all(other.bottom >= line.top for other in layout.lines)
    return all(other.top <= line.bottom for other in layout.lines)


def printed_labels(
    texts: Sequence[str], furniture: Sequence[Sequence[tuple[int, int]]]
) -> tuple[str | None, ...]:
    """The page number that each page prints in its furniture, or None.

    Numbers count only when they run with the pages: the same distance from the page's place on most of them.
    """
    numbers = [
        {number for start, end in spans for number in _numbers(text[start:end])}
        for text, spans in zip(texts, furniture, strict=True)
    ]
    distances = Counter(number - place for place, found in enumerate(numbers) for number in found)
    if not distances:
        return (None,) * len(texts)
    distance, count = min(distances.items(), key=lambda item: (-item[1], abs(item[0] - 1)))
    holding = sum(1 for found in numbers if found)
    if count * 2 <= holding or (count < 2 and len(texts) > 1):
        return (None,) * len(texts)
    return tuple(
        str(place + distance) if place + distance in found else None for place, found in enumerate(numbers)
    )


def _numbers(text: str) -> set[int]:
    match = _NUMBER_ONLY.fullmatch(text)
    if match and match[1].isdigit():
        return {int(match[1])}
    return {int(group) for found in _NUMBER_FIRST_OR_LAST.finditer(text) for group in found.groups() if group}
