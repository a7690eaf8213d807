"""Reading in one place: a folder of PDFs becomes documents, pages, sections, blocks and passages."""

from __future__ import annotations

import math
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from assistant.errors import CorpusError, TooManyPassagesError
from assistant.ingestion.blocks import BlockMaker, spans_of, tie_footnotes
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
from assistant.quoting import readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from assistant.ingestion.footnotes import Mark
    from assistant.ingestion.kept import KeptReadings
    from assistant.ingestion.paragraphs import Draft
    from assistant.ingestion.pdf import PdfContent
    from assistant.ingestion.sources import Listing
    from assistant.model import Block, Document, Page, Passage, Section
    from assistant.settings import Settings

_MOST_BOOKMARKS = 8  # a page
_AT_A_TIME = 50  # documents whose parts are held together before they are handed on


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentContent:
    """One document read whole; its title completed where no source gave one."""

    document: Document
    pages: tuple[Page, ...]
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]


def read_corpus(
    corpus: Path,
    settings: Settings,
    progress: Callable[[str, int, int], None] | None = None,
    *,
    listing: Listing | None = None,
    kept: KeptReadings | None = None,
    most: float = math.inf,
) -> Corpus:
    """Read every PDF of a folder; a file that cannot be read becomes one line of `Corpus.problems`.

    Args:
        progress: called before each file that has to be read with its name, the files done and the files in all,
            and once at the end with "".
        listing: what the folder holds, when that is known already.
        kept: what was read before, and takes what is read now.
        most: reading is broken off at more passages.

    Raises:
        CorpusError: when the folder is not there or none of its files can be read.
        TooManyPassagesError: when there are more passages than that.
        SourcesFormatError: when ``sources.toml`` cannot be used.
    """
    if not corpus.is_dir():
        raise CorpusError(corpus, "there is no such folder")
    listing = listing or read_sources(corpus, settings)
    parts, passages = [], 0
    for part in read_in_turns(corpus, listing.documents, settings, progress, kept):
        passages += len(part.passages)
        if passages > most:
            raise TooManyPassagesError(corpus, most)
        parts.append(part)
    together = merged(parts)
    together = replace(together, problems=(*listing.problems, *together.problems))
    if not together.documents:
        problems = "; ".join(together.problems) or "it holds none"
        raise CorpusError(corpus, f"no PDF that can be read ({problems})")
    return together


def read_in_turns(
    folder: Path,
    documents: Sequence[Document],
    settings: Settings,
    progress: Callable[[str, int, int], None] | None = None,
    kept: KeptReadings | None = None,
) -> Iterator[Corpus]:
    """What `read_documents` gives, a few documents' at a time, so that memory is not bounded by their number."""
    tell = progress or (lambda _name, _done, _total: None)
    if len(documents) <= _AT_A_TIME:
        yield from read_documents(folder, documents, settings, tell, kept)
        return
    for start in range(0, len(documents), _AT_A_TIME):
        read = partial(_told_of_all, tell, start, len(documents))
        yield from read_documents(folder, documents[start : start + _AT_A_TIME], settings, read, kept)
    tell("", len(documents), len(documents))


def _told_of_all(
    tell: Callable[[str, int, int], None], before: int, total: int, name: str, done: int, _: int
) -> None:
    """Tell how far the reading of all has come, from how far that of some has."""
    if name:
        tell(name, before + done, total)


def read_documents(
    folder: Path,
    documents: Sequence[Document],
    settings: Settings,
    progress: Callable[[str, int, int], None] | None = None,
    kept: KeptReadings | None = None,
) -> tuple[Corpus, ...]:
    """For each document, in order, a corpus of it alone, or of none and the one problem that says why."""
    tell = progress or (lambda _name, _done, _total: None)
    known = [kept.find(document) if kept else None for document in documents]
    unread = [document for document, part in zip(documents, known, strict=True) if part is None]
    read: dict[str, Corpus] = {}
    with closing(read_apart(folder, unread, settings)) as reading:
        for done, document in enumerate(unread):
            tell(document.file, done, len(unread))
            read[document.id] = next(reading)
            if kept:
                kept.keep(document, read[document.id], folder / document.file)
    tell("", len(unread), len(unread))
    return tuple(part or read[document.id] for document, part in zip(documents, known, strict=True))


def merged(parts: Sequence[Corpus]) -> Corpus:
    """One corpus of several that share no document."""

    def of(part: str) -> Iterator[Any]:
        return chain.from_iterable(getattr(corpus, part) for corpus in parts)

    by_document = attrgetter("document")  # what has one document keeps its order: sorting is stable
    return Corpus(
        documents=tuple(sorted(of("documents"), key=attrgetter("id"))),
        pages=tuple(sorted(of("pages"), key=by_document)),
        sections=tuple(sorted(of("sections"), key=by_document)),
        blocks=tuple(sorted(of("blocks"), key=by_document)),
        passages=tuple(sorted(of("passages"), key=by_document)),
        problems=tuple(of("problems")),
    )


def read_document(
    path: Path, document: Document, settings: Settings, before_scans: Callable[[], None] = lambda: None
) -> DocumentContent:
    """Read one PDF in this process, for `worker` to call in one of its own.

    Args:
        before_scans: called once before pages are read by OCR, which takes its own time.

    Raises:
        CorpusError: when it cannot be read, with the reason.
    """
    return structured(read_pdf(path, document.id, settings, before_scans), document, settings)


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
    return _sure(grouper.gather(), pdf.pages)


def _sure(drafts: list[Draft], pages: Sequence[Page]) -> list[Draft]:
    """The drafts, no heading among them whose words are uncertain: it would be named beside every quote under it."""
    known = {page.number: page for page in pages}
    for draft in drafts:
        if draft.kind is BlockKind.HEADING and not readable(known, spans_of(draft, known)):
            draft.kind = BlockKind.PARAGRAPH
    return drafts


def _useful(pdf: PdfContent) -> bool:
    """Whether the bookmarks name headings, and not every paragraph as some converters' do."""
    return len(pdf.outline) <= _MOST_BOOKMARKS * len(pdf.pages)


def _cover_title(drafts: Sequence[Draft]) -> str | None:
    """The largest heading of the first page that has one, as the document's title."""
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    first = [draft for draft in headings if draft.lines[0].page == headings[0].lines[0].page]
    largest = max(first, key=lambda draft: style_of(draft.lines).size, default=None)
    return None if largest is None else joined(largest.text)
