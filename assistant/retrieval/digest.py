"""What an index was made from, as one number: the PDFs, the settings that shape it and the code that read them.

An index whose number differs is stale. The code counts because a better reading of the same PDFs is another index.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import CorpusError

if TYPE_CHECKING:
    from assistant.settings import Settings

PACKAGE = Path(__file__).parent.parent
_MAKERS = ("model/*.py", "records.py", "text/*.py", "ingestion/*.py", "retrieval/*.py", "data/english.toml")
_ONLY_ANSWERING = (
    *("candidates", "explained", "question_", "extracts", "nearest", "quote_", "list_"),
    *(
        "background_",
        "carried_",
        "apart_",
        "expansions",
        "reader_",
        "picture",
        "unsure_",
        "turns_",
        "correction",
    ),
)


def corpus_digest(folder: Path, settings: Settings) -> str:
    """SHA-256, hexadecimal, over everything that an index of `folder` is made from.

    Raises:
        CorpusError: when the folder or a file of it cannot be read.
    """
    digest = hashlib.sha256(code_digest().encode())
    digest.update(json.dumps(shaping(settings), sort_keys=True).encode())
    try:
        for path in sorted(folder.iterdir()):
            if path.is_file() and (path.suffix.lower() == ".pdf" or path.name == "sources.toml"):
                digest.update(f"\n{path.name}\n{file_digest(path)}".encode(errors="surrogateescape"))
    except OSError as error:
        raise CorpusError(folder, "cannot be read as a folder of PDFs") from error
    return digest.hexdigest()


def shaping(settings: Settings) -> dict[str, float | str]:
    """The settings that an index may depend on: all but those known to matter to answering or showing alone."""
    return {name: value for name, value in asdict(settings).items() if not name.startswith(_ONLY_ANSWERING)}


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@lru_cache(maxsize=1)
def code_digest() -> str:
    """SHA-256 over the modules and data that make an index."""
    digest = hashlib.sha256()
    for pattern in _MAKERS:
        for path in sorted(PACKAGE.glob(pattern)):
            digest.update(f"\n{path.name}\n{file_digest(path)}".encode())
    return digest.hexdigest()
