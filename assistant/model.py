"""The value types of the product, in the order in which data flows from a PDF to an answer.

Offsets always refer to the stored `Page.text`: cleaning ends before the first `Span` exists,
so that a quote is a slice of its page and never searched for afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

_LINE_END_HYPHEN = re.compile(r"(?<=\w)[\u00ad\u2010-]\n(?=[a-z])")
_SOFT_HYPHEN = re.compile("\u00ad")
_SPACE = re.compile(r"\s+")


def joined(text: str) -> str:
    """Join a slice of a page into running text: line-end hyphens removed, white space made single.

    This is the only change between a page's characters and a quote of them.
    """
    return _SPACE.sub(" ", _SOFT_HYPHEN.sub("", _LINE_END_HYPHEN.sub("", text))).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One PDF of the corpus.

    Attributes:
        id: the file's stem unless ``sources.toml`` says otherwise; unique in a corpus.
        date: ISO date or part of one ("2021-12-21", "2020"), or None when not known.
        period: the period the paper covers, as printed ("2019/20"), or None.
        presents: what other paper it presents or summarises, in words, or None.
        file: file name inside the corpus folder.
        digest: SHA-256 of the file's bytes, hexadecimal.
    """

    id: str
    title: str
    short_title: str
    publisher: str | None = None
    date: str | None = None
    period: str | None = None
    kind: str | None = None
    presents: str | None = None
    file: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line of a page: the half-open characters of `Page.text` it fills, and where it stands.

    Attributes:
        start: first character in `Page.text`.
        end: one past the last character, the line break not counted.
        x0: left edge in points from the page's left side.
        x1: right edge in points.
        top: upper edge in points from the page's upper side.
        bottom: lower edge in points from the page's upper side.
        size: commonest font size in points.
        bold: whether most of its letters are bold.
    """

    start: int
    end: int
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its text in reading order, one printed line (or table cell) a line.

    Attributes:
        number: place in the file, counted from 1.
        label: page number as printed or labelled, or None.
        width: points.
        height: points.
        lines: in the order of the text.
        furniture: the spans' ends of lines that are running heads, footers or page numbers, as
            (start, end) characters; they stay in the text and never become passages.
        problem: why the page could not be read, in a person's words, or None.
    """

    document: str
    number: int
    label: str | None
    text: str
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Half-open characters `start` to `end` of the `Page.text` of page number `page` (from 1)."""

    page: int
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse empty and backward spans."""
        if not 0 <= self.start < self.end or self.page < 1:
            message = f"no span: page {self.page}, characters {self.start} to {self.end}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it until the next heading of its level or above.

    Attributes:
        id: "<document>/s<place>", place counted from 0 in reading order.
        number: number or label as printed ("4.2", "Appendix D", "AIM 1", "(2)"), or None.
        title: the heading without its number.
        level: 1 for the outermost.
        path: headings as printed, number included, from the outermost to this one.
        parent: id of the section around it, or None.
        page: page of the heading, counted from 1.
        page_label: printed number of that page, or None.
        spans: the heading's own characters; empty for text before the first heading.
    """

    id: str
    document: str
    number: str | None
    title: str
    level: int
    path: tuple[str, ...]
    parent: str | None
    page: int
    page_label: str | None
    spans: tuple[Span, ...]


class BlockKind(StrEnum):
    """What a block is on its page."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    TABLE_ROW = "table_row"
    TABLE_HEAD = "table_head"
    CONTENTS_ENTRY = "contents_entry"
    HEADING = "heading"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, bullet, table row, heading, caption or footnote, whole.

    Attributes:
        id: "<document>/b<place>", place counted from 0 in reading order.
        section: id of the section it stands in.
        spans: one a page for running text, one a cell for a table row.
        level: depth of a bullet or item, 0 for the outermost.
        marker: bullet, item or footnote mark as printed ("•", "a)", "1"), or None.
        paragraph: numbered paragraph as a person cites it ("7", "7(c)", "3.2.1"), or None.
        lead_in: id of the block that introduces this list item ("The group has three tasks:"), or None.
        footnotes: ids of the footnotes whose marks stand in this block.
        table: number of the table in its document, counted from 0, or None.
        columns: the table's column heads, one a cell, for a table row.
        group: the group heading a table row stands under ("Contributions"), or None.
    """

    id: str
    document: str
    section: str
    kind: BlockKind
    spans: tuple[Span, ...]
    level: int = 0
    marker: str | None = None
    paragraph: str | None = None
    lead_in: str | None = None
    footnotes: tuple[str, ...] = ()
    table: int | None = None
    columns: tuple[str, ...] = ()
    group: str | None = None


class ExtractKind(StrEnum):
    """What a quote is, as the command line names it."""

    SENTENCE = "sentence"
    BULLET = "bullet"
    LIST = "list"
    TABLE_ROW = "table_row"
    TABLE = "table"
    HEADING = "heading"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The unit that is ranked: a sentence, bullet, table row, heading or footnote with what surrounds it.

    Attributes:
        id: "<document>/p<place>", place counted from 0 in reading order.
        section: id of its section.
        block: id of the block it is the whole or a sentence of.
        text: its own words: its spans joined by a space, by " | " for the cells of a row.
        spans: where those words stand; one a cell for a table row.
        paragraph: numbered paragraph as a person cites it ("7(c)"), or None.
        headings: the section's path, outermost first.
        lead_in: text of the line that introduces its list, or "".
        before: text of the sentence before it in the same block, or "".
        columns: column heads of a table row, one a cell.
        group: group heading of a table row, or "".
        contents: whether it is an entry of a contents table.
    """

    id: str
    document: str
    section: str
    block: str
    kind: ExtractKind
    text: str
    spans: tuple[Span, ...]
    paragraph: str | None = None
    headings: tuple[str, ...] = ()
    lead_in: str = ""
    before: str = ""
    columns: tuple[str, ...] = ()
    group: str = ""
    contents: bool = False

    @property
    def page(self) -> int:
        """Page on which it begins, counted from 1."""
        return self.spans[0].page


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Everything read from a folder of PDFs, in reading order, documents sorted by id."""

    documents: tuple[Document, ...]
    pages: tuple[Page, ...]
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    problems: tuple[str, ...] = ()


class Wanted(StrEnum):
    """The kind of answer a question asks for."""

    FACT = "fact"
    COUNT = "count"
    AMOUNT = "amount"
    PERCENTAGE = "percentage"
    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    WHY = "why"
    HOW = "how"
    YES_NO = "yes_no"
    LIST = "list"
    DEFINITION = "definition"
    PAGE = "page"
    SECTION = "section"
    COMPARISON = "comparison"


class LocatorKind(StrEnum):
    """The kinds of place a person names."""

    PARAGRAPH = "paragraph"
    SECTION = "section"
    APPENDIX = "appendix"
    PAGE = "page"
    FOOTNOTE = "footnote"
    HEADING = "heading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """A place named in a question.

    Attributes:
        label: the place's own number, letter or title ("7(c)", "5.4", "d", "foreword").
        ordinal: which paragraph or item of the place, counted from 1 ("p12 second paragraph"), -1 for the
            last, or None.
        within: the place around it ("aim 3" within "4.2"), or None.
        unit: what the ordinal counts: "paragraph", "bullet" or "footnote".
    """

    kind: LocatorKind
    label: str
    ordinal: int | None = None
    within: Locator | None = None
    unit: str = "paragraph"


class ExpansionOrigin(StrEnum):
    """Why a term was added to a question."""

    ACRONYM = "acronym"
    THESAURUS = "thesaurus"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansion:
    """Terms added to a question.

    Attributes:
        said: the words of the question it comes from.
        added: the report's words it stands for.
        terms: the stems of `added`.
        weight: 0 to 1, a term of the question itself counting 1.
    """

    said: str
    added: str
    terms: tuple[str, ...]
    weight: float
    origin: ExpansionOrigin

    def __str__(self) -> str:
        """As it is shown: "CQC = Care Quality Commission"."""
        return f"{self.said} = {self.added}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What was asked, read.

    Attributes:
        text: the last turn as typed.
        interpreted: the stand-alone question that is looked up.
        terms: its stems in order, each once, without stop words and without the words that only name a place
            or a document; those of what is asked first, then those of its background.
        weights: one a term, 0 to 1: 1 for what is asked, less for background and earlier turns; empty if all 1.
        focus: the sentence or sentences that ask, without background and earlier turns.
        wanted: the kind of answer asked for.
        documents: ids of the documents it is narrowed to (ticked or named); empty for all.
        locators: places it names.
        numbers: figures it names, digits only ("2020", "75").
        names: capitalised names it holds, as typed.
    """

    text: str
    interpreted: str
    terms: tuple[str, ...]
    weights: tuple[float, ...] = ()
    focus: str = ""
    expansions: tuple[Expansion, ...] = ()
    wanted: Wanted = Wanted.FACT
    documents: tuple[str, ...] = ()
    locators: tuple[Locator, ...] = ()
    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


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
    """

    passages: tuple[Passage, ...]
    kind: ExtractKind
    score: float
    also: tuple[int, ...] = ()


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
    took_ms: float = 0.0


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
