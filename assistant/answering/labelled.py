"""Lines that say by their label what they give: "Contact officer: ...", "Wards affected - All".

Such a line holds hardly a word beside its label, so nothing that ranks by words or meaning favours it over others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.comparing import subject_terms
from assistant.model import Evidence, ExtractKind, Wanted
from assistant.text.tokens import is_stop_word, stem, stems, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.corpus_map import CorpusMap
    from assistant.model import Passage, Question, RankedPassage
    from assistant.settings import Settings

_LABELLED = re.compile(r"(?P<label>[^:|]{2,60}?)(?::\s+|\s+[\u2013\u2014-]\s+)(?=\S)")
_SAME = 0.9
# Letters that two stems share which are of one word: "inspect" and "inspector".
_ONE_WORD = 5
# "When?" asks for a date without the word, and of what has dates it may ask for the first or the last.
_SAID_BY_ASKING = {Wanted.WHEN: frozenset(stem(word) for word in ("date", "day", "time", "period"))}
_MOVES = {
    Wanted.WHEN: frozenset(
        stem(word)
        for word in (
            "start",
            "begin",
            "end",
            "finish",
            "take",
            "took",
            "place",
            "held",
            "happen",
            "due",
            "last",
            "run",
        )
    )
}
_LINES = frozenset({ExtractKind.SENTENCE, ExtractKind.BULLET})


def picked_lines(
    question: Question,
    ranked: Sequence[RankedPassage],
    chances: Sequence[float],
    layout: CorpusMap,
    settings: Settings,
) -> list[Evidence]:
    """Lines whose label is all that the question names, best first, each with what its block goes on to say."""
    return [
        Evidence(
            passages=_with_rest(one.passage, layout, settings.quote_max_words),
            kind=one.passage.kind,
            score=chance,
            picked=True,
        )
        for one, chance in zip(ranked, chances, strict=True)
        if _asks_for(question, label_stems(one.passage))
    ]


def _asks_for(question: Question, label: frozenset[str]) -> bool:
    """Whether a question names all of a label and nothing else, or the language data puts the label in its place."""
    named = frozenset(subject_terms(question)) & frozenset(question.terms)
    own = label - _SAID_BY_ASKING.get(question.wanted, frozenset())
    if not named or not own:
        return False
    if any(
        one.weight >= _SAME and frozenset(one.terms) == label and named <= frozenset(stems(one.said))
        for one in question.expansions
    ):
        return True
    told = named - _MOVES.get(question.wanted, frozenset())
    return all(any(_alike(one, term, question) for term in told) for one in own) and all(
        any(_alike(one, term, question) for one in own) for term in told
    )


def _alike(one: str, term: str, question: Question) -> bool:
    """Whether a stem of a label is a term of the question, of one word with it, or stands for it."""
    if one.startswith(term) or term.startswith(one):
        return one == term or min(len(one), len(term)) >= _ONE_WORD
    return any(
        added.weight >= _SAME and added.terms == (one,) and term in stems(added.said)
        for added in question.expansions
    )


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
