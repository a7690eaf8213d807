"""A statement and a passage side by side, as the comparisons of their facets see them, and how a comparison ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.model import Difference
from assistant.text.tokens import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.answering.assertions import Assertion
    from assistant.model import Document, Passage

CERTAIN = 0.85  # coverage from which any other name of the passage is a rival
SURE = 0.6  # coverage from which a passage is of the statement's topic beyond doubt
LIKELY = 0.45  # coverage from which the same word before two names makes them rivals


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one facet came out: confirmed, said otherwise, or neither.

    Attributes:
        instead: stems of a name in whose place the passage has another; they count as no topic of the passage.
    """

    confirmed: bool = False
    difference: Difference | None = None
    instead: tuple[str, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether the passage says nothing of it."""
        return not self.confirmed and self.difference is None


CONFIRMED, SILENT = Outcome(confirmed=True), Outcome()


def otherwise(said: str, stated: str) -> Outcome:
    """Return that the document says `stated` where the statement says `said`."""
    return Outcome(difference=Difference(said=said.strip(), document_says=stated.strip()))


@dataclass(frozen=True)
class Facets:
    """A statement and a passage, side by side.

    Attributes:
        speaker: the signature under it, when it is written in the first person, or "".
        met: how far the passage and what stands around it meet each term of the topic, 0 to 1.
        weights: how telling each term is.
        coverage: share of the topic's weight that is met, 0 to 1.
    """

    assertion: Assertion
    passage: Passage
    document: Document
    speaker: str
    met: Mapping[str, float]
    weights: Mapping[str, float]
    coverage: float

    @cached_property
    def around(self) -> str:
        """What stands around the passage and tells when and of whom it speaks."""
        passage, document = self.passage, self.document
        near = (
            passage.before,
            passage.lead_in,
            passage.group,
            *passage.columns,
            *passage.headings,
            self.speaker,
        )
        return " | ".join((*near, document.title, document.publisher or "", document.period or ""))

    def coverage_of(self, text: str) -> float:
        """Share of the topic's weight that a text holds word for word, 0 to 1."""
        held = set(stems(text))
        total = sum(self.weights.values()) or 1.0
        return sum(weight for term, weight in self.weights.items() if term in held) / total

    def coverage_without(self, parts: Iterable[str]) -> float:
        """Share of the topic's weight that is met, of what is left without these stems; 0 when nothing is left."""
        left = {term: weight for term, weight in self.weights.items() if term not in set(parts)}
        return sum(weight * self.met[term] for term, weight in left.items()) / (sum(left.values()) or 1.0)

    def alike(self, one: str, other: str) -> bool:
        """Whether two stems are the same or the language data makes one stand for the other."""
        return one == other or (one in self._added and other in self._added[one])

    @cached_property
    def _added(self) -> dict[str, set[str]]:
        added: dict[str, set[str]] = {}
        for expansion in self.assertion.question.expansions:
            for said in stems(expansion.said):
                added.setdefault(said, set()).update(expansion.terms)
        return added
