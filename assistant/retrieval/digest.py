"""What an index was made from, as one number: the PDFs, the settings that shape it and the code that read them.

An index whose number differs is stale. The code counts because a better reading of the same PDFs is another index.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.settings import Settings

PACKAGE = Path(__file__).parent.parent
_MAKERS = (
    "model/*.py",
    "records.py",
    "text/*.py",
    "ingestion/*.py",
    "retrieval/*.py",
    "data/english.toml",
    "data/reader/manifest.json",
)
_SHAPING = (
    *("pdf_", "ocr_", "furniture_", "passage_", "quote_max_words"),
    *("bm25_", "tfidf_", "fusion_", "meaning_", "reader_enabled", "reader_folder"),
)


def shaping(settings: Settings) -> dict[str, float | str]:
    """The settings that an index depends on; those of answering and showing alone are left out."""
    return {name: value for name, value in asdict(settings).items() if name.startswith(_SHAPING)}


@lru_cache(maxsize=1)
def code_digest() -> str:
    """SHA-256 over the modules and data that make an index."""
    digest = hashlib.sha256()
    for pattern in _MAKERS:
        for path in sorted(PACKAGE.glob(pattern)):
            digest.update(f"\n{path.name}\n{hashlib.sha256(path.read_bytes()).hexdigest()}".encode())
    return digest.hexdigest()
