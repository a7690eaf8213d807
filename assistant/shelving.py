"""What goes into an archive: each paper's passages with their words, and a line on each file that they were read from."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.archived import SHELF, STEMS, Shelved
from assistant.errors import IndexStoreError
from assistant.records import to_lines
from assistant.retrieval.index import context_of, stems_of_words
from assistant.retrieval.segment_files import Entry
from assistant.text.tokens import stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from assistant.archived import ReportArchive
    from assistant.ingestion.kept import KeptReadings
    from assistant.model import Corpus, Document
    from assistant.settings import Settings

    Stats = Mapping[str, tuple[int, int]]
    Progress = Callable[[str, int, int], None] | None


class Gathering:
    """What goes into an archive beside its passages, gathered while they are read."""

    def __init__(self, folder: Path, kept: KeptReadings, settings: Settings, stats: Stats) -> None:
        self._folder, self._kept, self._settings, self._stats = folder, kept, settings, stats
        self._shelved: dict[str, Shelved] = {}
        self._stems: dict[str, str] = {}

    def shelve(self, stay: Mapping[str, Shelved], documents: Mapping[str, Document]) -> None:
        """Take over what stays, with how its file lies there now."""
        for name, shelved in stay.items():
            size, changed = self._stats.get(documents[name].file, (0, 0))
            self._shelved[name] = replace(shelved, bytes=size, changed=changed)

    def read(self, documents: Mapping[str, Document], progress: Progress) -> Iterator[list[Entry]]:
        """The passages of each document, ready to be indexed, with their words and what stands around them.

        Raises:
            IndexStoreError: when what was read of one is not kept.
        """
        # Imported here so that opening a current archive loads no reader of PDFs.
        from assistant.ingestion.reading import read_in_turns  # noqa: PLC0415

        parts = read_in_turns(self._folder, list(documents.values()), self._settings, progress, self._kept)
        for (name, document), part in zip(documents.items(), parts, strict=True):
            size, changed = self._stats.get(document.file, (0, 0))
            (read,) = part.documents or (None,)
            if read and not self._kept.is_whole(name):
                raise IndexStoreError(self._folder, f"what was read of {document.file} cannot be kept")
            self._shelved[name] = Shelved(
                file=document.file,
                bytes=size,
                changed=changed,
                digest=document.digest,
                reading=name,
                pages=len(part.pages),
                passages=len(part.passages),
                document=read,
                problems=part.problems,
            )
            yield self._entries(part)

    def write(self, folder: Path, before: ReportArchive | None) -> None:
        """Write it into the folder of a new generation."""
        shelved = sorted(self._shelved.values(), key=lambda one: one.file)
        (folder / SHELF).write_bytes(to_lines(shelved).encode(errors="surrogatepass"))
        known = json.loads(before.archive.generation.read(STEMS)) if before else {}
        words = json.dumps(known | self._stems, ensure_ascii=False, separators=(",", ":"))
        (folder / STEMS).write_bytes(words.encode(errors="surrogatepass"))

    def _entries(self, part: Corpus) -> list[Entry]:
        titles = {document.id: document.short_title for document in part.documents}
        words = stems_of_words(part.passages, titles)
        self._stems.update((word, short) for word, short in words.items() if word.isalpha())
        return [
            Entry(
                passage=passage,
                terms=[*stems(passage.text), *stems(context_of(passage, titles))],
            )
            for passage in part.passages
        ]


def stats_of(folder: Path) -> Stats:
    """Bytes, and nanoseconds of the last change, of each PDF of a folder by its name; none when it cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            stats = {e.name: e.stat() for e in entries if e.name.lower().endswith(".pdf") and e.is_file()}
    except OSError:
        return {}
    return {name: (stat.st_size, stat.st_mtime_ns) for name, stat in stats.items()}
