"""Every word the product could quote is on its page, by the witness of a second PDF library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.ingestion.pictures import boxes_of, contains
from assistant.ingestion.reading import read_corpus
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.model import Corpus, Page, Span

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus(CORPUS, Settings())


def spans_of(corpus: Corpus) -> list[tuple[str, Path, Page, Span]]:
    """Every span of every passage: the passage's id, its file, its page, the span."""
    files = {document.id: CORPUS / document.file for document in corpus.documents}
    pages = {(page.document, page.number): page for page in corpus.pages}
    return [
        (passage.id, files[passage.document], pages[passage.document, span.page], span)
        for passage in corpus.passages
        for span in passage.spans
    ]


def test_every_span_of_every_passage_is_read_on_its_page_by_pdfium(corpus: Corpus) -> None:
    spans = spans_of(corpus)

    missing = [
        (passage, span)
        for passage, pdf, page, span in spans
        if not contains(pdf, page.number, page.text[span.start : span.end])
    ]

    assert len(spans) > 300
    assert missing == []


def test_every_printed_line_of_every_passage_can_be_marked_on_its_picture(corpus: Corpus) -> None:
    unmarked = [
        (passage, span)
        for passage, pdf, page, span in spans_of(corpus)
        if len(boxes_of(pdf, page, [span])) != printed_lines(page, span)
    ]

    assert unmarked == []


def printed_lines(page: Page, span: Span) -> int:
    """How many lines of the page the span has letters on."""
    pieces = (page.text[max(line.start, span.start) : min(line.end, span.end)] for line in page.lines)
    return sum(bool(piece.strip()) for piece in pieces)


def test_no_page_is_said_to_hold_the_words_of_another(corpus: Corpus) -> None:
    longest = max(corpus.passages, key=lambda passage: len(passage.text) if len(passage.spans) == 1 else 0)
    page = next(p for p in corpus.pages if (p.document, p.number) == (longest.document, longest.page))
    words = page.text[longest.spans[0].start : longest.spans[0].end]
    file = next(document.file for document in corpus.documents if document.id == longest.document)
    others = [p.number for p in corpus.pages if p.document == longest.document and p.number != longest.page]

    assert [number for number in others if contains(CORPUS / file, number, words)] == []
