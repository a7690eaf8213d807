"""Small corpora and questions for tests of ranking."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.model import Corpus, Document, ExtractKind, Passage, Question, Span
from assistant.retrieval.archive import Archive
from assistant.retrieval.growing import Report, change_archive
from assistant.settings import Settings
from assistant.text.tokens import stems


def a_document(name: str) -> Document:
    return Document(
        id=name, title=f"{name} report", short_title=f"{name} report", file=f"{name}.pdf", digest="0" * 64
    )


def a_passage(place: int, text: str, document: str = "winter", **changes: object) -> Passage:
    return Passage(
        id=f"{document}/p{place}",
        document=document,
        section=f"{document}/s0",
        block=f"{document}/b{place}",
        kind=ExtractKind.SENTENCE,
        text=text,
        spans=(Span(page=1, start=100 * place, end=100 * place + len(text)),),
        **changes,  # type: ignore[arg-type]
    )


def a_corpus_of(passages: Sequence[Passage]) -> Corpus:
    documents = tuple(a_document(name) for name in sorted({p.document for p in passages}))
    return Corpus(documents=documents, pages=(), sections=(), blocks=(), passages=tuple(passages))


def a_question(text: str, **changes: object) -> Question:
    return Question(text=text, interpreted=text, terms=stems(text), **changes)  # type: ignore[arg-type]


def an_archive(folder: Path, reports: Iterable[Report]) -> Archive:
    return change_archive(folder, None, Settings(), added=reports)


def with_reports(folder: Path, reports: Iterable[Report]) -> Archive:
    return change_archive(folder, Archive.open(folder), Settings(), added=reports)


def without_report(folder: Path, document: str) -> Archive:
    return change_archive(folder, Archive.open(folder), Settings(), removed=[document])
