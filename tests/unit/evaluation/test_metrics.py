"""The measures of answer quality."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.evaluation.gold import GoldQuestion, GoldQuote
from assistant.evaluation.metrics import area_under_curve, calibration_error, means, norm, outcome, sign_test
from assistant.evaluation.report import evaluation_record, evaluation_text, percentile
from assistant.evaluation.run import run_questions
from assistant.evaluation.stages import GoldRank
from assistant.model import Answer, Extract, ExtractKind
from tests.factories import Printed, a_page, an_answer, an_extract

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = a_page(
    Printed("The council grits 640 miles of road.", 72, 90), Printed("Salt costs £12,000.", 72, 110)
)
MILES = an_extract(PAGE, "The council grits 640 miles of road.")
SALT = an_extract(PAGE, "Salt costs £12,000.")


def gold(*groups: str, identity: str = "A1", answerable: bool = True, document: str = "plan") -> GoldQuestion:
    return GoldQuestion(
        id=identity,
        turns=("How many miles?",),
        answerable=answerable,
        gold=tuple((GoldQuote(document=document, quote=quote),) for quote in groups),
        kind="number",
        difficulty="lexical",
    )


def answer(*extracts: Extract, confidence: float = 0.9) -> Answer:
    return an_answer("How many miles?", *extracts, confidence=confidence)


def test_quotes_are_compared_without_markup_case_and_kinds_of_dash() -> None:
    assert norm("**Salt** \N{EN DASH} <u>The</u>  Plan | \u2018A\u2019") == "salt - the plan 'a'"


def test_the_first_extract_that_holds_the_gold_counts_for_every_measure() -> None:
    measures = outcome(gold("640 miles"), answer(MILES, SALT)).measures
    assert (measures["answer@1"], measures["answer@3"], measures["complete@5"], measures["mrr"]) == (
        1,
        1,
        1,
        1,
    )
    assert measures["words@1"] == 7


def test_gold_in_the_second_extract_is_found_among_three_and_not_first() -> None:
    one = outcome(gold("640 miles"), answer(SALT, MILES))
    assert (one.measures["answer@1"], one.measures["answer@3"], one.measures["mrr"]) == (0, 1, 0.5)
    assert one.rank == 2


def test_half_of_the_gold_groups_is_half_complete() -> None:
    assert outcome(gold("640 miles", "nine lorries"), answer(MILES)).measures["complete@5"] == 0.5


def test_the_same_words_in_another_document_do_not_count() -> None:
    assert outcome(gold("640 miles", document="paper"), answer(MILES)).measures["answer@1"] == 0


def test_words_beyond_the_sixtieth_count_in_a_list_only() -> None:
    long = "word " * 60 + "gritted"
    page = a_page(Printed(long, 72, 90))
    question = gold("gritted")
    assert outcome(question, answer(an_extract(page, long))).rank == 0
    assert outcome(question, answer(an_extract(page, long, kind=ExtractKind.LIST))).rank == 1


def test_a_question_without_an_answer_scores_zero() -> None:
    measures = outcome(gold("640 miles"), None).measures
    assert measures["answer@1"] == measures["complete@5"] == measures["mrr"] == 0


def test_an_unanswerable_question_is_declined_by_not_found_alone() -> None:
    assert outcome(gold(answerable=False), answer()).measures == {"declined": 1.0}
    assert outcome(gold(answerable=False), answer(MILES)).measures == {"declined": 0.0}


def test_an_answerable_question_that_is_not_found_is_refused() -> None:
    measures = outcome(gold("640 miles"), answer()).measures
    assert (measures["refused"], measures["answer@1"]) == (1.0, 0.0)


def test_means_are_over_the_questions_a_measure_applies_to() -> None:
    outcomes = [outcome(gold("640 miles"), answer(MILES)), outcome(gold(answerable=False), answer())]
    assert means(outcomes)["answer@1"] == means(outcomes)["declined"] == 1.0


def test_confidence_that_says_nine_in_ten_and_is_right_half_the_time_is_four_tenths_off() -> None:
    outcomes = [outcome(gold("640 miles"), answer(extract)) for extract in (MILES, SALT)]
    assert calibration_error(outcomes) == pytest.approx(0.4)


def test_five_won_and_none_lost_could_be_chance_once_in_sixteen() -> None:
    assert sign_test(5, 0) == pytest.approx(0.0625)
    assert sign_test(0, 0) == 1.0


class Parrot:
    """Answers every question alike."""

    def __init__(self, *extracts: Extract) -> None:
        self._extracts = extracts

    def ask(self, turns: Sequence[str]) -> Answer:
        return an_answer(turns[-1], *self._extracts, took_ms=12.0)


QUESTIONS = (gold("640 miles"), gold("£12,000", identity="A2"), gold(identity="A3", answerable=False))


def test_a_run_keeps_every_question_in_order() -> None:
    run = run_questions(Parrot(MILES), QUESTIONS)
    assert [one.question.id for one in run.outcomes] == ["A1", "A2", "A3"]
    assert evaluation_record(run)["all"]["answer@1"] == 0.5
    assert evaluation_record(run)["p95_ms"] == 12.0


def test_the_report_lists_what_was_missed_and_where_its_gold_stood() -> None:
    text = evaluation_text(run_questions(Parrot(SALT, MILES), QUESTIONS), misses=True)
    assert "A1  rank 2  How many miles?  gold: 640 miles" in text
    assert "A3  should decline" in text
    assert "A2" not in text


def test_scores_that_tell_half_of_the_pairs_apart_are_worth_no_more_than_a_coin() -> None:
    assert area_under_curve([0.9, 0.8], [0.1, 0.2]) == 1.0
    assert area_under_curve([0.5, 0.5], [0.5]) == 0.5
    assert area_under_curve([0.9, 0.1], [0.5]) == 0.5
    assert area_under_curve([], [0.5]) == 0.5


def test_the_report_says_where_the_gold_of_a_miss_stood() -> None:
    ranks = {"A1": GoldRank(candidate=31, ranked=7)}
    text = evaluation_text(run_questions(Parrot(SALT), QUESTIONS), misses=True, ranks=ranks)
    assert "A1  missed  gold ranked 7, candidate 31  How many miles?" in text


def test_the_report_says_that_the_gold_of_a_miss_was_never_looked_at() -> None:
    ranks = {"A1": GoldRank(candidate=0, ranked=0)}
    text = evaluation_text(run_questions(Parrot(SALT), QUESTIONS), misses=True, ranks=ranks)
    assert "A1  missed  gold no candidate" in text


def test_the_slowest_twentieth_begins_at_the_percentile() -> None:
    assert percentile(tuple(float(value) for value in range(100)), 0.95) == 95.0
    assert percentile((), 0.95) == 0.0
