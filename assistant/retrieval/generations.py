"""An index on disk as generations: folders written whole beside one another, and switched to at once.

A file ``CURRENT`` names the generation that holds. A new one is written beside it and ``CURRENT`` replaced by one
rename, so that a reader sees the old index or the new one and never half of either; a reader keeps the one it opened.

What is checked when: the manifest names each file with its size and SHA-256, and the generation's own name is the
digest of its manifest. Opening checks the manifest and every file's size, and the digests too while the files
together are small; those of a large index, which would take longer than its arrays take to open, are checked by
``build``.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.errors import IndexDamagedError, IndexNotFoundError, IndexStoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

CURRENT = "CURRENT"
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """One generation that is open: its folder, and what its manifest says.

    Attributes:
        index: the folder of all generations, which errors name.
    """

    index: Path
    folder: Path
    manifest: Mapping[str, Any]

    def array(self, name: str) -> NDArray[Any]:
        """The array of a file, mapped into memory: only what is read of it takes any."""
        return mapped(self.folder / name)

    def read(self, name: str) -> bytes:
        """A file, whole."""
        return (self.folder / name).read_bytes()

    def size(self) -> int:
        """Bytes of all files that the manifest names."""
        return sum(int(file["bytes"]) for file in self.manifest["files"].values())

    def verify(self) -> None:
        """Hold every file against its digest, which reads all of them.

        Raises:
            IndexDamagedError: naming the first that differs.
        """
        for name, file in self.manifest["files"].items():
            try:
                same = _digest(self.folder / name) == file["sha256"]
            except OSError as error:
                raise IndexDamagedError(self.index, f"{name} cannot be read") from error
            if not same:
                raise IndexDamagedError(self.index, f"{name} is damaged")


def mapped(path: Path) -> NDArray[Any]:
    """A stored array, mapped into memory to be read only; it stays readable when the file is deleted."""
    array: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    return array.view(np.ndarray)


def mapped_bytes(path: Path) -> NDArray[np.uint8]:
    """The bytes of a file, mapped as `mapped` does."""
    if not path.stat().st_size:
        return np.zeros(0, dtype=np.uint8)
    return np.memmap(path, dtype=np.uint8, mode="r").view(np.ndarray)


def current_generation(folder: Path) -> str | None:
    """The name of the generation that a folder's index is read from, as it stands now; None without one."""
    pointer = folder / CURRENT
    return pointer.read_text(encoding="utf-8", errors="replace").strip() if pointer.is_file() else None


def open_generation(folder: Path, *, form: int, verified_bytes: float) -> Generation:
    """The current generation of a folder.

    Args:
        form: number of the format that it has to be written in.
        verified_bytes: largest generation whose files' digests are checked now, bytes.

    Raises:
        IndexNotFoundError: the folder holds no index.
        IndexDamagedError: it is of another format, or its files are not those of its manifest.
    """
    name = current_generation(folder)
    if name is None:
        raise IndexNotFoundError(folder)
    if not name.startswith("generation-") or "/" in name:
        raise IndexDamagedError(folder, f"{CURRENT} names no index")
    try:
        opened = Generation(
            index=folder, folder=folder / name, manifest=_manifest(folder, folder / name, form=form)
        )
        _require_sizes(opened)
        if opened.size() <= verified_bytes:
            opened.verify()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexDamagedError(folder, "its files cannot be read as an index") from error
    return opened


def write_generation(
    folder: Path,
    fill: Callable[[Path], Mapping[str, object]],
    *,
    form: int,
    before: Generation | None = None,
) -> None:
    """Write a new generation and make it the current one; the one before it stays for those who read it.

    Args:
        fill: writes the files into the folder that it is given, and returns what the manifest says besides them.
        before: a generation whose files `fill` may have linked into the folder.

    Raises:
        IndexStoreError: when the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = Path(tempfile.mkdtemp(prefix="new-", dir=folder))
        try:
            name = _seal(written, {**fill(written), "format": form}, before)
            shutil.rmtree(folder / name, ignore_errors=True)
            written.rename(folder / name)
        finally:
            shutil.rmtree(written, ignore_errors=True)
        _switch(folder, name)
    except OSError as error:
        raise IndexStoreError(folder, f"cannot be written ({error.strerror or error})") from error


def _seal(folder: Path, facts: Mapping[str, object], before: Generation | None) -> str:
    """Write the manifest of a folder's files and return the generation's name."""
    files = {path.name: _described(path, before) for path in sorted(folder.iterdir())}
    written = json.dumps({**facts, "files": files}, indent=1, sort_keys=True).encode()
    (folder / MANIFEST).write_bytes(written)
    return generation_name(written)


def _described(path: Path, before: Generation | None) -> dict[str, object]:
    """Size and digest of a file; of one that is linked, those that are known."""
    known = before.manifest["files"].get(path.name) if before else None
    if before and known and path.samefile(before.folder / path.name):
        return dict(known)
    return {"bytes": path.stat().st_size, "sha256": _digest(path)}


def _switch(folder: Path, name: str) -> None:
    before = current_generation(folder)
    pointer = folder / f"{CURRENT}.new-{os.getpid()}"
    pointer.write_text(f"{name}\n", encoding="utf-8")
    pointer.replace(folder / CURRENT)
    for old in folder.glob("generation-*"):
        # The generation before may still be being read by another process; the next one removes it.
        if old.name not in {name, before}:
            shutil.rmtree(old, ignore_errors=True)


def clear_left_behind(folder: Path) -> None:
    """Delete what a process that was broken off while it wrote left in a folder; nobody may be writing there."""
    for path in (*folder.glob("new-*"), *folder.glob(f"{CURRENT}.new-*")):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def forget_generations(folder: Path) -> None:
    """Delete the generations of a folder, and no other file; whoever reads one keeps what is mapped of it."""
    (folder / CURRENT).unlink(missing_ok=True)
    for old in folder.glob("generation-*"):
        shutil.rmtree(old, ignore_errors=True)


def generation_name(manifest: bytes) -> str:
    """What a generation with this manifest is called."""
    return f"generation-{hashlib.sha256(manifest).hexdigest()[:16]}"


def _manifest(index: Path, folder: Path, *, form: int) -> dict[str, Any]:
    written = (folder / MANIFEST).read_bytes()
    if generation_name(written) != folder.name:
        raise IndexDamagedError(index, f"{MANIFEST} is damaged")
    manifest: dict[str, Any] = json.loads(written)
    if manifest["format"] != form:
        raise IndexDamagedError(index, f"written in format {manifest['format']}, not {form}")
    return manifest


def _require_sizes(opened: Generation) -> None:
    for name, file in opened.manifest["files"].items():
        path = opened.folder / name
        if path.parent != opened.folder or not path.is_file() or path.stat().st_size != file["bytes"]:
            raise IndexDamagedError(opened.index, f"{name} is damaged")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
