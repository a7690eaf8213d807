"""What the page says about an answer in words of its own: fixed sentences, filled with what was looked up.

The texts are plain; whoever shows them escapes them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.text.printed import page_name, written_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Answer, Citation, Document

ABOUT = "Answers in the words of your documents, each with its page. No sentence is written by a machine."
PLACES = "You can also name a place: “paragraph 7”, “section 4.2”, “appendix B”, “page 12”."
NOT_FOUND = "Not in these documents"
PARTLY = "The documents say part of what you asked."
UNSURE = "This may not be the answer: read it on its page before you rely on it."
OTHERS = "Other passages that may help"
NEAREST = "Nearest passages: related, but no answer to the question"
NO_DOCUMENT = "No document is ticked. Tick at least one to ask about it."
NARROW_AGAIN = "Try other words, tick more documents, or name a section, paragraph or page."
_LETTERS = re.compile(r"\w+")


def looked_up_as(answer: Answer) -> str:
    """The question as it was understood, when that differs in more than stops and capitals, or ""."""
    said, meant = (_LETTERS.findall(text.casefold()) for text in (answer.question, answer.interpreted_as))
    return "" if said == meant else f"Looked up as: {answer.interpreted_as}"


def also_searched(answer: Answer) -> str:
    """Words that were added to the question's own, or ""."""
    return f"Also searched: {'; '.join(answer.searched.added)}" if answer.searched.added else ""


def searched_for(answer: Answer) -> str:
    """The words that were looked for, or ""."""
    return f"Words looked for: {', '.join(answer.searched.terms)}" if answer.searched.terms else ""


def nothing_found(documents: Sequence[Document]) -> str:
    """Say where nothing was found."""
    if len(documents) == 1:
        return f"Nothing in {documents[0].short_title} answers this question."
    return f"Nothing in the {len(documents)} documents searched answers this question."


def covered(documents: Sequence[Document]) -> str:
    """Name the documents with the time that each covers."""
    return "; ".join(f"{document.short_title}{_time_of(document)}" for document in documents)


def _time_of(document: Document) -> str:
    """The period or date in brackets, unless the title already says it."""
    time = document.period or (written_date(document.date) if document.date else "")
    told = f"covers {time}" if document.period else time
    return f" ({told})" if time and time not in document.short_title else ""


def narrowed_to(asked: Sequence[Document], known: Sequence[Document]) -> str:
    """Say which documents were searched when not all of them were, or ""."""
    names = " and ".join(document.short_title for document in asked)
    return f"Searched in {names} only." if len(asked) < len(known) else ""


def presenting(document: Document) -> str:
    """Say which other paper this one presents, or ""."""
    return f"This paper presents {document.presents}." if document.presents else ""


def announced(answer: Answer) -> str:
    """One line for a screen reader when an answer has come."""
    if not answer.extracts:
        return f"{NOT_FOUND}."
    return f"Answer found: {answer.extracts[0].citation.text}."


def alternative_text(quote: str, citation: Citation, page: int) -> str:
    """What a picture of a page shows, for those who do not see it."""
    label = citation.page_label if page == citation.page else None
    return f"Picture of {page_name(page, label)} of {citation.title}, marked where it says: {quote}"
