"""Glyphs joined into words.

Producers cut text anywhere: in the middle of a word, at every kerning pair, never at a space that is only a gap.
Words are therefore made from the pen's positions, with drawn spaces as further breaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.ingestion.words import WORD_GAP, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.ingestion.textstate import Glyph

_BACKWARD = 0.3
"""Ems a pen may step back within a word (kerning, accents)."""
_DOUBLE = 0.7
"""Share of the larger that two drawings of one word cover of each other."""
_OVERPRINT = 0.12
"""The same glyph again within this, in ems, is drawn bold or shadowed, not written twice."""


def words_of(glyphs: Iterable[Glyph]) -> list[Word]:
    """The words of glyphs of one direction, in stream order."""
    words: list[Word] = []
    run: list[Glyph] = []
    seen: set[tuple[str, float, int, int]] = set()
    spaced = False
    for glyph in glyphs:
        if glyph.text == " " or not glyph.text.strip():
            words.extend(_word(run, spaced=spaced))
            run, spaced = [], True
            continue
        if _overprinted(glyph, seen):
            continue
        if run and not _continues(run[-1], glyph):
            words.extend(_word(run, spaced=spaced))
            run, spaced = [], False
        run.append(glyph)
    words.extend(_word(run, spaced=spaced))
    return words


def without_doubles(words: Iterable[Word]) -> list[Word]:
    """The words without those drawn again over themselves a little aside or larger, as a shadow is."""
    kept: list[Word] = []
    known: dict[str, list[Word]] = {}
    for word in words:
        alike = known.setdefault(word.text, [])
        if not any(_covers(other, word) for other in alike):
            alike.append(word)
            kept.append(word)
    return kept


def _covers(one: Word, other: Word) -> bool:
    common = min(one.x1, other.x1) - max(one.x0, other.x0)
    wide = max(one.x1 - one.x0, other.x1 - other.x0)
    return common > _DOUBLE * wide and abs(one.y - other.y) < (1 - _DOUBLE) * min(one.size, other.size)


def _overprinted(glyph: Glyph, seen: set[tuple[str, float, int, int]]) -> bool:
    step = max(glyph.size * _OVERPRINT, 0.1)
    key = (glyph.text, glyph.size, round(glyph.x0 / step), round(glyph.y / step))
    if key in seen:
        return True
    seen.add(key)
    return False


def _continues(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.size, glyph.size)
    gap = glyph.x0 - before.x1
    return (
        abs(glyph.y - before.y) <= 0.1 * size
        and -_BACKWARD * size <= gap <= WORD_GAP * min(before.size, glyph.size)
        and abs(glyph.size - before.size) <= 0.1 * size
    )


def _word(run: Sequence[Glyph], *, spaced: bool) -> Iterable[Word]:
    if not run:
        return
    first = run[0]
    yield Word(
        text="".join(glyph.text for glyph in run),
        x0=min(glyph.x0 for glyph in run),
        x1=max(glyph.x1 for glyph in run),
        y=first.y,
        size=first.size,
        bold=2 * sum(glyph.bold for glyph in run) > len(run),
        artifact=first.artifact,
        spaced=spaced,
        order=first.order,
        last=run[-1].order,
    )
