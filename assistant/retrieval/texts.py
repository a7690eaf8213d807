"""Passages on disk, read one by one: JSON lines in compressed blocks, with a table of where each block begins.

A block is checked by zlib when it is read, so that damage to a large file is noticed without reading the file first.
"""

from __future__ import annotations

import zlib
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import numpy as np

from assistant.model import Passage
from assistant.records import from_lines, to_lines
from assistant.retrieval.generations import mapped, mapped_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from assistant.retrieval.merging import Kept

# More passages in a block make the file smaller and each passage slower to read.
_BLOCK = 32
_LEVEL = 1


class Texts:
    """The passages of a segment, by row."""

    def __init__(self, path: Path) -> None:
        """Map what `write_texts` wrote to `path`."""
        self._table = mapped(_table(path))
        self._packed = mapped_bytes(path)

    def passages(self, rows: Iterable[int]) -> list[Passage]:
        """The passages of some rows, in their order; each block is read once.

        Raises:
            ValueError: when a block is damaged.
        """
        asked = np.fromiter(rows, dtype=np.int64)
        firsts = self._table[:, 0]
        blocks = (np.searchsorted(firsts, asked, side="right") - 1).tolist()
        lines = {block: _unpacked(self._block(block)) for block in sorted(set(blocks))}
        return [
            from_lines(Passage, lines[block][row - int(firsts[block])])[0]
            for row, block in zip(asked.tolist(), blocks, strict=True)
        ]

    def blocks(self) -> Iterator[tuple[int, int, bytes]]:
        """First row of each block, the row after its last, and the block as it stands."""
        for block, (first, end) in enumerate(pairwise(self._table[:, 0].tolist())):
            yield first, end, self._block(block)

    def _block(self, block: int) -> bytes:
        start, end = self._table[block : block + 2, 1].tolist()
        return self._packed[start:end].tobytes()


def write_texts(path: Path, passages: Iterable[Passage]) -> None:
    """Write passages in the order of their rows, with their table beside them."""
    lines = (to_lines([passage]).removesuffix("\n") for passage in passages)
    _write(path, ((len(block), _packed(block)) for block in iter(lambda: list(islice(lines, _BLOCK)), [])))


def merge_texts(path: Path, sources: Iterable[tuple[Texts, Kept]]) -> None:
    """Write the passages of several segments one behind the other, without those that are not kept."""
    _write(path, (block for texts, kept in sources for block in _blocks(texts, kept)))


def _blocks(texts: Texts, kept: Kept) -> Iterator[tuple[int, bytes]]:
    """Each block of what is kept, and how many passages it holds."""
    for first, end, block in texts.blocks():
        if kept is None or kept[first:end].all():
            yield end - first, block
        elif kept[first:end].any():
            lines = [line for line, stays in zip(_unpacked(block), kept[first:end], strict=True) if stays]
            yield len(lines), _packed(lines)


def _write(path: Path, blocks: Iterable[tuple[int, bytes]]) -> None:
    table = [(0, 0)]
    with path.open("wb") as file:
        for rows, block in blocks:
            file.write(block)
            table.append((table[-1][0] + rows, table[-1][1] + len(block)))
    np.save(_table(path), np.array(table, dtype=np.int64), allow_pickle=False)


def _table(path: Path) -> Path:
    return path.with_name(f"{path.name}.npy")


def _packed(lines: Iterable[str]) -> bytes:
    return zlib.compress("\n".join(lines).encode(), _LEVEL)


def _unpacked(block: bytes) -> list[str]:
    try:
        # Not splitlines: a passage may hold characters that it takes for line ends.
        return zlib.decompress(block).decode().split("\n")
    except zlib.error as error:
        raise ValueError("a block of passages is damaged") from error
