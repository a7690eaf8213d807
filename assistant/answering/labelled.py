"""Lines that say by their label what they give: "Contact officer: ...", "Wards affected - All".

Such a line holds hardly a word beside its label, so nothing that ranks by words or meaning favours it over others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.comparing import subject_terms
from assistant.model import Evidence, ExtractKind
from assistant.text.tokens import is_stop_word, stem, stems, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.corpus_map import CorpusMap
    from assistant.model import Passage, Question, RankedPassage
    from assistant.settings import Settings

_LABELLED = re.compile(r"(?P<label>[^:|]{2,60}?)(?::\s+|\s+[\u2013\u2014-]\s+)(?=\S)")
_SAME = 0.9
_LINES = frozenset({ExtractKind.SENTENCE, ExtractKind.BULLET})


def picked_lines(
    question: Question,
    ranked: Sequence[RankedPassage],
    chances: Sequence[float],
    layout: CorpusMap,
    settings: Settings,
) -> list[Evidence]:
    """Lines whose label is all that the question names, best first, each with what its block goes on to say."""
    wanted = _labels_asked_for(question)
    return [
        Evidence(
            passages=_with_rest(one.passage, layout, settings.quote_max_words),
            kind=one.passage.kind,
            score=chance,
            picked=True,
        )
        for one, chance in zip(ranked, chances, strict=True)
        if label_stems(one.passage) in wanted
    ]


def _labels_asked_for(question: Question) -> set[frozenset[str]]:
    """All that the question names, and what the language data puts in the place of all of it."""
    named = frozenset(subject_terms(question))
    added = {
        frozenset(one.terms)
        for one in question.expansions
        if one.weight >= _SAME and named <= frozenset(stems(one.said))
    }
    return ({named} | added) - {frozenset()} if named else set()


def label_stems(passage: Passage) -> frozenset[str]:
    """Stems of the label that a line begins with; none for a line without one."""
    found = _LABELLED.match(passage.text) if passage.kind in _LINES else None
    if found is None:
        return frozenset()
    return frozenset(stem(token.text) for token in tokens(found["label"]) if not is_stop_word(token.text))


def _with_rest(passage: Passage, layout: CorpusMap, limit: int) -> tuple[Passage, ...]:
    """A line and the rest of its block, as far as a quote may go."""
    block = layout.passages_of(passage.block)
    rest = block[block.index(passage) :]
    kept: list[Passage] = []
    words = 0
    for one in rest:
        words += len(one.text.split())
        if kept and words > limit:
            break
        kept.append(one)
    return tuple(kept)
