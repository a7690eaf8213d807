"""What the page needs of the assistant, and finding a document or page of its corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.model import Answer, Corpus, Document, Page
    from assistant.settings import Settings


class Answering(Protocol):
    """An assistant, as `assistant.ask.Assistant` is one."""

    @property
    def corpus_folder(self) -> Path:
        """Where the PDFs lie."""
        ...

    @property
    def corpus(self) -> Corpus:
        """What was read of them."""
        ...

    def reports(self, documents: Sequence[str] = ()) -> Corpus:
        """What was read of some documents, also where the corpus holds their names alone."""
        ...

    @property
    def settings(self) -> Settings:
        """The numbers it works by."""
        ...

    @property
    def index_folder(self) -> Path:
        """Where its index lies."""
        ...

    @property
    def index_version(self) -> str:
        """Which version of the index is open, or ""."""
        ...

    def ask(self, turns: Sequence[str], documents: Sequence[str] = ()) -> Answer:
        """Answer the last turn."""
        ...


def document_of(corpus: Corpus, document: str) -> Document:
    """The document of that id, which must be there."""
    return next(known for known in corpus.documents if known.id == document)


def page_of(corpus: Corpus, document: str, number: int) -> Page:
    """The page of that number (from 1), which must be there."""
    return next(page for page in corpus.pages if page.document == document and page.number == number)


def pages_of(corpus: Corpus, document: str) -> tuple[Page, ...]:
    """The pages of a document, in order."""
    return tuple(page for page in corpus.pages if page.document == document)


def chosen(corpus: Corpus, documents: Sequence[str]) -> tuple[Document, ...]:
    """The documents of those ids; all of them for none."""
    return tuple(known for known in corpus.documents if not documents or known.id in documents)
