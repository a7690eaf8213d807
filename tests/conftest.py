"""What many tests share: the corpus read once."""

from __future__ import annotations

import os
import shutil
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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Scans are read where Tesseract is; in continuous integration these tests run, and fail, without it too."""
    if shutil.which("tesseract") or os.environ.get("CI"):
        return
    reading = [item for item in items if item.get_closest_marker("tesseract")]
    if reading:
        items[:] = [item for item in items if item not in reading]
        config.hook.pytest_deselected(items=reading)
