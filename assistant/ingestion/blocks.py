"""Drafts made into blocks: ids, spans, numbering, footnotes, table rows, each in its section."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.ingestion.footnotes import note_for
from assistant.ingestion.numbering import places
from assistant.ingestion.rows import read_table
from assistant.model import Block, BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.ingestion.footnotes import Mark
    from assistant.ingestion.numbering import Place
    from assistant.ingestion.paragraphs import Draft
    from assistant.ingestion.rows import ReadTable
    from assistant.ingestion.tables import Table
    from assistant.model import Page


def spans_of(draft: Draft, pages: Mapping[int, Page]) -> tuple[Span, ...]:
    """The characters a draft fills, its marker left out: one span for lines that follow one another."""
    spans: list[Span] = []
    skip = draft.skip
    for line in draft.lines:
        start = min(line.start + skip, line.end)
        skip = 0
        while start < line.end and pages[line.page].text[start].isspace():
            start += 1
        if start == line.end:
            continue
        last = spans[-1] if spans else None
        if (
            last
            and last.page == line.page
            and last.end <= start
            and not pages[line.page].text[last.end : start].strip()
        ):
            spans[-1] = Span(page=line.page, start=last.start, end=line.end)
        else:
            spans.append(Span(page=line.page, start=start, end=line.end))
    return tuple(spans)


def _entry_spans(draft: Draft, pages: Mapping[int, Page]) -> tuple[Span, ...]:
    """Title and page number of a contents entry, leaders left out."""
    entry = draft.entry
    assert entry is not None
    last = draft.lines[-1]
    number = Span(page=last.page, start=last.start + entry.page_start, end=last.end)
    first = draft.lines[0].start
    title_end = last.start + entry.title_end if entry.title_end else draft.lines[-2].end
    while title_end > first and pages[last.page].text[title_end - 1] in " .\u2026_\n\u00b7":
        title_end -= 1
    return Span(page=last.page, start=first, end=title_end), number


@dataclass(slots=True)
class BlockMaker:
    """Makes the blocks of one document.

    Args:
        sections: section id of every draft, in order.
    """

    document: str
    pages: Mapping[int, Page]
    tables: Sequence[Table]
    drafts: Sequence[Draft]
    sections: Sequence[str]
    blocks: list[Block] = field(default_factory=list)
    _tables: int = 0
    _before: ReadTable | None = None
    _before_page: int = 0

    def make(self) -> tuple[Block, ...]:
        """All blocks in reading order, footnotes not yet tied to their marks."""
        found = places(self.drafts)
        first_block: dict[int, str] = {}
        for at, (draft, place) in enumerate(zip(self.drafts, found, strict=True)):
            if draft.table is not None:
                self._rows(draft, self.sections[at])
                continue
            spans = _entry_spans(draft, self.pages) if draft.entry else spans_of(draft, self.pages)
            if not spans:
                continue
            if draft.kind not in {BlockKind.FOOTNOTE, BlockKind.CAPTION}:
                self._before = None
            block = self._block(draft, place, spans, self.sections[at])
            lead_in = first_block.get(place.lead_in) if place.lead_in is not None else None
            first_block[at] = block.id
            self.blocks.append(replace(block, lead_in=lead_in))
        return tuple(self.blocks)

    def _id(self) -> str:
        return f"{self.document}/b{len(self.blocks)}"

    def _block(self, draft: Draft, place: Place, spans: tuple[Span, ...], section: str) -> Block:
        marker = draft.label or (draft.marker.text if draft.marker else "") or None
        return Block(
            id=self._id(),
            document=self.document,
            section=section,
            kind=draft.kind,
            spans=spans,
            level=place.level,
            marker=marker,
            paragraph=place.paragraph,
        )

    def _rows(self, draft: Draft, section: str) -> None:
        assert draft.table is not None
        table = self.tables[draft.table]
        before = self._before if table.page - self._before_page == 1 else None
        read = read_table(table, self.pages, before)
        if not read.continues:
            self._tables += 1
        self._before, self._before_page = read, table.page
        for row in read.rows:
            self.blocks.append(
                Block(
                    id=self._id(),
                    document=self.document,
                    section=section,
                    kind=BlockKind.TABLE_HEAD if row.head else BlockKind.TABLE_ROW,
                    spans=row.spans,
                    table=self._tables - 1,
                    columns=row.columns,
                    group=row.group,
                )
            )


def tie_footnotes(blocks: Sequence[Block], marks: Sequence[Mark]) -> tuple[Block, ...]:
    """The blocks, each knowing the footnotes whose marks stand in it, and each footnote in the section of its mark."""
    notes = [block for block in blocks if block.kind is BlockKind.FOOTNOTE]
    labels = [(note.spans[0].page, note.marker or "") for note in notes]
    spans = sorted(
        (span.page, span.start, span.end, place)
        for place, block in enumerate(blocks)
        if block.kind is not BlockKind.FOOTNOTE
        for span in block.spans
    )
    tied: dict[int, list[str]] = {}
    for mark in marks:
        at = bisect_right(spans, (mark.page, mark.start, 10**9, 0)) - 1
        if at < 0 or spans[at][0] != mark.page or mark.start > spans[at][2]:
            continue
        note = note_for(mark, labels)
        if note is not None:
            ids = tied.setdefault(spans[at][3], [])
            if notes[note].id not in ids:
                ids.append(notes[note].id)
    homes = {note: blocks[place].section for place, ids in reversed(tied.items()) for note in ids}
    return tuple(
        replace(block, footnotes=tuple(tied.get(place, ())), section=homes.get(block.id, block.section))
        for place, block in enumerate(blocks)
    )
