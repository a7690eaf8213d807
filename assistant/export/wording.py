"""What a briefing says in words of its own: fixed sentences, filled with names, times and what was looked up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.model import Verdict
from assistant.text.printed import written_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from assistant.model import Answer, CheckedStatement, Document, Figure

TITLE = "Briefing"
INTRODUCTION = (
    "Every quotation stands word for word in the document named below it. "
    "Notes are the words of whoever made this briefing, and are marked as such."
)
DOCUMENTS = "Documents searched"
NOTE = "Note by the reader, not from the documents:"
PARTLY = "The documents say part of what was asked."
UNSURE = "This may not be the answer: read it on its page before you rely on it."
NOT_FOUND = "The documents do not say."
SIDE_NOT_FOUND = "This document does not say."
RELATED = "Related, but not an answer:"
NEAR = "Related, but they do not decide it:"
NOTHING_KEPT = "No passage was kept for this briefing."
ABOUT = "About this briefing"
DOES = "What Ask the Report does"
DOES_NOT = "What it does not do"
DONE = (
    "It looks for a question or statement in the documents listed above, and in nothing else.",
    "It quotes the passages that answer best, word for word, with section, paragraph and page.",
    "In a quotation, line ends are joined, and the cells of a row of a table are set apart by colons and semicolons.",
    "It holds a statement against those passages and says by fixed rules whether they support or contradict it.",
    "“Page” is the number printed on the page; where the file counts otherwise, both are given.",
)
NOT_DONE = (
    "It writes no sentence about the documents, and sums nothing up. Its own lines are fixed wording.",
    "It is not the author of questions, statements and notes: they are the words of whoever made this briefing.",
    "It does not always find the right passage. Read each quotation on its page before you rely on it.",
    "Where it says “The documents do not say”, nothing was found. That does not mean that a thing is untrue.",
    "It does not know whether a document is right, still current, or was agreed to, nor what other papers say.",
    "It does not speak for the bodies that published the documents.",
)
_LETTERS = re.compile(r"\w+")
_VERDICTS = {
    Verdict.SUPPORTED: ("Supported.", "The documents say so, in other words."),
    Verdict.CONTRADICTED: ("Contradicted.", "The documents say otherwise."),
    Verdict.NOT_STATED: (
        "Not stated in the documents searched.",
        "Nothing was found that says so, or says otherwise. That does not make it false.",
    ),
}
_VERBATIM = {
    Verdict.SUPPORTED: "These words stand in the document word for word.",
    Verdict.CONTRADICTED: "The documents say otherwise. The words in quotation marks stand there word for word.",
    Verdict.NOT_STATED: "The words in quotation marks stand in the document word for word; the rest was not found.",
}


def date_of(moment: datetime) -> str:
    """A moment's date as "22 November 2026"."""
    return written_date(moment.date().isoformat())


def moment_of(moment: datetime) -> str:
    """A moment as "22 November 2026 at 14:05"."""
    return f"{date_of(moment)} at {moment:%H:%M}"


def looked_up_as(answer: Answer) -> str:
    """The question as it was understood, when that differs in more than stops and capitals, or ""."""
    said, meant = (_LETTERS.findall(text.casefold()) for text in (answer.question, answer.interpreted_as))
    return "" if said == meant else answer.interpreted_as


def named(documents: Sequence[Document]) -> str:
    """The short titles of documents as a list in a sentence."""
    *names, last = [document.short_title for document in documents]
    return f"{', '.join(names)} and {last}" if names else last


def nothing_found(answer: Answer, documents: Sequence[Document]) -> str:
    """Say where nothing was found, and which words were looked for."""
    said = [f"Nothing was found in {named(documents)} that answers this question."]
    if answer.searched.terms:
        said.append(f"Words looked for: {', '.join(answer.searched.terms)}.")
    if answer.searched.added:
        said.append(f"Also searched: {'; '.join(answer.searched.added)}.")
    return " ".join(said)


def verdict_of(checked: CheckedStatement) -> tuple[str, str]:
    """The name of a verdict, and what it means."""
    name, meaning = _VERDICTS[checked.verdict]
    return name, _VERBATIM[checked.verdict] if checked.verbatim else meaning


def facts_of(document: Document) -> str:
    """Who published a document, its date and period, and what it presents: "Testshire; 2020; covers 2019/20"."""
    facts = (
        document.publisher or "publisher not known",
        written_date(document.date) if document.date else "date not known",
        f"covers {document.period}" if document.period else "",
        f"presents {document.presents}" if document.presents else "",
        f"file {document.file}",
    )
    return f"{'; '.join(fact for fact in facts if fact)}."


def difference(said: str, document_says: str) -> str:
    """What was said and what the document says in its place; either may be empty."""
    if not document_says:
        return f"Said “{said}”; the document does not say so."
    if not said:
        return f"Left out: “{document_says}”."
    return f"Said “{said}”; the document says “{document_says}”."


def figure_in_words(figure: Figure) -> str:
    """A figure in one line: what it measures, the number as printed, its unit."""
    number = figure.number if figure.unit in figure.number else f"{figure.number} {figure.unit}"
    return f"{figure.measure}: {number}"
