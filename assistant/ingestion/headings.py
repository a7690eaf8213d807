"""Which lines are headings.

A heading is told by being set apart (larger, bold, in capitals, numbered, named in the PDF's outline),
never by its words alone: "see paragraph 14" stays text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.ingestion.markers import read_marker
from assistant.ingestion.titles import LABELLED, NAMED, NUMBER, capitals, plain
from assistant.ingestion.wording import could_be_heading, lettered, reads_as_heading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from assistant.ingestion.lines import BodyLine, Typography

_LARGER = 1.07
_MOST_WORDS_BOLD = 20
_MOST_WORDS_PLAIN = 9
_MOST_LINES = 6
_EVEN = 1.3
"""Share by which the lines of one heading may stand wider apart than its first two."""
_NOT_IN_TITLE = re.compile(r"[.:;!]|,|\d{2}|^(?:Dear|Yours|Source|Note)\b")


def heading_run(lines: Sequence[BodyLine], at: int, setting: Typography) -> int:
    """Number of lines from `at` on that are set alike, as the lines of one heading are."""
    first = lines[at]
    for offset in range(1, min(_MOST_LINES, len(lines) - at)):
        line = lines[at + offset]
        if (
            not set_alike(lines[at + offset - 1], line, setting)
            or _numbered(line.text)
            or lettered(line.text)
            or (lines[at + offset - 1].text.endswith(":") and line.text.endswith(":"))
        ):
            return offset
        if offset > 1 and line.top - lines[at + offset - 1].top > _EVEN * (lines[at + 1].top - first.top):
            return offset
        if capitals(first.text) != capitals(line.text) and not first.bold:
            return offset
    return min(_MOST_LINES, len(lines) - at)


def set_alike(last: BodyLine, line: BodyLine, setting: Typography) -> bool:
    """Whether a line follows closely on the one before, in its size and weight."""
    step = line.top - last.top
    alike = line.page == last.page and abs(line.size - last.size) < 0.6 and line.bold == last.bold
    near = 0 < step < max(setting.leading(last.size) * 1.3, last.size * 1.5)
    return alike and near and line.table is None


def _numbered(text: str) -> bool:
    return NUMBER.match(text) is not None or NAMED.match(text) is not None


def listed_run(lines: Sequence[BodyLine], at: int, setting: Typography, titles: AbstractSet[str]) -> int:
    """Number of lines from `at` on that make up a title of the contents page or of the PDF's outline, or 0.

    Args:
        titles: through `plain`.
    """
    text = ""
    for offset in range(min(_MOST_LINES, len(lines) - at)):
        line = lines[at + offset]
        if line.table is not None or (
            offset and not 0 < line.top - lines[at + offset - 1].top < line.size * 2.2
        ):
            return 0
        text = f"{text} {line.text}"
        letters = plain(text)
        if letters in titles and len(letters) > 3 and could_be_heading(text.strip()):
            return offset + 1 if _stands_out(lines, at, offset + 1, setting) else 0
    return 0


def _stands_out(lines: Sequence[BodyLine], at: int, count: int, setting: Typography) -> bool:
    """Whether a listed title is set apart from the text in any way."""
    run = lines[at : at + count]
    apart = run[0].size >= setting.body_size * _LARGER or all(line.bold for line in run)
    return apart or _alone(lines, at, count, setting)


def is_heading(lines: Sequence[BodyLine], at: int, count: int, setting: Typography) -> bool:
    """Whether the `count` lines from `at` on are a heading by the way they are set."""
    run = lines[at : at + count]
    text = " ".join(line.text for line in run)
    if not reads_as_heading(text) or _continued(lines, at, count, setting) or _in_row(lines, at, count):
        return False
    if run[0].size >= setting.body_size * _LARGER or _over_smaller_text(lines, at, count, setting, text):
        return True
    return _set_apart(lines, at, count, setting, text)


def _set_apart(lines: Sequence[BodyLine], at: int, count: int, setting: Typography, text: str) -> bool:
    """Whether lines of the text's size are a heading by weight, capitals, number or label."""
    run = lines[at : at + count]
    bold = all(line.bold for line in run) and not setting.bold_body
    if run[0].size < setting.body_size - 1.1 or (text.endswith(".") and not capitals(text)):
        return False
    if lettered(text) and not (bold and _over_plain_text(lines, at, count, setting)):
        return False
    short = len(text.split()) <= _MOST_WORDS_BOLD and count <= 3
    short = short or (LABELLED.match(text) is not None and not text.endswith(":"))
    return short if bold else _plain_heading(lines, at, count, setting, text)


def _over_plain_text(lines: Sequence[BodyLine], at: int, count: int, setting: Typography) -> bool:
    """Whether the next line is running text that is not bold, with more room above the run than between lines."""
    after = at + count
    if after >= len(lines) or lines[after].page != lines[at].page or lines[after].table is not None:
        return False
    apart = (
        at == 0
        or lines[at - 1].page != lines[at].page
        or not 0 < lines[at].top - lines[at - 1].top < (setting.leading(lines[at].size) * 1.2)
    )
    return apart and not lines[after].bold and read_marker(lines[after].text) is None


