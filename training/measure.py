"""Measure a trained cross-encoder on what it was not trained on.

    python training/measure.py --data DATA --reports QUESTIONS --model WORK/stage1.pt --what conditionalqa squad
    python training/measure.py --data DATA --reports QUESTIONS --model WORK/without0.pt --what reports --fold 0

``--model`` takes a checkpoint (.pt) or the folder of an exported model.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from bm25 import Bm25
from extract import Unit, blocks_of, folded, sentences
from groups import page_title, plain, squad
from lay_groups import report_units
from rows import lines_of, unit
from sklearn.metrics import roc_auc_score

from assistant.text.context import in_context

Row = dict[str, Any]
CANDIDATES = 40


class Scorer(Protocol):
    """What measures need of a model."""

    def score(self, question: str, texts: list[str]) -> np.ndarray:
        """One score a text."""


def scorer_of(model: Path) -> Scorer:
    """The checkpoint or exported model at a path."""
    if model.is_dir():
        from assistant.answering.reader import Reader
        from assistant.settings import Settings

        return Reader.load(Settings(reader_folder=str(model.resolve())))
    import torch
    from network import TorchScorer

    torch.set_num_threads(2)
    return TorchScorer(model)


def as_texts(rows: list[Row]) -> list[str]:
    """Units in the form the model reads."""
    return [in_context(**row) for row in rows]


def ranks(scores: np.ndarray, gold: set[int]) -> int:
    """Rank from 1 of the best gold among the scores; a large number when there is none."""
    order = np.lexsort((np.arange(len(scores)), -scores))
    return next((rank for rank, i in enumerate(order, 1) if int(i) in gold), 10**6)


def fused(scores: np.ndarray, lexical: np.ndarray) -> np.ndarray:
    """The reader's probability plus the lexical score scaled to 1 at its best."""
    return 1 / (1 + np.exp(-scores)) + lexical / max(1e-9, float(lexical.max()))


class Tally:
    """Shares of questions with gold within the first k."""

    def __init__(self) -> None:
        """Start empty."""
        self.ranks: dict[str, list[int]] = defaultdict(list)

    def add(self, name: str, rank: int) -> None:
        """Count one question."""
        self.ranks[name].append(rank)

    def show(self, *cuts: int) -> None:
        """Print every measure."""
        for name, found in self.ranks.items():
            print(
                f"  {name:32s}"
                + "  ".join(f"hit@{k} {np.mean([r <= k for r in found]):.3f}" for k in cuts)
                + f"  n {len(found)}",
                flush=True,
            )


def conditionalqa(data: Path, scorer: Scorer, every: int, *, titled: bool) -> None:
    """Sentence hits over the whole pool, from BM25's best 50."""
    folder = data / "qa" / "conditionalqa"
    pool = lines_of(folder / "evidence_pool.jsonl")
    index = Bm25([row["text"] for row in pool])
    tally = Tally()
    for question in json.loads((folder / "dev.json").read_text(encoding="utf-8"))[::every]:
        gold = {i for i, row in enumerate(pool) if row["html"] in set(question["evidences"])}
        if question["not_answerable"] or not gold:
            continue
        asked = f"{question['question']} {question['scenario']}"
        lexical = index.scores(asked)
        top = index.top(asked, 50)
        rows = [unit(plain(pool[i]["html"]), page_title(pool[i]["url"]) if titled else "") for i in top]
        scores = scorer.score(asked, as_texts(rows))
        inside = {place for place, i in enumerate(top) if i in gold}
        tally.add("BM25", ranks(lexical[top], inside))
        tally.add("reader", ranks(scores, inside))
        tally.add("reader + BM25", ranks(fused(scores, lexical[top]), inside))
    print(
        "ConditionalQA dev, question + scenario, whole pool, best 50 of BM25",
        "with page title" if titled else "without title",
    )
    tally.show(1, 5, 50)


def squad_held_out(data: Path, scorer: Scorer, every: int) -> None:
    """Sentence hits within the paragraph, and how well the best score tells answerable from unanswerable."""
    tally, best, answerable = Tally(), [], []
    for group in squad(data / "qa" / "squad2_half" / "dev-v2.0-half.json", held_out=True)[::every]:
        scores = scorer.score(group["question"], as_texts([*group["positives"], *group["negatives"]]))
        best.append(float(scores.max()))
        answerable.append(bool(group["positives"]))
        if group["positives"]:
            shuffled = np.random.default_rng(len(best)).permutation(len(scores))
            places = {place for place, i in enumerate(shuffled) if i < len(group["positives"])}
            tally.add("sentence in its paragraph", ranks(scores[shuffled], places))
    print(
        f"SQuAD2 held-out articles: declining AUC {roc_auc_score(answerable, best):.3f} over {len(best)} questions"
    )
    tally.show(1, 3)


