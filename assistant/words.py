"""The words of a corpus as the page "Words" and the command line show them: what is explained, and where a word stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.corpus_map import CorpusMap
from assistant.answering.extracts import ExtractMaker
from assistant.answering.mentions import by_section, forms_of, mentions_of
from assistant.answering.word_answers import counted
from assistant.answering.word_book import WordBook
from assistant.errors import UnknownDocumentError
from assistant.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.answering.mentions import Mention
    from assistant.model import Corpus, Extract, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedWord:
    """A short form or a defined term.

    Attributes:
        word: as printed.
        meaning: what a short form stands for; "" for a defined term, whose extract says it, and for a short form
            that is never spelled out.
        by_initials: whether the meaning is a name that the initials fit, which no text sets beside them.
        extract: where the meaning, the definition or, without either, the word stands.
    """

    word: str
    meaning: str = ""
    by_initials: bool = False
    extract: Extract


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionMentions:
    """The mentions of a word in one section.

    Attributes:
        headings: the section's path, outermost first; empty before the first heading.
        pages: numbers of the pages with a mention, counted from 1, in order.
        count: occurrences; one extract may hold several.
        extracts: every passage with a mention, in reading order.
    """

    document: str
    headings: tuple[str, ...]
    pages: tuple[int, ...]
    count: int
    extracts: tuple[Extract, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordMentions:
    """Where a word stands.

    Attributes:
        remark: how often, as it is shown: "11 mentions in 6 sections".
        forms: the forms found, lower case, with how often each, commonest first.
    """

    word: str
    count: int
    remark: str
    forms: tuple[tuple[str, int], ...]
    sections: tuple[SectionMentions, ...]


def short_forms(corpus: Corpus) -> tuple[ExplainedWord, ...]:
    """Every short form used, by letter.

    Raises:
        QuoteMismatchError: when a quote is not on its page word for word.
    """
    return tuple(
        ExplainedWord(
            word=form.short,
            meaning=form.long,
            by_initials=bool(form.long) and not form.explained,
            extract=_extract(corpus, (form.passage,)),
        )
        for form in WordBook.of(corpus).short_forms
    )


def defined_terms(corpus: Corpus) -> tuple[ExplainedWord, ...]:
    """Every term that the documents define, by letter.

    Raises:
        QuoteMismatchError: when a quote is not on its page word for word.
    """
    definitions = sorted(WordBook.of(corpus).definitions, key=lambda definition: definition.term.lower())
    return tuple(
        ExplainedWord(word=definition.term, extract=_extract(corpus, definition.passages))
        for definition in definitions
    )


def look_up(corpus: Corpus, word: str, documents: Collection[str] = ()) -> WordMentions:
    """Count a word or phrase, section by section in reading order.

    Args:
        documents: ids to look in; none for all.

    Raises:
        QuoteMismatchError: when a quote is not on its page word for word.
        UnknownDocumentError: when a document is not in the corpus.
    """
    known = tuple(document.id for document in corpus.documents)
    for document in documents:
        if document not in known:
            raise UnknownDocumentError(document, known)
    found = mentions_of(word, WordBook.of(corpus).passages(documents))
    sections = tuple(_section(corpus, mentions) for mentions in by_section(found).values())
    return WordMentions(
        word=word, count=len(found), remark=counted(found), forms=forms_of(found), sections=sections
    )


def _section(corpus: Corpus, mentions: Sequence[Mention]) -> SectionMentions:
    passages = dict.fromkeys(mention.passage for mention in mentions)
    first = mentions[0].passage
    return SectionMentions(
        document=first.document,
        headings=first.headings,
        pages=tuple(sorted({passage.page for passage in passages})),
        count=len(mentions),
        extracts=tuple(_extract(corpus, (passage,)) for passage in passages),
    )


def _extract(corpus: Corpus, passages: tuple[Passage, ...]) -> Extract:
    evidence = Evidence(passages=passages, kind=passages[-1].kind, score=1.0)
    return ExtractMaker(CorpusMap.of(corpus)).extract(evidence)
