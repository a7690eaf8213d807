"""Questions about something else altogether, among those that declining is learned from."""

import json
from pathlib import Path

from assistant.evaluation.gold import GoldQuestion, read_gold
from assistant.evaluation.off_topic import KIND, dealt

REPOSITORY = Path(__file__).resolve().parents[3]
LEARNED = REPOSITORY / "training/data/off-topic-questions.jsonl"
MEASURED = REPOSITORY / "tests/quality/off-topic-questions.jsonl"


def question(number: int) -> GoldQuestion:
    return GoldQuestion(id=f"OT{number}", turns=("Do fish sleep?",), answerable=False, gold=(), kind=KIND)


def test_every_off_topic_question_is_asked_once_and_every_report_as_often_as_another() -> None:
    of_reports, of_corpus = dealt([question(number) for number in range(16)], ["north", "south", "west"])
    assert [one.document for one in of_reports].count("north") == 4
    assert {one.document for one in of_corpus} == {""}
    assert len({one.id for one in (*of_reports, *of_corpus)}) == 16


def test_off_topic_questions_that_are_learned_from_are_not_those_that_measure() -> None:
    learned, measured = (
        {
            " ".join(json.loads(line)["turns"]).lower()
            for line in path.read_text(encoding="utf-8").splitlines()
        }
        for path in (LEARNED, MEASURED)
    )
    assert not learned & measured
    assert all(
        not one.answerable and one.kind == KIND for path in (LEARNED, MEASURED) for one in read_gold(path)
    )
