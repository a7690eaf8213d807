"""Segments: the passages of some documents with their postings, never changed once made.

An index grows by a segment and shrinks by a note of what is removed from one, so that no report is indexed again for
another's sake. Segments are merged now and then, which drops what was removed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from assistant.retrieval.indexing import postings_of
from assistant.retrieval.merging import merge_postings

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from assistant.retrieval.postings import Postings


@dataclass(frozen=True)
class Segment:
    """Documents, their passages in reading order, and the passages' postings.

    Attributes:
        documents: ids, in the order of their passages, each once.
        first: row of each document's first passage, and one past the last document's last.
        removed: documents that no longer count.
    """

    documents: tuple[str, ...]
    first: NDArray[np.int64]
    postings: Postings
    removed: frozenset[str] = field(default_factory=frozenset)

    @property
    def passages(self) -> int:
        """Passages that count."""
        return self.postings.passages - sum(end - start for start, end in self._gaps)

    @cached_property
    def words(self) -> int:
        """Words of all passages that count."""
        lengths = self.postings.lengths
        return int(lengths.sum(dtype=np.int64)) - sum(
            int(lengths[start:end].sum(dtype=np.int64)) for start, end in self._gaps
        )

    @cached_property
    def places(self) -> dict[str, int]:
        """Place of each document that counts, in `documents`."""
        return {
            document: place for place, document in enumerate(self.documents) if document not in self.removed
        }

    def holding(self, term: int) -> int:
        """Passages that count and hold the term of this number."""
        held = int(self.postings.holding[term])
        if not self._gaps:
            return held
        column, gaps = self.postings.column(term), np.array(self._gaps, dtype=np.int32)
        if column.rows is None:
            return held - sum(int(np.count_nonzero(column.codes[start:end])) for start, end in gaps)
        bounds = np.searchsorted(column.rows, gaps)
        return held - int((bounds[:, 1] - bounds[:, 0]).sum())

    def without(self, document: str) -> Segment:
        """The same segment in which a document no longer counts."""
        return replace(self, removed=self.removed | {document})

    def left_out(self, documents: Collection[str]) -> NDArray[np.bool_] | None:
        """Passages that do not count or stand outside these documents, if any are named; None when all are wanted."""
        if not documents and not self.removed:
            return None
        wanted = np.zeros(len(self.documents), dtype=np.bool_)
        asked = self.places if not documents else self.places.keys() & set(documents)
        wanted[[self.places[document] for document in asked]] = True
        return ~np.repeat(wanted, np.diff(self.first))

    @cached_property
    def _gaps(self) -> list[tuple[int, int]]:
        """Rows of the documents that do not count, half-open."""
        first = self.first.tolist()
        return [
            (first[place], first[place + 1])
            for place, document in enumerate(self.documents)
            if document in self.removed
        ]


def segment_of(documents: Sequence[str], passages: Sequence[Sequence[str]]) -> Segment:
    """Index passages given as their terms.

    Args:
        documents: the id of each passage's document; those of one document stand together.
    """
    runs = [(document, len(list(run))) for document, run in groupby(documents)]
    return Segment(
        documents=tuple(document for document, _ in runs),
        first=np.concatenate([[0], np.cumsum([length for _, length in runs], dtype=np.int64)]),
        postings=postings_of(passages),
    )


def merge_segments(segments: Sequence[Segment]) -> Segment:
    """One segment of all documents that count, in the order of `segments`."""
    kept = [segment.left_out(()) for segment in segments]
    documents = [(segment, place) for segment in segments for place in segment.places.values()]
    lengths = [int(segment.first[place + 1] - segment.first[place]) for segment, place in documents]
    return Segment(
        documents=tuple(segment.documents[place] for segment, place in documents),
        first=np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]),
        postings=merge_postings(
            [(segment.postings, out) for segment, out in zip(segments, kept, strict=True)]
        ),
    )
