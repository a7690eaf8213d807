"""What a file is made of, the same whether it is written as Word, as Markdown or shown as a preview.

All texts are plain: whoever writes them escapes them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; level 1 is the title of the file."""

    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph in the tool's own fixed words or naming what was asked; `label` stands before it, set apart."""

    label: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list without numbers."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderNote:
    """The reader's own words, one paragraph each."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of a document.

    Attributes:
        lead_in: the document's words that a reader needs first: a table's heads, the line before a list.
        lines: the quote, a paragraph or row each.
        items: the items of a list that follow the lines.
        footnotes: footnotes whose marks stand in the quote.
        reference: where the quote stands, in full.
        caution: what to beware of in the quote, or "".
    """

    lead_in: tuple[str, ...]
    lines: tuple[str, ...]
    items: tuple[str, ...]
    footnotes: tuple[str, ...]
    reference: str
    caution: str = ""


Part = Heading | Line | Items | ReaderNote | Quotation
