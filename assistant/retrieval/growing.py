"""Changing an archive: each change writes a new generation, into which the files that stay are linked.

A report that is added becomes a segment, one that is removed a note in the manifest. Segments are merged from the
last one back, as long as the one before is at most twice the size of all behind it together: there are then never
more segments than doublings of the passages, and each passage is copied as seldom. A segment that has lost half of
its passages is written anew without them. That one process changes an archive at a time is for the caller to see to.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from assistant.errors import IndexStoreError, UnknownDocumentError
from assistant.retrieval.archive import FORMAT, Archive
from assistant.retrieval.generations import clear_left_behind, write_generation
from assistant.retrieval.segment_files import Entry, StoredSegment, write_merged, write_segment

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.settings import Settings

# The passages of one document, in reading order.
Report = Sequence[Entry]
# Passages that are indexed at once when many reports are added, which bounds the memory that it takes.
_AT_ONCE = 50_000


def change_archive(
    folder: Path,
    before: Archive | None,
    settings: Settings,
    *,
    removed: Iterable[str] = (),
    added: Iterable[Report] = (),
    beside: Callable[[Path], dict[str, object]] = lambda _folder: {},
) -> Archive:
    """Remove reports and add others in one step, with what belongs to them.

    Args:
        before: the archive that is changed; None to begin with an empty one, in the place of one that may be there.
        beside: writes further files into the folder that it is given, once `added` was gone through, and returns what
            the manifest says of them.

    Raises:
        UnknownDocumentError: when there is none of an id that is removed.
        IndexStoreError: when the folder cannot be written, or one that is added is there already or out of order.
        IndexDamagedError: as `Archive.open`.
    """

    def fill(written: Path) -> dict[str, object]:
        change = _Change(written, before.stored if before else ())
        for document in removed:
            change.remove(document)
        change.add(added)
        facts = change.finished(
            before.k1 if before else settings.bm25_k1, before.b if before else settings.bm25_b
        )
        return facts | beside(written)

    clear_left_behind(folder)
    write_generation(folder, fill, form=FORMAT, before=before.generation if before else None)
    return Archive.open(folder)


class _Change:
    """The segments of a generation that is being written."""

    def __init__(self, folder: Path, stored: Sequence[StoredSegment]) -> None:
        """Begin with the segments there are, whose files lie in another folder."""
        self._folder = folder
        self._stored = list(stored)
        self._numbers = count(1 + max((int(segment.name[1:]) for segment in stored), default=0))

    def add(self, reports: Iterable[Report]) -> None:
        """Index reports, many at once."""
        for entries in _batches(self._new(reports)):
            self._stored.append(write_segment(self._folder, self._name(), entries))

    def remove(self, document: str) -> None:
        """Note that a document no longer counts."""
        if document not in self._documents():
            raise UnknownDocumentError(document, tuple(sorted(self._documents())))
        self._stored = [
            replace(stored, segment=stored.segment.without(document))
            if document in stored.segment.places
            else stored
            for stored in self._stored
        ]

    def finished(self, k1: float, b: float) -> dict[str, object]:
        """Merge what is due, bring all files together, and return what the manifest says of them."""
        self._merge()
        names = {stored.name for stored in self._stored}
        for path in self._folder.iterdir():
            if path.name.partition(".")[0] not in names:
                path.unlink()
        for stored in self._stored:
            if stored.folder != self._folder:
                for path in stored.files():
                    _link(path, self._folder / path.name)
        segments = [
            {"name": stored.name, "removed": sorted(stored.segment.removed)} for stored in self._stored
        ]
        return {"segments": segments, "k1": k1, "b": b}

    def _merge(self) -> None:
        self._stored = [
            self._merged([stored])
            if stored.segment.passages * 2 < stored.segment.postings.passages
            else stored
            for stored in self._stored
            if stored.segment.passages
        ]
        first, behind = len(self._stored), 0
        while first and (not behind or self._stored[first - 1].segment.passages <= 2 * behind):
            first -= 1
            behind += self._stored[first].segment.passages
        if first < len(self._stored) - 1:
            self._stored[first:] = [self._merged(self._stored[first:])]

    def _merged(self, parts: Sequence[StoredSegment]) -> StoredSegment:
        return write_merged(self._folder, self._name(), parts)

    def _documents(self) -> set[str]:
        return {document for stored in self._stored for document in stored.segment.places}

    def _name(self) -> str:
        return f"s{next(self._numbers)}"

    def _new(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The reports that hold anything, each seen to be whole, in order and not there yet."""
        known = self._documents()
        for report in reports:
            for place, entry in enumerate(report):
                document = report[0].passage.document
                if entry.passage.id != f"{document}/p{place}" or (not place and document in known):
                    raise IndexStoreError(
                        self._folder.parent, f"{entry.passage.id} is there already or out of order"
                    )
            if report:
                known.add(report[0].passage.document)
                yield report


def _link(path: Path, new: Path) -> None:
    try:
        os.link(path, new)
    except OSError:
        shutil.copyfile(path, new)  # not every file system knows links


def _batches(reports: Iterable[Report]) -> Iterator[list[Entry]]:
    batch: list[Entry] = []
    for report in reports:
        batch += report
        if len(batch) >= _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
