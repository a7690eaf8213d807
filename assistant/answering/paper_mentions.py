"""Finds where a question speaks of papers, by name or as "the report", "the other one", "both papers".

Unlike narrowing a question, which needs one document, comparing needs every one that is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering import comparison_words as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.answering.names import DocumentNames
    from assistant.model import Document

_YEARS = re.compile(r"(20\d\d)(?:\s*[/-]\s*(?:20)?(\d\d))?")
# A name that begins with "the" begins with its last one: "the same in the Cabinet paper".
_LATER = re.compile(r"^(?:the|this|that|our|in|their)\s+(?:\w+\s+){0,2}?(?=(?:the|this|that|our|their)\s)")
_MARKED_PAPER = re.compile(
    r"\b(?:the |that |our )?(?P<before>[A-Z][\w'-]+)(?:'s)?(?: \w+){0,2}? (?:annual )?(?:report|paper|document|inspection|one)\b|"
    r"\b(?:report|paper|document|one) (?:on|about|for|from|of) (?P<after>[A-Z][\w'-]+)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Half-open characters that speak of a paper, and the ids of the documents they may mean."""

    start: int
    end: int
    documents: frozenset[str]

    @property
    def sure(self) -> str:
        """The one document that is meant, or ""."""
        return next(iter(self.documents)) if len(self.documents) == 1 else ""


def mark_papers(
    text: str, names: Sequence[DocumentNames], documents: Sequence[Document]
) -> tuple[str, tuple[Mention, ...]]:
    """The text with one mark in the place of each paper it speaks of, and the papers that it names."""
    mentions = _apart([*_named(text, names), *_by_kind(text, documents), *_by_year(text, documents)])
    mentions = mentions or _apart(_by_marks(text, names))
    marked = text
    for mention in reversed(mentions):
        marked = f"{marked[: mention.start]}{words.ONE}{marked[mention.end :]}"
    for pattern, mark in (
        (words.BOTH_PAPERS, words.BOTH),
        (words.PLURAL_PAPERS, words.PLURAL),
        (words.OTHER_PAPER, words.OTHER),
        (words.SOME_PAPER, words.SOME),
    ):
        marked = pattern.sub(mark, marked)
    return marked, mentions


def _named(text: str, names: Sequence[DocumentNames]) -> Iterator[Mention]:
    lowered = text.lower()
    for name in names:
        for pattern in name.patterns:
            for match in pattern.finditer(lowered):
                later = _LATER.match(match[0])
                start = match.start() + (later.end() if later else 0)
                yield Mention(start=start, end=match.end(), documents=frozenset({name.document}))


def _by_kind(text: str, documents: Sequence[Document]) -> Iterator[Mention]:
    """A kind of which there is only one, without "the": "compare annual report and cabinet paper"."""
    kinds = [(document.kind or "").lower() for document in documents]
    for document, kind in zip(documents, kinds, strict=True):
        if " " in kind and kinds.count(kind) == 1:
            pattern = rf"\b(?:(?:the|this|that|our) )?(?:20\d\d(?:[/-]\d\d)? )?{re.escape(kind)}\b(?: (?:for |of )?20\d\d(?:[/-]\d\d)?)?"
            for match in re.finditer(pattern, text, re.IGNORECASE):
                if _in_its_time(match[0], document):
                    yield _mention(match, {document.id})


def _in_its_time(said: str, document: Document) -> bool:
    """Whether a year that is said with a paper is the paper's own."""
    year = _YEARS.search(said)
    return year is None or _is_of(document, year)


def _by_year(text: str, documents: Sequence[Document]) -> Iterator[Mention]:
    for match in words.YEAR_PAPER.finditer(text):
        year = _YEARS.match(match["year"])
        of_year = {document.id for document in documents if year and _is_of(document, year)}
        if of_year:
            yield _mention(match, of_year)


def _is_of(document: Document, year: re.Match[str]) -> bool:
    """Whether a document covers those years, or is dated in that one."""
    covered = _YEARS.search(document.period or "")
    if covered and covered[1] == year[1]:
        return year[2] in {None, covered[2]}
    return year[2] is None and (document.date or "").startswith(year[1])


def _by_marks(text: str, names: Sequence[DocumentNames]) -> Iterator[Mention]:
    """Papers told by a name in their titles: "the Leeds report", "the report on York"."""
    for match in _MARKED_PAPER.finditer(text):
        said = (match["before"] or match["after"]).lower().removesuffix("'s").removesuffix("s")
        held = {name.document for name in names if said in name.marks}
        if held:
            yield _mention(match, held)


def _mention(match: re.Match[str], documents: Iterable[str]) -> Mention:
    return Mention(start=match.start(), end=match.end(), documents=frozenset(documents))


def _apart(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions in order, of those that overlap the longest; as long and of another document, both documents."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda one: (one.start - one.end, one.start, sorted(one.documents))):
        rival = next((k for k in kept if mention.start < k.end and k.start < mention.end), None)
        if rival is None:
            kept.append(mention)
        elif (rival.start, rival.end) == (mention.start, mention.end):
            both = rival.documents | mention.documents
            kept[kept.index(rival)] = Mention(start=rival.start, end=rival.end, documents=both)
    return tuple(sorted(kept, key=lambda one: one.start))
