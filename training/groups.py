"""Make training groups from the raw data: a question, the units that answer it, and hard negatives.

    python training/groups.py --data DATA --reports QUESTIONS --out WORK

writes WORK/public.jsonl and WORK/reports.jsonl, one group a line: ``source``, ``document``, ``question``,
``positives`` and ``negatives``, each unit as ``{"heading", "before", "unit"}``. A group without positives is a
question that its own passage or report does not answer.

    python training/groups.py --made-by CHECKPOINT --out WORK

writes WORK/made.jsonl alone: the invented papers but those of `untrained` in folds.json, which are kept for measuring
and for learning the ranking, with negatives chosen by the network of that checkpoint.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from pathlib import Path

from bm25 import Bm25
from extract import sentences
from lay_groups import made_papers, made_tables, reports
from rows import Row, lines_of, unit

SQUAD_HELD_OUT = ("European_Union_law", "Huguenot", "Scottish_Parliament", "Steam_engine")
NEGATIVES = 16


def page_title(url: str) -> str:
    """A page's title guessed from its address: ``.../paternity-pay-leave`` is "Paternity pay leave"."""
    return url.rstrip("/").rsplit("/", 1)[-1].replace("-", " ").capitalize()


def plain(html: str) -> str:
    """A sentence of ConditionalQA without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"</?\w+>", " ", html)).strip()


def conditionalqa(folder: Path, rng: random.Random) -> list[Row]:
    """Questions of the train part, against sentences of the train part's pages only."""
    questions = json.loads((folder / "train.json").read_text(encoding="utf-8"))
    held_out = {q["url"] for q in json.loads((folder / "dev.json").read_text(encoding="utf-8"))}
    pool = [row for row in lines_of(folder / "evidence_pool.jsonl") if row["url"] not in held_out]
    of_page = defaultdict(list)
    for i, row in enumerate(pool):
        of_page[row["url"]].append(i)
    index = Bm25([f"{row['text']} {page_title(row['url'])}" for row in pool])
    groups = []
    for question in questions:
        if question["url"] in held_out:
            continue
        gold = set(question["evidences"])
        asked = (
            question["question"] if rng.random() < 0.2 else f"{question['question']} {question['scenario']}"
        )
        scores = index.scores(f"{question['question']} {question['scenario']}")
        near = sorted(of_page[question["url"]], key=lambda i: -scores[i])[:10]
        far = [i for i in index.top(asked, 40) if pool[i]["url"] != question["url"]][:6]
        make = [
            unit(pool[i]["text"], page_title(pool[i]["url"]))
            for i in near + far
            if pool[i]["html"] not in gold
        ]
        title = page_title(question["url"])
        positives = (
            [] if question["not_answerable"] else [unit(plain(html), title) for html in question["evidences"]]
        )
        groups.append(
            {
                "source": "conditionalqa",
                "document": question["url"],
                "question": asked,
                "positives": positives,
                "negatives": make,
            }
        )
    return groups


def spans_to_units(context: str, heading: str) -> list[tuple[int, int, Row]]:
    """(start, end, unit) of every sentence of a paragraph, with the sentence before it."""
    found, position, before = [], 0, ""
    for sentence in sentences(context):
        start = context.find(sentence, position)
        start = position if start < 0 else start
        position = start + len(sentence)
        found.append((start, position, unit(" ".join(sentence.split()[:80]), heading, before)))
        before = sentence
    return found


def answered_by(spans: list[tuple[int, int, Row]], answers: list[Row]) -> list[int]:
    """Positions of the sentences that hold the start of an answer."""
    starts = {answer["answer_start"] for answer in answers}
    return [i for i, (start, end, _) in enumerate(spans) if any(start <= s < end for s in starts)]


def squad(path: Path, *, held_out: bool) -> list[Row]:
    """Questions of SQuAD 2 with their own paragraph's sentences; unanswerable ones have no positive."""
    groups = []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        if (article["title"] in SQUAD_HELD_OUT) != held_out:
            continue
        heading = article["title"].replace("_", " ")
        for paragraph in article["paragraphs"]:
            spans = spans_to_units(paragraph["context"], heading)
            for question in paragraph["qas"]:
                gold = [] if question["is_impossible"] else answered_by(spans, question["answers"])
                groups.append(
                    {
                        "source": "squad2",
                        "document": article["title"],
                        "question": question["question"].strip(),
                        "positives": [spans[i][2] for i in gold],
                        "negatives": [row for i, (_, _, row) in enumerate(spans) if i not in gold],
                    }
                )
    return groups


def span_set(path: Path, source: str, titled: bool, most: int, rng: random.Random) -> list[Row]:
    """PolicyQA or CovidQA: the sentence with the answer against the hardest others of its document."""
    groups = []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        title = article.get("title", "") if titled else ""
        spans = [item for p in article["paragraphs"] for item in spans_to_units(p["context"], title)]
        index = Bm25([row["unit"] for _, _, row in spans])
        offset = 0
        for paragraph in article["paragraphs"]:
            own = spans_to_units(paragraph["context"], title)
            for question in paragraph["qas"]:
                gold = {offset + i for i in answered_by(own, question["answers"])}
                hard = [
                    i
                    for i in index.top(question["question"], 30)
                    if i not in gold and (source == "covidqa" or offset <= i < offset + len(own))
                ]
                near = [i for i in range(offset, offset + len(own)) if i not in gold and i not in hard]
                chosen = (hard + rng.sample(near, min(len(near), 4)))[:NEGATIVES]
                if gold and chosen:
                    groups.append(
                        {
                            "source": source,
                            "document": title,
                            "question": question["question"].strip(),
                            "positives": [spans[i][2] for i in sorted(gold)],
                            "negatives": [spans[i][2] for i in chosen],
                        }
                    )
            offset += len(own)
    rng.shuffle(groups)
    return groups[:most]


def write(groups: list[Row], path: Path) -> None:
    """Write groups, one a line, and say how many."""
    path.write_text(
        "".join(f"{json.dumps(group, ensure_ascii=False)}\n" for group in groups), encoding="utf-8"
    )
    with_answer = sum(bool(group["positives"]) for group in groups)
    print(f"{path.stem}: {len(groups)} groups, {with_answer} with an answer")


def main() -> None:
    """Write both files of groups, or that of the invented papers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--reports", type=Path, nargs="+", default=[])
    parser.add_argument("--made-by", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(7)
    here = Path(__file__).parent
    if given.made_by is not None:
        untrained = set(json.loads((here / "folds.json").read_text(encoding="utf-8"))["untrained"])
        asked = lines_of(here / "data" / "made-questions.jsonl")
        trained = [row for row in asked if row["document"] not in untrained]
        write(made_papers(trained, given.made_by, rng), given.out / "made.jsonl")
        return
    if given.data is None:
        parser.error("--data is needed")
    qa = given.data / "qa"
    public = [
        *conditionalqa(qa / "conditionalqa", rng),
        *squad(qa / "squad2_half" / "dev-v2.0-half.json", held_out=False),
        *span_set(qa / "policyqa" / "dev.json", "policyqa", True, 900, rng),
        *span_set(qa / "covidqa" / "200423_covidQA.json", "covidqa", False, 700, rng),
    ]
    lay = [*reports(given.data, given.reports, rng), *made_tables(here / "data" / "made-tables.jsonl")]
    write(public, given.out / "public.jsonl")
    write(lay, given.out / "reports.jsonl")


if __name__ == "__main__":
    main()