def lay_questions(questions: list[Row], units: dict[str, list[Unit]], scorer: Scorer, name: str) -> None:
    """Lay questions on whole reports, report known: BM25 over unit and context hands on its best candidates."""
    indexes = {doc: Bm25([f"{u.text} {u.before} {u.heading}" for u in items]) for doc, items in units.items()}
    folds = {doc: [folded(u.text) for u in items] for doc, items in units.items()}
    tally, best, answerable = Tally(), [], []
    for question in questions:
        document, asked = question["document"], " ".join(question["turns"])
        quotes = [folded(a["quote"]) for group in question["gold"] for a in group]
        gold = {i for i, text in enumerate(folds[document]) if any(quote in text for quote in quotes)}
        lexical = indexes[document].scores(asked)
        top = indexes[document].top(asked, CANDIDATES)
        rows = [unit(u.text, u.heading, u.before) for u in (units[document][i] for i in top)]
        scores = scorer.score(asked, as_texts(rows))
        best.append(float(scores.max()))
        answerable.append(question["answerable"])
        if question["answerable"]:
            inside = {place for place, i in enumerate(top) if i in gold}
            tally.add("BM25", ranks(lexical, gold))
            tally.add("reader", ranks(scores, inside))
            tally.add("reader + BM25", ranks(fused(scores, lexical[top]), inside))
    print(f"{name}: declining AUC {roc_auc_score(answerable, best):.3f}")
    tally.show(1, 3, 5, 40, 100)


def markdown_units(folder: Path) -> dict[str, list[Unit]]:
    """Units of the Markdown source of the development documents."""
    units = {}
    for path in sorted(folder.glob("*.md")):
        text = path.read_text(encoding="utf-8").replace("**", "").replace("\\", "")
        lines = [" ".join(line.strip("# ").split()) for line in text.splitlines() if line.strip()]
        found: list[Unit] = []
        for page, heading, block, _ in blocks_of([lines]):
            for sentence in sentences(block):
                found.append(
                    Unit(
                        document=path.stem,
                        page=page,
                        heading=heading,
                        before=found[-1].text if found else "",
                        text=sentence,
                    )
                )
        units[path.stem] = found
    return units


def development(questions: Path, source: Path, scorer: Scorer) -> None:
    """The development questions over both documents together."""
    both = [item for items in markdown_units(source).values() for item in items]
    rows = [row | {"document": "both"} for row in lines_of(questions)]
    lay_questions(rows, {"both": both}, scorer, "development questions, both documents")


def agreement(data: Path, questions: list[Row], one: Scorer, other: Scorer) -> None:
    """How far two forms of the model agree on the candidates of some lay questions."""
    units = report_units(data, {q["document"] for q in questions})
    rng = random.Random(3)
    gaps, same = [], []
    for question in rng.sample(questions, min(20, len(questions))):
        items = units[question["document"]]
        asked = " ".join(question["turns"])
        top = Bm25([u.text for u in items]).top(asked, CANDIDATES)
        texts = as_texts([unit(items[i].text, items[i].heading, items[i].before) for i in top])
        a, b = one.score(asked, texts), other.score(asked, texts)
        gaps.append(float(np.abs(a - b).mean()))
        same.append((int(a.argmax()) == int(b.argmax()), float(np.corrcoef(a, b)[0, 1])))
    print(
        f"agreement: mean gap {np.mean(gaps):.3f}, same best {np.mean([s for s, _ in same]):.3f}, correlation {np.mean([c for _, c in same]):.4f}"
    )


def main() -> None:
    """Print the measures asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--reports", type=Path)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--against", type=Path, help="for agreement: the other form of the model")
    parser.add_argument("--what", nargs="+", required=True)
    parser.add_argument(
        "--fold", type=int, help="number of the fold of folds.json whose reports are measured"
    )
    parser.add_argument(
        "--every", type=int, default=1, help="measure on every so many questions, to save time"
    )
    parser.add_argument("--development", type=Path, help="development questions")
    parser.add_argument("--source", type=Path, help="Markdown source of the development documents")
    given = parser.parse_args()
    scorer = scorer_of(given.model)
    questions = lines_of(given.reports) if given.reports else []
    if given.fold is not None:
        measured = json.loads((Path(__file__).parent / "folds.json").read_text(encoding="utf-8"))["folds"][
            given.fold
        ]
        questions = [q for q in questions if q["document"] in measured]
    questions = questions[:: given.every]
    if "conditionalqa" in given.what:
        conditionalqa(given.data, scorer, given.every, titled=False)
    if "conditionalqa-titled" in given.what:
        conditionalqa(given.data, scorer, given.every, titled=True)
    if "squad" in given.what:
        squad_held_out(given.data, scorer, given.every)
    if "reports" in given.what:
        lay_questions(
            questions,
            report_units(given.data, {q["document"] for q in questions}),
            scorer,
            "lay questions, report known",
        )
    if "development" in given.what:
        development(given.development, given.source, scorer)
    if "agreement" in given.what:
        agreement(given.data, questions, scorer, scorer_of(given.against))


if __name__ == "__main__":
    main()
