from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.retrieval.digest import corpus_digest
from assistant.settings import Settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 one")
    (tmp_path / "sources.toml").write_text('title = "A"\n')
    return tmp_path


def test_the_same_folder_has_the_same_digest(folder: Path) -> None:
    assert corpus_digest(folder, Settings()) == corpus_digest(folder, Settings())


@pytest.mark.parametrize("name", ["a.pdf", "b.PDF", "sources.toml"])
def test_a_changed_or_added_source_changes_the_digest(folder: Path, name: str) -> None:
    before = corpus_digest(folder, Settings())
    (folder / name).write_bytes(b"%PDF-1.4 two")
    assert corpus_digest(folder, Settings()) != before


def test_a_renamed_pdf_changes_the_digest(folder: Path) -> None:
    before = corpus_digest(folder, Settings())
    (folder / "a.pdf").rename(folder / "b.pdf")
    assert corpus_digest(folder, Settings()) != before


def test_other_files_leave_the_digest_alone(folder: Path) -> None:
    before = corpus_digest(folder, Settings())
    (folder / "README.md").write_text("Notes")
    assert corpus_digest(folder, Settings()) == before


def test_a_setting_that_shapes_the_index_changes_the_digest_and_one_of_answering_does_not(
    folder: Path,
) -> None:
    before = corpus_digest(folder, Settings())
    assert corpus_digest(folder, replace(Settings(), bm25_k1=0.9)) != before
    assert corpus_digest(folder, replace(Settings(), extracts=2)) == before


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="nowhere"):
        corpus_digest(tmp_path / "nowhere", Settings())
