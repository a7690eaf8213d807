"""Train the network on groups: one answering unit against hard negatives, and questions without an answer.

    python training/train.py --groups WORK/public.jsonl --out WORK/stage1.pt --pairs 70000
    python training/train.py --groups WORK/reports.jsonl --start WORK/stage1.pt --out WORK/final.pt --epochs 3

The loss has three parts. Listwise: softmax over the units of a question and an empty choice of score 0, which is the
right one when the question has no answer, so that 0 is the line between answering and declining. Pointwise: binary
cross entropy of each unit, so that a score means the same from one question to the next. By meaning: the vector of a
question is drawn to the vector of the unit that answers it, away from those of its negatives and of the batch's others.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from functools import lru_cache
from pathlib import Path
from typing import Any

import torch
from network import CrossEncoder, base_folder, padded
from torch.nn import functional

from assistant.text.context import in_context
from assistant.text.network import PieceEncoder

Row = dict[str, Any]
COPIES = {"squad2": 2}
FOLDS = Path(__file__).parent / "folds.json"
VECTOR_NEGATIVES = 3
SHARPNESS = 20.0


class Example:
    """The pairs of one question for one pass; ``answer`` is 0 when the first pair answers, else -1."""

    def __init__(self, group: Row, encoder: PieceEncoder, rng: random.Random, negatives: int) -> None:
        """Draw one answering unit and some of the negatives; now and then leave context out."""
        drop_heading, drop_before = rng.random() < 0.15, rng.random() < 0.15
        hard = group["negatives"]
        weights = [1.0 / (rank + 4) for rank in range(len(hard))]
        keys = sorted(range(len(hard)), key=lambda i: rng.random() ** (1 / weights[i]), reverse=True)
        chosen = [hard[i] for i in keys[:negatives]]
        self.answer = -1
        if group["positives"]:
            chosen, self.answer = [rng.choice(group["positives"]), *chosen], 0
        asked = pieces(encoder, group["question"])
        self.pairs = []
        self.singles = [encoder.single(asked)]
        for row in chosen:
            text = in_context(
                heading="" if drop_heading else row["heading"],
                before="" if drop_before else row["before"],
                unit=row["unit"],
            )
            self.pairs.append(encoder.pair(asked, pieces(encoder, text)))
            self.singles.append(encoder.single(pieces(encoder, text)))
        self.singles = self.singles[: 2 + VECTOR_NEGATIVES] if self.answer == 0 else []
        self.length = max(len(ids) for ids, _ in self.pairs)


@lru_cache(maxsize=100_000)
def pieces(encoder: PieceEncoder, text: str) -> list[int]:
    """Word pieces, kept for the next pass."""
    return encoder.pieces(text)


def loss_of(scores: torch.Tensor, examples: list[Example]) -> torch.Tensor:
    """Mean over questions of the listwise loss with an empty choice, and half the pointwise loss."""
    total, start = scores.new_zeros(()), 0
    for example in examples:
        own = scores[start : start + len(example.pairs)]
        start += len(example.pairs)
        choices = torch.cat([own, own.new_zeros(1)])
        target = torch.tensor([0 if example.answer == 0 else len(own)])
        listwise = functional.cross_entropy(choices.unsqueeze(0), target)
        negative = (
            functional.softplus(own[1:] if example.answer == 0 else own).mean()
            if len(own) > 1 or example.answer
            else 0.0
        )
        positive = functional.softplus(-own[0]) if example.answer == 0 else 0.0
        total = total + listwise + 0.5 * (positive + negative)
    return total / len(examples)


def meaning_loss(vectors: torch.Tensor, examples: list[Example]) -> torch.Tensor:
    """Cross entropy of each question's nearest unit, over all units of the batch; the first of its own is right."""
    counts = [len(example.singles) for example in examples if example.singles]
    starts = [sum(counts[:i]) for i in range(len(counts))]
    units = [i for start, count in zip(starts, counts, strict=True) for i in range(start + 1, start + count)]
    right = torch.tensor([units.index(start + 1) for start in starts])
    return functional.cross_entropy(vectors[starts] @ vectors[units].T * SHARPNESS, right)


def step_loss(model: CrossEncoder, batch: list[Example], meaning: float) -> torch.Tensor:
    """All parts of the loss of one batch, that of meaning counted so often."""
    with torch.autocast("cpu", torch.bfloat16):
        scores, _ = model(**tensors(batch, "pairs"))
    loss = loss_of(scores.float(), batch)
    if meaning and any(example.singles for example in batch):
        with torch.autocast("cpu", torch.bfloat16):
            _, vectors = model(**tensors(batch, "singles"))
        loss = loss + meaning * meaning_loss(vectors.float(), batch)
    return loss


def tensors(batch: list[Example], what: str) -> dict[str, torch.Tensor]:
    """The network's inputs for the pairs or the singles of a batch."""
    texts = [text for example in batch for text in getattr(example, what)]
    return {name: torch.from_numpy(array) for name, array in padded(texts).items()}


