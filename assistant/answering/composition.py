"""Composes answers: evidence becomes quotes with citations, each quote taken from its page again and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.corpus_map import CorpusMap
from assistant.answering.extracts import ExtractMaker
from assistant.answering.place_units import place_units
from assistant.model import Answer, AnswerStatus, Searched
from assistant.text.tokens import stem, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.support import Support
    from assistant.model import Block, Corpus, Evidence, Question
    from assistant.settings import Settings


def compose(
    question: Question, evidence: Sequence[Evidence], support: Support, corpus: Corpus, settings: Settings
) -> Answer:
    """Turn evidence into an answer, or into related passages when the documents do not say.

    Raises:
        QuoteMismatchError: when a quote is not on its page word for word.
    """
    maker = ExtractMaker(CorpusMap.of(corpus))
    found = support.status is not AnswerStatus.NOT_FOUND
    shown = [maker.extract(unit) for unit in evidence[: settings.extracts if found else settings.nearest]]
    return Answer(
        question=question.text,
        interpreted_as=question.interpreted,
        status=support.status,
        confidence=round(support.confidence, 4),
        extracts=tuple(shown) if found else (),
        nearest=() if found else tuple(shown),
        searched=searched(question),
    )


def compose_place(question: Question, blocks: Sequence[Block], corpus: Corpus, settings: Settings) -> Answer:
    """Answer a question for a place by the place's own words, in reading order; a place that is not there is not found.

    Args:
        blocks: the blocks of the place, in reading order; none when no document has it.

    Raises:
        QuoteMismatchError: when a quote is not on its page word for word.
    """
    layout = CorpusMap.of(corpus)
    maker = ExtractMaker(layout)
    units = place_units(blocks, layout, settings)
    found = AnswerStatus.ANSWERED if units else AnswerStatus.NOT_FOUND
    return Answer(
        question=question.text,
        interpreted_as=question.interpreted,
        status=found,
        confidence=1.0,
        extracts=tuple(maker.extract(unit) for unit in units[: settings.extracts]),
        searched=searched(question),
    )


def searched(question: Question) -> Searched:
    """Return what was looked up: the question's own words, and what was added to them."""
    words: dict[str, str] = {}
    for token in tokens(question.interpreted):
        words.setdefault(stem(token.text), token.text)
    added = tuple(dict.fromkeys(str(expansion) for expansion in question.expansions))
    return Searched(terms=tuple(dict.fromkeys(words.get(term, term) for term in question.terms)), added=added)
