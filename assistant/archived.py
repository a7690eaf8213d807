"""Reports too many to be held in memory: an archive ranks all their passages by words, and few of them are read.

Which reports a question is put to is chosen here; the answer is then made of those alone, as of any small corpus.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from assistant.answering.lexicon import Lexicon
from assistant.errors import IndexDamagedError, TooManyReportsError, UnknownDocumentError
from assistant.ingestion.kept import FOLDER, KeptReadings
from assistant.model import Corpus, Document
from assistant.records import from_lines
from assistant.retrieval.archive import Archive
from assistant.retrieval.index import term_weights
from assistant.text.tokens import remember_stems, stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from assistant.model import Question
    from assistant.settings import Settings

ARCHIVE = "archive"
SHELF, STEMS = "reports.jsonl", "stems.json"
_EMPTY = Corpus(documents=(), pages=(), sections=(), blocks=(), passages=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """What an archive knows of one file of the folder.

    Attributes:
        bytes: size of the file.
        changed: when it was last changed, nanoseconds.
        digest: of its bytes.
        reading: name of what was read of it.
        pages: how many were read.
        document: as read; None when it cannot be read.
        problems: why not, a line each.
    """

    file: str
    bytes: int
    changed: int
    digest: str
    reading: str
    pages: int = 0
    passages: int = 0
    document: Document | None = None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReportArchive:
    """An archive that is open, and what was read of its reports, each read from disk when it is asked for.

    Attributes:
        shelved: files in the order of their names.
    """

    archive: Archive
    shelved: tuple[Shelved, ...]
    readings: KeptReadings
    settings: Settings

    @classmethod
    def open(cls, index_folder: Path, settings: Settings, *, verified_bytes: float) -> ReportArchive:
        """The archive within the folder of an index.

        Raises:
            IndexNotFoundError, IndexDamagedError: as `Archive.open`.
        """
        archive = Archive.open(index_folder / ARCHIVE, verified_bytes=verified_bytes)
        try:
            shelved = from_lines(Shelved, archive.generation.read(SHELF).decode(errors="surrogatepass"))
        except (OSError, ValueError) as error:
            raise IndexDamagedError(index_folder, "its list of reports cannot be read") from error
        readings = KeptReadings(index_folder / FOLDER, settings)
        return cls(archive=archive, shelved=shelved, readings=readings, settings=settings)

    @cached_property
    def corpus(self) -> Corpus:
        """Every document and every problem, and nothing of what the documents hold."""
        documents = sorted((s.document for s in self.shelved if s.document), key=lambda known: known.id)
        problems = (
            *self.archive.generation.manifest["problems"],
            *chain(*(s.problems for s in self.shelved)),
        )
        return Corpus(
            documents=tuple(documents), pages=(), sections=(), blocks=(), passages=(), problems=problems
        )

    @cached_property
    def lexicon(self) -> Lexicon:
        """What reading a question needs to know of all reports: which words and stems they hold, and no more."""
        vocabulary: dict[str, str] = json.loads(self.archive.generation.read(STEMS))
        remember_stems(vocabulary)
        return Lexicon(
            words=dict.fromkeys(vocabulary, 1),
            stems=_HeldStems(self.archive),
            pairs=frozenset(),
            acronyms={},
            long_forms={},
            documents=(),
            section_numbers=frozenset(),
            section_titles=frozenset(),
            places=frozenset(),
        )

    def reports(self, documents: Sequence[str]) -> Corpus:
        """What was read of some documents.

        Raises:
            TooManyReportsError: when they are none, which stands for all, or more than one question is put to.
            UnknownDocumentError: when one is not in the archive.
            IndexDamagedError: when what was read of one is not there any more.
        """
        most = self.settings.archive_reports
        if not 0 < len(documents) <= most:
            raise TooManyReportsError(len(documents) or len(self._shelf), most)
        for document in documents:
            if document not in self._shelf:
                raise UnknownDocumentError(document, tuple(sorted(self._shelf)))
        return _joined([self._report(document) for document in sorted(set(documents))])

    def each(self) -> Iterator[Corpus]:
        """What was read of each document, one after the other.

        Raises:
            IndexDamagedError: as `reports`.
        """
        return (self._read(document) for document in sorted(self._shelf))

    def choose(self, question: Question) -> tuple[str, ...]:
        """Ids of the reports that a question is put to, rising: those it names, then those of the best passages."""
        most, ticked = self.settings.archive_reports, question.documents
        if 0 < len(ticked) <= most:
            return tuple(sorted(ticked))
        named = [document for document in self._named(question) if not ticked or document in ticked]
        ordered = [
            *(self._best(question, named) if named else ()),
            *(named if len(named) <= most else ()),
            *self._best(question, ticked),
        ]
        return tuple(sorted(self._fitting(dict.fromkeys(ordered))))

    def _best(self, question: Question, documents: Sequence[str]) -> Iterator[str]:
        """The documents of the best passages, best first, each as often as it has one."""
        terms = term_weights(question) or dict.fromkeys(stems(question.text), 1.0)
        hits = self.archive.rank(terms, limit=self.settings.archive_passages, documents=documents)
        return (hit.passage.rpartition("/p")[0] for hit in hits)

    def _fitting(self, documents: Iterable[str]) -> Iterator[str]:
        """As many of the first ones as one question is put to."""
        left = self.settings.archive_reports_passages
        for place, document in enumerate(islice(documents, max(1, self.settings.archive_reports))):
            left -= self._shelf[document].passages if place else 0
            if left < 0:
                return
            yield document

    def _named(self, question: Question) -> list[str]:
        """Documents of whose titles a question holds every telling word; of two titles, one within the other, the longer."""
        said = frozenset(stems(question.interpreted))
        found = {
            (words, document)
            for stem in said
            for words, document in self._by_title.get(stem, ())
            if words <= said
        }
        titles = {words for words, _ in found}
        return sorted({document for words, document in found if not any(words < other for other in titles)})

    @cached_property
    def _by_title(self) -> dict[str, list[tuple[frozenset[str], str]]]:
        """Telling words of titles with two or more, by the longest word."""
        found = defaultdict(list)
        for document in self.corpus.documents:
            for title in {document.title, document.short_title}:
                words = frozenset(stems(title))
                if len(words) > 1:
                    found[max(words, key=lambda word: (len(word), word))].append((words, document.id))
        return found

    @cached_property
    def _shelf(self) -> dict[str, Shelved]:
        return {shelved.document.id: shelved for shelved in self.shelved if shelved.document}

    @cached_property
    def _report(self) -> Callable[[str], Corpus]:
        return lru_cache(maxsize=self.settings.archive_reports_kept)(self._read)

    def _read(self, document: str) -> Corpus:
        shelved = self._shelf[document]
        read = self.readings.load(shelved.reading)
        if read is None:
            raise IndexDamagedError(
                self.archive.generation.index, f"what was read of {shelved.file} is not there; build it again"
            )
        return read


class _HeldStems(Mapping[str, int]):
    """The stems that an archive holds, with how many passages hold each; they can be looked up and not gone through."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def __getitem__(self, stem: str) -> int:
        held = self._archive.document_frequency(stem)
        if not held:
            raise KeyError(stem)
        return held

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _joined(reports: Sequence[Corpus]) -> Corpus:
    """One corpus of reports that stand in the order of their ids."""
    if not reports:
        return _EMPTY
    return Corpus(
        documents=tuple(chain.from_iterable(report.documents for report in reports)),
        pages=tuple(chain.from_iterable(report.pages for report in reports)),
        sections=tuple(chain.from_iterable(report.sections for report in reports)),
        blocks=tuple(chain.from_iterable(report.blocks for report in reports)),
        passages=tuple(chain.from_iterable(report.passages for report in reports)),
    )
