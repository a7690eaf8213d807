"""Where a new paragraph or item begins, told from two neighbouring lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.ingestion.lines import broken_early
from assistant.ingestion.markers import read_marker, roman_style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.ingestion.lines import BodyLine, Typography
    from assistant.ingestion.markers import Marker

_ENDS_SENTENCE = re.compile(r"[.?!:;][\"'\u2019\u201d)\]]*[\d\u00b9\u00b2\u00b3\u2070-\u2079*]*$")
_INTRODUCES = re.compile(
    r"(?::|\be\.g\.|\bi\.e\.|\bincluding|\bsuch as|\bfor example|\bnamely|\bthat|\bto|\bare|\band|\bof)[\u2013\u2014 -]*$"
)
_ANNOUNCES = re.compile(r"\b(?:following|as follows|below|these (?:are|include)|include)\b", re.IGNORECASE)
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
    if abs(line.size - last.size) > max(0.9, 0.09 * last.size):
        return not _flows(last, line, setting)
    step = line.top - last.top
    if line.page != last.page or step < -_LITTLE or step > setting.leading(last.size) * 4:
        return not _flows(last, line, setting)
    usual = setting.leading(last.size)
    if abs(step) <= _LITTLE:
        return False
    broken = broken_early(last, line, setting.right(last))
    if step > usual * (1.08 if broken else 1.35) + 0.5:
        return True
    if last.bold != line.bold and broken and ends_sentence(last.text):
        return True
    right = setting.right(last)
    short = broken_early(last, line, right - _RAGGED * (right - last.x0))
    return short and ends_sentence(last.text) and (line.text[0].isupper() or line.text[0].isdigit())


def _flows(last: BodyLine, line: BodyLine, setting: Typography) -> bool:
    """Whether the sentence goes on over a column or page end."""
    if abs(line.size - last.size) > 1.5:
        return False
    if ends_sentence(last.text):
        return line.text[0].islower() and last.text.endswith(";")
    if line.text[0].islower():
        return True
    return line.bold == last.bold and line.words > 3 and not broken_early(last, line, setting.right(last))


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
        good = new and (hanging or follows or (fresh and marker.value == 1))
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
