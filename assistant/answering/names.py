"""Which documents a question names: "the December 2021 paper", "in the Cabinet paper", "the Leeds report".

A question is narrowed only when it clearly says which document it means; the bare word "report" says nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from assistant.answering.asking_words import asking_words
from assistant.answering.title_marks import MONTHS, WORD, bare, title_marks
from assistant.text.plain import plain
from assistant.text.tokens import tokens
from assistant.text.words import word_lists

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from assistant.model import Document, Passage

_PAPER = r"(?:annual\s+)?(?:paper|report|document|edition|version|review|plan|strategy|agenda(?:\s+item)?|pack|item)"
_PLACE = re.compile(
    r"\b(?:in|across|near|around|from|outside|throughout)\s+((?:[A-Z][a-z]{2,}(?:[ -]|\b)){1,3})|"
    r"((?:[A-Z][a-z]{2,}[ ]){1,4}?)(?:City |County |District |Borough |Town |Parish )?Council\b"
)
_STRADDLING = re.compile(r"(?:19|20)\d\d/\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PERIOD = re.compile(r"(?:20)?(\d\d)\s*[/-]\s*(?:20)?(\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNames:
    """How people name one document.

    Attributes:
        patterns: regular expressions over lower-case text.
        marks: words of its title that tell it from other documents, as `title_marks` gives them.
        implied: words that every passage of it implies: of its title and its publisher, lower case.
        figures: those that every passage of it implies: the years it covers ("2019/20").
        body: whom a paper is put to that presents another paper ("cabinet"), lower case, else "".
    """

    document: str
    patterns: tuple[re.Pattern[str], ...]
    marks: frozenset[str]
    implied: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Documents a text names, and the half-open characters of the words that name them."""

    documents: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


def names_of(documents: Sequence[Document], passages: Iterable[Passage] = ()) -> tuple[DocumentNames, ...]:
    """How people name each document, in the order given.

    Args:
        passages: of the same corpus; they tell which words of a title are names and which are anybody's.
    """
    marks = title_marks(documents, passages)
    titles = Counter(document.title for document in documents)
    kinds = [(document.kind or "").lower() for document in documents]
    return tuple(
        DocumentNames(
            document=document.id,
            patterns=tuple(
                re.compile(pattern)
                for pattern in (
                    *_titles(document, shared=titles[document.title] > 1),
                    *_patterns(document, lone=bool(kind) and kinds.count(kind) == 1),
                )
            ),
            marks=marks[document.id],
            implied=_implied_words(document),
            figures=_implied_figures(document),
            body=_body(document) if document.presents else "",
        )
        for document, kind in zip(documents, kinds, strict=True)
    )


def documents_named(text: str, names: Sequence[DocumentNames]) -> Named:
    """Documents a text clearly names; none when it names every one of them.

    Several are named when they share the words, as two papers of one council do, and when beside one of them the body
    is named that another presents a paper to: "when does Cabinet get the annual report?" means either.
    """
    lowered = text.lower()
    found: dict[str, list[tuple[int, int]]] = {}
    for name in names:
        spans = [match.span() for pattern in name.patterns for match in pattern.finditer(lowered)]
        if spans:
            found[name.document] = spans
    if not found:
        found = _by_marks(text, names)
    if found:
        found |= {
            name.document: [] for name in names if name.document not in found and _said(name.body, lowered)
        }
    if not found or len(found) == len(names):
        return Named()
    spans = sorted({span for held in found.values() for span in held})
    return Named(documents=tuple(sorted(found)), spans=tuple(spans))


def implied(name: str, names: Sequence[DocumentNames], documents: Collection[str] = ()) -> bool:
    """Whether every document, or every one of `documents`, is about what a name means: its council, its board, its place.

    No passage of such a document repeats the name, and none lacks it. "Council" and "Board" tell little beside the
    name of a place, and count only where they stand alone.
    """
    words = {word.lower().removesuffix("'s") for word in WORD.findall(name)}
    said = (words - asking_words().titles) or words
    telling = said - word_lists().stop_words
    considered = [one for one in names if not documents or one.document in documents]
    return bool(considered) and all(
        word in one.implied or bare(word) in one.marks for one in considered for word in telling
    )


def _implied_words(document: Document) -> frozenset[str]:
    texts = (document.title, document.short_title, document.publisher or "")
    return frozenset(word.lower().removesuffix("'s") for text in texts for word in WORD.findall(plain(text)))


def implied_figures(names: Sequence[DocumentNames], documents: Collection[str] = ()) -> frozenset[str]:
    """Figures that a document, or one of `documents`, is about, which its passages therefore need not repeat."""
    considered = (one.figures for one in names if not documents or one.document in documents)
    return frozenset().union(*considered)