def batches_of(examples: list[Example], tokens: int, rng: random.Random) -> list[list[Example]]:
    """Batches of similar length, at most ``tokens`` padded tokens each, in random order."""
    examples = sorted(examples, key=lambda e: e.length + rng.random() * 8)
    batches: list[list[Example]] = [[]]
    for example in examples:
        inside = batches[-1]
        pairs = sum(len(e.pairs) for e in inside) + len(example.pairs)
        if inside and pairs * max(example.length, *(e.length for e in inside), 1) > tokens:
            batches.append([])
        batches[-1].append(example)
    rng.shuffle(batches)
    return batches


def plan(groups: list[Row], replay: list[Row], given: argparse.Namespace) -> list[list[Example]]:
    """All batches of the run, drawn beforehand so that the learning rate knows its end."""
    rng = random.Random(given.seed)
    encoder = PieceEncoder(base_folder() / "tokenizer.json")
    batches, pairs = [], 0
    for epoch in range(given.epochs):
        drawn = []
        for group in [*groups, *replay[epoch :: given.epochs]]:
            if group["negatives"]:
                copies = COPIES.get(group["source"], 1)
                drawn += [Example(group, encoder, rng, given.negatives) for _ in range(copies)]
        batches += batches_of(drawn, given.tokens, rng)
        pairs += sum(len(e.pairs) for e in drawn)
    print(f"{len(groups)} groups, {len(batches)} batches, {pairs} pairs", flush=True)
    return batches


def optimizer_of(model: CrossEncoder, rate: float) -> torch.optim.Optimizer:
    """AdamW; the fresh output layer learns faster than the encoder."""
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    parts = [{"params": encoder, "lr": rate}, {"params": model.output.parameters(), "lr": rate * 5}]
    return torch.optim.AdamW(parts, weight_decay=0.01)


def train(model: CrossEncoder, batches: list[list[Example]], given: argparse.Namespace) -> None:
    """Run the batches once, or as many as the time allows, the rate rising, then falling to 0; save now and then."""
    optimizer = optimizer_of(model, given.rate)
    rates = [part["lr"] for part in optimizer.param_groups]
    started = saved = time.monotonic()
    model.train()
    recent: list[float] = []
    pairs = 0
    for step, batch in enumerate(batches, 1):
        done = max((step - 1) / len(batches), (time.monotonic() - started) / (60 * given.minutes))
        if done >= 1:
            break
        for part, rate in zip(optimizer.param_groups, rates, strict=True):
            part["lr"] = rate * min((step + 1) / (0.08 * len(batches)), 1 - done)
        loss = step_loss(model, batch, given.meaning)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        recent.append(loss.item())
        pairs += sum(len(example.pairs) for example in batch)
        if step % 50 == 0 or step == len(batches):
            seconds = time.monotonic() - started
            print(
                f"step {step}/{len(batches)} loss {sum(recent) / len(recent):.3f} {pairs / seconds:.1f} pairs/s {seconds:.0f} s",
                flush=True,
            )
            recent = []
        if time.monotonic() - saved > 240:
            torch.save(model.state_dict(), given.out)
            saved = time.monotonic()
    torch.save(model.state_dict(), given.out)


def main() -> None:
    """Train one stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=Path, required=True, nargs="+")
    parser.add_argument("--start", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--negatives", type=int, default=6)
    parser.add_argument("--meaning", type=float, default=0.7, help="share of the loss of single texts")
    parser.add_argument("--tokens", type=int, default=3500)
    parser.add_argument(
        "--dropout", type=float, default=0.1, help="within the encoder; 0 trains a third faster"
    )
    parser.add_argument("--compiled", action="store_true", help="a fifth faster still, after a minute")
    parser.add_argument(
        "--minutes", type=float, default=600.0, help="stop after so long, the rate having come to 0"
    )
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument(
        "--leave-out", type=int, nargs="+", default=[], help="folds of folds.json whose reports are left out"
    )
    parser.add_argument("--replay", type=Path, help="groups of the stage before")
    parser.add_argument(
        "--replay-groups", type=int, default=700, help="how many of them are mixed in, each once"
    )
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(2)
    groups = [
        json.loads(line) for path in given.groups for line in path.read_text(encoding="utf-8").splitlines()
    ]
    folds = json.loads(FOLDS.read_text(encoding="utf-8"))["folds"]
    left_out = {document for fold in given.leave_out for document in folds[fold]}
    groups = [group for group in groups if group["document"] not in left_out]
    replay = (
        [json.loads(line) for line in given.replay.read_text(encoding="utf-8").splitlines()]
        if given.replay
        else []
    )
    replay = random.Random(given.seed).sample(replay, given.replay_groups) if replay else []
    model = CrossEncoder(given.dropout)
    if given.start:
        model.load_state_dict(torch.load(given.start, weights_only=True))
    if given.compiled:
        model.encoder.compile(dynamic=True)
    train(model, plan(groups, replay, given), given)


if __name__ == "__main__":
    main()
