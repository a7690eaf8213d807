"""The indexing pipeline: a folder of PDFs becomes an index on disk, and is left alone while it is current."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from assistant.errors import IndexDamagedError, IndexNotFoundError
from assistant.ingestion.reading import read_corpus
from assistant.retrieval.index import PassageIndex
from assistant.retrieval.store import corpus_digest, load_index, save_index
from assistant.text.tokens import nltk_stem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.model import Corpus
    from assistant.settings import Settings


def build_index(
    corpus_folder: Path,
    index_folder: Path,
    settings: Settings,
    progress: Callable[[str, int, int], None] | None = None,
) -> tuple[Corpus, PassageIndex]:
    """Read every PDF of `corpus_folder` and write its index to `index_folder`.

    Args:
        progress: called with the name of what is being read, the files done and the files in all.

    Raises:
        CorpusError: when no file of the folder can be read.
    """
    # Stemming loads NLTK, which takes seconds: meanwhile other processes read the PDFs.
    Thread(target=nltk_stem, args=("reading",), daemon=True).start()
    corpus = read_corpus(corpus_folder, settings, progress)
    index = PassageIndex.build(corpus, settings)
    save_index(index, corpus, settings, index_folder, digest=corpus_digest(corpus_folder, settings))
    return corpus, index


def current_index(
    corpus_folder: Path,
    index_folder: Path,
    settings: Settings,
    *,
    progress: Callable[[str, int, int], None] | None = None,
    notice: Callable[[str], None] = lambda _line: None,
) -> tuple[Corpus, PassageIndex, bool]:
    """Return the corpus, its index, and whether it had to be built now.

    Args:
        notice: called with one line when an index is there and cannot be used.
    """
    try:
        corpus, index = load_index(index_folder, expected=corpus_digest(corpus_folder, settings))
    except IndexNotFoundError:
        pass
    except IndexDamagedError as error:
        notice(f"{error}; building it again")
    else:
        return corpus, index, False
    return *build_index(corpus_folder, index_folder, settings, progress), True
