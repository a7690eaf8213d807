"""What ranking by words asks of an index, whoever serves it: the index of this process, or an engine of its own.

``tests/unit/retrieval/test_term_index.py`` is the conformance suite: an implementation passes it or is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from assistant.model import Passage


class Hit(NamedTuple):
    """A passage that was found: its id, and its BM25 score as `lexical.LuceneBM25` defines it."""

    passage: str
    score: float


class TermIndex(Protocol):
    """Passages that are ranked by the terms they hold."""

    def __len__(self) -> int:
        """How many passages there are."""
        ...

    def document_frequency(self, term: str) -> int:
        """Passages that hold a term."""
        ...

    def idf(self, term: str) -> float:
        """Lucene's inverse document frequency of a term, above zero also where no passage holds it."""
        ...

    def rank(
        self, terms: Mapping[str, float], *, limit: int, documents: Collection[str] = ()
    ) -> tuple[Hit, ...]:
        """At most `limit` passages that score above zero, best first; ties in reading order, documents by id.

        Args:
            terms: weight of each term in the sum.
            documents: ids to narrow it to; none for all. What is unknown narrows it to nothing.
        """
        ...

    def passages(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """The passages of these ids, in their order.

        Raises:
            KeyError: naming an id that is unknown.
        """
        ...
