"""What many tests share: the corpus read once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.ingestion.reading import read_corpus
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.model import Corpus

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The two documents of the corpus folder, read whole."""
    return read_corpus(ROOT / "corpus", Settings())
