import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import IndexDamagedError, IndexNotFoundError, IndexStoreError
from assistant.model import Corpus
from assistant.retrieval.generations import generation_name
from assistant.retrieval.index import PassageIndex
from assistant.retrieval.store import load_index, save_index
from assistant.settings import Settings
from tests.retrieval_factories import a_corpus_of, a_passage, a_question

ASKED = ("library hours", "miles of road", "visitors 2019/20", "contributions")


@pytest.fixture
def saved(corpus: Corpus, tmp_path: Path) -> Path:
    save_index(PassageIndex.build(corpus, Settings()), corpus, Settings(), tmp_path / "index", digest="d1")
    return tmp_path / "index"


def generation(folder: Path) -> Path:
    return folder / (folder / "CURRENT").read_text().strip()


def test_a_loaded_index_ranks_and_scores_as_the_one_saved(saved: Path, corpus: Corpus) -> None:
    built = PassageIndex.build(corpus, Settings())
    read, loaded = load_index(saved, expected="d1")
    assert read == corpus
    for asked in ASKED:
        assert loaded.search(a_question(asked), limit=9) == built.search(a_question(asked), limit=9)


def test_an_index_keeps_the_settings_that_made_it(corpus: Corpus, tmp_path: Path) -> None:
    settings = replace(Settings(), bm25_k1=0.9)
    save_index(PassageIndex.build(corpus, settings), corpus, settings, tmp_path, digest="d")
    assert load_index(tmp_path)[1].settings == settings


def test_a_folder_without_an_index_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(IndexNotFoundError):
        load_index(tmp_path)


def test_an_index_of_another_corpus_is_stale(saved: Path) -> None:
    with pytest.raises(IndexDamagedError, match="made from other PDFs"):
        load_index(saved, expected="d2")


def test_every_file_that_is_changed_or_missing_is_noticed(saved: Path) -> None:
    for path in sorted(generation(saved).iterdir()):
        whole = path.read_bytes()
        path.write_bytes(whole[:-1] + b"~" if whole else b"~")
        with pytest.raises(IndexDamagedError):
            load_index(saved)
        path.unlink()
        with pytest.raises(IndexDamagedError):
            load_index(saved)
        path.write_bytes(whole)
    load_index(saved)


@pytest.mark.parametrize(
    "named", ["", "../elsewhere", "generation-0/../..", "generation-0000000000000000", "\xff"]
)
def test_a_pointer_that_names_no_index_is_damage(saved: Path, named: str) -> None:
    (saved / "CURRENT").write_bytes(named.encode("latin-1"))
    with pytest.raises(IndexDamagedError):
        load_index(saved)


def test_a_manifest_of_another_format_is_refused_by_its_number(saved: Path) -> None:
    manifest = json.loads((generation(saved) / "manifest.json").read_bytes()) | {"format": 99}
    written = json.dumps(manifest).encode()
    name = generation_name(written)
    generation(saved).rename(saved / name)
    (saved / name / "manifest.json").write_bytes(written)
    (saved / "CURRENT").write_text(name)
    with pytest.raises(IndexDamagedError, match="format 99"):
        load_index(saved)


def test_saving_again_leaves_the_generation_before_for_those_who_read_it(saved: Path) -> None:
    first = generation(saved)
    for text in ("One road.", "Two roads."):
        corpus = a_corpus_of([a_passage(0, text)])
        second = generation(saved)
        save_index(PassageIndex.build(corpus, Settings()), corpus, Settings(), saved, digest=text)
    assert {path.name for path in saved.iterdir()} == {"CURRENT", second.name, generation(saved).name}
    assert not first.exists()


def test_a_damaged_index_is_mended_by_saving_it_again(saved: Path, corpus: Corpus) -> None:
    (generation(saved) / "passages.jsonl").write_text("")
    save_index(PassageIndex.build(corpus, Settings()), corpus, Settings(), saved, digest="d1")
    assert load_index(saved, expected="d1")[0] == corpus


def test_other_files_in_the_folder_are_left_alone(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Built, never edited.")
    save_index(PassageIndex.build(corpus, Settings()), corpus, Settings(), tmp_path, digest="d")
    assert (tmp_path / "README.md").read_text() == "Built, never edited."


def test_a_folder_that_cannot_be_written_is_named(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(IndexStoreError, match="cannot be written"):
        save_index(PassageIndex.build(corpus, Settings()), corpus, Settings(), tmp_path / "file", digest="d")


def test_an_empty_corpus_can_be_saved_and_loaded(tmp_path: Path) -> None:
    corpus = a_corpus_of([])
    save_index(PassageIndex.build(corpus, Settings()), corpus, Settings(), tmp_path, digest="d")
    assert load_index(tmp_path)[0] == corpus


def flip_last_byte(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))


def test_a_large_index_opens_by_its_sizes_and_is_read_through_on_request(saved: Path) -> None:
    array = generation(saved) / "bm25.weights.npy"
    flip_last_byte(array)
    load_index(saved, verified_bytes=0)
    with pytest.raises(IndexDamagedError, match=r"bm25\.weights\.npy is damaged"):
        load_index(saved, verified_bytes=math.inf)
    array.write_bytes(array.read_bytes()[:-1])
    with pytest.raises(IndexDamagedError, match=r"bm25\.weights\.npy is damaged"):
        load_index(saved, verified_bytes=0)


def test_the_arrays_of_an_index_are_mapped_and_not_read(saved: Path) -> None:
    weights = load_index(saved)[1].columns["bm25"].weights
    assert isinstance(weights.base, np.memmap)
    assert not weights.flags.writeable
