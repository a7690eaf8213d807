"""The best passages of a weighted sum of columns, found without adding up what cannot be among them.

MaxScore (Turtle and Flood, 1995), a whole column at a time: columns that can give most are added up first. Once no
passage that they do not hold can reach the limit-th best any more, the other columns are only looked up for the
passages that still can. Sums are made in single precision with a bound on their error; whatever could be among the
best within that bound is then scored again in double precision, in the order of the question's terms. Scores, and
with them the order, are those of adding everything up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from assistant.retrieval.postings import Column

    Rows = NDArray[np.int32]
    Scores = NDArray[np.float64]
    Sums = NDArray[np.float32]

# When so few passages are wanted all of them are scored, which takes less time than choosing among them.
_FEW = 10_000
# Fewer values than this are ordered at once; of more, a part tells first which are worth it.
_SAMPLED = 20_000
# A column is short that holds fewer than one passage in so many: adding it up costs less than a look at every passage.
_SHORT = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighted:
    """A column with what each of its codes is worth to a question.

    Attributes:
        weights: by code; that of 0 is 0, none is below it.
        bound: no posting's weight is above it.
    """

    column: Column
    weights: Scores
    bound: float

    @property
    def size(self) -> int:
        """How much there is to add up."""
        return len(self.column.codes)

    def added_to(self, sums: Sums) -> None:
        """Add the column to one sum a passage."""
        gains = self.weights.astype(np.float32)[self.column.codes]
        if self.column.rows is None:
            sums += gains
        else:
            sums[self.column.rows] += gains

    def looked_up(self, rows: Rows) -> Scores:
        """What the column gives to each of these passages, whose rows rise."""
        held, codes = self.column.rows, self.column.codes
        if held is None:
            dense: Scores = self.weights[codes[rows]]
            return dense
        gains = np.zeros(len(rows))
        if not len(held) or not len(rows):
            return gains
        if rows[-1] - rows[0] + 1 == len(rows):
            start, end = np.searchsorted(held, [rows[0], rows[-1] + 1]).tolist()
            gains[held[start:end] - rows[0]] = self.weights[codes[start:end]]
            return gains
        # The shorter list is sought in the longer one.
        if len(rows) <= len(held):
            places = np.minimum(np.searchsorted(held, rows), len(held) - 1)
            met = held[places] == rows
            gains[met] = self.weights[codes[places[met]]]
        else:
            places = np.minimum(np.searchsorted(rows, held), len(rows) - 1)
            met = rows[places] == held
            gains[places[met]] = self.weights[codes[met]]
        return gains


def exact(columns: Sequence[Weighted], rows: Rows) -> Scores:
    """Scores of some passages, whose rows rise, added up in the order of `columns`."""
    scores = np.zeros(len(rows))
    for column in columns:
        scores += column.looked_up(rows)
    return scores


def best(
    columns: Sequence[Weighted],
    passages: int,
    limit: int,
    *,
    left_out: Sequence[tuple[int, int]] = (),
    floor: float = 0.0,
) -> tuple[Rows, Scores]:
    """Passages among which the `limit` best are, with their scores, which are above zero; their rows rise.

    Args:
        columns: in the order in which a score is added up.
        passages: how many there are.
        left_out: half-open ranges of rows that are not wanted, rising and apart.
        floor: what a passage has to reach, for instance the score of the limit-th best found elsewhere.
    """
    if passages - sum(end - start for start, end in left_out) <= _FEW:
        rows = _kept(passages, left_out)
        scores = exact(columns, rows)
        return _reaching(max(floor, kth(scores, limit)), rows, scores)
    ordered = sorted(columns, key=lambda column: -column.bound)
    ahead = [*np.cumsum([column.bound for column in reversed(ordered)])[::-1].tolist(), 0.0]
    error = ahead[0] * (len(columns) + 4) * 2.0**-22
    sums = np.zeros(passages, dtype=np.float32)
    for start, end in left_out:
        sums[start:end] = -np.inf
    added = pooled = 0
    pool = np.zeros(0, dtype=np.int32)
    while added < len(ordered) and ahead[added] >= floor - error:
        ordered[added].added_to(sums)
        added += 1
        if added < len(ordered) and ordered[added].size * _SHORT > passages:
            pool, pooled = _held(ordered[:added], sums, floor - ahead[added] - error), added
            floor = max(floor, kth(sums[pool], limit))
    if pooled != added:
        pool = _held(ordered[:added], sums, floor - ahead[added] - error)
    found = sums[pool].astype(np.float64)
    rows, least = _pruned(ordered[added:], pool, found, limit, (floor, error))
    return _reaching(least, rows, exact(columns, rows))


def _kept(passages: int, left_out: Sequence[tuple[int, int]]) -> Rows:
    """Every row outside some ranges."""
    edges = [0, *(edge for gap in left_out for edge in gap), passages]
    runs = [np.arange(*run, dtype=np.int32) for run in zip(edges[::2], edges[1::2], strict=True)]
    return np.concatenate(runs)


def _reaching(least: float, rows: Rows, scores: Scores) -> tuple[Rows, Scores]:
    wanted = (scores > 0) & (scores >= least)
    return rows[wanted], scores[wanted]


def _held(added: Sequence[Weighted], sums: Sums, above: float) -> Rows:
    """Passages that some of the columns hold, those without a chance left out where that costs nothing."""
    lists = [column.column.rows for column in added]
    short = [rows for rows in lists if rows is not None]
    if len(short) == len(lists) and sum(map(len, short)) * _SHORT < len(sums):
        return _distinct(short)
    return np.flatnonzero(sums > max(above, 0.0)).astype(np.int32)


def _distinct(lists: Sequence[Rows]) -> Rows:
    """Every row of the lists once, rising; `numpy.unique` looks each up in a table, which takes longer."""
    if len(lists) == 1:
        return lists[0]
    rows = np.sort(np.concatenate(lists))
    return rows[np.diff(rows, prepend=-1) > 0]


def _pruned(
    others: Sequence[Weighted], pool: Rows, found: Scores, limit: int, floors: tuple[float, float]
) -> tuple[Rows, float]:
    """Passages of the pool that can still be among the best once the other columns are looked up, and their least score.

    Args:
        found: sum so far of each passage of the pool.
        floors: what a passage has to reach, and by how much a sum may be wrong.
    """
    (floor, error), ahead = floors, sum(column.bound for column in others)
    for column in (None, *others):
        if column is not None:
            found = found + column.looked_up(pool)
            ahead -= column.bound
        floor = max(floor, kth(found, limit))
        able = found + ahead >= floor - error
        pool, found = pool[able], found[able]
    return pool, floor - error


def kth(values: NDArray[Any], k: int) -> float:
    """The k-th largest value, counted from 1; minus infinity when there are fewer, or none is wanted."""
    if not 0 < k <= len(values):
        return -np.inf
    if len(values) > _SAMPLED:
        # The k-th of a part is never above the k-th of all: only what reaches it need be ordered.
        part = values[:: len(values) // _SAMPLED + 1]
        if len(part) > k:
            values = values[values >= np.partition(part, len(part) - k)[len(part) - k]]
    return float(np.partition(values, len(values) - k)[len(values) - k])
