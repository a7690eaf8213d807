"""Sections: each heading and what stands under it, as a tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.ingestion.blocks import spans_of
from assistant.ingestion.levels import heading_levels
from assistant.ingestion.titles import read_heading, style_of
from assistant.model import BlockKind, Section, joined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.ingestion.paragraphs import Draft
    from assistant.model import Document, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A document's sections, and the section id of every draft, in order."""

    sections: tuple[Section, ...]
    of_drafts: tuple[str, ...]


def outline(document: Document, drafts: Sequence[Draft], pages: Mapping[int, Page]) -> Outline:
    """Build the tree of sections.

    Text before the first heading stands in a section of its own, named as the document, without spans.
    """
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    sections: list[Section] = []
    if drafts and drafts[0].kind is not BlockKind.HEADING:
        sections.append(_opening(document, drafts[0], pages))
    opening = len(sections)
    read = [
        read_heading("\n".join(line.text for line in draft.lines), style_of(draft.lines))
        for draft in headings
    ]
    opened: list[Section] = []
    for draft, heading, level in zip(headings, read, heading_levels(read), strict=True):
        opened = [section for section in opened if section.level < level]
        page = pages[draft.lines[0].page]
        section = Section(
            id=f"{document.id}/s{len(sections)}",
            document=document.id,
            number=heading.number,
            title=heading.title,
            level=level,
            path=(*(opened[-1].path if opened else ()), joined("\n".join(line.text for line in draft.lines))),
            parent=opened[-1].id if opened else None,
            page=page.number,
            page_label=page.label,
            spans=spans_of(draft, pages),
        )
        sections.append(section)
        opened.append(section)
    return Outline(sections=tuple(sections), of_drafts=_of_drafts(drafts, sections, opening))


def _opening(document: Document, first: Draft, pages: Mapping[int, Page]) -> Section:
    page = pages[first.lines[0].page]
    return Section(
        id=f"{document.id}/s0",
        document=document.id,
        number=None,
        title=document.title,
        level=1,
        path=(document.title,),
        parent=None,
        page=page.number,
        page_label=page.label,
        spans=(),
    )


def _of_drafts(drafts: Sequence[Draft], sections: Sequence[Section], opening: int) -> tuple[str, ...]:
    ids = []
    at = opening - 1
    for draft in drafts:
        at += draft.kind is BlockKind.HEADING
        ids.append(sections[at].id)
    return tuple(ids)
