"""Words joined into the printed lines they stand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD_GAP = 0.15
"""A gap wider than this, in ems, parts two words."""
_ASCENT, _DESCENT = 0.78, 0.22
"""A glyph's height over and depth under its baseline, in ems."""
_LEVEL = 0.12
"""Ems by which the baselines of words on one line may differ."""
_SAME_LINE = 0.5
"""Share of the smaller word's height that two words on one line have in common."""
_RAISED = 0.12
"""Ems of the line's size a superscript's baseline stands above the line's."""
_RAISED_GAP = 0.4
"""Ems of the line's size that part a superscript from the word before it."""
_SMALLER = 0.85
"""Size of a superscript, at most this share of the line's size."""


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a space, placed: edges and baseline in points, y downwards.

    Attributes:
        spaced: whether a drawn space stands before it on its line.
        order: place of its first glyph in the page's stream.
        last: place of its last glyph.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    artifact: bool
    spaced: bool
    order: int
    last: int

    @property
    def top(self) -> float:
        """Upper edge, points."""
        return self.y - _ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Lower edge, points."""
        return self.y + _DESCENT * self.size


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a printed line's text: the word it shows, and whether a space stands before it."""

    word: Word
    space: bool
    raised: bool


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Words on one baseline, left to right."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Its words, joined by single spaces."""
        return "".join((" " if piece.space else "") + piece.word.text for piece in self.pieces)

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words in order."""
        return tuple(piece.word for piece in self.pieces)

    @property
    def x0(self) -> float:
        """Left edge."""
        return min(piece.word.x0 for piece in self.pieces)

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(piece.word.x1 for piece in self.pieces)

    @property
    def top(self) -> float:
        """Upper edge."""
        return min(piece.word.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max(piece.word.bottom for piece in self.pieces)

    @property
    def size(self) -> float:
        """Font size of most of its letters, points."""
        return commonest((piece.word.size, len(piece.word.text)) for piece in self.pieces)

    @property
    def bold(self) -> bool:
        """Whether most of its letters are bold, and not as a label before text that is not."""
        bold = sum(len(piece.word.text) for piece in self.pieces if piece.word.bold)
        return 2 * bold > sum(len(piece.word.text) for piece in self.pieces) and not self._labelled

    @property
    def _labelled(self) -> bool:
        """Whether it begins with bold words up to a colon and goes on with words that are not bold."""
        label = 0
        while label < len(self.pieces) and self.pieces[label].word.bold:
            label += 1
        rest = self.pieces[label:]
        return (
            0 < label < len(self.pieces)
            and self.pieces[label - 1].word.text.endswith(":")
            and not any(piece.word.bold for piece in rest)
        )

    @property
    def artifact(self) -> bool:
        """Whether the file marks all of it as no content."""
        return all(piece.word.artifact for piece in self.pieces)


def commonest(weighted: Iterable[tuple[float, int]]) -> float:
    """The value with the greatest weight, rounded to a tenth; the smaller of two equals."""
    totals: dict[float, int] = {}
    for value, weight in weighted:
        totals[round(value, 1)] = totals.get(round(value, 1), 0) + weight
    return min(totals, key=lambda value: (-totals[value], value))


def printed_lines(words: Iterable[Word]) -> list[PrintedLine]:
    """Words of one column as lines, from the top; words of one line share most of their height."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.size, word.y, word.x0, word.order)):
        fitting = [row for row in rows if _shared(row[0], word) >= _SAME_LINE and not _collides(row, word)]
        if fitting:
            min(fitting, key=lambda row: min(abs(member.y - word.y) for member in row)).append(word)
        else:
            rows.append([word])
    rows.sort(key=lambda row: (row[0].y, min(word.x0 for word in row)))
    return [_line(row) for row in rows]


def _collides(row: Iterable[Word], word: Word) -> bool:
    """Whether a word would stand on another of the row, as a second line beside one tall letter does."""
    return any(
        abs(member.y - word.y) > _LEVEL * word.size
        and min(member.x1, word.x1) - max(member.x0, word.x0)
        > _SAME_LINE * min(member.x1 - member.x0, word.x1 - word.x0)
        for member in row
    )


def _shared(one: Word, other: Word) -> float:
    """Share of the smaller height that two words have in common."""
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return common / max(min(one.size, other.size), 0.1)


def _line(row: list[Word]) -> PrintedLine:
    row = sorted(row, key=lambda word: (word.x0, word.order))
    size = commonest((word.size, len(word.text)) for word in row)
    base = commonest((word.y, len(word.text)) for word in row if abs(word.size - size) < 0.5 + 0.05 * size)
    pieces = []
    before: Word | None = None
    for word in row:
        raised = word.size <= _SMALLER * size and base - word.y >= _RAISED * size
        space = before is not None and _parted(before, word, size if raised else 0.0)
        pieces.append(Piece(word, space, raised))
        before = word
    return PrintedLine(tuple(pieces))


def _parted(before: Word, word: Word, raised_on: float) -> bool:
    """Whether a space stands between two neighbours of a line; a mark raised on type of that size clings."""
    gap = word.x0 - before.x1
    if raised_on:
        return gap > _RAISED_GAP * raised_on
    return gap > WORD_GAP * min(before.size, word.size) or (word.spaced and word.order > before.last)
