"""Whole pages as texts to rank: a passage of few words is found among others by what its page is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from assistant.model import Passage


def pages_of(passages: Sequence[Passage]) -> NDArray[np.int32]:
    """The page that each passage begins on: shape (passages,), counted from 0 over all documents as they come."""
    places: dict[tuple[str, int], int] = {}
    return np.array([places.setdefault((p.document, p.page), len(places)) for p in passages], dtype=np.int32)


def gathered(stems: Sequence[Sequence[str]], pages: NDArray[np.int32]) -> list[list[str]]:
    """The stems of each page, in reading order.

    Args:
        stems: those of each passage's own words.
        pages: as `pages_of` gives them.
    """
    held: list[list[str]] = [[] for _ in range(int(pages.max(initial=-1)) + 1)]
    for page, own in zip(pages.tolist(), stems, strict=True):
        held[page].extend(own)
    return held
