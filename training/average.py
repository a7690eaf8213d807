"""Average the weights of checkpoints that were trained from one another.

    python training/average.py WORK/stage1.pt=1 WORK/lay.pt=1 WORK/everyday.pt=2 --out WORK/final.pt

Networks on one path of training can be averaged weight by weight; the average holds what each learned and forgets
less of what came first ("model soups": Wortsman et al. 2022, arXiv:2203.05482; of a network before and after
fine-tuning: Wortsman et al. 2022, arXiv:2109.01903).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

Weights = dict[str, torch.Tensor]


def averaged(parts: list[tuple[Path, float]]) -> Weights:
    """The weighted mean of each tensor; what is not a floating-point number is taken from the first checkpoint."""
    loaded = [(torch.load(path, weights_only=True), share) for path, share in parts]
    total = sum(share for _, share in loaded)
    mean: Weights = {}
    for name, first in loaded[0][0].items():
        mean[name] = first
        if first.is_floating_point():
            mean[name] = sum(weights[name].double() * (share / total) for weights, share in loaded).float()
    return mean


def checkpoint_and_share(text: str) -> tuple[Path, float]:
    """Read "WORK/lay.pt=2"."""
    path, _, share = text.rpartition("=")
    return Path(path), float(share)


def main() -> None:
    """Write the average."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=checkpoint_and_share, nargs="+", metavar="CHECKPOINT=SHARE")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    torch.save(averaged(given.checkpoints), given.out)


if __name__ == "__main__":
    main()
