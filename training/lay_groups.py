"""Training groups of the lay questions on reports, and of the invented tables and papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bm25 import Bm25
from dense import Vectors
from extract import Unit, folded, units_of
from made_papers import PAPERS, units_of_paper
from rows import Row, lines_of, unit

if TYPE_CHECKING:
    import random
    from pathlib import Path


def as_row(item: Unit) -> Row:
    """A report's unit in its context."""
    return unit(item.text, item.heading, item.before)


def report_units(data: Path, documents: set[str]) -> dict[str, list[Unit]]:
    """Units of each named report found anywhere under ``data``."""
    return {pdf.stem: units_of(pdf) for pdf in sorted(data.rglob("*.pdf")) if pdf.stem in documents}


def report_group(question: Row, units: list[Unit], index: Bm25, alike: list[int], rng: random.Random) -> Row:
    """One lay question: units with a gold quote against BM25's best, those alike in meaning, the page's and others.

    Where a question has no answer, the words that come nearest to one ("near") stand first.
    """
    quotes = [folded(a["quote"]) for group in question["gold"] for a in group]
    texts = [folded(item.text) for item in units]
    gold = {i for i, text in enumerate(texts) if any(quote in text for quote in quotes)}
    parts = {i for i, text in enumerate(texts) if len(text) > 20 and any(text in quote for quote in quotes)}
    near_miss = folded(question.get("near", ""))
    tempting = [
        i
        for i, text in enumerate(texts)
        if near_miss and len(text) > 20 and (near_miss in text or text in near_miss)
    ]
    asked = " ".join(question["turns"])
    pages = {units[i].page for i in gold}
    lexical = [i for i in index.top(asked, 24) if i not in gold | parts]
    others = [i for i in alike if i not in gold | parts]
    near = [i for i, item in enumerate(units) if item.page in pages and i not in gold | parts]
    rest = [i for i in range(len(units)) if i not in gold | parts]
    chosen = list(
        dict.fromkeys(
            [
                *tempting,
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


def nearest(
    questions: list[Row], units: dict[str, list[Unit]], vectors: Vectors, count: int = 14
) -> list[list[int]]:
    """Positions of the units of its report that are most alike in meaning, for every question."""
    rows = {name: vectors.of([u.text for u in items]) for name, items in units.items()}
    asked = vectors.of([" ".join(q["turns"]) for q in questions])
    return [
        [int(i) for i in (-(rows[q["document"]] @ v)).argsort()[:count]]
        for q, v in zip(questions, asked, strict=True)
    ]


def grouped(
    questions: list[Row], units: dict[str, list[Unit]], vectors: Vectors, rng: random.Random
) -> list[Row]:
    """Groups of the questions on these reports; answerable ones whose quote no unit holds are left out."""
    indexes = {
        name: Bm25([f"{u.text} {u.before} {u.heading}" for u in items]) for name, items in units.items()
    }
    alike = nearest(questions, units, vectors)
    groups = [
        report_group(q, units[q["document"]], indexes[q["document"]], near, rng)
        for q, near in zip(questions, alike, strict=True)
    ]
    return [group for group in groups if group["positives"] or not group["answerable"]]


def reports(data: Path, files: list[Path], rng: random.Random) -> list[Row]:
    """Lay questions on whole reports."""
    questions = [row for path in files for row in lines_of(path)]
    return grouped(questions, report_units(data, {q["document"] for q in questions}), Vectors(), rng)


def made_papers(questions: list[Row], checkpoint: Path, rng: random.Random) -> list[Row]:
    """Questions on invented papers, against the units that the network so far takes for alike."""
    documents = sorted({q["document"] for q in questions})
    units = {name: units_of_paper(PAPERS / f"{name}.md") for name in documents}
    return grouped(questions, units, Vectors(checkpoint), rng)
