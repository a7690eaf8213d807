"""What was read of each page, so that a person can see what an answer could not have come from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.model import joined

if TYPE_CHECKING:
    from assistant.model import Corpus, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCoverage:
    """What was read of one page.

    Attributes:
        page: counted from 1.
        label: number printed on it, or None.
        characters: of its text, white space made single, running heads included.
        headings: that begin on it.
        tables: of which a row stands on it.
        passages: that begin on it.
        ocr: whether it was read from a picture by OCR.
        unsure: lines on it that OCR is not sure of or that two libraries read differently, which are never quoted.
        problem: why it could not be read, or why nothing of it can be quoted, or None.
    """

    document: str
    page: int
    label: str | None
    characters: int
    headings: int
    tables: int
    passages: int
    problem: str | None
    ocr: bool = False
    unsure: int = 0


def cover(corpus: Corpus) -> tuple[PageCoverage, ...]:
    """One line a page, in the corpus's order."""
    headings = Counter((section.document, section.page) for section in corpus.sections if section.spans)
    passages = Counter((passage.document, passage.page) for passage in corpus.passages)
    numbered = {
        (block.document, span.page, block.table)
        for block in corpus.blocks
        for span in block.spans
        if block.table is not None
    }
    tables = Counter((document, page) for document, page, _ in numbered)
    lines = []
    for page in corpus.pages:
        key = (page.document, page.number)
        characters = len(joined(page.text))
        lines.append(
            PageCoverage(
                document=page.document,
                page=page.number,
                label=page.label,
                characters=characters,
                headings=headings[key],
                tables=tables[key],
                passages=passages[key],
                problem=page.problem or _nothing(page, characters, passages[key]),
                ocr=page.scan is not None,
                unsure=len(page.scan.unreadable if page.scan else page.unreadable),
            )
        )
    return tuple(lines)


def _nothing(page: Page, characters: int, passages: int) -> str | None:
    if characters == 0:
        return "holds no text"
    if not passages and page.scan and page.scan.unreadable:
        return "holds a picture of words that OCR is not sure of"
    if not passages and page.unreadable:
        return "holds words that cannot be read with certainty"
    return None if passages else "holds nothing but running heads"