def _plain_heading(lines: Sequence[BodyLine], at: int, count: int, setting: Typography, text: str) -> bool:
    """Whether lines set like the text are a heading by capitals, number or label, standing alone."""
    words = len(text.split())
    if not _alone(lines, at, count, setting):
        return False
    if capitals(text):
        return words <= _MOST_WORDS_BOLD and (words > 1 or len(text) > 7)
    number = NUMBER.match(text)
    deep = number is not None and "." in number[1] and text[number.end()].isupper() and text[-1] != ":"
    named = NAMED.match(text)
    labelled = deep or (named is not None and named.end() < len(text))
    return count == 1 and (words <= 12 if labelled else _title_over_text(lines, at, setting, text))


def _title_over_text(lines: Sequence[BodyLine], at: int, setting: Typography, text: str) -> bool:
    """Whether a short line between two paragraphs names what follows: few words, no stop, text under it."""
    if _NOT_IN_TITLE.search(text) or not text[0].isupper() or len(text.split()) > _MOST_WORDS_PLAIN:
        return False
    if at == 0 or at + 1 >= len(lines) or lines[at + 1].table is not None:
        return False
    above, below = lines[at - 1], lines[at + 1]
    marker = read_marker(below.text)
    counted = marker is not None and not marker.bullet
    if marker is not None and marker.style == "dotted" and _closed(above):
        return below.page == lines[at].page
    if above.table is not None:
        return False
    full = below.x1 > setting.right(below) - 0.15 * (setting.right(below) - below.x0)
    same = abs(below.size - lines[at].size) < 0.6 and below.page == lines[at].page
    ended = above.text.endswith((".", "?", "!")) or above.size >= setting.body_size * _LARGER
    return (
        (ended or (counted and above.page != lines[at].page))
        and same
        and (counted or (full and below.text[0].isupper()))
    )


def _closed(line: BodyLine) -> bool:
    """Whether a line ends what it belongs to by its own kind: a cell, a heading, an item of a list."""
    return (
        line.table is not None
        or line.bold
        or (read_marker(line.text) is not None and line.text[-1] not in ",:")
    )


def _over_smaller_text(
    lines: Sequence[BodyLine], at: int, count: int, setting: Typography, text: str
) -> bool:
    """Whether a short line in the size of the text is larger than the small print above and below it.

    So are set the terms of a glossary and the titles within a box.
    """
    line, after = lines[at], at + count
    if count > 1 or after + 1 >= len(lines) or line.table is not None or line.size < setting.body_size - 0.6:
        return False
    if _NOT_IN_TITLE.search(text) or not text[0].isupper() or len(text.split()) > _MOST_WORDS_PLAIN:
        return False
    small = lines[after].size
    below = all(
        each.page == line.page and each.table is None and abs(each.size - small) < 0.6
        for each in lines[after : after + 2]
    )
    above = at == 0 or lines[at - 1].page != line.page or abs(lines[at - 1].size - line.size) >= 0.6
    return below and above and line.size >= small * _LARGER and line.x1 < setting.right(line)


def _in_row(lines: Sequence[BodyLine], at: int, count: int) -> bool:
    """Whether other words stand beside the lines, as in a table without rules or in a form."""
    pairs = [
        (lines[near], lines[near + 1]) for near in range(max(0, at - 1), min(at + count, len(lines) - 1))
    ]
    return any(beside(one, other) for one, other in pairs)


def beside(one: BodyLine, other: BodyLine) -> bool:
    """Whether two lines stand in one row."""
    return one.page == other.page and abs(one.top - other.top) < 0.3 * one.size


def _continued(lines: Sequence[BodyLine], at: int, count: int, setting: Typography) -> bool:
    """Whether the next line, set otherwise, goes on with the sentence, as after a bold beginning."""
    last = lines[at + count - 1]
    if at + count >= len(lines):
        return False
    line = lines[at + count]
    if line.page != last.page or line.table is not None or abs(line.size - last.size) > 0.6:
        return False
    step = line.top - last.top
    if not 0 < step < setting.leading(last.size) * 1.3:
        return False
    if count > 1 and step > _EVEN * (last.top - lines[at + count - 2].top):
        return False
    full = last.x1 > setting.right(last) - 0.18 * (setting.right(last) - last.x0)
    return full or line.text[0].islower()


def _alone(lines: Sequence[BodyLine], at: int, count: int, setting: Typography) -> bool:
    """Whether more room than between the lines of a paragraph stands above and below."""
    first, last = lines[at], lines[at + count - 1]
    room = setting.leading(first.size) * 1.2
    above = at == 0 or lines[at - 1].page != first.page or not 0 < first.top - lines[at - 1].top < room
    after = at + count
    below = after >= len(lines) or lines[after].page != last.page
    return above and (below or not 0 < lines[after].top - last.top < room)
