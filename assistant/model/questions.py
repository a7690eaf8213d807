"""What was asked, as it was understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
        names: capitalised names it holds, as typed but for short forms that no document uses, which are written
            out; those that every document looked in is about are left out.
        follows: ids of the passages that answered the turn it leans on; empty when it stands alone.
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
    follows: tuple[str, ...] = ()
