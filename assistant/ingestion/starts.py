"""Where a new paragraph or item begins, told from two neighbouring lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.ingestion.lines import broken_early
from assistant.ingestion.markers import Marker, read_marker, roman_style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.ingestion.lines import BodyLine, Typography

_ENDS_SENTENCE = re.compile(r"[.?!:;][\"'\u2019\u201d)\]]*[\d\u00b9\u00b2\u00b3\u2070-\u2079*]*$")
_INTRODUCES = re.compile(
    r"(?::|\be\.g\.|\bi\.e\.|\bincluding|\bsuch as|\bfor example|\bnamely|\bthat|\bto|\bare|\band|\bof)[\u2013\u2014 -]*$"
)
_TICK = re.compile(r"([xX\u2713\u2714\u2717\u2718\u2611\u2612])\s+(?=\w)")
_BOXES = frozenset("\u25a1\u2610\u25fb\u25a2\u2751\u21e8")
_ANNOUNCES = re.compile(r"\b(?:following|as follows|below|these (?:are|include)|include)\b", re.IGNORECASE)
_LOOSE = 1.17
"""Share of the usual step from line to line above which the next sentence begins a paragraph."""
_LITTLE = 4.0
_RAGGED = 0.08


def ends_sentence(text: str) -> bool:
    """Whether a text ends as sentences do."""
    return bool(_ENDS_SENTENCE.search(text.rstrip()))


def introduces_list(text: str) -> bool:
    """Whether a text leads into the list after it: "The group has three tasks:", "links to those who e.g."."""
    text = text.rstrip()
    if _INTRODUCES.search(text):
        return True
    if not ends_sentence(text):
        return True
    last = re.split(r"[.?!]\s+", text)[-1]
    return bool(_ANNOUNCES.search(last))


def begins_paragraph(last: BodyLine, line: BodyLine, setting: Typography) -> bool:
    """Whether `line` begins a new paragraph after `last`."""
    if abs(line.size - last.size) > max(0.9, 0.09 * last.size) and not _as_tall(last, line):
        return not _flows(last, line, setting)
    step = _step(last, line)
    if line.page != last.page or step < -_LITTLE or step > setting.leading(last.size) * 4:
        return not _flows(last, line, setting)
    usual = setting.leading(last.size)
    if abs(step) <= _LITTLE:
        return False
    broken = broken_early(last, line, setting.right(last))
    loose = step > usual * _LOOSE and ends_sentence(last.text) and _opens(line)
    if loose or step > usual * (1.08 if broken else 1.35) + 0.5:
        return True
    if last.bold != line.bold and broken and ends_sentence(last.text):
        return True
    right = setting.right(last)
    short = broken_early(last, line, right - _RAGGED * (right - last.x0))
    return short and ends_sentence(last.text) and _opens(line)


def _opens(line: BodyLine) -> bool:
    """Whether a line begins as sentences do."""
    return line.text[0].isupper() or line.text[0].isdigit()


def _as_tall(last: BodyLine, line: BodyLine) -> bool:
    """Whether the largest words of two lines are of one size, though most words of one are small capitals."""
    return abs((line.bottom - line.top) - (last.bottom - last.top)) < 0.5 and line.page == last.page


def _step(last: BodyLine, line: BodyLine) -> float:
    """Points from one line down to the next; raised marks make a line taller and do not move it."""
    down, below = line.top - last.top, line.bottom - last.bottom
    return min(down, below) if down > 0 < below else down


def _flows(last: BodyLine, line: BodyLine, setting: Typography) -> bool:
    """Whether the sentence goes on over a column or page end."""
    if abs(line.size - last.size) > 1.5:
        return False
    if ends_sentence(last.text):
        return line.text[0].islower() and last.text.endswith(";")
    if line.text[0].islower():
        return True
    return line.bold == last.bold and line.words > 3 and not broken_early(last, line, setting.right(last))


def goes_on(opened: Sequence[BodyLine], line: BodyLine, setting: Typography) -> bool:
    """Whether an item whose first line alone is indented goes on at the left edge: in the middle of a sentence."""
    last = opened[-1]
    edge = len(opened) == 1 or abs(last.x0 - line.x0) <= _LITTLE
    near = 0 < _step(last, line) < setting.leading(last.size) * 1.3
    return (
        edge
        and near
        and not ends_sentence(last.text)
        and not broken_early(last, line, setting.right(line, reach=0))
    )


def indented(opened: Sequence[BodyLine], line: BodyLine) -> bool:
    """Whether a line stands in from the edge of the lines before it, as the first of a paragraph does."""
    if len(opened) < 2 or not ends_sentence(opened[-1].text) or not _opens(line):
        return False
    last = opened[-1]
    edge = opened[-2].page == line.page == last.page and last.x0 <= opened[-2].x0 + _LITTLE
    return edge and line.top > last.top and _LITTLE < line.x0 - last.x0 < 3 * line.size


def listed(before: Sequence[BodyLine], line: BodyLine, *, item: bool) -> bool:
    """Whether a line begins an item without a written bullet: in small letters, further in than what leads to it.

    Args:
        before: lines of the block before it.
        item: whether that block is such an item itself.
    """
    if not line.text[0].islower() or line.page != before[-1].page:
        return False
    if item:
        return abs(before[0].x0 - line.x0) <= _LITTLE
    return before[-1].text.endswith(":") and line.x0 > before[-1].x0 + 2 * _LITTLE


def ticked(lines: Sequence[BodyLine], at: int) -> Marker | None:
    """The cross or tick that a line begins with, when the lines beside it begin with boxes to be ticked."""
    found = _TICK.match(lines[at].text)
    if found is None:
        return None
    beside = [lines[near] for near in (at - 1, at + 1) if 0 <= near < len(lines)]
    alike = (read_marker(line.text) for line in beside if abs(line.x0 - lines[at].x0) <= 2 * _LITTLE)
    if any(marker is not None and (marker.text in _BOXES or _TICK.match(marker.text)) for marker in alike):
        return Marker(text=found[1], style=found[1], length=found.end())
    return None


def accepted_marker(
    line: BodyLine,
    opened: Sequence[BodyLine],
    following: BodyLine | None,
    *,
    fresh: bool,
    before: Marker | None,
) -> Marker | None:
    """The marker of a line that begins an item or numbered paragraph; None when it is part of the text.

    Args:
        opened: lines of the block before, which the line would continue.
        following: the next line.
        fresh: whether the line begins a paragraph by its place alone.
        before: marker of the last item or numbered paragraph with the same left edge.
    """
    marker = read_marker(line.text)
    if marker is None or (marker.bullet and not marker.weak):
        return marker
    hanging = _hangs(line, following)
    last = opened[-1] if opened else None
    new = last is None or fresh or ends_sentence(last.text)
    follows = before is not None and _next(before, marker)
    moved = last is not None and abs(line.x0 - last.x0) > _LITTLE
    if marker.bullet:
        same = before is not None and before.text == marker.text
        good = new or same or (moved and hanging)
    elif marker.weak:
        good = new and (hanging or follows or (fresh and 1 in {marker.value, marker.roman}))
    else:
        good = new or follows or hanging or moved
    return marker if good else None


def _hangs(line: BodyLine, following: BodyLine | None) -> bool:
    """Whether the next line is indented under this one, as the text of an item is."""
    if following is None or following.page != line.page:
        return False
    below = 0 < following.top - line.top < line.size * 2.2
    return below and line.x0 + _LITTLE < following.x0 < line.x0 + 80


def _next(before: Marker, marker: Marker) -> bool:
    """Whether a marker counts one on from the one before."""
    if before.value is None or marker.value is None:
        return False
    if before.style == marker.style:
        return marker.value == before.value + 1
    same = (
        roman_style(before) == roman_style(marker) and before.roman is not None and marker.roman is not None
    )
    return same and marker.roman == (before.roman or 0) + 1
