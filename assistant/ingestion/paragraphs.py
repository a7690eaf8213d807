"""Lines gathered into paragraphs, items, headings, captions, footnotes, contents entries and tables.

A paragraph goes on over line, column and page ends until something says that it stops.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.ingestion.contents import contents_entries
from assistant.ingestion.footnotes import note_goes_on, note_resumes, note_start
from assistant.ingestion.headings import beside, heading_run, is_heading, listed_run, set_alike
from assistant.ingestion.markers import UNMARKED
from assistant.ingestion.starts import accepted_marker, begins_paragraph, goes_on, indented, listed, ticked
from assistant.ingestion.titles import plain, read_heading, style_of
from assistant.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from assistant.ingestion.contents import ContentsEntry
    from assistant.ingestion.lines import BodyLine, Typography
    from assistant.ingestion.markers import Marker

_CAPTION = re.compile(
    r"(?i:figure|fig\.|table|chart|map|box|photo|picture|diagram|graph|plate)\s+[A-Z]?\d+(?:[.\-]\d+)*[a-z]?"
    r"(?:\s*[:.\u2013\u2014-]\s*|\s+(?=[A-Z\u2018\u201c(])|$)"
)
_CAPTION_WORDS = 40


@dataclass(slots=True, kw_only=True)
class Draft:
    """A block in the making.

    Attributes:
        skip: characters of the first line that are its marker.
        label: a footnote's label.
        table: place of the table in the file, for a table's place holder.
        entry: a contents entry's parts.
    """

    kind: BlockKind
    lines: list[BodyLine] = field(default_factory=list)
    marker: Marker | None = None
    skip: int = 0
    label: str = ""
    table: int | None = None
    entry: ContentsEntry | None = None

    @property
    def text(self) -> str:
        """Its own words, line after line, the marker left out."""
        return " ".join(line.text for line in self.lines)[self.skip :].strip()


@dataclass(slots=True)
class Grouper:
    """Goes down the lines once.

    Args:
        marks: labels of the footnote marks in the text, by page.
        titles: titles of the file's outline, through `headings.plain`; those of its contents pages are added.
    """

    lines: Sequence[BodyLine]
    setting: Typography
    marks: Mapping[int, frozenset[str]]
    titles: AbstractSet[str]
    drafts: list[Draft] = field(default_factory=list)
    _open: Draft | None = None
    _note: Draft | None = None
    _last_note: Draft | None = None
    _markers: dict[float, Marker] = field(default_factory=dict)
    _seen_tables: set[int] = field(default_factory=set)
    _entries: dict[int, ContentsEntry] = field(default_factory=dict)

    def gather(self) -> list[Draft]:
        """The drafts in reading order."""
        self._entries = {entry.first: entry for entry in contents_entries(self.lines)}
        self.titles = self.titles | {plain(self._entry_title(entry)) for entry in self._entries.values()}
        at = 0
        while at < len(self.lines):
            at += self._take(at)
        _demote(self.drafts, self.setting)
        return self.drafts

    def _take(self, at: int) -> int:
        """Place the line at `at`, and return how many lines were used up."""
        line = self.lines[at]
        if line.table is not None:
            return self._table(line)
        for taker in (self._contents, self._footnote, self._heading, self._caption):
            used = taker(at)
            if used:
                return used
        return self._running(at)

    def _entry_title(self, entry: ContentsEntry) -> str:
        lines = [line.text for line in self.lines[entry.first : entry.last + 1]]
        return " ".join([*lines[:-1], lines[-1][: entry.title_end]])

    def _table(self, line: BodyLine) -> int:
        if line.table not in self._seen_tables:
            assert line.table is not None
            self._seen_tables.add(line.table)
            self.drafts.append(Draft(kind=BlockKind.TABLE_ROW, lines=[line], table=line.table))
        self._note = None
        return 1

    def _contents(self, at: int) -> int:
        entry = self._entries.get(at)
        if entry is None:
            return 0
        lines = list(self.lines[entry.first : entry.last + 1])
        self._add(Draft(kind=BlockKind.CONTENTS_ENTRY, lines=lines, entry=entry))
        self._open = None
        return len(lines)

    def _footnote(self, at: int) -> int:
        line = self.lines[at]
        start = note_start(self.lines, at, self.setting, self.marks)
        if start is not None:
            self._note = Draft(kind=BlockKind.FOOTNOTE, lines=[line], skip=start.length, label=start.label)
            self._last_note = self._note
            self.drafts.append(self._note)
            return 1
        if self._note is None or not note_goes_on(self._note.lines[-1], line, self.setting):
            known = self._last_note
            resumed = known is not None and note_resumes(known.lines[-1], line, self.setting)
            self._note = known if resumed else None
        if self._note is not None:
            self._note.lines.append(line)
        return int(self._note is not None)

    def _heading(self, at: int) -> int:
        if self._open is not None and self._set_on(self._open.lines, self.lines[at]):
            return 0
        if ticked(self.lines, at):
            return 0
        count = listed_run(self.lines, at, self.setting, self.titles)
        if not count:
            count = heading_run(self.lines, at, self.setting)
            if not is_heading(self.lines, at, count, self.setting):
                return 0
        self._add(Draft(kind=BlockKind.HEADING, lines=list(self.lines[at : at + count])))
        self._open = None
        return count

    def _set_on(self, opened: Sequence[BodyLine], line: BodyLine) -> bool:
        """Whether a line is set as the open block's last, which is no row of words side by side."""
        row = len(opened) > 1 and beside(opened[-2], opened[-1])
        return not row and set_alike(opened[-1], line, self.setting)

    def _caption(self, at: int) -> int:
        line = self.lines[at]
        if not _CAPTION.match(line.text) or line.words > _CAPTION_WORDS:
            return 0
        if self._open is not None and not begins_paragraph(self._open.lines[-1], line, self.setting):
            return 0
        self._open = self._add(Draft(kind=BlockKind.CAPTION, lines=[line]))
        return 1

    def _running(self, at: int) -> int:
        line = self.lines[at]
        following = self.lines[at + 1] if at + 1 < len(self.lines) else None
        fresh = self._open is None or self._fresh(self._open, line)
        marker = ticked(self.lines, at) or accepted_marker(
            line,
            self._open.lines if self._open else (),
            following,
            fresh=fresh,
            before=self._markers.get(line.x0 // 8),
        )
        if marker is None and fresh and self._listed(line):
            self._open = self._add(Draft(kind=BlockKind.BULLET, lines=[line], marker=UNMARKED))
        elif marker is not None:
            self._markers[line.x0 // 8] = marker
            kind = BlockKind.BULLET if marker.bullet else BlockKind.PARAGRAPH
            self._open = self._add(Draft(kind=kind, lines=[line], marker=marker, skip=marker.length))
        elif self._open is None or (fresh and not self._only_marker()) or self._outdented(line):
            self._open = self._add(Draft(kind=BlockKind.PARAGRAPH, lines=[line]))
        else:
            self._open.lines.append(line)
        return 1

    def _fresh(self, opened: Draft, line: BodyLine) -> bool:
        """Whether a line begins a paragraph by its place."""
        return begins_paragraph(opened.lines[-1], line, self.setting) or indented(opened.lines, line)

    def _listed(self, line: BodyLine) -> bool:
        """Whether a fresh line begins an item whose bullet is not written."""
        before = self._open
        if before is None or before.kind not in {BlockKind.PARAGRAPH, BlockKind.BULLET}:
            return False
        return listed(before.lines, line, item=before.marker is UNMARKED)

    def _only_marker(self) -> bool:
        """Whether the open item so far is nothing but its marker, whose words stand on the next line."""
        return self._open is not None and len(self._open.lines) == 1 and not self._open.text

    def _outdented(self, line: BodyLine) -> bool:
        """Whether the line stands left of the item it would continue."""
        if self._open is None or self._open.marker is None:
            return False
        first, last = self._open.lines[0], self._open.lines[-1]
        left = line.page == first.page == last.page and line.top > last.top and line.x0 < first.x0 - 6
        return left and not goes_on(self._open.lines, line, self.setting)

    def _add(self, draft: Draft) -> Draft:
        self.drafts.append(draft)
        return draft


def _demote(drafts: Sequence[Draft], setting: Typography) -> None:
    """Make signatures and cover lines paragraphs again: bold lines with nothing under them.

    Nothing stands under a line right before a heading of more weight, before one set alike, or at the end.
    """
    headings = [draft.kind is BlockKind.HEADING for draft in drafts]
    for at, draft in enumerate(drafts):
        if not headings[at]:
            continue
        style = style_of(draft.lines)
        slight = style.size < setting.body_size * 1.07 and not style.capitals
        if not slight or read_heading(draft.text, style).number is not None:
            continue
        last = at + 1 == len(drafts)
        if last or (headings[at + 1] and not style.outranks(style_of(drafts[at + 1].lines))):
            draft.kind = BlockKind.PARAGRAPH
