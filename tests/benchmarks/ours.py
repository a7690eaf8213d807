"""The product's own two ways to rank by words as engines: the one file to change when they do.

The archive on disk keeps the passages too, each with all that the product keeps of one; other engines do not.
"""

from __future__ import annotations

import json
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from assistant.model import ExtractKind, Passage, Span
from assistant.retrieval.archive import Archive
from assistant.retrieval.columns import TermColumns
from assistant.retrieval.growing import change_archive
from assistant.retrieval.indexing import frequencies_of
from assistant.retrieval.lexical import bm25_columns
from assistant.retrieval.segment_files import Entry
from assistant.retrieval.topk import kth
from assistant.settings import Settings
from tests.benchmarks.passages import read_stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.benchmarks.engines import Hits

_ARRAYS = ("starts", "rows", "weights", "idf")
_DIGITS = 8  # of a report's name
_A_REPORT = 40  # passages, as a million are about 25,000 reports


class Ours:
    """The archive, which is for any number of passages; BM25 with the settings as shipped."""

    archive: Archive

    def build(self, passages: Path, folder: Path) -> None:
        change_archive(folder, None, Settings(), added=_reports(passages))

    def open(self, passages: Path, folder: Path) -> None:  # noqa: ARG002 - all is in the folder
        self.archive = Archive.open(folder)

    def best(self, terms: Sequence[str], limit: int) -> Hits:
        # A word that a query repeats counts as often, as it does for the other engines.
        found = self.archive.rank(Counter(terms), limit=limit)
        return [(_place(hit.passage), hit.score) for hit in found]


class OurColumns:
    """The columns that `PassageIndex` adds up in memory, which is for as many passages as a session has."""

    columns: TermColumns

    def build(self, passages: Path, folder: Path) -> None:
        settings = Settings()
        columns = bm25_columns(frequencies_of(read_stems(passages)), k1=settings.bm25_k1, b=settings.bm25_b)
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
        few = 2 * np.count_nonzero(scores) < len(scores)
        least = kth(scores[scores > 0] if few else scores, limit)
        places = np.flatnonzero(scores >= least if least > 0 else scores)
        order = places[np.lexsort((places, -scores[places]))][:limit]
        return list(zip(order.tolist(), scores[order].tolist(), strict=True))


def _reports(passages: Path) -> Iterator[list[Entry]]:
    words = read_stems(passages)
    number = 0
    while report := list(islice(words, _A_REPORT)):
        document = f"{number:0{_DIGITS}}"
        yield [
            Entry(passage=_passage(document, place, " ".join(terms)), terms=terms)
            for place, terms in enumerate(report)
        ]
        number += 1


def _passage(document: str, place: int, text: str) -> Passage:
    return Passage(
        id=f"{document}/p{place}",
        document=document,
        section=f"{document}/s0",
        block=f"{document}/b{place}",
        kind=ExtractKind.SENTENCE,
        text=text,
        spans=(Span(page=1, start=0, end=max(len(text), 1)),),
    )


def _place(identity: str) -> int:
    return int(identity[:_DIGITS]) * _A_REPORT + int(identity[_DIGITS + len("/p") :])
