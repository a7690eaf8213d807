"""What a paper is made of: its sections, its blocks, and the passages that are ranked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.model.pages import Document, Page, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it until the next heading of its level or above.

    Attributes:
        id: "<document>/s<place>", place counted from 0 in reading order.
        number: number or label as printed ("4.2", "Appendix D", "AIM 1", "(2)"), or None.
        title: the heading without its number.
        level: 1 for the outermost.
        path: headings as printed, number included, from the outermost to this one.
        parent: id of the section around it, or None.
        page: page of the heading, counted from 1.
        page_label: printed number of that page, or None.
        spans: the heading's own characters; empty for text before the first heading.
    """

    id: str
    document: str
    number: str | None
    title: str
    level: int
    path: tuple[str, ...]
    parent: str | None
    page: int
    page_label: str | None
    spans: tuple[Span, ...]


class BlockKind(StrEnum):
    """What a block is on its page."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    TABLE_ROW = "table_row"
    TABLE_HEAD = "table_head"
    CONTENTS_ENTRY = "contents_entry"
    HEADING = "heading"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, bullet, table row, heading, caption or footnote, whole.

    Attributes:
        id: "<document>/b<place>", place counted from 0 in reading order.
        section: id of the section it stands in.
        spans: one a page for running text, one a cell for a table row.
        level: depth of a bullet or item, 0 for the outermost.
        marker: bullet, item or footnote mark as printed ("•", "a)", "1"), or None.
        paragraph: numbered paragraph as a person cites it ("7", "7(c)", "3.2.1"), or None.
        lead_in: id of the block that introduces this list item ("The group has three tasks:"), or None.
        footnotes: ids of the footnotes whose marks stand in this block.
        table: number of the table in its document, counted from 0, or None.
        columns: the table's column heads, one a cell, for a table row.
        group: the group heading a table row stands under ("Contributions"), or None.
    """

    id: str
    document: str
    section: str
    kind: BlockKind
    spans: tuple[Span, ...]
    level: int = 0
    marker: str | None = None
    paragraph: str | None = None
    lead_in: str | None = None
    footnotes: tuple[str, ...] = ()
    table: int | None = None
    columns: tuple[str, ...] = ()
    group: str | None = None


class ExtractKind(StrEnum):
    """What a quote is, as the command line names it."""

    SENTENCE = "sentence"
    BULLET = "bullet"
    LIST = "list"
    TABLE_ROW = "table_row"
    TABLE = "table"
    HEADING = "heading"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The unit that is ranked: a sentence, bullet, table row, heading or footnote with what surrounds it.

    Attributes:
        id: "<document>/p<place>", place counted from 0 in reading order.
        section: id of its section.
        block: id of the block it is the whole or a sentence of.
        text: its own words: its spans joined by a space, by " | " for the cells of a row.
        spans: where those words stand; one a cell for a table row.
        paragraph: numbered paragraph as a person cites it ("7(c)"), or None.
        headings: the section's path, outermost first.
        lead_in: text of the line that introduces its list, or "".
        before: text of the sentence before it in the same block, or "".
        columns: column heads of a table row, one a cell.
        group: group heading of a table row, or "".
        contents: whether it is an entry of a contents table.
    """

    id: str
    document: str
    section: str
    block: str
    kind: ExtractKind
    text: str
    spans: tuple[Span, ...]
    paragraph: str | None = None
    headings: tuple[str, ...] = ()
    lead_in: str = ""
    before: str = ""
    columns: tuple[str, ...] = ()
    group: str = ""
    contents: bool = False

    @property
    def page(self) -> int:
        """Page on which it begins, counted from 1."""
        return self.spans[0].page


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Everything read from a folder of PDFs, in reading order, documents sorted by id."""

    documents: tuple[Document, ...]
    pages: tuple[Page, ...]
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    problems: tuple[str, ...] = ()
