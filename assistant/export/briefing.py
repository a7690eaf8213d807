"""What goes into a briefing, and in which order: the same for every form in which it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.export import wording
from assistant.export.parts import Heading, Items, Line, ReaderNote
from assistant.export.quotations import quotation_of
from assistant.model import Answer, AnswerStatus, Check, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.export.parts import Part
    from assistant.model import Briefing, CheckedStatement, Comparison, Document, Figure, Pin
    from assistant.settings import Settings

# The longest heading, characters; a longer question or statement stands in full below its heading.
_HEADING = 120


def parts_of(briefing: Briefing, settings: Settings) -> tuple[Part, ...]:
    """The parts of a briefing in order: title, documents, what was pinned, what the tool does and does not do."""
    return (*_head(briefing), *_pinned(briefing, settings), *_about())


def file_name(briefing: Briefing, ending: str) -> str:
    """A name for the file: "briefing-2026-11-22.docx"."""
    return f"briefing-{briefing.made.date().isoformat()}.{ending}"


def _head(briefing: Briefing) -> Iterator[Part]:
    yield Heading(level=1, text=briefing.title)
    yield Line(text=wording.date_of(briefing.made))
    yield Line(text=wording.INTRODUCTION)
    narrowed = {document for pin in briefing.pins for document in pin.documents}
    every = not all(pin.documents for pin in briefing.pins)
    searched = [document for document in briefing.documents if every or document.id in narrowed]
    yield Heading(level=2, text=wording.DOCUMENTS)
    yield Items(
        items=tuple(
            Line(label=f"{document.title}:", text=wording.facts_of(document)) for document in searched
        )
    )


def _pinned(briefing: Briefing, settings: Settings) -> Iterator[Part]:
    for number, pin in enumerate(briefing.pins, 1):
        documents = [d for d in briefing.documents if not pin.documents or d.id in pin.documents]
        match pin.found:
            case Answer():
                yield from _headed(f"{number}. ", pin.asked[-1])
                yield from _asked(pin, pin.found)
                yield from _circumstances(pin, briefing, documents)
                yield from _answer(pin, pin.found, briefing, documents, settings)
            case Check():
                yield from _headed(f"{number}. ", pin.found.claim)
                yield Line(label="Statement checked:", text=wording.moment_of(pin.pinned))
                yield from _circumstances(pin, briefing, documents)
                yield from _check(pin, pin.found, briefing)
            case _:
                yield from _headed(f"{number}. ", wording.figure_in_words(pin.found))
                yield from _figure(pin, pin.found)
                yield from _circumstances(pin, briefing, documents)
                yield from _quotations(pin, briefing)


def _headed(number: str, text: str) -> Iterator[Part]:
    """A heading; a text too long for one stands below it in full."""
    text = " ".join(text.split())
    if len(text) <= _HEADING:
        yield Heading(level=2, text=f"{number}{text}")
    else:
        yield Heading(level=2, text=f"{number}{text[:_HEADING].rsplit(' ', 1)[0]}…")
        yield Line(label="In full:", text=text)


def _asked(pin: Pin, answer: Answer) -> Iterator[Part]:
    yield Line(label="Question asked:", text=wording.moment_of(pin.pinned))
    if pin.asked[:-1]:
        yield Line(label="Asked after:", text=" ".join(f"“{turn}”" for turn in pin.asked[:-1]))
    if wording.looked_up_as(answer):
        yield Line(label="Looked up as:", text=wording.looked_up_as(answer))


def _circumstances(pin: Pin, briefing: Briefing, documents: Sequence[Document]) -> Iterator[Part]:
    if documents and len(documents) < len(briefing.documents):
        yield Line(label="Searched:", text=f"{wording.named(documents)} only.")
    paragraphs = tuple(line for line in pin.note.splitlines() if line.strip())
    if paragraphs:
        yield ReaderNote(paragraphs=paragraphs)


def _answer(
    pin: Pin, answer: Answer, briefing: Briefing, documents: Sequence[Document], settings: Settings
) -> Iterator[Part]:
    if answer.remark:
        yield Line(text=answer.remark)
    if answer.comparison is not None and answer.comparison.sides:
        yield from _sides(pin, answer.comparison, briefing)
        return
    if answer.status is AnswerStatus.NOT_FOUND:
        yield Line(label=wording.NOT_FOUND, text=wording.nothing_found(answer, documents))
        if pin.kept:
            yield Line(text=wording.RELATED)
        yield from _quotations(pin, briefing)
        return
    if answer.status is AnswerStatus.PARTLY_ANSWERED:
        yield Line(text=wording.PARTLY)
    if answer.confidence < settings.unsure_below:
        yield Line(text=wording.UNSURE)
    if not pin.kept:
        yield Line(text=wording.NOTHING_KEPT)
    yield from _quotations(pin, briefing)


def _sides(pin: Pin, comparison: Comparison, briefing: Briefing) -> Iterator[Part]:
    """Documents side by side, one below the other: each under its own name, with what it says or that it does not."""
    start = 0
    for side in comparison.sides:
        end = start + len(side.extracts or side.nearest)
        kept = [place for place in pin.kept if start <= place < end]
        yield Heading(level=3, text=side.label)
        if side.remark:
            yield Line(text=side.remark)
        if not side.extracts:
            yield Line(label=wording.SIDE_NOT_FOUND)
            if kept:
                yield Line(text=wording.RELATED)
        elif not kept:
            yield Line(text=wording.NOTHING_KEPT)
        yield from _quotations(pin, briefing, kept)
        start = end


def _check(pin: Pin, check: Check, briefing: Briefing) -> Iterator[Part]:
    start = 0
    for statement in check.statements:
        if len(check.statements) > 1:
            yield Heading(level=3, text=" ".join(statement.statement.split()))
        yield from _verdict(statement)
        end = start + len(statement.extracts)
        kept = [place for place in pin.kept if start <= place < end]
        if kept and statement.verdict is Verdict.NOT_STATED:
            yield Line(text=wording.NEAR)
        yield from _quotations(pin, briefing, kept)
        start = end


def _verdict(statement: CheckedStatement) -> Iterator[Part]:
    name, meaning = wording.verdict_of(statement)
    yield Line(label=name, text=meaning)
    if statement.differences:
        yield Items(
            items=tuple(
                Line(text=wording.difference(one.said, one.document_says)) for one in statement.differences
            )
        )


def _figure(pin: Pin, figure: Figure) -> Iterator[Part]:
    yield Line(label="Figure noted:", text=wording.moment_of(pin.pinned))
    if figure.period:
        yield Line(label="Of:", text=figure.period)


def _quotations(pin: Pin, briefing: Briefing, kept: Sequence[int] | None = None) -> Iterator[Part]:
    documents = {document.id: document for document in briefing.documents}
    for place in pin.kept if kept is None else kept:
        if place < len(pin.offered):
            yield quotation_of(pin.offered[place], documents)


def _about() -> Iterator[Part]:
    yield Heading(level=2, text=wording.ABOUT)
    yield Heading(level=3, text=wording.DOES)
    yield Items(items=tuple(Line(text=line) for line in wording.DONE))
    yield Heading(level=3, text=wording.DOES_NOT)
    yield Items(items=tuple(Line(text=line) for line in wording.NOT_DONE))
