"""The indexing pipeline: a folder of PDFs becomes an index on disk, and is left alone while it is current."""

from __future__ import annotations

import hashlib
import json
import math
from contextlib import ExitStack, contextmanager
from threading import Thread
from typing import TYPE_CHECKING

from assistant.errors import IndexDamagedError, IndexNotFoundError, IndexStoreError
from assistant.ingestion.kept import FOLDER, KeptReadings
from assistant.ingestion.ocr import ocr_engine
from assistant.ingestion.sources import read_sources
from assistant.locking import locked
from assistant.retrieval.digest import code_digest, shaping
from assistant.retrieval.generations import clear_left_behind
from assistant.retrieval.index import PassageIndex
from assistant.retrieval.store import load_index, save_index
from assistant.text.tokens import nltk_stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from assistant.ingestion.sources import Listing
    from assistant.model import Corpus
    from assistant.settings import Settings

LOCK = "building.lock"


def build_index(
    corpus_folder: Path,
    index_folder: Path,
    settings: Settings,
    progress: Callable[[str, int, int], None] | None = None,
    *,
    unwritten: Callable[[str], None] | None = None,
    most: float = math.inf,
) -> tuple[Corpus, PassageIndex]:
    """Read the PDFs of `corpus_folder` that are new or changed and write the index of all to `index_folder`.

    Broken off at any moment, it leaves the index that was there, and the readings finished so far.

    Args:
        progress: called with the name of what is being read, the files done and the files in all.
        unwritten: called with one line when the index cannot be written, which is then no error.
        most: passages, as `read_corpus` has it.

    Raises:
        CorpusError, TooManyPassagesError: as `read_corpus`.
        IndexStoreError: when the index cannot be written.
    """
    # Imported here so that opening a current index loads no reader of PDFs.
    from assistant.ingestion.reading import read_corpus  # noqa: PLC0415

    # Stemming loads NLTK: meanwhile other processes read the PDFs.
    Thread(target=nltk_stem, args=("reading",), daemon=True).start()
    listing = read_sources(corpus_folder, settings)
    kept = KeptReadings(index_folder / FOLDER, settings)
    corpus = read_corpus(corpus_folder, settings, progress, listing=listing, kept=kept, most=most)
    index = PassageIndex.build(corpus, settings)
    try:
        save_index(index, corpus, settings, index_folder, digest=made_from(listing, settings))
    except IndexStoreError as error:
        if unwritten is None:
            raise
        unwritten(f"{error}; it is kept in memory and will have to be built again")
    else:
        kept.forget_others()
    return corpus, index


def current_index(
    corpus_folder: Path,
    index_folder: Path,
    settings: Settings,
    *,
    progress: Callable[[str, int, int], None] | None = None,
    notice: Callable[[str], None] = lambda _line: None,
    unwritten: Callable[[str], None] | None = None,
    thorough: bool = False,
    most: float = math.inf,
) -> tuple[Corpus, PassageIndex, bool]:
    """Return the corpus, its index, and whether it had to be built now.

    Args:
        thorough: whether an index that is there is read through and held against its digests, however large.
        most: passages, as `read_corpus` has it, when the index has to be built.
        notice: called with one line when an index is there and cannot be used.
        unwritten: called with one line when a new index cannot be written, which is then no error.

    Raises:
        CorpusError, TooManyPassagesError: as `read_corpus`.
        IndexStoreError: when the index cannot be written, or another process does not finish building it.
    """
    expected = made_from(read_sources(corpus_folder, settings), settings)
    verified = math.inf if thorough else settings.index_verified_bytes
    try:
        return *load_index(index_folder, expected=expected, verified_bytes=verified), False
    except (IndexNotFoundError, IndexDamagedError) as error:
        damage = error
    with alone(index_folder, settings):
        try:
            # Another process may have built it meanwhile.
            return *load_index(index_folder, expected=expected, verified_bytes=verified), False
        except IndexNotFoundError:
            pass
        except IndexDamagedError:
            notice(f"{damage}; building it again")
        built = build_index(corpus_folder, index_folder, settings, progress, unwritten=unwritten, most=most)
    return *built, True


def made_from(listing: Listing, settings: Settings) -> str:
    """SHA-256, hexadecimal, over everything that an index is made from: PDFs, settings, code and OCR."""
    parts = (
        code_digest(),
        json.dumps(shaping(settings), sort_keys=True),
        ocr_engine(settings),
        listing.digest,
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@contextmanager
def alone(index_folder: Path, settings: Settings) -> Iterator[None]:
    """Be the only process that builds this index, and clear away what one that was broken off left behind."""
    try:
        index_folder.mkdir(parents=True, exist_ok=True)
        (index_folder / LOCK).touch()
    except OSError:
        yield  # nothing can be written there, so nothing can be in another's way
        return
    with ExitStack() as held:
        try:
            held.enter_context(locked(index_folder / LOCK, wait_seconds=settings.build_wait_seconds))
        except TimeoutError as error:
            raise IndexStoreError(index_folder, "is being built by another process") from error
        clear_left_behind(index_folder)
        yield
