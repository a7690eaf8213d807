"""What an engine has to do to be measured, and which engines there are.

An engine that is not installed is said to be absent; none is left out silently.
"""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

Hits = list[tuple[int, float]]
"""Places of passages counted from 0 with their scores, best first; only what shares a word with the query."""


class Engine(Protocol):
    """A way to rank passages by the words of a query."""

    def build(self, passages: Path, folder: Path) -> None:
        """Index the passages of a file and keep the index in a folder, where the engine can."""
        ...

    def open(self, passages: Path, folder: Path) -> None:
        """Make ready to answer from what `build` kept; an engine that keeps nothing builds again."""
        ...

    def best(self, terms: Sequence[str], limit: int) -> Hits:
        """At most `limit` passages for the terms of a query, of which there may be none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An engine in the list.

    Attributes:
        needs: modules that have to be installed.
        loads: modules loaded before the clock runs, besides those.
        keeps: whether it has an index on disk.
        home: module and class of its `Engine`.
    """

    name: str
    needs: tuple[str, ...] = ()
    loads: tuple[str, ...] = ()
    keeps: bool = True
    home: tuple[str, str]

    @property
    def absent(self) -> bool:
        """Whether something that it needs is not installed."""
        return any(importlib.util.find_spec(module) is None for module in self.needs)

    def made(self) -> Engine:
        """A new engine; only now are its libraries loaded."""
        for library_ in (*self.needs, *self.loads):
            importlib.import_module(library_)
        module, name = self.home
        make: Callable[[], Engine] = getattr(importlib.import_module(f"tests.benchmarks.{module}"), name)
        return make()


OURS = "Ask the Report"
ENGINES: tuple[Entry, ...] = (
    Entry(name=OURS, home=("ours", "Ours")),
    Entry(name="ours, columns in memory", home=("ours", "OurColumns")),
    Entry(name="rank-bm25", needs=("rank_bm25",), keeps=False, home=("peers", "RankBM25")),
    Entry(name="bm25s", needs=("bm25s",), home=("peers", "BM25S")),
    Entry(name="bm25s with numba", needs=("bm25s", "numba"), home=("peers", "BM25SNumba")),
    Entry(name="tantivy", needs=("tantivy",), home=("peers", "Tantivy")),
    Entry(name="SQLite FTS5", home=("peers", "FTS5")),
    Entry(
        name="scikit-learn",
        needs=("sklearn",),
        loads=("sklearn.feature_extraction.text", "scipy.sparse"),
        home=("peers", "ScikitLearn"),
    ),
)


def entry(name: str) -> Entry:
    """The engine of that name."""
    return next(one for one in ENGINES if one.name == name)


def library(module: str) -> Any:
    """A library that only measuring uses, and that need not be installed where types are checked."""
    return importlib.import_module(module)
