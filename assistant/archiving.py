"""Bringing an archive up to date: only new and changed papers are read and indexed, and those that are gone go.

Below a number of passages a folder's papers are held in memory instead, as `build` has it. A file counts as unchanged
while its size and the time of its last change are: reading 25,000 files through takes minutes. `build` reads them.
"""

from __future__ import annotations

import gc
import hashlib
import json
import math
import shutil
from dataclasses import asdict
from typing import TYPE_CHECKING

from assistant.archived import ARCHIVE, ReportArchive
from assistant.build import alone, current_index
from assistant.errors import CorpusError, IndexDamagedError, TooManyPassagesError
from assistant.ingestion.kept import FOLDER, SHAPING, KeptReadings
from assistant.ingestion.ocr import ocr_engine
from assistant.ingestion.sources import SOURCES, digest_of, read_sources
from assistant.retrieval.digest import code_digest
from assistant.retrieval.generations import current_generation, forget_generations
from assistant.retrieval.growing import change_archive
from assistant.retrieval.index import PassageIndex
from assistant.shelving import Gathering, stats_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from assistant.archived import Shelved
    from assistant.ingestion.sources import Listing
    from assistant.model import Corpus
    from assistant.settings import Settings
    from assistant.shelving import Progress, Stats


def current(
    corpus_folder: Path,
    index_folder: Path,
    settings: Settings,
    *,
    progress: Progress = None,
    notice: Callable[[str], None] = lambda _line: None,
    unwritten: Callable[[str], None] | None = None,
    thorough: bool = False,
) -> tuple[Corpus, PassageIndex, ReportArchive | None, bool]:
    """As `current_index`; with an archive, beside a corpus without content, when there are too many passages for memory.

    Raises:
        CorpusError: when no file of the folder can be read.
        IndexStoreError: when the index cannot be written, or another process does not finish building it.
    """
    keeper = _Keeper(corpus_folder, index_folder, settings, progress, notice)
    held = keeper.current(thorough=thorough) if current_generation(index_folder / ARCHIVE) else None
    if held is None:
        try:
            corpus, index, built = current_index(
                corpus_folder,
                index_folder,
                settings,
                progress=progress,
                notice=notice,
                unwritten=unwritten,
                thorough=thorough,
                most=settings.archive_from_passages,
            )
        except TooManyPassagesError:
            held = keeper.made()
        else:
            shutil.rmtree(index_folder / ARCHIVE, ignore_errors=True)
            return corpus, index, None, built
    archive, built = held
    _spare_collector()
    nothing = PassageIndex(passages=(), columns={}, settings=settings)
    return archive.corpus, nothing, archive, built


def _spare_collector() -> None:
    """Let Python's garbage collector pass over what a process held when it first opened an archive.

    To go through what is held of every report takes longer than an answer, and next to none of it is ever garbage.
    What is opened later stays in its sight: sessions that have papers of their own end by it.
    """
    if not gc.get_freeze_count():
        gc.freeze()


class _Keeper:
    """Keeps the archive of one folder."""

    def __init__(
        self,
        corpus_folder: Path,
        index_folder: Path,
        settings: Settings,
        progress: Progress,
        notice: Callable[[str], None],
    ) -> None:
        self._folder, self._index, self._settings = corpus_folder, index_folder, settings
        self._progress, self._notice = progress, notice
        # How papers are read stands in the names of their readings, and comes to light when these are compared.
        self._made_by = _digest(code_digest(), settings.bm25_k1, settings.bm25_b)

    def current(self, *, thorough: bool) -> tuple[ReportArchive, bool] | None:
        """The archive, brought up to date, and whether it had to be; None when it is damaged or for few passages."""
        stats = stats_of(self._folder)
        before = self._opened(thorough=thorough)
        if before and not thorough and _fact(before, "state") == self._state(stats):
            return before, False
        with alone(self._index, self._settings):
            before = self._opened(thorough=thorough)  # another process may have changed it meanwhile
            if before is None or _fact(before, "made_by") != self._made_by:
                return None
            known = {(s.file, s.bytes, s.changed): s.digest for s in before.shelved}
            listing = read_sources(
                self._folder,
                self._settings,
                None
                if thorough
                else lambda path: known.get((path.name, *stats.get(path.name, ()))) or digest_of(path),
            )
            return self._changed(before, listing, stats, thorough=thorough)

    def made(self) -> tuple[ReportArchive, bool]:
        """A new archive of everything in the folder."""
        with alone(self._index, self._settings):
            stats = stats_of(self._folder)
            return self._written(None, read_sources(self._folder, self._settings), stats, {}), True

    def _opened(self, *, thorough: bool) -> ReportArchive | None:
        verified = math.inf if thorough else self._settings.index_verified_bytes
        try:
            return ReportArchive.open(self._index, self._settings, verified_bytes=verified)
        except IndexDamagedError as error:
            self._notice(f"{error}; building it again")
            return None

    def _changed(
        self, before: ReportArchive, listing: Listing, stats: Stats, *, thorough: bool
    ) -> tuple[ReportArchive, bool] | None:
        named = {before.readings.name_of(document) for document in listing.documents}
        stay = {
            shelved.reading: shelved
            for shelved in before.shelved
            if shelved.reading in named
            and not (thorough and shelved.document and not before.readings.is_whole(shelved.reading))
        }
        if sum(shelved.passages for shelved in stay.values()) <= self._settings.archive_from_passages:
            return None
        same = len(named) == len(stay) == len(before.shelved)
        if same and _fact(before, "state") == self._state(stats):
            return before, False
        return self._written(before, listing, stats, stay), not same

    def _written(
        self,
        before: ReportArchive | None,
        listing: Listing,
        stats: Stats,
        stay: Mapping[str, Shelved],
    ) -> ReportArchive:
        """Write the archive of what is listed: what stays of the one before, and what has to be read."""
        kept = KeptReadings(self._index / FOLDER, self._settings)
        gathered = Gathering(self._folder, kept, self._settings, stats)
        documents = {kept.name_of(document): document for document in listing.documents}
        gathered.shelve(stay, documents)
        shelf = before.shelved if before else ()

        def beside(folder: Path) -> dict[str, object]:
            gathered.write(folder, before)
            return {"state": self._state(stats), "made_by": self._made_by, "problems": list(listing.problems)}

        change_archive(
            self._index / ARCHIVE,
            before.archive if before else None,
            self._settings,
            removed=[s.document.id for s in shelf if s.document and s.reading not in stay],
            added=gathered.read({n: d for n, d in documents.items() if n not in stay}, self._progress),
            beside=beside,
        )
        forget_generations(self._index)
        # Whoever still reads the generation before needs its readings.
        kept.use([*documents, *(shelved.reading for shelved in shelf)])
        kept.forget_others()
        return ReportArchive.open(self._index, self._settings, verified_bytes=0)

    def _state(self, stats: Stats) -> str:
        """Digest of everything that an archive is made from, as far as it can be told without reading the papers."""
        try:
            sources = digest_of(self._folder / SOURCES) if (self._folder / SOURCES).exists() else ""
        except CorpusError:
            sources = "unreadable"
        read_by = {name: value for name, value in asdict(self._settings).items() if name.startswith(SHAPING)}
        return _digest(self._made_by, read_by, ocr_engine(self._settings), sources, sorted(stats.items()))


def _fact(archive: ReportArchive, name: str) -> object:
    return archive.archive.generation.manifest[name]


def _digest(*parts: object) -> str:
    written = json.dumps(parts, sort_keys=True)
    return hashlib.sha256(written.encode(errors="surrogatepass")).hexdigest()
