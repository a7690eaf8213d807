"""The terms of an index in one run of bytes, found by halving: opening it reads none of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Terms in rising order of their UTF-8 bytes, which is that of their characters; numbered from 0.

    Attributes:
        letters: the bytes of all terms, one behind the other.
        bounds: where each term begins in `letters`, and where the last ends: terms + 1 of them.
    """

    letters: NDArray[np.uint8]
    bounds: NDArray[np.int64]

    @classmethod
    def of(cls, terms: Iterable[str]) -> Vocabulary:
        """Hold these terms, given in rising order, each once."""
        written = [term.encode() for term in terms]
        bounds = np.zeros(len(written) + 1, dtype=np.int64)
        np.cumsum([len(term) for term in written], out=bounds[1:])
        return cls(letters=np.frombuffer(b"".join(written), dtype=np.uint8), bounds=bounds)

    def __len__(self) -> int:
        """How many terms there are."""
        return len(self.bounds) - 1

    def find(self, term: str) -> int | None:
        """The number of a term, or None."""
        sought = term.encode()
        # Views give plain numbers and bytes, many times faster than arrays give theirs one by one.
        letters, bounds = self.letters.data, self.bounds.data
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            found = bytes(letters[bounds[middle] : bounds[middle + 1]])
            if found == sought:
                return middle
            low, high = (middle + 1, high) if found < sought else (low, middle)
        return None

    def terms(self) -> list[str]:
        """Every term, in order."""
        letters, bounds = self.letters.tobytes(), self.bounds.tolist()
        return [letters[start:end].decode() for start, end in pairwise(bounds)]
