"""The printed lines of a document as one stream, and the typography they are set in.

Every later decision (is this a heading, does the paragraph go on) compares a line with its neighbours
and with what is usual in its document, never with fixed sizes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from assistant.model import Page, Span

_MARGIN_BUCKET = 6.0
_FEW_LINES = 6
_MOST = 0.8
_REACH = 6
_WIDEST = 1.1
"""Times the proportion of step to size in the body that lines of another size stand apart at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLine:
    """A line of body text: its page, its characters there, and where it stands (points from the upper left).

    Attributes:
        start: first character in the page's text that is not white space.
        end: one past the last such character.
        table: place of the table it is a cell of, counted from 0, or None.
        mark: length of the raised footnote mark it begins with, in characters.
    """

    page: int
    start: int
    end: int
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    table: int | None = None
    mark: int = 0

    @property
    def words(self) -> int:
        """Number of words."""
        return len(self.text.split())


def body_lines(
    pages: Sequence[Page], cells: Sequence[Iterable[Span]] = (), raised: Sequence[Span] = ()
) -> tuple[BodyLine, ...]:
    """The lines of all pages in reading order, running heads, footers and blank lines left out.

    Args:
        cells: per table, the spans of its cells.
        raised: spans of small raised marks.
    """
    tables: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for number, spans in enumerate(cells):
        for span in spans:
            tables[span.page].append((span.start, span.end, number))
    marks: dict[tuple[int, int], int] = {(span.page, span.start): span.end - span.start for span in raised}
    return tuple(line for page in pages for line in _page_lines(page, tables.get(page.number, ()), marks))


def _page_lines(
    page: Page, cells: Sequence[tuple[int, int, int]], marks: Mapping[tuple[int, int], int]
) -> Iterable[BodyLine]:
    for line in page.lines:
        text = page.text[line.start : line.end]
        start = line.start + len(text) - len(text.lstrip())
        end = start + len(text.strip())
        if start >= end or any(start < last and first < end for first, last in page.furniture):
            continue
        yield BodyLine(
            page=page.number,
            start=start,
            end=end,
            text=page.text[start:end],
            x0=line.x0,
            x1=line.x1,
            top=line.top,
            bottom=line.bottom,
            size=line.size,
            bold=line.bold,
            table=next((table for first, last, table in cells if start < last and first < end), None),
            mark=marks.get((page.number, start), 0),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Typography:
    """What is usual in a document.

    Attributes:
        body_size: size of most of its text, points.
        bold_body: whether most of its text is bold, so that bold says nothing.
        leadings: usual distance from one line's top to the next's, points, by rounded font size.
        rights: right edge of the text, points, by page and left edge.
    """

    body_size: float
    bold_body: bool
    leadings: Mapping[float, float]
    rights: Mapping[tuple[int, int], float]

    def leading(self, size: float) -> float:
        """Usual distance between the tops of two lines of one paragraph, points."""
        return self.leadings.get(_rounded(size), size * 1.25)

    def right(self, line: BodyLine, reach: int = _REACH) -> float:
        """Right edge of the text column the line stands in, points.

        Args:
            reach: how far from the line's the left edges of its column may be, in buckets of six points.
        """
        bucket = _bucket(line.x0)
        near = range(bucket - reach, bucket + reach + 1)
        return max(self.rights.get((line.page, edge), line.x1) for edge in near)


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _bucket(x0: float) -> int:
    return int(x0 // _MARGIN_BUCKET)


def typography(lines: Sequence[BodyLine]) -> Typography:
    """Measure the lines that stand outside tables (all lines when there are no others)."""
    measured = [line for line in lines if line.table is None] or list(lines)
    letters: Counter[float] = Counter()
    bold = 0
    for line in measured:
        letters[_rounded(line.size)] += len(line.text)
        bold += len(line.text) * line.bold
    body = max(letters, key=lambda size: (letters[size], size), default=10.0)
    plain = Typography(
        body_size=body, bold_body=bold * 2 > sum(letters.values()), leadings={}, rights=_rights(measured)
    )
    return replace(plain, leadings=_leadings(measured, plain.right, body))


def broken_early(last: BodyLine, line: BodyLine, right: float) -> bool:
    """Whether the first word of `line` would have fitted on `last`'s line, so that the break was meant.

    Args:
        right: right edge of `last`'s column, points.
    """
    per_character = (line.x1 - line.x0) / max(1, len(line.text))
    needed = (len(line.text.split(maxsplit=1)[0]) + 2) * per_character
    return last.x1 + needed < right


def _leadings(
    lines: Sequence[BodyLine], right: Callable[[BodyLine], float], body: float
) -> dict[float, float]:
    """Per size, the median step after a full line, which is the step inside a paragraph.

    A size that fills no line takes the proportion of the body's.
    """
    steps: dict[float, list[float]] = defaultdict(list)
    for first, second in pairwise(lines):
        step = second.top - first.top
        size = _rounded(first.size)
        steps.setdefault(size, [])
        alike = first.page == second.page and _rounded(second.size) == size
        if alike and size * 0.95 < step < size * 2.2 and not broken_early(first, second, right(first)):
            steps[size].append(step)
    proportion = median(steps[body]) / body if steps.get(body) else 1.25
    widest = proportion * _WIDEST
    return {
        size: min(median(found), size * widest) if found else size * proportion
        for size, found in steps.items()
    }


def _rights(lines: Sequence[BodyLine]) -> dict[tuple[int, int], float]:
    """Per page and left edge, the farthest right edge; where a page says little, the document's usual one."""
    here: dict[tuple[int, int], list[float]] = defaultdict(list)
    everywhere: dict[int, list[float]] = defaultdict(list)
    starts: dict[int, list[float]] = defaultdict(list)
    for line in lines:
        here[line.page, _bucket(line.x0)].append(line.x1)
        everywhere[_bucket(line.x0)].append(line.x1)
        starts[line.page].append(line.x0)
    usual = {left: sorted(found)[int(len(found) * 0.8)] for left, found in everywhere.items()}
    return {
        (page, left): _farthest(found, starts[page])
        if len(found) >= _FEW_LINES
        else max(median(found), usual[left])
        for (page, left), found in here.items()
    }


def _farthest(rights: Sequence[float], starts: Iterable[float]) -> float:
    """The farthest right edge of a column's lines, the few left out that run on over the column beside it.

    Args:
        starts: left edges of the page's lines.
    """
    beside = [x for x in starts if x > median(rights)]
    within = [x for x in rights if len(beside) < _FEW_LINES or x <= min(beside)]
    return max(within) if len(within) >= _MOST * len(rights) else max(rights)
