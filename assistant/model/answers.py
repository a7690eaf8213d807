"""What is found: ranked passages, the answering words in them, and the answer they make."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from assistant.model.pages import Span
from assistant.model.passages import ExtractKind, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one scorer or feature gave a passage, before weighting (`value`) and after (`share`)."""

    scorer: str
    value: float
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedPassage:
    """A passage with its rank (from 1), its score (higher is better) and what made it."""

    passage: Passage
    rank: int
    score: float
    contributions: tuple[Contribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Answering words chosen: one or more passages shown as one quote.

    Attributes:
        passages: in reading order; the first names section, paragraph and page.
        kind: of the whole.
        score: 0 to 1, the chance that it answers.
        also: pages on which the same is said again, counted from 1.
        picked: whether it is a row that the question picks out of its table: the largest, the total, one of two.
    """

    passages: tuple[Passage, ...]
    kind: ExtractKind
    score: float
    also: tuple[int, ...] = ()
    picked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a quote stands.

    Attributes:
        section: the section's own number or label as printed, or None.
        paragraph: numbered paragraph as printed, or None.
        page: page in the file, counted from 1.
        page_label: number printed on that page, or None.
        text: the reference as a person writes it in minutes.
        spans: the quote's characters.
        also: pages on which the same words stand again, counted from 1.
        ocr: whether any of the quote was read from the picture of a page by OCR, and may be misread.
    """

    document: str
    title: str
    section: str | None
    section_title: str
    paragraph: str | None
    page: int
    page_label: str | None
    text: str
    spans: tuple[Span, ...]
    also: tuple[int, ...] = ()
    ocr: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """A quote of the document with its citation; `context` is what a reader needs beside it."""

    quote: str
    kind: ExtractKind
    context: str
    score: float
    citation: Citation


class AnswerStatus(StrEnum):
    """Whether the documents say what was asked."""

    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly_answered"
    NOT_FOUND = "not_found"


class Likeness(StrEnum):
    """How what two documents say about one thing compares, as far as their own words tell."""

    SAME_WORDS = "same_words"
    SAME_FIGURE = "same_figure"
    FIGURES_DIFFER = "figures_differ"
    BOTH = "both"
    ONLY_IN_ONE = "only_in_one"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one document says, of two that are set side by side.

    Attributes:
        document: its id.
        label: its short title with the period or date it is of.
        confidence: 0 to 1, as that of an answer from this document alone.
        extracts: best first; empty when it does not say.
        nearest: related passages when it does not say, offered as such.
        figures: half-open characters of the first quote that hold the figures compared.
        remark: what is said plainly of this side ("Only in this paper. The other does not say."), or "".
    """

    document: str
    label: str
    status: AnswerStatus
    confidence: float
    extracts: tuple[Extract, ...] = ()
    nearest: tuple[Extract, ...] = ()
    figures: tuple[tuple[int, int], ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two documents side by side on one topic.

    Attributes:
        topic: the question that was put to each document alone, or "".
        sides: two, the older document first; none when it cannot be told which documents are meant.
        likeness: how the best words of both compare.
    """

    topic: str
    sides: tuple[Side, ...]
    likeness: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What was looked up: the question's own words, and what was added to them and why."""

    terms: tuple[str, ...]
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one question.

    Attributes:
        interpreted_as: the stand-alone question that was looked up.
        confidence: 0 to 1: of answers given at 0.8, about 80 in 100 are right.
        extracts: best first, at most five; empty when nothing was found.
        nearest: related passages when nothing was found, offered as such.
        remark: figures of the tool's own in a short fixed form ("11 mentions in 6 sections"), or "".
        comparison: the documents side by side when two were to be compared, or None; `extracts` then takes from
            each in turn.
        took_ms: milliseconds.
    """

    question: str
    interpreted_as: str
    status: AnswerStatus
    confidence: float
    extracts: tuple[Extract, ...] = ()
    nearest: tuple[Extract, ...] = ()
    searched: Searched = field(default_factory=lambda: Searched(terms=()))
    remark: str = ""
    comparison: Comparison | None = None
    took_ms: float = 0.0
