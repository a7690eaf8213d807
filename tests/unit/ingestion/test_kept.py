from __future__ import annotations

import ast
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest

from assistant.ingestion.kept import PACKAGE, SHAPING, KeptReadings
from assistant.ingestion.reading import read_corpus
from assistant.settings import Settings
from tests.factories import GRITTING, SALT, a_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.model import Corpus

# Settings that ingestion uses and that change nothing of what is read of a file.
NOT_SHAPING = {
    "pdf_readers",
    "pdf_reader_start_seconds",
    "picture_dpi",
    "picture_max_pixels",
    "pictures_kept",
}


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    a_pdf(folder / "plan.pdf", GRITTING)
    a_pdf(folder / "salt.pdf", SALT)
    return folder


def read(papers: Path, settings: Settings | None = None) -> tuple[Corpus, list[str]]:
    """The corpus of a folder whose readings are kept beside it, and the names of the files that had to be read."""
    settings = settings or Settings()
    kept = KeptReadings(papers.parent / "readings", settings)
    told: list[str] = []
    corpus = read_corpus(papers, settings, lambda name, _done, _total: told.append(name), kept=kept)
    kept.forget_others()
    return corpus, [name for name in told if name]


def readings(papers: Path) -> list[Path]:
    return sorted((papers.parent / "readings").iterdir())


def test_a_file_read_once_is_not_read_again_and_gives_the_same(papers: Path) -> None:
    first, read_first = read(papers)
    again, read_again = read(papers)
    assert (read_first, read_again) == (["plan.pdf", "salt.pdf"], [])
    assert again == first == read_corpus(papers, Settings())


def test_only_new_and_changed_files_are_read_again(papers: Path) -> None:
    read(papers)
    a_pdf(papers / "salt.pdf", SALT, SALT)
    a_pdf(papers / "barns.pdf", SALT)
    corpus, read_again = read(papers)
    assert read_again == ["barns.pdf", "salt.pdf"]
    assert len(corpus.pages) == 4


def test_another_description_in_the_sources_file_has_the_file_read_again(papers: Path) -> None:
    read(papers)
    (papers / "sources.toml").write_text('[[document]]\nfile = "salt.pdf"\ntitle = "Salt Plan"\n')
    corpus, read_again = read(papers)
    assert read_again == ["salt.pdf"]
    assert [document.title for document in corpus.documents][1] == "Salt Plan"


def test_another_setting_of_reading_has_all_read_again_and_one_of_ranking_none(papers: Path) -> None:
    read(papers)
    assert read(papers, replace(Settings(), bm25_k1=0.5))[1] == []
    assert read(papers, replace(Settings(), passage_max_words=5))[1] == ["plan.pdf", "salt.pdf"]


def test_readings_of_files_that_went_away_are_forgotten(papers: Path) -> None:
    read(papers)
    assert len(readings(papers)) == 2
    (papers / "salt.pdf").unlink()
    (papers.parent / "readings" / "half.new").write_text("broken off")
    read(papers)
    assert len(readings(papers)) == 1


def test_a_damaged_reading_is_read_again_and_mended(papers: Path) -> None:
    first, _ = read(papers)
    changed, cut = readings(papers)
    held = changed.read_bytes()
    changed.write_bytes(held[:-20] + bytes([held[-20] ^ 1]) + held[-19:])
    cut.write_bytes(cut.read_bytes()[: cut.stat().st_size // 2])
    again, read_again = read(papers)
    assert (again, read_again) == (first, ["plan.pdf", "salt.pdf"])
    assert read(papers)[1] == []


def test_a_file_that_cannot_be_read_is_tried_again(papers: Path) -> None:
    (papers / "broken.pdf").write_bytes(b"no PDF")
    read(papers)
    corpus, read_again = read(papers)
    assert read_again == ["broken.pdf"]
    assert corpus.problems[0].startswith("broken.pdf: ")


def test_a_file_that_changed_while_it_was_read_is_not_kept(papers: Path) -> None:
    settings = Settings()
    corpus, _ = read(papers)
    kept = KeptReadings(papers.parent / "others", settings)
    a_pdf(papers / "plan.pdf", SALT)
    kept.keep(corpus.documents[0], corpus, papers / "plan.pdf")
    (papers / "plan.pdf").unlink()
    kept.keep(corpus.documents[0], corpus, papers / "plan.pdf")
    assert kept.find(corpus.documents[0]) is None


def test_every_setting_that_reading_uses_is_known_to_shape_what_is_read_or_not_to() -> None:
    names = {field.name for field in fields(Settings)}
    used = {
        node.attr
        for module in (PACKAGE / "ingestion").glob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in names
    }
    assert {name for name in used if not name.startswith(SHAPING)} == NOT_SHAPING
