"""An index of passages that lies on disk and is opened without being read: a `TermIndex` for any number of reports.

Each segment's arrays are mapped into memory, and its passages read when they are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from assistant.errors import IndexDamagedError
from assistant.retrieval.bm25 import Bm25
from assistant.retrieval.generations import Generation, open_generation
from assistant.retrieval.segment_files import StoredSegment
from assistant.retrieval.term_index import Hit
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.model import Passage

FORMAT = 1


@dataclass(frozen=True)
class Archive:
    """One generation of it, which stays as it is while others are written."""

    generation: Generation
    stored: tuple[StoredSegment, ...]
    k1: float
    b: float

    @classmethod
    def open(cls, folder: Path, *, verified_bytes: float = Settings().index_verified_bytes) -> Archive:
        """The current generation of a folder.

        Args:
            verified_bytes: largest archive whose every file is held against its digest now, bytes.

        Raises:
            IndexNotFoundError: the folder holds no archive.
            IndexDamagedError: it is of another format, or its files are not those of its manifest.
        """
        generation = open_generation(folder, form=FORMAT, verified_bytes=verified_bytes)
        manifest = generation.manifest
        try:
            stored = tuple(
                StoredSegment.open(generation.folder, segment["name"], segment["removed"])
                for segment in manifest["segments"]
            )
            return cls(generation=generation, stored=stored, k1=manifest["k1"], b=manifest["b"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexDamagedError(folder, "its files cannot be read as an index") from error

    def __len__(self) -> int:
        """How many passages there are."""
        return self._bm25.passages

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of its documents, rising."""
        return tuple(sorted(self._where))

    def document_frequency(self, term: str) -> int:
        """Passages that hold a term."""
        return self._bm25.document_frequency(term)

    def idf(self, term: str) -> float:
        """Lucene's inverse document frequency of a term, above zero also where no passage holds it."""
        return self._bm25.idf(term)

    def rank(
        self, terms: Mapping[str, float], *, limit: int, documents: Collection[str] = ()
    ) -> tuple[Hit, ...]:
        """At most `limit` passages that score above zero, best first; ties in reading order, documents by id."""
        scores, numbers, rows = self._bm25.best(terms, limit, documents)
        found: list[tuple[float, str, int]] = []
        for number in set(numbers.tolist()):
            held = numbers == number
            found += zip((-scores[held]).tolist(), *self._places(number, rows[held]), strict=True)
        return tuple(Hit(f"{document}/p{place}", -score) for score, document, place in sorted(found)[:limit])

    def passages(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """The passages of these ids, in their order.

        Raises:
            KeyError: naming an id that is unknown.
            IndexDamagedError: when their texts cannot be read.
        """
        rows: dict[int, dict[int, str]] = {}
        for identity in ids:
            segment, row = self._row(identity)
            rows.setdefault(segment, {})[row] = identity
        read: dict[str, Passage] = {}
        try:
            for segment, wanted in rows.items():
                passages = self.stored[segment].texts.passages(wanted)
                read |= dict(zip(wanted.values(), passages, strict=True))
        except (OSError, ValueError) as error:
            raise IndexDamagedError(self.generation.index, "its passages cannot be read") from error
        return tuple(read[identity] for identity in ids)

    @cached_property
    def _bm25(self) -> Bm25:
        return Bm25([stored.segment for stored in self.stored], k1=self.k1, b=self.b)

    @cached_property
    def _where(self) -> dict[str, tuple[int, int]]:
        """Segment and place in it of each document."""
        return {
            document: (number, place)
            for number, stored in enumerate(self.stored)
            for document, place in stored.segment.places.items()
        }

    def _places(self, number: int, rows: NDArray[np.int32]) -> tuple[list[str], list[int]]:
        """The documents that rows of a segment belong to, and their places in these, counted from 0."""
        segment = self.stored[number].segment
        documents = np.searchsorted(segment.first, rows, side="right") - 1
        names = [segment.documents[document] for document in documents.tolist()]
        return names, (rows - segment.first[documents]).tolist()

    def _row(self, identity: str) -> tuple[int, int]:
        document, _, written = identity.rpartition("/p")
        number, place = self._where.get(document, (-1, -1))
        if number < 0 or not written.isdecimal() or str(int(written)) != written:
            raise KeyError(identity)
        first = self.stored[number].segment.first
        row = int(first[place]) + int(written)
        if row >= first[place + 1]:
            raise KeyError(identity)
        return number, row
