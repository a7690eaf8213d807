"""What was read of each file, kept beside the index, so that only new and changed files are read again.

A kept reading lies under a name made of everything that shaped it: the file's bytes, what ``sources.toml`` says of
it, the settings of reading, the OCR there is and the code that reads. Its first line is the digest of the rest, which
is compressed: a damaged one is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zlib
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import UnreadablePdfError
from assistant.ingestion.ocr import ocr_engine
from assistant.ingestion.sources import digest_of
from assistant.model import Corpus
from assistant.records import from_lines, to_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.model import Document
    from assistant.settings import Settings

FOLDER = "readings"
PACKAGE = Path(__file__).parent.parent
SHAPING = (
    "pdf_max_",
    "furniture_",
    "ocr_",
    "passage_",
    "quote_max_words",
)  # how the names of the settings of reading begin
_READERS = ("errors.py", "model/*.py", "records.py", "text/*.py", "ingestion/*.py", "data/english.toml")
_SUFFIX, _UNDER_WAY = ".jsonl.zlib", ".new"
_LEVEL = 3  # of compression; beyond it a reading takes twice as long to write for a tenth less


class KeptReadings:
    """The readings kept in a folder, which need not be there yet."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        """Look in `folder` for what was read with these settings."""
        self._folder = folder
        shaping = {name: value for name, value in asdict(settings).items() if name.startswith(SHAPING)}
        self._made_by = f"{code_digest()}\n{ocr_engine(settings)}\n{json.dumps(shaping, sort_keys=True)}\n"
        self._used: set[str] = set()

    def find(self, document: Document) -> Corpus | None:
        """What was read of a document, as `keep` was given it; None when nothing whole is kept of it."""
        name = self.name_of(document)
        self.use([name])
        return self.load(name)

    def load(self, name: str) -> Corpus | None:
        """The kept reading of that name, whatever shaped it; None when it is not there or not whole."""
        packed = self._sound(name)
        if packed is None:
            return None
        try:
            (read,) = from_lines(Corpus, zlib.decompress(packed).decode(errors="surrogatepass"))
        except (ValueError, zlib.error):
            return None
        return read

    def is_whole(self, name: str) -> bool:
        """Whether the reading of that name is there and is what was written."""
        return self._sound(name) is not None

    def use(self, names: Iterable[str]) -> None:
        """Count these readings among those that were looked for."""
        self._used.update(names)

    def keep(self, document: Document, read: Corpus, file: Path) -> None:
        """Keep what was read of a document, unless it could not be read or its file has changed meanwhile.

        A failure is not kept: time or memory may have been short only now.
        """
        path = self._folder / self.name_of(document)
        packed = zlib.compress(to_lines([read]).encode(errors="surrogatepass"), _LEVEL)
        written = path.with_suffix(_UNDER_WAY)
        try:
            if not read.documents or digest_of(file) != document.digest:
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            written.write_bytes(hashlib.sha256(packed).hexdigest().encode() + b"\n" + packed)
            written.replace(path)
        except (OSError, UnreadablePdfError):
            # The file is read again next time; that the folder cannot be written is said when the index is.
            _remove(written)

    def forget_others(self) -> None:
        """Remove the readings of every document that was not looked for, and what a broken-off writing left."""
        if self._folder.is_dir():
            for path in self._folder.iterdir():
                if path.name not in self._used:
                    _remove(path)

    def name_of(self, document: Document) -> str:
        """The name that the reading of a document has, which says everything that shapes it."""
        shaped_by = self._made_by + to_lines([document])
        digest = hashlib.sha256(shaped_by.encode(errors="surrogatepass")).hexdigest()
        return f"{digest}{_SUFFIX}"

    def _sound(self, name: str) -> bytes | None:
        """What a reading holds, still compressed, held against its digest."""
        try:
            digest, _, packed = (self._folder / name).read_bytes().partition(b"\n")
        except OSError:
            return None
        return packed if hashlib.sha256(packed).hexdigest().encode() == digest else None


@lru_cache(maxsize=1)
def code_digest() -> str:
    """SHA-256 over the modules and data that reading a file depends on."""
    digest = hashlib.sha256()
    for pattern in _READERS:
        for path in sorted(PACKAGE.glob(pattern)):
            digest.update(f"\n{path.relative_to(PACKAGE).as_posix()}\n{digest_of(path)}".encode())
    return digest.hexdigest()


def _remove(path: Path) -> None:
    """Remove a file or folder, if it is there and can be."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
        return
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # a file in nobody's way: its name says that it is not whole, or is not looked for
