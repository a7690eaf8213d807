"""The product's own BM25 columns as an engine: the one file to change when their storage does."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from assistant.retrieval.columns import TermColumns
from assistant.retrieval.lexical import bm25_columns
from assistant.settings import Settings
from tests.benchmarks.passages import read_stems

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.benchmarks.engines import Hits

_ARRAYS = ("starts", "rows", "weights", "idf")


class Ours:
    """BM25 with the settings as shipped."""

    columns: TermColumns

    def build(self, passages: Path, folder: Path) -> None:
        settings = Settings()
        columns = bm25_columns(list(read_stems(passages)), k1=settings.bm25_k1, b=settings.bm25_b)
        for array in _ARRAYS:
            np.save(folder / f"{array}.npy", getattr(columns, array), allow_pickle=False)
        (folder / "terms.json").write_text(json.dumps([columns.count, *columns.terms]), encoding="utf-8")

    def open(self, passages: Path, folder: Path) -> None:  # noqa: ARG002 - all is in the folder
        count, *terms = json.loads((folder / "terms.json").read_text(encoding="utf-8"))
        arrays = {
            name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _ARRAYS
        }
        self.columns = TermColumns(
            terms={term: place for place, term in enumerate(terms)}, count=count, **arrays
        )

    def best(self, terms: Sequence[str], limit: int) -> Hits:
        scores = self.columns.scores(Counter(terms))
        if limit < len(scores):
            least = max(np.partition(scores, -limit)[-limit], np.finfo(float).tiny)
            places = np.flatnonzero(scores >= least)
        else:
            places = np.flatnonzero(scores)
        order = places[np.lexsort((places, -scores[places]))][:limit]
        return [(int(place), float(scores[place])) for place in order]
