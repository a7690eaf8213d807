"""Whole pages as texts to rank: a passage of few words is found among others by what its page is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.retrieval.indexing import Counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from assistant.model import Passage


def pages_of(passages: Sequence[Passage]) -> NDArray[np.int32]:
    """The page that each passage begins on: shape (passages,), counted from 0 over all documents as they come."""
    places: dict[tuple[str, int], int] = {}
    return np.array([places.setdefault((p.document, p.page), len(places)) for p in passages], dtype=np.int32)


def gathered(found: Counted, pages: NDArray[np.int32]) -> Counted:
    """The terms of whole pages.

    Args:
        found: those of each passage's own words.
        pages: as `pages_of` gives them.
    """
    count = int(pages.max(initial=-1)) + 1
    held = np.repeat(np.arange(len(found.terms), dtype=np.int64), found.holding)
    keys, places = np.unique(held * count + pages[found.rows], return_inverse=True)
    terms, rows = np.divmod(keys, max(1, count))
    return Counted(
        terms=found.terms,
        holding=np.bincount(terms, minlength=len(found.terms)),
        rows=rows.astype(np.int32),
        frequencies=np.bincount(places, weights=found.frequencies, minlength=len(keys)).astype(np.int32),
        lengths=np.bincount(pages, weights=found.lengths, minlength=count).astype(np.int32),
    )
