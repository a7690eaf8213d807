"""Invented papers and the questions on them, which teach the neural reader and the ranking what councils' papers are like."""

from __future__ import annotations

import importlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

REPOSITORY = Path(__file__).resolve().parents[3]
TRAINING = REPOSITORY / "training"
PAPER = """# Barrow Mill Flood Forum: yearly report

## 1. Money

12. The Forum spent **£400** on pumps. It has £30 left.

What we bought:

- Two pumps.
- A boat. It leaks.

| Item | 2023/24 | 2024/25 |
|---|---|---|
| Pumps | £400 | £0 |
"""


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TRAINING))
    return importlib.import_module("made_papers")


def questions() -> list[dict[str, Any]]:
    lines = (TRAINING / "data/made-questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def asked(row: dict[str, Any]) -> str:
    return " ".join(re.findall(r"\w+", " ".join(row["turns"]).lower()))


def quotes(row: dict[str, Any]) -> list[str]:
    return [answer["quote"] for part in row["gold"] for answer in part]


def test_a_paper_is_cut_into_sentences_bullets_and_rows_with_what_stands_before_them(
    made: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "forum.md"
    path.write_text(PAPER, encoding="utf-8")
    assert [(unit.text, unit.before, unit.heading) for unit in made.units_of_paper(path)] == [
        ("Barrow Mill Flood Forum: yearly report", "", ""),
        ("1. Money", "", ""),
        ("The Forum spent £400 on pumps.", "", "1. Money"),
        ("It has £30 left.", "The Forum spent £400 on pumps.", "1. Money"),
        ("What we bought:", "", "1. Money"),
        ("Two pumps.", "What we bought:", "1. Money"),
        ("A boat.", "What we bought:", "1. Money"),
        ("It leaks.", "A boat.", "1. Money"),
        ("Pumps | £400 | £0", "Item | 2023/24 | 2024/25", "1. Money"),
    ]


def test_every_quote_and_every_near_miss_stands_in_one_unit_of_its_paper(made: ModuleType) -> None:
    texts = {
        path.stem: [unit.text for unit in made.units_of_paper(path)] for path in made.PAPERS.glob("*.md")
    }
    missing = [
        (row["id"], quote)
        for row in questions()
        for quote in quotes(row)
        if not any(quote in text for text in texts[row["document"]])
    ]
    assert missing == []


def test_every_paper_has_questions_and_every_question_says_whether_there_is_an_answer(
    made: ModuleType,
) -> None:
    rows = questions()
    assert {row["document"] for row in rows} == {path.stem for path in made.PAPERS.glob("*.md")}
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(bool(quotes(row)) == row["answerable"] == ("near" not in row) for row in rows)
    assert 0.2 < sum(not row["answerable"] for row in rows) / len(rows) < 0.3


def test_no_question_is_put_twice_and_none_is_one_that_judges_the_product() -> None:
    counts = Counter((row["document"], asked(row)) for row in questions())
    assert [key for key, count in counts.items() if count > 1] == []
    judging = {
        asked(json.loads(line))
        for name in (
            "questions",
            "fresh-questions",
            "unread-questions",
            "councillor-questions",
            "practitioner-questions",
            "late-questions",
        )
        for line in (REPOSITORY / f"tests/quality/{name}.jsonl").read_text(encoding="utf-8").splitlines()
    }
    assert {asked(row) for row in questions()} & judging == set()


def test_papers_that_no_network_is_trained_on_are_among_them(made: ModuleType) -> None:
    parts = json.loads((TRAINING / "folds.json").read_text(encoding="utf-8"))
    assert set(parts["untrained"]) < {path.stem for path in made.PAPERS.glob("*.md")}
    assert not set(parts["untrained"]) & {report for fold in parts["folds"] for report in fold}
