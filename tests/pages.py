"""Pages set by hand: lines with their place, size and weight, as a PDF's layout gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.ingestion.pdf import OutlineEntry, PdfContent
from assistant.ingestion.reading import DocumentContent, structured
from assistant.model import Document, Line, Page, Span, joined
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.ingestion.tables import Table
    from assistant.model import Block, BlockKind

FULL = 500.0
STEP = 15.0


@dataclass(frozen=True)
class Set:
    """A line: its words, left edge, size, weight, room above it in lines, and right edge (by default its words')."""

    words: str
    x0: float = 70.0
    size: float = 11.0
    bold: bool = False
    above: float = 1.0
    x1: float | None = None


def full(words: str, x0: float = 70.0, above: float = 1.0, *, bold: bool = False) -> Set:
    """A line that reaches the right edge of the text."""
    return Set(words, x0=x0, above=above, x1=FULL, bold=bold)


def set_page(*lines: Set, number: int = 1, top: float = 80.0) -> Page:
    """A page of these lines from `top` points down."""
    placed, start = [], 0
    for line in lines:
        top += STEP * line.above * max(1.0, line.size / 11)
        end = start + len(line.words)
        x1 = line.x1 if line.x1 is not None else line.x0 + 0.5 * line.size * len(line.words)
        placed.append(
            Line(
                start=start,
                end=end,
                x0=line.x0,
                x1=x1,
                top=top,
                bottom=top + line.size,
                size=line.size,
                bold=line.bold,
            )
        )
        start = end + 1
    return Page(
        document="d",
        number=number,
        label=str(number),
        text="\n".join(line.words for line in lines),
        width=595.0,
        height=842.0,
        lines=tuple(placed),
    )


def read(
    *pages: Page,
    tables: tuple[Table, ...] = (),
    raised: tuple[Span, ...] = (),
    outline: tuple[OutlineEntry, ...] = (),
    settings: Settings | None = None,
) -> DocumentContent:
    """What reading makes of the pages."""
    content = PdfContent(
        pages=pages, tables=tables, outline=outline, superscripts=raised, metadata_title=None
    )
    document = Document(id="d", title="d", short_title="d", file="d.pdf", digest="0" * 64)
    return structured(content, document, settings or Settings())


def words(content: DocumentContent, block: Block) -> str:
    """A block's words, cells parted by a bar."""
    texts = {page.number: page.text for page in content.pages}
    return "|".join(joined(texts[span.page][span.start : span.end]) for span in block.spans)


def texts(content: DocumentContent, kind: BlockKind) -> list[str]:
    """The words of every block of one kind."""
    return [words(content, block) for block in content.blocks if block.kind is kind]


def span_in(page: Page, words: str, length: int) -> Span:
    """The first `length` characters of the words on the page."""
    start = page.text.index(words)
    return Span(page=page.number, start=start, end=start + length)
