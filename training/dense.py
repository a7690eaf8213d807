"""Units near a question in meaning, by MiniLM's sentence vectors as they came or as trained: negatives that share no word with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from network import CrossEncoder, base_folder, padded
from transformers import BertModel

from assistant.text.network import PieceEncoder

if TYPE_CHECKING:
    from pathlib import Path

MOST_PIECES = 64


class Vectors:
    """Mean-pooled, normalised sentence vectors."""

    def __init__(self, checkpoint: Path | None = None) -> None:
        """Load MiniLM as it came, or as a stage of training left it."""
        self.model = BertModel.from_pretrained(base_folder(), add_pooling_layer=False).eval()
        if checkpoint is not None:
            trained = CrossEncoder()
            trained.load_state_dict(torch.load(checkpoint, weights_only=True))
            self.model = trained.encoder.eval()
        self.encoder = PieceEncoder(base_folder() / "tokenizer.json")

    @torch.no_grad()
    def of(self, texts: list[str]) -> np.ndarray:
        """One row a text."""
        ids = [[101, *self.encoder.pieces(text)[: MOST_PIECES - 2], 102] for text in texts]
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
        vectors = np.zeros((len(ids), self.model.config.hidden_size), dtype=np.float32)
        for start in range(0, len(order), 64):
            batch = order[start : start + 64]
            inputs = {
                k: torch.from_numpy(v) for k, v in padded([(ids[i], len(ids[i])) for i in batch]).items()
            }
            with torch.autocast("cpu", torch.bfloat16):
                states = self.model(**inputs).last_hidden_state.float()
            mask = inputs["attention_mask"].unsqueeze(-1).float()
            vectors[batch] = torch.nn.functional.normalize(
                (states * mask).sum(1) / mask.sum(1), dim=1
            ).numpy()
        return vectors