def _implied_figures(document: Document) -> frozenset[str]:
    """The year or years that its period or its title names; "2019" alone is neither half nor whole of "2019/20"."""
    texts = (document.period or "", document.title, document.short_title)
    straddling = {token.text for text in texts for token in tokens(text) if _STRADDLING.fullmatch(token.text)}
    return frozenset(straddling or _YEAR.findall(document.period or ""))


def _titles(document: Document, *, shared: bool) -> list[str]:
    """Its title, unless other documents bear the same."""
    titles = () if shared else sorted({document.title, document.short_title})
    return [rf"\b{re.escape(title.lower())}\b" for title in titles if " " in title]


def _patterns(document: Document, *, lone: bool) -> list[str]:
    patterns = []
    kind = (document.kind or "").lower()
    paper = _PAPER
    if kind:
        body = re.escape(_body(document))
        if lone:
            patterns.append(rf"\b(?:the|this|that|our|in|their)\s+(?:\w+\s+){{0,2}}?{re.escape(kind)}\b")
        if body and lone:
            patterns.append(rf"\b(?:the|this)\s+{body}\s+{_PAPER}\b(?<!{body} annual report)")
        paper = rf"(?:{body}\s+)?{_PAPER}" if body else _PAPER
    if document.period and (years := _PERIOD.search(document.period)):
        patterns.append(rf"\b{_years(years)}\s+(?:\w+\s+)?{_PAPER}\b")
        patterns.append(rf"\b{_PAPER}\s+(?:for|of|from|covering)\s+{_years(years)}\b")
    if document.presents:
        patterns.append(rf"\bcovering\s+{_PAPER}\b")
    return [*patterns, *_dated(document.date or "", paper, kind)]


def _body(document: Document) -> str:
    return (document.kind or "").lower().rpartition(" ")[0]


def _said(body: str, lowered: str) -> bool:
    return bool(body) and re.search(rf"\b{re.escape(body)}\b", lowered) is not None


def _years(match: re.Match[str]) -> str:
    return rf"(?:20)?{match[1]}\s*[/-]\s*(?:20)?{match[2]}"


def _dated(date: str, paper: str, kind: str) -> list[str]:
    """Ways to name a paper by its date: "the December paper", "Cabinet on 21 December", "the meeting of 21st December"."""
    year, _, rest = date.partition("-")
    month_number, _, day = rest.partition("-")
    if not month_number.isdigit() or not 1 <= int(month_number) <= 12:
        return []
    month = MONTHS[int(month_number) - 1]
    when = rf"(?:{month}|{month[:3]})(?:\s+{year})?"
    body = re.escape(kind.rpartition(" ")[0]) or "meeting"
    patterns = [
        rf"\b{when}\s+(?:{paper}|(?:{body}\s+)?meeting|{body})\b",
        rf"\b{year}\s+{body}\s+{_PAPER}\b",
        rf"\b(?:{paper}|meeting|{body})(?:\s+meeting)?,?\s+(?:\w+\s+){{0,2}}(?:of|from|on|in|for|dated)\s+(?:the\s+)?{when}\b",
    ]
    if day.isdigit():
        on = rf"(?:the\s+)?{int(day)}(?:st|nd|rd|th)?\s+(?:of\s+)?{when}"
        patterns.append(rf"\b{on}\s+(?:{paper}|(?:{body}\s+)?meeting|{body})\b")
        patterns.append(rf"\b(?:{paper}|meeting|{body})\b[^.?!]{{0,30}}?\b{on}\b")
    return patterns


def _by_marks(text: str, names: Sequence[DocumentNames]) -> dict[str, list[tuple[int, int]]]:
    """Documents by the names in their titles: those that hold the most of the names said."""
    said = {
        match.span(): bare(match[0])
        for match in WORD.finditer(text)
        if match[0][0].isupper() or len(names) > 2
    }
    held = {name.document: [span for span, word in said.items() if word in name.marks] for name in names}
    most = max((len(spans) for spans in held.values()), default=0)
    return {document: spans for document, spans in held.items() if spans and len(spans) == most}


def places_named(texts: Collection[str]) -> frozenset[str]:
    """Names that stand like places in texts ("in Cherwell", "Oxford City Council"), lower case."""
    return frozenset(chain.from_iterable(map(_places_in, texts)))


@lru_cache(maxsize=16_000)  # as many texts as `assistant.text.tokens.words` keeps
def _places_in(text: str) -> tuple[str, ...]:
    names = ((match[1] or match[2]).strip(" -").lower() for match in _PLACE.finditer(text))
    return tuple(name for name in names if name not in MONTHS)
