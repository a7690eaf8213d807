"""How the scorers' opinions become one ranking, each scorer's part of it kept.

Each scorer is divided by its best score for the question, so that none outweighs another by its unit alone,
and weighted by the settings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.model import Contribution

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Fused:
    """Scores of all passages, and what each scorer gave, by its name, before and after weighting."""

    scores: NDArray[np.float64]
    values: Mapping[str, NDArray[np.float64]]
    shares: Mapping[str, NDArray[np.float64]]

    def best(self, limit: int) -> list[int]:
        """Places of at most `limit` passages scored above zero, best first; ties in reading order."""
        scored = np.flatnonzero(self.scores > 0)
        if len(scored) > limit:
            least = np.partition(self.scores[scored], len(scored) - limit)[len(scored) - limit]
            scored = scored[self.scores[scored] >= least]
        order = np.lexsort((scored, -self.scores[scored]))
        return [int(place) for place in scored[order][:limit]]

    def contributions(self, place: int) -> tuple[Contribution, ...]:
        """What each scorer gave the passage at `place`."""
        return tuple(
            Contribution(scorer=name, value=float(values[place]), share=float(self.shares[name][place]))
            for name, values in self.values.items()
        )


def fuse(values: Mapping[str, NDArray[np.float64]], weights: Mapping[str, float]) -> Fused:
    """Weighted sum of scores, each scorer's best counting 1; all arrays have one number a passage."""
    shares = {}
    for name, scores in values.items():
        best = float(scores.max(initial=0.0))
        shares[name] = scores * (weights[name] / best) if best > 0 else np.zeros_like(scores)
    return Fused(scores=np.sum(list(shares.values()), axis=0), values=values, shares=shares)
