"""How far the reading of real papers agrees with their pages, by a truth written from the page pictures."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.evaluation.tallies import Tally
from assistant.evaluation.truth import GOES_ON, TrueKind, letters
from assistant.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.evaluation.page_reading import PageReading
    from assistant.evaluation.truth import TrueBlock, TruePage
    from assistant.model import Block

_MARKER_LETTERS = 8
"""Most letters of a bullet, number or footnote mark before the first word of a block."""
_TELLING_LETTERS = 12
_MOST_MARK = 2
_ROWS = (BlockKind.TABLE_ROW, BlockKind.TABLE_HEAD)


def measured(truth: TruePage, read: PageReading) -> tuple[Tally, ...]:
    """Every measure of one page."""
    return (
        *_headings(truth, read),
        _paragraph_numbers(truth, read),
        *_order(truth, read),
        _cells(truth, read, TrueKind.RULED, "ruled table cells"),
        _cells(truth, read, TrueKind.UNRULED, "unruled table cells"),
        _furniture(truth, read),
    )


def _where(truth: TruePage, texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{truth.file} page {truth.page}: {text}" for text in texts)


def _headings(truth: TruePage, read: PageReading) -> tuple[Tally, Tally, Tally]:
    wanted = truth.of(TrueKind.HEADING)
    unmatched = read.begun(BlockKind.HEADING)
    matched: list[tuple[TrueBlock, Block]] = []
    for heading in wanted:
        fits = [each for each in unmatched if _same_heading(heading, each[1])]
        if fits:
            unmatched.remove(fits[0])
            matched.append((heading, fits[0][0]))
    either = {letters(block.text) for block in truth.of(TrueKind.OPEN)}
    extra = [text for _, text in unmatched if letters(text) not in either]
    missed = [each.text for each in wanted if all(each is not heading for heading, _ in matched)]
    numbered = [(heading.number, read.numbers[block.section]) for heading, block in matched if heading.number]
    steps = [
        _step(one.level, other.level) == _step(read.levels[above.section], read.levels[below.section])
        for (one, above), (other, below) in pairwise(matched)
    ]
    return (
        Tally(
            name="headings",
            right=len(matched),
            wanted=len(wanted),
            found=len(matched) + len(extra),
            missed=_where(truth, missed),
            extra=_where(truth, extra),
        ),
        Tally(name="heading levels", right=sum(steps), wanted=len(steps)),
        Tally(
            name="heading numbers",
            right=sum(letters(one) == letters(other or "") for one, other in numbered),
            wanted=len(numbered),
        ),
    )


def _same_heading(heading: TrueBlock, text: str) -> bool:
    """Whether a heading is read whole and alone; a footnote's mark at its end may be there or not."""
    wanted, found = letters(heading.number + heading.text), letters(text)
    mark = found.removeprefix(wanted)
    return found.startswith(wanted) and len(mark) <= _MOST_MARK and (not mark or mark.isdigit())


def _step(one: int, other: int) -> int:
    return (other > one) - (other < one)


def _paragraph_numbers(truth: TruePage, read: PageReading) -> Tally:
    wanted = {block.number for block in truth.of(TrueKind.PARAGRAPH) if block.number}
    begun = read.begun(BlockKind.PARAGRAPH, BlockKind.BULLET)
    found = {
        block.paragraph.rstrip(".")
        for block, _ in begun
        if block.paragraph and block.marker and letters(block.marker) == letters(block.paragraph)
    }
    return Tally(
        name="paragraph numbers",
        right=len(wanted & found),
        wanted=len(wanted),
        found=len(found),
        missed=_where(truth, sorted(wanted - found)),
        extra=_where(truth, sorted(found - wanted)),
    )


def _order(truth: TruePage, read: PageReading) -> tuple[Tally, Tally]:
    """Body blocks that begin where they should, and neighbours of which the first is read first."""
    wanted = truth.of(TrueKind.PARAGRAPH, TrueKind.BULLET)
    texts = [letters(" ".join(parts)) for _, parts in read.blocks]
    places: list[int | None] = []
    for block in wanted:
        opening = letters(block.text)
        fits = (
            place
            for place, text in enumerate(texts)
            if place not in places and 0 <= text.find(opening) <= _MARKER_LETTERS
        )
        places.append(next(fits, None))
    pairs = list(pairwise(places))
    return (
        Tally(
            name="body blocks",
            right=sum(place is not None for place in places),
            wanted=len(wanted),
            missed=_where(
                truth, (block.text for block, place in zip(wanted, places, strict=True) if place is None)
            ),
        ),
        Tally(
            name="reading order",
            right=sum(one is not None and other is not None and one < other for one, other in pairs),
            wanted=len(pairs),
        ),
    )


def _cells(truth: TruePage, read: PageReading, kind: TrueKind, name: str) -> Tally:
    """Cells in their row: each counts with the first cell of its row."""
    wanted = truth.of(kind)
    other = TrueKind.UNRULED if kind is TrueKind.RULED else TrueKind.RULED
    rows = [parts for block, parts in read.blocks if block.kind in _ROWS]
    found = Counter(cell for row in rows for cell in _in_row(row))
    total = 0 if truth.of(other) or not (wanted or kind is TrueKind.RULED) else sum(found.values())
    right, missed = 0, []
    for cell in (cell for row in wanted for cell in _in_row(row.cells)):
        fit = next((each for each in found if found[each] and _fits(cell, each)), None)
        if fit is None:
            missed.append(" | ".join(cell))
        else:
            found[fit] -= 1
            right += 1
    extra = [" | ".join(cell) for cell in found.elements()] if total else []
    return Tally(
        name=name,
        right=right,
        wanted=right + len(missed),
        found=total,
        missed=_where(truth, missed),
        extra=_where(truth, extra),
    )


def _in_row(cells: Sequence[str]) -> list[tuple[str, str]]:
    return [(cells[0], cell) for cell in cells]


def _fits(wanted: tuple[str, str], found: tuple[str, str]) -> bool:
    return all(
        letters(have).startswith(letters(want)) if want.endswith(GOES_ON) else _same_cell(want, have)
        for want, have in zip(wanted, found, strict=True)
    )


def _same_cell(wanted: str, found: str) -> bool:
    """Whether a cell is read whole; a footnote's mark at the end of its words may be there or not."""
    want, have = letters(wanted), letters(found)
    mark = have.removeprefix(want)
    return have == want or (
        want[-1:].isalpha() and mark != have and mark.isdigit() and len(mark) <= _MOST_MARK
    )


def _furniture(truth: TruePage, read: PageReading) -> Tally:
    """Passages that hold no furniture, of all passages of the page."""
    lines = {letters(line) for line in truth.furniture}
    telling = [line for line in truth.furniture if len(letters(line)) >= _TELLING_LETTERS]
    headings = {letters(block.text) for block in truth.of(TrueKind.HEADING)}
    leaked = [
        text
        for text in read.passages
        if letters(text) not in headings and (letters(text) in lines or any(line in text for line in telling))
    ]
    return Tally(
        name="passages without furniture",
        right=len(read.passages) - len(leaked),
        wanted=len(read.passages),
        missed=_where(truth, leaked),
    )
