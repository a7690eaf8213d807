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
    from collections.abc import Collection, Iterable, Sequence

    from numpy.typing import NDArray

    from assistant.retrieval.postings import Postings

    # Half-open ranges of rows, rising, shape (ranges, 2).
    Ranges = NDArray[np.int32]


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

    @cached_property
    def passages(self) -> int:
        """Passages that count."""
        return self.postings.passages - int(np.diff(self.gaps).sum())

    @cached_property
    def words(self) -> int:
        """Words of all passages that count."""
        lengths = self.postings.lengths
        gone = sum(int(lengths[start:end].sum(dtype=np.int64)) for start, end in self.gaps.tolist())
        return int(lengths.sum(dtype=np.int64)) - gone

    @cached_property
    def places(self) -> dict[str, int]:
        """Place in `documents` of each document that counts."""
        return {name: place for place, name in enumerate(self.documents) if name not in self.removed}

    @cached_property
    def gaps(self) -> Ranges:
        """Rows of the documents that do not count."""
        return self._outside(self.places.values())

    def outside(self, documents: Collection[str]) -> Ranges:
        """Rows that do not count or stand outside these documents; of none, rows that do not count."""
        if not documents:
            return self.gaps
        return self._outside([self.places[name] for name in documents if name in self.places])

    def kept(self) -> NDArray[np.bool_] | None:
        """Whether each row counts; None when all do."""
        if not len(self.gaps):
            return None
        kept = np.ones(self.postings.passages, dtype=np.bool_)
        for start, end in self.gaps.tolist():
            kept[start:end] = False
        return kept

    def holding(self, term: int) -> int:
        """Passages that count and hold the term of this number."""
        held = int(self.postings.holding[term])
        if not len(self.gaps):
            return held
        column = self.postings.column(term)
        if column.rows is None:
            return held - sum(int(np.count_nonzero(column.codes[start:end])) for start, end in self.gaps)
        bounds = np.searchsorted(column.rows, self.gaps)
        return held - int((bounds[:, 1] - bounds[:, 0]).sum())

    def without(self, document: str) -> Segment:
        """The same segment in which a document no longer counts."""
        return replace(self, removed=self.removed | {document})

    def _outside(self, places: Iterable[int]) -> Ranges:
        """Rows of all other documents, those that touch as one range."""
        out = np.ones(len(self.documents), dtype=np.int8)
        out[list(places)] = 0
        edges = np.flatnonzero(np.diff(out, prepend=0, append=0))
        return self.first[edges].astype(np.int32).reshape(-1, 2)


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
    documents = [(segment, place) for segment in segments for place in segment.places.values()]
    lengths = [int(segment.first[place + 1] - segment.first[place]) for segment, place in documents]
    return Segment(
        documents=tuple(segment.documents[place] for segment, place in documents),
        first=np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]),
        postings=merge_postings([(segment.postings, segment.kept()) for segment in segments]),
    )
