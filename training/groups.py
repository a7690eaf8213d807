"""Make training groups from the raw data: a question, the units that answer it, and hard negatives.

    python training/groups.py --data DATA --reports QUESTIONS --out WORK

writes WORK/public.jsonl and WORK/reports.jsonl, one group a line: ``source``, ``document``, ``question``,
``positives`` and ``negatives``, each unit as ``{"heading", "before", "unit"}``. A group without positives is a
question that its own passage or report does not answer.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from bm25 import Bm25
from dense import Vectors
from extract import Unit, folded, sentences, units_of

SQUAD_HELD_OUT = ("European_Union_law", "Huguenot", "Scottish_Parliament", "Steam_engine")
NEGATIVES = 16
Row = dict[str, Any]


def lines_of(path: Path) -> list[Row]:
    """Rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def unit(text: str, heading: str = "", before: str = "") -> Row:
    """A unit in its context."""
    return {"heading": heading, "before": before, "unit": text}


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


def as_row(item: Unit) -> Row:
    """A report's unit in its context."""
    return unit(item.text, item.heading, item.before)


def report_units(data: Path, documents: set[str]) -> dict[str, list[Unit]]:
    """Units of each named report found anywhere under ``data``."""
    return {pdf.stem: units_of(pdf) for pdf in sorted(data.rglob("*.pdf")) if pdf.stem in documents}


def report_group(question: Row, units: list[Unit], index: Bm25, alike: list[int], rng: random.Random) -> Row:
    """One lay question: units with a gold quote against BM25's best, those alike in meaning, the page's and others."""
    quotes = [folded(a["quote"]) for group in question["gold"] for a in group]
    texts = [folded(item.text) for item in units]
    gold = {i for i, text in enumerate(texts) if any(quote in text for quote in quotes)}
    parts = {i for i, text in enumerate(texts) if len(text) > 20 and any(text in quote for quote in quotes)}
    asked = " ".join(question["turns"])
    pages = {units[i].page for i in gold}
    lexical = [i for i in index.top(asked, 24) if i not in gold | parts]
    others = [i for i in alike if i not in gold | parts]
    near = [i for i, item in enumerate(units) if item.page in pages and i not in gold | parts]
    rest = [i for i in range(len(units)) if i not in gold | parts]
    chosen = list(
        dict.fromkeys(
            [
                *others[:8],
                *lexical[:10],
                *rng.sample(near, min(len(near), 5)),
                *rng.sample(rest, min(len(rest), 5)),
            ]
        )
    )
    return {
        "source": "reports",
        "id": question["id"],
        "document": question["document"],
        "question": asked,
        "answerable": question["answerable"],
        "positives": [as_row(units[i]) for i in sorted(gold)],
        "negatives": [as_row(units[i]) for i in chosen if len(units[i].text.split()) >= 2],
    }


def made_tables(path: Path) -> list[Row]:
    """Questions on rows of invented tables, in the form the product gives rows, against the other rows."""
    groups = []
    for table in lines_of(path):
        rows = [unit(row, table["heading"], table["before"]) for row in table["rows"]]
        for answer, question in table["questions"]:
            groups.append(
                {
                    "source": "tables",
                    "document": table["heading"],
                    "question": question,
                    "positives": [] if answer is None else [rows[answer]],
                    "negatives": [row for i, row in enumerate(rows) if i != answer],
                }
            )
    return groups


def nearest(questions: list[Row], units: dict[str, list[Unit]], count: int = 14) -> list[list[int]]:
    """Positions of the units of its report that are most alike in meaning, for every question."""
    vectors = Vectors()
    rows = {name: vectors.of([u.text for u in items]) for name, items in units.items()}
    asked = vectors.of([" ".join(q["turns"]) for q in questions])
    return [
        [int(i) for i in (-(rows[q["document"]] @ v)).argsort()[:count]]
        for q, v in zip(questions, asked, strict=True)
    ]


def reports(data: Path, files: list[Path], rng: random.Random) -> list[Row]:
    """Lay questions on whole reports; answerable ones whose quote no unit holds are left out."""
    questions = [row for path in files for row in lines_of(path)]
    units = report_units(data, {q["document"] for q in questions})
    indexes = {
        name: Bm25([f"{u.text} {u.before} {u.heading}" for u in items]) for name, items in units.items()
    }
    alike = nearest(questions, units)
    groups = [
        report_group(q, units[q["document"]], indexes[q["document"]], near, rng)
        for q, near in zip(questions, alike, strict=True)
    ]
    return [group for group in groups if group["positives"] or not group["answerable"]]


def main() -> None:
    """Write both files of groups."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--reports", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(7)
    qa = given.data / "qa"
    public = [
        *conditionalqa(qa / "conditionalqa", rng),
        *squad(qa / "squad2_half" / "dev-v2.0-half.json", held_out=False),
        *span_set(qa / "policyqa" / "dev.json", "policyqa", True, 900, rng),
        *span_set(qa / "covidqa" / "200423_covidQA.json", "covidqa", False, 700, rng),
    ]
    lay = [
        *reports(given.data, given.reports, rng),
        *made_tables(Path(__file__).parent / "data" / "made-tables.jsonl"),
    ]
    for name, groups in (("public", public), ("reports", lay)):
        with (given.out / f"{name}.jsonl").open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(group, ensure_ascii=False) + "\n" for group in groups)
        with_answer = sum(bool(group["positives"]) for group in groups)
        print(f"{name}: {len(groups)} groups, {with_answer} with an answer")


if __name__ == "__main__":
    main()
