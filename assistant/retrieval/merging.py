"""One set of postings from several, array by array, without a look at any text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.retrieval.postings import COMMON, LEVELS, NONE, Postings
from assistant.retrieval.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    # Whether each passage is kept; None for all.
    Kept = NDArray[np.bool_] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Terms with all their postings, term by term; every term is held by some passage. Names are those of `Postings`."""

    terms: Sequence[str]
    holding: NDArray[np.int64]
    most: NDArray[np.int32]
    shortest: NDArray[np.int32]
    rows: NDArray[np.int32]
    codes: NDArray[Any]
    pairs: NDArray[np.int32]
    lengths: NDArray[np.int32]


class _Joining:
    """The arrays that several parts are copied into, one part after the other."""

    def __init__(self, heads: Sequence[Part]) -> None:
        """Make room for parts with these terms and counts."""
        self.terms = sorted(set().union(*(head.terms for head in heads)))
        self.numbers = {term: number for number, term in enumerate(self.terms)}
        self.lengths = np.concatenate([np.zeros(0, np.int32), *(head.lengths for head in heads)])
        self.pairs = np.unique(
            np.concatenate([np.zeros((1, 2), np.int32), *(h.pairs for h in heads)]), axis=0
        )
        self.holding = np.zeros(len(self.terms), dtype=np.int64)
        self.most = np.zeros(len(self.terms), dtype=np.int32)
        self.shortest = np.full((len(self.terms), LEVELS), NONE, dtype=np.int32)
        for head in heads:
            places = self._places(head)
            self.holding[places] += head.holding
            self.most[places] = np.maximum(self.most[places], head.most)
            self.shortest[places] = np.minimum(self.shortest[places], head.shortest)
        self.common = self.holding * COMMON > len(self.lengths)
        counts = np.where(self.common, 0, self.holding)
        self.starts = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
        code = np.uint16 if len(self.pairs) <= np.iinfo(np.uint16).max else np.uint32
        self.rows = np.empty(int(counts.sum()), dtype=np.int32)
        self.codes = np.empty(len(self.rows), dtype=code)
        self.dense = np.zeros((int(self.common.sum()), len(self.lengths)), dtype=code)
        self._filled = self.starts[:-1].copy()
        self._first = 0

    def copy(self, part: Part) -> None:
        """Take over a part's postings, its passages behind those of the parts before it."""
        places = self._places(part)
        rows = part.rows + np.int32(self._first)
        codes = _found(part.pairs, self.pairs).astype(self.codes.dtype)[part.codes]
        begins = np.cumsum(part.holding) - part.holding
        common = self.common[places]
        for term in np.flatnonzero(common):
            held = slice(begins[term], begins[term] + part.holding[term])
            self.dense[np.count_nonzero(self.common[: places[term]]), rows[held]] = codes[held]
        sparse = ~np.repeat(common, part.holding)
        into = np.repeat(self._filled[places] - begins, part.holding) + np.arange(len(rows))
        self.rows[into[sparse]] = rows[sparse]
        self.codes[into[sparse]] = codes[sparse]
        self._filled[places] += part.holding
        self._first += len(part.lengths)

    def postings(self) -> Postings:
        """What was copied."""
        vocabulary = Vocabulary.of(self.terms)
        return Postings(
            letters=vocabulary.letters,
            bounds=vocabulary.bounds,
            holding=self.holding.astype(np.int32),
            most=self.most,
            shortest=self.shortest,
            starts=self.starts,
            rows=self.rows,
            codes=self.codes,
            common=np.flatnonzero(self.common).astype(np.int32),
            dense=self.dense,
            pairs=self.pairs,
            lengths=self.lengths,
        )

    def _places(self, part: Part) -> NDArray[np.int64]:
        return np.fromiter(map(self.numbers.__getitem__, part.terms), dtype=np.int64, count=len(part.terms))


def joined(makers: Sequence[Callable[[], Part]]) -> Postings:
    """The postings of parts, one behind the other; each is made twice, so that one at a time is held."""
    none = np.zeros(0, dtype=np.int32)
    joining = _Joining([replace(make(), rows=none, codes=none) for make in makers])
    for make in makers:
        joining.copy(make())
    return joining.postings()


def merge_postings(sources: Sequence[tuple[Postings, Kept]]) -> Postings:
    """Postings over the passages of all sources, one behind the other; those that a source does not keep are dropped."""
    return joined([partial(_part, postings, kept) for postings, kept in sources])


def _found(pairs: NDArray[np.int32], among: NDArray[np.int32]) -> NDArray[np.int64]:
    """The place of each pair among others, which rise."""
    keys, others = (table[:, 0].astype(np.int64) << 32 | table[:, 1] for table in (pairs, among))
    return np.searchsorted(others, keys)


def _part(postings: Postings, kept: Kept) -> Part:
    whole = _whole(postings)
    return whole if kept is None else _without_others(whole, kept)


def _whole(postings: Postings) -> Part:
    """Every posting, the common terms' among them."""
    holding = postings.holding.astype(np.int64)
    begins = np.cumsum(holding) - holding
    rows = np.empty(int(holding.sum()), dtype=np.int32)
    codes = np.empty(len(rows), dtype=postings.codes.dtype)
    into = np.repeat(begins - postings.starts[:-1], np.diff(postings.starts)) + np.arange(len(postings.rows))
    rows[into], codes[into] = postings.rows, postings.codes
    for term, dense in zip(postings.common.tolist(), postings.dense, strict=True):
        held = slice(int(begins[term]), int(begins[term] + holding[term]))
        rows[held] = np.flatnonzero(dense)
        codes[held] = dense[rows[held]]
    return Part(
        terms=postings.vocabulary.terms(),
        holding=holding,
        most=postings.most,
        shortest=postings.shortest,
        rows=rows,
        codes=codes,
        pairs=postings.pairs,
        lengths=postings.lengths,
    )


def _without_others(part: Part, kept: NDArray[np.bool_]) -> Part:
    """The part without the passages that are not kept, and without the terms that only they hold."""
    stay = kept[part.rows]
    held = np.repeat(np.arange(len(part.terms)), part.holding)[stay]
    holding = np.bincount(held, minlength=len(part.terms))
    renumbered = np.cumsum(kept, dtype=np.int32) - np.int32(1)
    return Part(
        terms=[term for term, count in zip(part.terms, holding.tolist(), strict=True) if count],
        holding=holding[holding > 0],
        most=part.most[holding > 0],
        shortest=part.shortest[holding > 0],
        rows=renumbered[part.rows[stay]],
        codes=part.codes[stay],
        pairs=part.pairs,
        lengths=part.lengths[kept],
    )
