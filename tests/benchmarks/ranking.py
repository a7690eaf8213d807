"""How fast ranking is, and how good: run by hand, `python tests/benchmarks/ranking.py [--help]`.

Speed is measured on seeded corpora whose words follow Zipf's law; quality as mean average precision (trec_eval's
definition, over at most 1,000 passages) on a test collection given as a folder of docs.jsonl, queries.jsonl
({"id", "text"}) and qrels.tsv (query, passage, relevance).
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from assistant.retrieval.index import PassageIndex
from assistant.retrieval.lexical import bm25_columns
from assistant.retrieval.store import load_index, save_index
from assistant.settings import Settings
from assistant.text.tokens import stems
from tests.retrieval_factories import a_corpus_of, a_passage, a_question

WORDS_A_PASSAGE = 25
VOCABULARY = 30_000
ASKED = 200


def zipf_texts(count: int, words: int, seed: int = 7) -> list[str]:
    """Texts of made-up words, each as frequent as its rank in Zipf's law has it."""
    ranks = np.arange(1, VOCABULARY + 1)
    drawn = np.random.default_rng(seed).choice(ranks, size=(count, words), p=(1 / ranks) / (1 / ranks).sum())
    letters = str.maketrans("0123456789", "bdfgklmnpr")
    return [" ".join(f"a{str(rank).translate(letters)}o" for rank in row) for row in drawn]


def speed(passages: int, settings: Settings) -> dict[str, float]:
    """Seconds, bytes and milliseconds of one corpus of so many passages."""
    corpus = a_corpus_of([a_passage(n, text) for n, text in enumerate(zipf_texts(passages, WORDS_A_PASSAGE))])
    started = time.perf_counter()
    index = PassageIndex.build(corpus, settings)
    built = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        save_index(index, corpus, settings, Path(folder), digest="benchmark")
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        saved = time.perf_counter()
        _, loaded = load_index(Path(folder))
    opened = time.perf_counter()
    took = []
    for text in zipf_texts(ASKED, 6, seed=8):
        question = a_question(text)
        began = time.perf_counter()
        loaded.search(question, limit=settings.candidates)
        took.append((time.perf_counter() - began) * 1000)
    p50, p95 = np.percentile(took, [50, 95])
    return {
        "passages": passages,
        "build_s": built - started,
        "save_s": saved - built,
        "load_s": opened - saved,
        "megabytes": size / 1e6,
        "p50_ms": float(p50),
        "p95_ms": float(p95),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def average_precision(ranked: list[str], relevant: set[str]) -> float:
    """Mean of the precision at each relevant passage; one that is not ranked counts 0."""
    found, total = 0, 0.0
    for rank, passage in enumerate(ranked[:1000], start=1):
        if passage in relevant:
            found += 1
            total += found / rank
    return total / len(relevant)


def collection_map(folder: Path, settings: Settings) -> float:
    """Mean average precision of BM25 with the product's own tokens, over the queries that have judgements.

    A word that a query repeats counts as often, as in the published figures; in the product it counts once.
    """
    documents = _rows(folder / "docs.jsonl")
    ids = [_unpadded(row["id"]) for row in documents]
    columns = bm25_columns([stems(row["text"]) for row in documents], k1=settings.bm25_k1, b=settings.bm25_b)
    relevant: dict[str, set[str]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        asked, passage, grade = line.split("\t")
        if int(grade) > 0:
            relevant.setdefault(asked, set()).add(_unpadded(passage))
    precisions = []
    for query in _rows(folder / "queries.jsonl"):
        if query["id"] in relevant:
            scores = columns.scores(Counter(stems(query["text"])))
            order = np.lexsort((np.arange(len(ids)), -scores))[:1000]
            ranked = [ids[place] for place in order if scores[place] > 0]
            precisions.append(average_precision(ranked, relevant[query["id"]]))
    return float(np.mean(precisions))


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _unpadded(name: str) -> str:
    stem, dash, number = name.rpartition("-")
    return f"{stem}{dash}{int(number)}" if number.isdigit() else name


def _show(row: dict[str, float] | dict[str, str | float]) -> None:
    sys.stdout.write(f"{json.dumps(row)}\n")
    sys.stdout.flush()


def main() -> None:
    """Print one JSON object a line: a corpus size or a collection."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--passages", type=int, nargs="*", default=[500, 5_000, 50_000])
    parser.add_argument("--collection", type=Path, nargs="*", default=[], help="folders of test collections")
    parser.add_argument("--k1", type=float, default=Settings().bm25_k1)
    parser.add_argument("--b", type=float, default=Settings().bm25_b)
    arguments = parser.parse_args()
    settings = replace(Settings(), bm25_k1=arguments.k1, bm25_b=arguments.b)
    for folder in arguments.collection:
        _show({"collection": folder.name, "map": round(collection_map(folder, settings), 4)})
    for passages in arguments.passages:
        _show({name: round(value, 3) for name, value in speed(passages, settings).items()})


if __name__ == "__main__":
    main()
