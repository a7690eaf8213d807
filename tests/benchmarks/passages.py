"""A corpus on disk: one passage a line, its stems with spaces between, and beside it what is asked of it.

This module loads next to nothing, as it is part of every process whose memory is measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.records import from_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PASSAGES = "passages.txt"
QUERIES = "queries.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuerySet:
    """Queries put to one corpus.

    Attributes:
        queries: the stems of each; one that a query repeats counts as often.
        relevant: for each query the places of its passages, counted from 0; empty where nobody judged.
    """

    name: str
    queries: tuple[tuple[str, ...], ...]
    relevant: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trove:
    """A corpus on disk: `folder` holds its passages and its queries."""

    name: str
    folder: Path
    passages: int
    synthetic: bool = False

    @property
    def query_sets(self) -> tuple[QuerySet, ...]:
        """What is asked of it."""
        return from_lines(QuerySet, (self.folder / QUERIES).read_text(encoding="utf-8"))


def read_stems(passages: Path) -> Iterator[list[str]]:
    """The stems of each passage of a file; a word that comes back is the same string, so that it is held once."""
    share = {"": ""}.setdefault
    with passages.open(encoding="utf-8") as lines:
        for line in lines:
            yield [share(word, word) for word in line.split()]
