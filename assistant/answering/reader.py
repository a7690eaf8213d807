"""The neural reader: how well each unit of the documents answers a question, judged by a small cross-encoder.

It chooses among the documents' words and writes none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.text.network import Network

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class Reader:
    """Scores units against a question with the shipped network."""

    network: Network
    settings: Settings

    @classmethod
    def load(cls, settings: Settings) -> Reader:
        """Open the network that the settings name.

        Raises:
            ReaderUnavailableError: a file is missing, or is not the one its manifest names.
        """
        return cls(Network.load(settings), settings)

    def score(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """One score a text, in the given order; above 0 reads as "this answers the question".

        ``texts`` are made by `assistant.text.context.in_context`. The scores are log-odds; ``1 / (1 + exp(-score))``
        is a probability, which the calibration of answers may bend further.
        """
        return self.network.scores(
            question, texts, limit=self.settings.reader_max_tokens, batch=self.settings.reader_batch
        )
