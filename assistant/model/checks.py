"""A statement held against the documents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.model.answers import Extract


class Verdict(StrEnum):
    """What the documents make of a statement."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Words of a statement and what the document says in their place; either may be empty."""

    said: str
    document_says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedStatement:
    """One statement held against the documents.

    Attributes:
        verbatim: whether the statement, or its quoted part, stands in a document word for word.
        differences: what the document says otherwise; for a near quotation, the words that differ.
        extracts: the evidence, the deciding words first; for a statement that is not stated, the nearest words.
    """

    statement: str
    verdict: Verdict
    verbatim: bool
    differences: tuple[Difference, ...] = ()
    extracts: tuple[Extract, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A sentence or paragraph held against the documents, whole and statement by statement.

    Attributes:
        verdict: contradicted if one of its statements is, supported if all are.
        verbatim: whether all of its statements are.
        took_ms: milliseconds.
    """

    claim: str
    verdict: Verdict
    verbatim: bool
    differences: tuple[Difference, ...] = ()
    extracts: tuple[Extract, ...] = ()
    statements: tuple[CheckedStatement, ...] = ()
    took_ms: float = 0.0
