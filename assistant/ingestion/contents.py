"""Contents pages: each entry a title and a page number, leaders left out."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.ingestion.lines import BodyLine

_HEADING = re.compile(
    r"(?:table of )?contents(?: page)?:?|list of (?:figures|tables|appendices|annexes)", re.IGNORECASE
)
_ENTRY = re.compile(r"(?P<title>\S.*?)(?P<leaders>[\s.\u2026_\u00b7]*)\s*(?P<page>\b\d{1,3}|\b[ivxl]{1,6})$")
_LEADERS = re.compile(r"(?:\.\s?){3,}|\u2026|_{3,}")
_PAGE_ONLY = re.compile(r"\d{1,3}$")
_FEWEST = 3
_MOST_WRAPPED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsEntry:
    """An entry: the places of its lines in the stream, and where its page number begins and its title ends.

    Attributes:
        first: place of its first line.
        last: place of its last line, which ends with the page number.
        title_end: one past the title's last character in the last line's text, 0 when that line is all number.
        page_start: first character of the page number in the last line's text.
    """

    first: int
    last: int
    title_end: int
    page_start: int


def contents_entries(lines: Sequence[BodyLine]) -> tuple[ContentsEntry, ...]:
    """Entries of every contents page, in order."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        by_page[line.page].append(place)
    entries: list[ContentsEntry] = []
    open_until = 0
    for page, places in by_page.items():
        headed = [place for place in places if _HEADING.fullmatch(lines[place].text.strip())]
        found = _page_entries(lines, places, after=headed[0] if headed else -1)
        led = sum(bool(_LEADERS.search(lines[entry.last].text)) for entry in found)
        share = sum(entry.last - entry.first + 1 for entry in found) / len(places)
        rising = _rising(lines, found)
        continued = page == open_until and (share > 0.6 or led > 0)
        if rising and ((headed and len(found) >= _FEWEST) or continued or (led >= _FEWEST and share > 0.5)):
            entries.extend(found)
            open_until = page + 1
        elif page == open_until:
            entries.extend(_last_entries(lines, found, entries[-1], places[0]))
    return tuple(entries)


def _last_entries(
    lines: Sequence[BodyLine], found: Sequence[ContentsEntry], before: ContentsEntry, top: int
) -> Iterator[ContentsEntry]:
    """The entries with which a page begins whose page numbers go on from the contents page before.

    Args:
        top: place of the page's first line.
    """
    number = _number(lines, before)
    for entry in found:
        if entry.first != top or _number(lines, entry) < number:
            return
        yield entry
        top, number = entry.last + 1, _number(lines, entry)


def _number(lines: Sequence[BodyLine], entry: ContentsEntry) -> int:
    """The page an entry leads to; 0 for one with a Roman number."""
    text = lines[entry.last].text[entry.page_start :]
    return int(text) if text.isdigit() else 0


def _page_entries(lines: Sequence[BodyLine], places: Sequence[int], after: int) -> list[ContentsEntry]:
    entries: list[ContentsEntry] = []
    waiting: list[int] = []
    for place in places:
        if place <= after:
            continue
        found = _read(lines[place].text, headed=after >= 0)
        if found is None:
            waiting = [*waiting, place][-_MOST_WRAPPED:]
            continue
        wrapped = [held for held in waiting if _wraps(lines, held, place)]
        number_only = found[0] == 0
        if not (number_only and not wrapped):
            entries.append(
                ContentsEntry(
                    first=wrapped[0] if wrapped else place,
                    last=place,
                    title_end=found[0],
                    page_start=found[1],
                )
            )
        waiting = []
    return entries


def _read(text: str, *, headed: bool) -> tuple[int, int] | None:
    """End of the title and start of the page number in an entry's text, or None for another line.

    Args:
        headed: whether the line stands under the heading of a contents page, where a Roman number needs no leaders.
    """
    if _PAGE_ONLY.match(text):
        return 0, 0
    found = _ENTRY.match(text)
    if found is None or not (found["leaders"].strip() or found["leaders"]):
        return None
    if headed or found["page"].isdigit() or found["leaders"].strip():
        return found.end("title"), found.start("page")
    return None


def _wraps(lines: Sequence[BodyLine], held: int, place: int) -> bool:
    """Whether a line without a page number is the beginning of the entry that follows it."""
    first, second = lines[held], lines[place]
    near = 0 <= second.top - first.top < first.size * 1.7 * (place - held)
    return near and abs(first.size - second.size) < 0.6 and first.bold == second.bold


def _rising(lines: Sequence[BodyLine], entries: Sequence[ContentsEntry]) -> bool:
    """Whether the page numbers mostly rise, as those of contents do."""
    counted = [number for number in (_number(lines, entry) for entry in entries) if number]
    falls = sum(second < first for first, second in pairwise(counted))
    return falls <= max(1, len(counted) // 8)
