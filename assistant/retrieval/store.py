"""The index on disk: JSON lines and arrays with a manifest, written whole and switched to at once.

A folder holds generations and a file ``CURRENT`` that names one of them. A new generation is written beside the
old one and ``CURRENT`` replaced by one rename, so that a reader sees the old index or the new one and never half
of either. Every file's digest stands in the manifest: what was damaged or tampered with is noticed on loading.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import tempfile
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.errors import IndexDamagedError, IndexNotFoundError, IndexStoreError
from assistant.model import Block, Corpus, Document, Page, Passage, Section
from assistant.records import from_lines, to_lines
from assistant.retrieval.columns import TermColumns
from assistant.retrieval.digest import code_digest
from assistant.retrieval.index import PassageIndex
from assistant.retrieval.meaning import MeaningIndex
from assistant.settings import Settings
from assistant.text.tokens import remember_stems

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

FORMAT = 2
CURRENT = "CURRENT"
MANIFEST = "manifest.json"
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
    files = _corpus_files(corpus) | _index_files(index)
    manifest = {
        "format": FORMAT,
        "digest": digest,
        "program": code_digest(),
        "settings": asdict(settings),
        "scorers": sorted(index.columns),
        "passages": len(corpus.passages),
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())},
    }
    files[MANIFEST] = json.dumps(manifest, indent=1, sort_keys=True).encode()
    try:
        _write_generation(folder, _generation_name(files[MANIFEST]), files)
    except OSError as error:
        raise IndexStoreError(folder, f"cannot be written ({error.strerror or error})") from error


def load_index(folder: Path, *, expected: str | None = None) -> tuple[Corpus, PassageIndex]:
    """The current index of a folder and its corpus.

    Args:
        expected: digest of what it should have been made from; None takes any.

    Raises:
        IndexNotFoundError: the folder holds no index.
        IndexDamagedError: the index is of another format or corpus, or its files are not those of its manifest.
    """
    if not (folder / CURRENT).exists():
        raise IndexNotFoundError(folder)
    try:
        manifest, files = _read_generation(folder, expected)
        corpus = _corpus_of(files)
        index = _index_of(manifest, files, corpus)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexDamagedError(folder, "its files cannot be read as an index") from error
    remember_stems(index.vocabulary)
    return corpus, index


def _corpus_files(corpus: Corpus) -> dict[str, bytes]:
    files = {f"{name}.jsonl": to_lines(getattr(corpus, name)).encode() for name in _KINDS}
    return files | {"problems.json": _json(corpus.problems)}


def _corpus_of(files: Mapping[str, bytes]) -> Corpus:
    parts: dict[str, Any] = {
        name: from_lines(kind, files[f"{name}.jsonl"].decode()) for name, kind in _KINDS.items()
    }
    return Corpus(**parts, problems=tuple(json.loads(files["problems.json"])))


def _index_files(index: PassageIndex) -> dict[str, bytes]:
    files = {"vocabulary.json": _json(index.vocabulary)}
    for scorer, columns in index.columns.items():
        files[f"{scorer}.terms.json"] = _json(tuple(columns.terms))
        for array in _ARRAYS:
            files[f"{scorer}.{array}.npy"] = _saved(getattr(columns, array))
    if index.meaning is not None:
        files[VECTORS] = _saved(index.meaning.vectors)
    return files


def _saved(array: NDArray[Any]) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    return buffer.getvalue()


def _loaded(content: bytes) -> NDArray[Any]:
    array: NDArray[Any] = np.load(io.BytesIO(content), allow_pickle=False)
    return array


def _index_of(manifest: Mapping[str, Any], files: Mapping[str, bytes], corpus: Corpus) -> PassageIndex:
    columns = {}
    for scorer in manifest["scorers"]:
        terms = json.loads(files[f"{scorer}.terms.json"])
        arrays = {name: _loaded(files[f"{scorer}.{name}.npy"]) for name in _ARRAYS}
        columns[scorer] = TermColumns(
            terms={term: place for place, term in enumerate(terms)}, count=len(corpus.passages), **arrays
        )
    settings = _settings_of(manifest["settings"])
    meaning = MeaningIndex(vectors=_loaded(files[VECTORS]), settings=settings) if VECTORS in files else None
    return PassageIndex(
        passages=corpus.passages,
        columns=columns,
        vocabulary=json.loads(files["vocabulary.json"]),
        settings=settings,
        meaning=meaning,
    )


def _settings_of(stored: Mapping[str, Any]) -> Settings:
    """The settings an index was made with; those that came later have their defaults."""
    known = {field.name for field in fields(Settings)}
    return Settings(**{name: value for name, value in stored.items() if name in known})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _generation_name(manifest: bytes) -> str:
    return f"generation-{hashlib.sha256(manifest).hexdigest()[:16]}"


def _write_generation(folder: Path, name: str, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    before = current_generation(folder)
    written = Path(tempfile.mkdtemp(prefix="new-", dir=folder))
    try:
        for file, content in files.items():
            (written / file).write_bytes(content)
        shutil.rmtree(folder / name, ignore_errors=True)
        written.rename(folder / name)
    finally:
        shutil.rmtree(written, ignore_errors=True)
    pointer = folder / f"{CURRENT}.new-{os.getpid()}"
    pointer.write_text(f"{name}\n", encoding="utf-8")
    pointer.replace(folder / CURRENT)
    for old in folder.glob("generation-*"):
        # The generation before may still be being read by another process; the next one removes it.
        if old.name not in {name, before}:
            shutil.rmtree(old, ignore_errors=True)


def current_generation(folder: Path) -> str | None:
    """The name of the generation that a folder's index is read from, as it stands now; None without one."""
    pointer = folder / CURRENT
    return pointer.read_text(encoding="utf-8", errors="replace").strip() if pointer.is_file() else None


def _read_generation(folder: Path, expected: str | None) -> tuple[dict[str, Any], dict[str, bytes]]:
    name = current_generation(folder) or ""
    if not name.startswith("generation-") or "/" in name:
        raise IndexDamagedError(folder, f"{CURRENT} names no index")
    written = (folder / name / MANIFEST).read_bytes()
    if _generation_name(written) != name:
        raise IndexDamagedError(folder, f"{MANIFEST} is damaged")
    manifest = json.loads(written)
    if manifest["format"] != FORMAT:
        raise IndexDamagedError(folder, f"written in format {manifest['format']}, not {FORMAT}")
    if expected is not None and manifest["digest"] != expected:
        raise IndexDamagedError(folder, "made from other PDFs, settings or program")
    files = {}
    for file, digest in manifest["files"].items():
        files[file] = (folder / name / Path(file).name).read_bytes()
        if hashlib.sha256(files[file]).hexdigest() != digest:
            raise IndexDamagedError(folder, f"{file} is damaged")
    return manifest, files
