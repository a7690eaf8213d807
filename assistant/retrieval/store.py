"""The product's index on disk: JSON lines and arrays, kept as `generations` has it."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.errors import IndexDamagedError
from assistant.model import Block, Corpus, Document, Page, Passage, Section
from assistant.records import from_lines, to_lines
from assistant.retrieval.columns import TermColumns
from assistant.retrieval.digest import code_digest
from assistant.retrieval.generations import Generation, open_generation, write_generation
from assistant.retrieval.index import PassageIndex, stems_of_words
from assistant.retrieval.meaning import MeaningIndex
from assistant.settings import Settings
from assistant.text.tokens import remember_stems

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORMAT = 4
VECTORS = "meaning.vectors.npy"
_KINDS = {"documents": Document, "pages": Page, "sections": Section, "blocks": Block, "passages": Passage}
_ARRAYS = ("starts", "rows", "weights", "idf")


def save_index(index: PassageIndex, corpus: Corpus, settings: Settings, folder: Path, *, digest: str) -> None:
    """Write an index and the corpus it was made from, and make it the current one.

    Args:
        digest: of everything that it was made from.

    Raises:
        IndexStoreError: when the folder cannot be written.
    """

    def fill(written: Path) -> dict[str, object]:
        _write_corpus(corpus, written)
        _write_index(index, written)
        return {
            "digest": digest,
            "program": code_digest(),
            "settings": asdict(settings),
            "rows": {scorer: columns.count for scorer, columns in sorted(index.columns.items())},
            "passages": len(corpus.passages),
        }

    write_generation(folder, fill, form=FORMAT)


def load_index(
    folder: Path, *, expected: str | None = None, verified_bytes: float = Settings().index_verified_bytes
) -> tuple[Corpus, PassageIndex]:
    """The current index of a folder and its corpus.

    Args:
        expected: digest of what it should have been made from; None takes any.
        verified_bytes: largest index whose every file is held against its digest, bytes.

    Raises:
        IndexNotFoundError: the folder holds no index.
        IndexDamagedError: the index is of another format or corpus, or its files are not those of its manifest.
    """
    opened = open_generation(folder, form=FORMAT, verified_bytes=verified_bytes)
    try:
        if expected is not None and opened.manifest["digest"] != expected:
            raise IndexDamagedError(folder, "made from other PDFs, settings or program")
        corpus = _corpus_of(opened)
        index = _index_of(opened, corpus)
        remember_stems(json.loads(opened.read("vocabulary.json")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexDamagedError(folder, "its files cannot be read as an index") from error
    return corpus, index


def _write_corpus(corpus: Corpus, folder: Path) -> None:
    for name in _KINDS:
        (folder / f"{name}.jsonl").write_text(to_lines(getattr(corpus, name)), encoding="utf-8", newline="\n")
    (folder / "problems.json").write_bytes(_json(corpus.problems))
    titles = {document.id: document.short_title for document in corpus.documents}
    (folder / "vocabulary.json").write_bytes(_json(stems_of_words(corpus.passages, titles)))


def _corpus_of(opened: Generation) -> Corpus:
    parts: dict[str, Any] = {
        name: from_lines(kind, opened.read(f"{name}.jsonl").decode()) for name, kind in _KINDS.items()
    }
    return Corpus(**parts, problems=tuple(json.loads(opened.read("problems.json"))))


def _write_index(index: PassageIndex, folder: Path) -> None:
    for scorer, columns in index.columns.items():
        (folder / f"{scorer}.terms.json").write_bytes(_json(tuple(columns.terms)))
        for array in _ARRAYS:
            np.save(folder / f"{scorer}.{array}.npy", getattr(columns, array), allow_pickle=False)
    if index.meaning is not None:
        np.save(folder / VECTORS, index.meaning.vectors, allow_pickle=False)


def _index_of(opened: Generation, corpus: Corpus) -> PassageIndex:
    columns = {}
    for scorer, rows in opened.manifest["rows"].items():
        terms = json.loads(opened.read(f"{scorer}.terms.json"))
        arrays = {name: opened.array(f"{scorer}.{name}.npy") for name in _ARRAYS}
        columns[scorer] = TermColumns(
            terms={term: place for place, term in enumerate(terms)}, count=rows, **arrays
        )
    settings = _settings_of(opened.manifest["settings"])
    held = VECTORS in opened.manifest["files"]
    meaning = MeaningIndex(vectors=opened.array(VECTORS), settings=settings) if held else None
    return PassageIndex(
        passages=corpus.passages,
        columns=columns,
        settings=settings,
        meaning=meaning,
    )


def _settings_of(stored: Mapping[str, Any]) -> Settings:
    """The settings an index was made with; those that came later have their defaults."""
    known = {field.name for field in fields(Settings)}
    return Settings(**{name: value for name, value in stored.items() if name in known})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
