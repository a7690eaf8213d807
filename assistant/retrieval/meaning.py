"""Nearness in meaning: every passage has a vector, and a question is near passages that share no word with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.text.context import passage_in_context
from assistant.text.network import Network

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from assistant.model import Passage
    from assistant.settings import Settings

    Vector = NDArray[np.float16]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeaningIndex:
    """Vectors of passages, and the settings that name the network they were made by; it is opened when asked.

    Attributes:
        vectors: shape (passages, dimensions), half precision, each row of length 1.
    """

    vectors: Vector
    settings: Settings

    @classmethod
    def build(
        cls, passages: Sequence[Passage], settings: Settings, known: Mapping[str, Vector] | None = None
    ) -> MeaningIndex:
        """Place every passage, its context beside it.

        Args:
            known: vectors that the same network has made already, by text in context.

        Raises:
            ReaderUnavailableError: when the network's files are not the ones expected.
        """
        texts = [passage_in_context(passage) for passage in passages]
        vectors = dict(known or {})
        new = sorted(set(texts) - vectors.keys())
        made = Network.load(settings).vectors(new).astype(np.float16)
        vectors |= dict(zip(new, made, strict=True))
        rows = [vectors[text] for text in texts]
        return cls(vectors=np.stack(rows) if rows else made, settings=settings)

    def by_text(self, passages: Sequence[Passage]) -> dict[str, Vector]:
        """Its vectors by the text in context of the passages it was built from."""
        return dict(zip(map(passage_in_context, passages), self.vectors, strict=True))

    def cosines(self, question: str) -> NDArray[np.float64]:
        """Cosine of a question with every passage, -1 to 1, shape (passages,).

        Raises:
            ReaderUnavailableError: as `build`.
        """
        asked = Network.load(self.settings).vectors([question])[0]
        cosines: NDArray[np.float64] = (self.vectors.astype(np.float32) @ asked).astype(np.float64)
        return cosines


def nearest(cosines: NDArray[np.float64], limit: int) -> list[int]:
    """Places of at most `limit` passages, nearest first, ties in reading order; those at -1 are left out."""
    order = np.lexsort((np.arange(len(cosines)), -cosines))[:limit]
    return [int(place) for place in order if cosines[place] > -1.0]
