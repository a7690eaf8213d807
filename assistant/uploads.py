"""Papers that one reader adds for one session: read like any other, searched with the documents of everyone.

They lie in a temporary folder of their own and are known to nobody else. What is searched is the corpus of everyone
and theirs together, with an index made for it that is held in memory only.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import unicodedata
import weakref
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from assistant.ask import Assistant
from assistant.errors import UnreadablePdfError, UploadError
from assistant.ingestion.reading import merged, read_documents
from assistant.ingestion.sources import described, require_size
from assistant.model import Corpus
from assistant.retrieval.index import PassageIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from assistant.model import Document
    from assistant.settings import Settings

EMPTY = Corpus(documents=(), pages=(), sections=(), blocks=(), passages=())
_SUFFIX = ".pdf"
_NAME_LETTERS = 60
_UNSAFE = re.compile(r"[^\w ()&,'-]+")
# However many sessions add papers at once, those of one are read at a time.
_READING = Lock()


class Uploads:
    """The papers of one session."""

    def __init__(self, settings: Settings, parent: Path) -> None:
        """Keep them in a new folder within `parent`, which goes when this does."""
        self.settings = settings
        self.folder = Path(tempfile.mkdtemp(dir=parent))
        self.close = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        self._parts: dict[str, Corpus] = {}
        self._over: tuple[Assistant | None, Assistant] | None = None

    @property
    def documents(self) -> tuple[Document, ...]:
        """What was added, oldest first."""
        return tuple(part.documents[0] for part in self._parts.values())

    @property
    def corpus(self) -> Corpus:
        """What was read of it."""
        return merged(list(self._parts.values()))

    def add(
        self,
        name: str,
        content: bytes,
        shared: Corpus | None = None,
        progress: Callable[[str, int, int], None] | None = None,
    ) -> Document:
        """Read a paper and keep it.

        Args:
            name: as the reader calls the file; only what is safe of it is used.
            shared: the corpus of everyone, if there is one, whose names and ids it must not take.
            progress: as `assistant.ingestion.reading.read_documents` calls it.

        Raises:
            UploadError: when there are too many, or too much of them, or the same is there.
            CorpusError: when it cannot be read, with the reason.
        """
        shared = shared or EMPTY
        self._require_room(name, len(content))
        path = self.folder / safe_name(name, self._taken(shared))
        try:
            # What stood in for a document of everyone's that is gone must not be written through.
            path.unlink(missing_ok=True)
            with path.open("xb") as file:
                file.write(content)
            read = self._read(path, shared, progress)
        except OSError as error:
            path.unlink(missing_ok=True)
            raise UploadError(path.name, f"cannot be kept ({error.strerror or error})") from error
        except BaseException:
            path.unlink(missing_ok=True)  # also when the reader leaves the page meanwhile
            raise
        (document,) = read.documents
        self._parts[document.id] = read
        self._over = None
        return document

    def end(self) -> None:
        """Forget every paper and delete the folder: the session has ended."""
        self._parts.clear()
        self._over = None
        self.close()

    def remove(self, document: str) -> None:
        """Forget a paper and delete its file."""
        part = self._parts.pop(document, None)
        if part is not None:
            (self.folder / part.documents[0].file).unlink(missing_ok=True)
            self._over = None

    def over(self, shared: Assistant | None) -> Assistant:
        """An assistant over the documents of everyone and these; made anew when either has changed."""
        if self._over is None or self._over[0] is not shared:
            self._over = (shared, self._together(shared))
        return self._over[1]

    def save(self, document: str, corpus_folder: Path) -> Path:
        """Put a paper into the folder of everyone's documents, under its name here, and forget it here.

        Raises:
            UploadError: when a file of that name is there, or the folder cannot be written.
        """
        file = self._parts[document].documents[0].file
        saved = corpus_folder / file
        try:
            # A link appears whole and never in another file's place.
            written = Path(tempfile.mkstemp(dir=corpus_folder, suffix=".new")[1])
            try:
                shutil.copyfile(self.folder / file, written)
                written.chmod(0o644)
                os.link(written, saved)
            finally:
                written.unlink()
        except FileExistsError as error:
            raise UploadError(file, "a document of that name is there already") from error
        except OSError as error:
            raise UploadError(file, f"cannot be saved ({error.strerror or error})") from error
        self.remove(document)
        return saved

    def _together(self, shared: Assistant | None) -> Assistant:
        own = self.corpus
        files = {document.file for document in own.documents}
        others = shared.corpus if shared else EMPTY
        hidden = {d.id for d in others.documents if d.file in files or d.id in self._parts}
        corpus = merged([without(others, hidden), own])
        for document in corpus.documents:
            if shared and document.file not in files:
                _stand_in(self.folder / document.file, shared.corpus_folder / document.file)
        index = PassageIndex.build(corpus, self.settings, shared.index if shared else None)
        if shared is None:
            return Assistant(
                corpus_folder=self.folder,
                corpus=corpus,
                index=index,
                settings=self.settings,
                index_folder=self.folder,
            )
        return shared.over(self.folder, corpus, index)

    def _read(self, path: Path, shared: Corpus, progress: Callable[[str, int, int], None] | None) -> Corpus:
        require_size(path, self.settings)
        document = described(path)
        for known in (*shared.documents, *self.documents):
            if known.digest == document.digest:
                raise UploadError(path.name, f"not added: it is there already, as \u201c{known.title}\u201d")
        with _READING:
            (read,) = read_documents(self.folder, (document,), self.settings, progress)
        if not read.documents:
            raise UnreadablePdfError(path, read.problems[0].removeprefix(f"{path.name}: "))
        return read

    def _taken(self, shared: Corpus) -> set[str]:
        return {
            name.casefold()
            for document in (*shared.documents, *self.documents)
            for name in (document.id, Path(document.file).stem)
        }

    def _require_room(self, name: str, size: int) -> None:
        if len(self._parts) >= self.settings.uploads:
            raise UploadError(name, f"not added: {self.settings.uploads} papers are the most for one session")
        held = sum((self.folder / document.file).stat().st_size for document in self.documents)
        if held + size > self.settings.uploads_max_bytes:
            most = self.settings.uploads_max_bytes // 1_000_000
            raise UploadError(
                name, f"not added: the papers of one session may have {most} megabytes together"
            )


def safe_name(given: str, taken: Collection[str] = ()) -> str:
    """A name for a file that holds no path and nothing a file system or a screen could stumble over.

    Args:
        taken: stems that are in use, in small letters.
    """
    last = re.split(r"[/\\\\]", unicodedata.normalize("NFC", given))[-1]
    stem = last[: -len(_SUFFIX)] if last.lower().endswith(_SUFFIX) else last
    plain = " ".join(_UNSAFE.sub(" ", stem).split())[:_NAME_LETTERS].strip(" -") or "paper"
    number, free = 1, plain
    while free.casefold() in taken:
        number += 1
        free = f"{plain} ({number})"
    return f"{free}{_SUFFIX}"


def without(corpus: Corpus, documents: Collection[str]) -> Corpus:
    """A corpus without the documents of those ids."""
    if not documents:
        return corpus
    return replace(
        corpus,
        documents=tuple(document for document in corpus.documents if document.id not in documents),
        pages=tuple(page for page in corpus.pages if page.document not in documents),
        sections=tuple(section for section in corpus.sections if section.document not in documents),
        blocks=tuple(block for block in corpus.blocks if block.document not in documents),
        passages=tuple(passage for passage in corpus.passages if passage.document not in documents),
    )


def _stand_in(here: Path, there: Path) -> None:
    """Make a file of everyone's reachable beside those of the session, where page pictures are looked for."""
    here.unlink(missing_ok=True)
    try:
        here.symlink_to(there.resolve())
    except OSError:  # not every Windows account may make links
        shutil.copyfile(there, here)
