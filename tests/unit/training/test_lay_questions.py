import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[3]
FIELDS = {
    "id": str,
    "document": str,
    "turns": list,
    "answerable": bool,
    "gold": list,
    "kind": str,
    "difficulty": str,
    "sentence": str,
    "persona": str,
}
KINDS = {
    "assurance",
    "comparison",
    "decision",
    "definition",
    "fact",
    "how",
    "list",
    "number",
    "recommendation",
    "table",
    "unanswerable",
    "when",
    "who",
    "why",
    "yes/no",
}


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (REPOSITORY / name).read_text(encoding="utf-8").splitlines()]


FILES = {
    "LQ": [rows("training/data/lay-questions.jsonl"), rows("training/data/unseen-lay-questions.jsonl")],
    "EQ": [rows("training/data/everyday-questions.jsonl")],
}
LAY = [row for files in FILES.values() for file in files for row in file]


def asked(row: dict[str, Any]) -> str:
    return " ".join(re.findall(r"\w+", " ".join(row["turns"]).lower()))


def test_every_lay_question_has_the_same_fields_of_the_same_types() -> None:
    wrong = [r["id"] for r in LAY if {key: type(r[key]) for key in r if key != "near"} != FIELDS]
    assert wrong == []
    assert {r["kind"] for r in LAY} <= KINDS
    assert {r["difficulty"] for r in LAY} <= {"hard", "lexical", "paraphrase"}
    assert [r["id"] for r in LAY if not r["turns"] or any(not t or t != t.strip() for t in r["turns"])] == []


def test_ids_of_lay_questions_are_unique_and_rise() -> None:
    for prefix, file in ((prefix, file) for prefix, files in FILES.items() for file in files):
        assert {r["id"][:2] for r in file} == {prefix}
        numbers = [int(r["id"][2:]) for r in file]
        assert numbers == sorted(set(numbers))
    assert len({r["id"] for r in LAY}) == len(LAY)


def test_no_lay_question_is_put_twice_to_one_report() -> None:
    counts = Counter((r["document"], asked(r)) for r in LAY)
    assert [key for key, count in counts.items() if count > 1] == []


def test_an_answerable_question_quotes_its_own_report_with_a_page_and_an_unanswerable_one_nothing() -> None:
    for r in LAY:
        quotes = [answer for group in r["gold"] for answer in group]
        answered = (bool(quotes), bool(r["sentence"]), r["kind"] != "unanswerable")
        assert set(answered) == {r["answerable"]}, r["id"]
        assert all(group for group in r["gold"]), r["id"]
        for answer in quotes:
            assert set(answer) == {"doc", "quote", "page"}, r["id"]
            assert answer["doc"] == r["document"], r["id"]
            assert answer["page"] >= 1, r["id"]
            assert answer["quote"] == answer["quote"].strip(), r["id"]
            assert len(answer["quote"].split()) <= 60, r["id"]


def test_a_question_without_an_answer_may_name_the_words_that_come_near_to_one() -> None:
    near = [r for r in LAY if "near" in r]
    assert len(near) >= 250
    assert all(r["near"].strip() and not r["answerable"] for r in near)


def test_lay_questions_share_no_wording_and_no_report_with_the_questions_that_judge_the_product() -> None:
    judging = rows("tests/quality/questions.jsonl")
    assert {asked(r) for r in LAY} & {asked(r) for r in judging} == set()
    corpus = {path.stem for path in (REPOSITORY / "corpus").rglob("*.pdf")}
    assert {r["document"] for r in LAY} & corpus == set()


def test_some_lay_questions_have_no_answer_some_take_two_turns_and_they_cover_many_reports() -> None:
    unanswerable = sum(not r["answerable"] for r in LAY) / len(LAY)
    assert 0.1 < unanswerable < 0.25
    assert sum(len(r["turns"]) == 2 for r in LAY) >= 100
    assert len({r["document"] for r in LAY}) >= 40
