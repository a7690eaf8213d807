"""A reader's word that an answer, or a verdict on a statement, is not right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.model.answers import AnswerStatus
from assistant.model.checks import Verdict


class CorrectionKind(StrEnum):
    """What a reader finds wrong."""

    NOT_IT = "not_it"
    WRONG_PAGE = "wrong_page"
    INCOMPLETE = "incomplete"
    IS_STATED = "is_stated"
    WRONG_VERDICT = "wrong_verdict"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownQuote:
    """A quote as it was shown, with where it was said to stand.

    Attributes:
        document: id of the document.
        section: the section's own number or label as printed, or None.
        paragraph: numbered paragraph as printed, or None.
        page: page in the file, counted from 1.
        reference: the reference as it was shown.
    """

    quote: str
    document: str
    section: str | None
    paragraph: str | None
    page: int
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a reader noted on one answer or checked statement.

    Attributes:
        turns: the questions of the conversation, the one that was answered last; for a check, the statement.
        documents: ids the question was narrowed to; empty for all.
        status: what was answered, or the verdict on the statement.
        quotes: what was shown, best first.
        index: the version of the index that answered, or "" when that is not known.
        note: the reader's own words, or "".
        noted_at: date and time as ISO 8601 in UTC, or "" before it is kept.
        id: its number in the file, counted from 1; 0 before it is kept.
    """

    turns: tuple[str, ...]
    documents: tuple[str, ...]
    status: AnswerStatus | Verdict
    quotes: tuple[ShownQuote, ...]
    index: str
    kind: CorrectionKind
    note: str = ""
    noted_at: str = ""
    id: int = 0
