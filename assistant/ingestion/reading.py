"""Reading in one place: a folder of PDFs becomes documents, pages, sections, blocks and passages."""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from assistant.errors import CorpusError
from assistant.ingestion.blocks import BlockMaker, tie_footnotes
from assistant.ingestion.footnotes import marks_of
from assistant.ingestion.isolation import read_apart
from assistant.ingestion.lines import body_lines, typography
from assistant.ingestion.paragraphs import Grouper
from assistant.ingestion.passages import PassageMaker
from assistant.ingestion.pdf import read_pdf
from assistant.ingestion.sections import outline
from assistant.ingestion.sources import read_sources, titled
from assistant.ingestion.titles import plain, style_of
from assistant.model import BlockKind, Corpus, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from assistant.ingestion.footnotes import Mark
    from assistant.ingestion.paragraphs import Draft
    from assistant.ingestion.pdf import PdfContent
    from assistant.model import Block, Document, Page, Passage, Section
    from assistant.settings import Settings

_MOST_BOOKMARKS = 8  # a page


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentContent:
    """One document read whole; its title completed where no source gave one."""

    document: Document
    pages: tuple[Page, ...]
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]


def read_corpus(
    corpus: Path, settings: Settings, progress: Callable[[str, int, int], None] | None = None
) -> Corpus:
    """Read every PDF of a folder; a file that cannot be read becomes one line of `Corpus.problems`.

    Args:
        progress: called before each file with its name, the files done and the files in all, and once
            at the end with "".

    Raises:
        CorpusError: when the folder is not there or none of its files can be read.
        SourcesFormatError: when ``sources.toml`` cannot be used.
    """
    if not corpus.is_dir():
        raise CorpusError(corpus, "there is no such folder")
    documents = read_sources(corpus)
    tell = progress or (lambda _name, _done, _total: None)
    parts: list[Corpus] = []
    with closing(read_apart(corpus, documents, settings)) as reading:
        for done, document in enumerate(documents):
            tell(document.file, done, len(documents))
            parts.append(next(reading))
    tell("", len(documents), len(documents))
    together = _together(parts)
    if not together.documents:
        problems = "; ".join(together.problems) or "it holds none"
        raise CorpusError(corpus, f"no PDF that can be read ({problems})")
    return together


def _together(parts: Sequence[Corpus]) -> Corpus:
    ordered = sorted((part for part in parts if part.documents), key=lambda part: part.documents[0].id)
    return Corpus(
        documents=tuple(chain.from_iterable(part.documents for part in ordered)),
        pages=tuple(chain.from_iterable(part.pages for part in ordered)),
        sections=tuple(chain.from_iterable(part.sections for part in ordered)),
        blocks=tuple(chain.from_iterable(part.blocks for part in ordered)),
        passages=tuple(chain.from_iterable(part.passages for part in ordered)),
        problems=tuple(chain.from_iterable(part.problems for part in parts)),
    )


def read_document(path: Path, document: Document, settings: Settings) -> DocumentContent:
    """Read one PDF in this process, for `worker` to call in one of its own.

    Raises:
        CorpusError: when it cannot be read, with the reason.
    """
    return structured(read_pdf(path, document.id, settings), document, settings)


def as_corpus(content: DocumentContent) -> Corpus:
    """A corpus of one document."""
    return Corpus(
        documents=(content.document,),
        pages=content.pages,
        sections=content.sections,
        blocks=content.blocks,
        passages=content.passages,
    )


def structured(pdf: PdfContent, document: Document, settings: Settings) -> DocumentContent:
    """What the pages of a PDF say, in sections, blocks and passages."""
    pages = {page.number: page for page in pdf.pages}
    marks = marks_of(pdf.pages, pdf.superscripts)
    drafts = _drafts(pdf, marks)
    document = titled(document, pdf.metadata_title, _cover_title(drafts))
    found = outline(document, drafts, pages)
    blocks = tie_footnotes(
        BlockMaker(
            document=document.id, pages=pages, tables=pdf.tables, drafts=drafts, sections=found.of_drafts
        ).make(),
        marks,
    )
    maker = PassageMaker(
        pages=pages, sections={section.id: section for section in found.sections}, settings=settings
    )
    return DocumentContent(
        document=document,
        pages=pdf.pages,
        sections=found.sections,
        blocks=blocks,
        passages=maker.make(blocks),
    )


def _drafts(pdf: PdfContent, marks: Sequence[Mark]) -> list[Draft]:
    cells = [[cell for row in table.rows for cell in row if cell is not None] for table in pdf.tables]
    lines = body_lines(pdf.pages, cells, pdf.superscripts)
    labels: dict[int, set[str]] = defaultdict(set)
    for mark in marks:
        labels[mark.page].add(mark.label)
    grouper = Grouper(
        lines=lines,
        setting=typography(lines),
        marks={page: frozenset(found) for page, found in labels.items()},
        titles=frozenset(plain(entry.title) for entry in pdf.outline) if _useful(pdf) else frozenset(),
    )
    return grouper.gather()


def _useful(pdf: PdfContent) -> bool:
    """Whether the bookmarks name headings, and not every paragraph as some converters' do."""
    return len(pdf.outline) <= _MOST_BOOKMARKS * len(pdf.pages)


def _cover_title(drafts: Sequence[Draft]) -> str | None:
    """The largest heading of the first page that has one, as the document's title."""
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    first = [draft for draft in headings if draft.lines[0].page == headings[0].lines[0].page]
    largest = max(first, key=lambda draft: style_of(draft.lines).size, default=None)
    return None if largest is None else joined(largest.text)
