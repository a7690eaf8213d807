"""Footnotes, and the raised marks in the text that lead to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.ingestion.starts import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.ingestion.lines import BodyLine, Typography
    from assistant.model import Page, Span

_RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_DIGITS = str.maketrans(_RAISED, "0123456789")
_NOTE = re.compile(
    rf"(?P<raised>[{_RAISED}]{{1,3}})\s*"
    r"|(?P<number>\d{1,3})(?:\.?\s+|(?=[^\W\d]|[\"'\u2018\u201c(\[\u00a3]))"
    r"|(?P<sign>[*\u2020\u2021]{1,3})\s*"
)
_MARK = re.compile(
    rf"(?<=[^\s{_RAISED}])[{_RAISED}]{{1,3}}|(?<=[A-Za-z0-9)\u2019.,])[*\u2020\u2021]{{1,3}}(?!\w)"
)
_SMALLER = 0.94


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteStart:
    """The first line of a footnote: its label ("1", "*") and how many characters its mark fills."""

    label: str
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark in the text that leads to a footnote: its label, its page and its first character there."""

    label: str
    page: int
    start: int


def marks_of(pages: Sequence[Page], raised: Sequence[Span]) -> tuple[Mark, ...]:
    """Every raised figure and every sign after a word, in order of pages."""
    texts = {page.number: page.text for page in pages}
    found = {
        (page.number, hit.start()): Mark(label=label_of(hit[0]), page=page.number, start=hit.start())
        for page in pages
        for hit in _MARK.finditer(page.text)
    }
    for span in raised:
        label = label_of(texts[span.page][span.start : span.end].strip())
        follows = span.start > 0 and not texts[span.page][span.start - 1].isspace()
        if follows and (label.isdigit() or label in {"*", "**", "\u2020", "\u2021"}):
            found.setdefault((span.page, span.start), Mark(label=label, page=span.page, start=span.start))
    return tuple(found[key] for key in sorted(found))


def label_of(text: str) -> str:
    """A mark's label, raised figures as plain ones."""
    return text.translate(_DIGITS).strip()


def note_start(
    lines: Sequence[BodyLine], at: int, setting: Typography, marks: Mapping[int, frozenset[str]]
) -> NoteStart | None:
    """The footnote that begins with this line, or None.

    Args:
        marks: labels of the marks in the text, by page.
    """
    line = lines[at]
    found = _NOTE.match(line.text)
    if found is None or line.table is not None:
        return None
    label = label_of(found[0]).rstrip(".")
    here = marks.get(line.page, frozenset()) | marks.get(line.page - 1, frozenset())
    small = line.size <= setting.body_size * _SMALLER
    if found["sign"]:
        return (
            NoteStart(label=label, length=found.end())
            if label in here and found.end() < len(line.text)
            else None
        )
    raised = found["raised"] is not None or line.mark > 0
    if not small:
        large = raised and label in here and _last_of_column(lines, at, setting)
        return NoteStart(label=label, length=found.end()) if large else None
    if raised:
        return NoteStart(label=label, length=found.end())
    marked = label in here and _low(lines, at, setting)
    return NoteStart(label=label, length=found.end()) if marked else None


def _low(lines: Sequence[BodyLine], at: int, setting: Typography) -> bool:
    """Whether only small print follows on the page."""
    page = lines[at].page
    for line in lines[at:]:
        if line.page != page:
            return True
        if line.size > setting.body_size * _SMALLER:
            return False
    return True


def _last_of_column(lines: Sequence[BodyLine], at: int, setting: Typography) -> bool:
    """Whether nothing but notes set like this one, each with a raised mark, stands below in the column."""
    last = lines[at]
    for line in lines[at + 1 :]:
        if line.page != last.page or line.top < last.top:
            return True
        if line.mark == 0 and not note_goes_on(last, line, setting):
            return False
        last = line
    return True


def note_goes_on(last: BodyLine, line: BodyLine, setting: Typography) -> bool:
    """Whether a line after a footnote's line belongs to it: small print, close below."""
    near = line.page == last.page and 0 <= line.top - last.top < setting.leading(last.size) * 1.45 + 2
    return near and abs(line.size - last.size) < 0.8 and line.table is None and line.mark == 0


def note_resumes(last: BodyLine, line: BodyLine, setting: Typography) -> bool:
    """Whether a footnote's sentence, broken off in `last`, goes on with the small print of the next column or page."""
    small = line.size <= setting.body_size * _SMALLER and abs(line.size - last.size) < 0.8
    column = line.page == last.page and line.x0 > last.x1
    resumed = (column or line.page == last.page + 1) and line.text[0].islower()
    return small and resumed and line.mark == 0 and line.table is None and not ends_sentence(last.text)


def note_for(mark: Mark, notes: Sequence[tuple[int, str]]) -> int | None:
    """Place of the footnote a mark leads to among (page, label) pairs: on its page, else on the next two."""
    for later in range(3):
        for place, (page, label) in enumerate(notes):
            if page == mark.page + later and label == mark.label:
                return place
    return None
