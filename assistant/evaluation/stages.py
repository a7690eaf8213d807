"""Where gold is lost: what each stage of the product makes of a question, from the first candidates to the judgement.

An answer alone does not tell whether the right words were never looked at, ranked too low or doubted.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.answering.evidence import choose_evidence
from assistant.answering.ranker import Ranker, values
from assistant.answering.support import judge_support
from assistant.ask import Assistant
from assistant.evaluation.metrics import SHORT_NAMES, norm

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from assistant.evaluation.gold import GoldQuestion
    from assistant.evaluation.run import Run
    from assistant.model import Answer, Passage, Question, RankedPassage

CUTS = (24, 50, 100, 150)
_LEAST_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A question as each stage left it.

    Attributes:
        candidates: as the index hands them on, best first.
        lexical: in the order of the learned ranker without the neural reader; the reader sees the first of these.
        ranked: as the product ranks them.
        chance: 0 to 1, that the documents answer the question at all, as the product judges it.
    """

    question: Question
    candidates: tuple[Passage, ...]
    lexical: tuple[Passage, ...]
    ranked: tuple[RankedPassage, ...]
    chance: float

    @property
    def reader_best(self) -> float:
        """The neural reader's best score, in log-odds; 0 when it scored nothing."""
        scores = [values(one)["reader"] for one in self.ranked if "reader" in values(one)]
        return max(scores, default=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldRank:
    """Rank from 1 of the first passage that holds gold words, 0 for none: among candidates, and as ranked."""

    candidate: int
    ranked: int


@dataclass(frozen=True)
class Remembering(Assistant):
    """The product, which ranks a question once when it is asked and then looked at."""

    @classmethod
    def of(cls, assistant: Assistant) -> Remembering:
        """Take over an opened assistant."""
        return cls(**{field.name: getattr(assistant, field.name) for field in fields(Assistant)})

    @cached_property
    def _last(self) -> dict[Question, tuple[RankedPassage, ...]]:
        return {}

    def _rank(self, question: Question) -> tuple[RankedPassage, ...]:
        if question not in self._last:
            self._last.clear()
            self._last[question] = super()._rank(question)
        return self._last[question]


class Stages:
    """Looks questions up stage by stage."""

    def __init__(self, assistant: Assistant) -> None:
        """Take the assistant that is measured."""
        self._assistant = Remembering.of(assistant)
        self._ranker = Ranker.load(assistant.index, assistant.corpus, assistant.settings)

    def look(self, turns: Sequence[str], documents: Sequence[str] = ()) -> Looked:
        """Look up the last of `turns`.

        Raises:
            QuestionError: when the last turn holds no question that can be looked up.
        """
        assistant, documents = self._assistant.narrowed(turns, documents)
        ranker = self._ranker
        if assistant is not self._assistant:
            ranker = Ranker.load(assistant.index, assistant.corpus, assistant.settings)
        question = assistant.read(turns, documents)
        candidates = assistant.index.search(question, limit=assistant.settings.candidates)
        ranked = assistant.search(turns, documents)
        evidence = choose_evidence(question, ranked, assistant.corpus, assistant.settings)
        return Looked(
            question=question,
            candidates=tuple(one.passage for one in candidates),
            lexical=tuple(one.passage for one in ranker.rank(question, candidates)),
            ranked=ranked,
            chance=judge_support(question, ranked, evidence).chance,
        )

    def ask(self, turns: Sequence[str]) -> Answer:
        """Answer the last of `turns` as the product does; to look at the same turns next costs little more."""
        return self._assistant.ask(turns)

    def gold_ranks(self, run: Run) -> dict[str, GoldRank]:
        """Where the gold of each answerable question stood that was not answered right at once, by question id."""
        ranks: dict[str, GoldRank] = {}
        for one in run.outcomes:
            if one.question.answerable and one.rank != 1:
                looked = self.look(one.question.turns)
                right = holder(one.question)
                ranks[one.question.id] = GoldRank(
                    candidate=rank_of(looked.candidates, right),
                    ranked=rank_of((found.passage for found in looked.ranked), right),
                )
        return ranks


def holder(gold: GoldQuestion) -> Callable[[Passage], bool]:
    """Tell whether a passage holds words of the gold, or is a good part of them."""
    wanted = [
        (SHORT_NAMES.get(quote.document, quote.document), norm(quote.quote))
        for group in gold.gold
        for quote in group
    ]

    def holds(passage: Passage) -> bool:
        words = norm(passage.text)
        part = len(words.split()) >= _LEAST_WORDS
        return any(
            passage.document == document and (quote in words or (part and words in quote))
            for document, quote in wanted
        )

    return holds


def rank_of(passages: Iterable[Passage], right: Callable[[Passage], bool]) -> int:
    """Rank from 1 of the first passage that is right, 0 for none."""
    return next((rank for rank, passage in enumerate(passages, start=1) if right(passage)), 0)


def narrowing(looked: Looked, documents: Collection[str]) -> dict[str, float]:
    """Whether the question was taken to name documents, and to name none of those that answer it."""
    named = frozenset(looked.question.documents)
    return {
        "narrowed": float(bool(named)),
        "narrowed past the gold": float(bool(named) and named.isdisjoint(documents)),
    }


def recall(looked: Looked, right: Callable[[Passage], bool]) -> dict[str, float]:
    """Whether a right passage is among the first candidates, and among the first that the reader may see."""
    first = rank_of(looked.candidates, right)
    lexical = rank_of(looked.lexical, right)
    return {f"recall@{cut}": float(0 < first <= cut) for cut in CUTS} | {
        f"reordered recall@{cut}": float(0 < lexical <= cut) for cut in CUTS[:-1]
    }
