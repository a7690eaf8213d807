"""A segment as files: its arrays, its documents' names and its passages, all of one name with different endings."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from assistant.retrieval.generations import mapped
from assistant.retrieval.postings import Postings
from assistant.retrieval.segments import Segment, merge_segments, segment_of
from assistant.retrieval.texts import Texts, merge_texts, write_texts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from assistant.model import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A passage that is ready to be indexed: its terms, as a question's are made, stand beside it."""

    passage: Passage
    terms: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSegment:
    """A segment that is open, and the name and folder of its files."""

    name: str
    folder: Path
    segment: Segment
    texts: Texts

    @classmethod
    def open(cls, folder: Path, name: str, removed: Collection[str] = ()) -> StoredSegment:
        """Map a segment's arrays.

        Raises:
            OSError, ValueError: when its files cannot be read as a segment.
        """
        arrays = {part.name: mapped(folder / f"{name}.{part.name}.npy") for part in fields(Postings)}
        segment = Segment(
            documents=tuple(json.loads((folder / f"{name}.documents.json").read_bytes())),
            first=mapped(folder / f"{name}.first.npy"),
            postings=Postings(**arrays),
            removed=frozenset(removed),
        )
        return cls(name=name, folder=folder, segment=segment, texts=Texts(folder / f"{name}.texts"))

    def files(self) -> list[Path]:
        """Its files."""
        return sorted(self.folder.glob(f"{self.name}.*"))


def write_segment(folder: Path, name: str, entries: Sequence[Entry]) -> StoredSegment:
    """Index passages and write them; those of one document stand together, in reading order."""
    segment = segment_of([entry.passage.document for entry in entries], [entry.terms for entry in entries])
    write_texts(folder / f"{name}.texts", (entry.passage for entry in entries))
    return _written(folder, name, segment)


def write_merged(folder: Path, name: str, parts: Sequence[StoredSegment]) -> StoredSegment:
    """Write one segment of all documents of `parts` that count."""
    sources = [(part.texts, part.segment.kept()) for part in parts]
    merge_texts(folder / f"{name}.texts", sources)
    return _written(folder, name, merge_segments([part.segment for part in parts]))


def _written(folder: Path, name: str, segment: Segment) -> StoredSegment:
    for part, array in segment.postings.arrays():
        np.save(folder / f"{name}.{part}.npy", array, allow_pickle=False)
    np.save(folder / f"{name}.first.npy", segment.first, allow_pickle=False)
    written = json.dumps(segment.documents, ensure_ascii=False)
    (folder / f"{name}.documents.json").write_text(written, encoding="utf-8")
    # Opened anew, so that the arrays in memory can go.
    return StoredSegment.open(folder, name)
