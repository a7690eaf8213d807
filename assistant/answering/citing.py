"""Turns the passages that decided about a statement into extracts: quoted, cited and held against their pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.corpus_map import CorpusMap
from assistant.answering.extracts import ExtractMaker
from assistant.answering.trimming import trimmed
from assistant.model import Evidence, ExtractKind
from assistant.text.tokens import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Corpus, Extract, Passage, Question
    from assistant.settings import Settings

_PRONOUN = re.compile(
    r"(?:They|These|This|It|Those|That|Such|Their|Its|He|She|Of these|Of those|At the end)\b"
)


def cite(
    passages: Sequence[Passage], strength: float, question: Question, corpus: Corpus, settings: Settings
) -> tuple[Extract, ...]:
    """Quote the first of `passages` that say something of their own, at most `settings.extracts`.

    Args:
        passages: the deciding ones first.
        strength: 0 to 1, of the first; each further one counts half of the one before.

    Raises:
        QuoteMismatchError: when a quote is not on its page word for word.
    """
    layout = CorpusMap.of(corpus)
    maker = ExtractMaker(layout)
    said: list[frozenset[str]] = []
    made: list[Extract] = []
    for passage in passages:
        words = frozenset(stems(passage.text))
        plain = passage.kind is ExtractKind.HEADING or passage.contents
        if len(made) == settings.extracts or words in said or (plain and made):
            continue
        said.append(words)
        score = min(1.0, strength) * 0.5 ** len(made)
        made.append(maker.extract(_evidence(passage, score, question, layout, settings)))
    return tuple(made)


def _evidence(
    passage: Passage, score: float, question: Question, layout: CorpusMap, settings: Settings
) -> Evidence:
    """A passage as a unit: cut when it is too long to quote, with the sentence before when it leans on it."""
    limit = settings.quote_max_words
    length = len(passage.text.split())
    if length > limit and passage.kind is not ExtractKind.TABLE_ROW:
        passage = trimmed(passage, question, layout.pages[passage.document], limit)
    elif _PRONOUN.match(passage.text):
        before = layout.neighbour_before(passage)
        if before is not None and length + len(before.text.split()) <= limit:
            return Evidence(passages=(before, passage), kind=passage.kind, score=score)
    return Evidence(passages=(passage,), kind=passage.kind, score=score)
