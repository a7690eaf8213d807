"""Favours what stands by the answer before: most follow-ups are answered in the same words or the lines around them.

A turn that leans on the one before it often shares no word with its answer ("how come?", "and who runs that?").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.model import Contribution, RankedPassage

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.model import Corpus, Question
    from assistant.settings import Settings

SCORER = "continuity"


def blocks_of(passages: Collection[str], corpus: Corpus) -> frozenset[str]:
    """Ids of the blocks that hold passages, by their ids."""
    return frozenset(passage.block for passage in corpus.passages if passage.id in passages)


def with_beside(
    candidates: Sequence[RankedPassage], blocks: Collection[str], corpus: Corpus
) -> list[RankedPassage]:
    """Candidates, and after them the passages of `blocks` that are not among them."""
    known = {candidate.passage.id for candidate in candidates}
    missing = [passage for passage in corpus.passages if passage.block in blocks and passage.id not in known]
    last = len(candidates) + 1
    return [*candidates, *(RankedPassage(passage=passage, rank=last, score=0.0) for passage in missing)]


def favoured(
    ranked: Sequence[RankedPassage], question: Question, blocks: Collection[str], settings: Settings
) -> tuple[RankedPassage, ...]:
    """Ranked passages in their new order, those of `blocks` raised; ties keep their order.

    The answer before gains less than the lines around it, since who asks on has read it, but never lags far behind:
    as often as not it holds the next answer too.

    Args:
        ranked: best first, each with its contributions; the first `settings.explained` keep them.
    """
    answered = frozenset(question.follows)
    gained = [one.score + _gain(one, answered, blocks, settings) for one in ranked]
    least = max(gained, default=0.0) - settings.continuity_lag
    raised = [
        _raised(one, max(score, least) if one.passage.id in answered else score)
        for one, score in zip(ranked, gained, strict=True)
    ]
    raised.sort(key=lambda one: -one.score)
    return tuple(
        replace(one, rank=rank, contributions=one.contributions if rank <= settings.explained else ())
        for rank, one in enumerate(raised, start=1)
    )


def _gain(
    one: RankedPassage, answered: Collection[str], blocks: Collection[str], settings: Settings
) -> float:
    if one.passage.id in answered:
        return settings.continuity_repeated
    return settings.continuity_gain if one.passage.block in blocks else 0.0


def _raised(one: RankedPassage, score: float) -> RankedPassage:
    if score == one.score:
        return one
    given = Contribution(scorer=SCORER, value=1.0, share=score - one.score)
    return replace(one, score=score, contributions=(*one.contributions, given))
