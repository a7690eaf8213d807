"""Whether the documents say what was asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.answering.feature_names import FEATURES
from assistant.answering.signals import READER_SIGNALS, SIGNALS, support_signals
from assistant.answering.support import judge_support
from assistant.answering.weights import LearnedWeights, Linear, Weights, shipped_weights
from assistant.model import AnswerStatus, Contribution, Evidence, Question, RankedPassage, Wanted
from tests.written import Written, asked

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTHING = Linear(names=(), weights=(), means=(), scales=())


def found(text: str, features: Mapping[str, float]) -> tuple[RankedPassage, Evidence]:
    plan = Written()
    plan.paragraph(text)
    (passage,) = plan.passages
    made = tuple(
        Contribution(scorer=n, value=features.get(n, 0.0), share=0.0) for n in (*FEATURES, *features)
    )
    ranked = RankedPassage(passage=passage, rank=1, score=2.0, contributions=made)
    return ranked, Evidence(passages=(passage,), kind=passage.kind, score=0.6)


def weights(**signals: float) -> LearnedWeights:
    names = tuple(signals)
    support = Linear(
        names=names, weights=tuple(signals.values()), means=(0.0,) * len(names), scales=(1.0,) * len(names)
    )
    one = Weights(ranking=NOTHING, support=support, confidence=NOTHING)
    sure = Linear(names=(), weights=(), means=(), scales=(), intercept=5.0)
    other = Weights(ranking=NOTHING, support=sure, confidence=NOTHING)
    return LearnedWeights(lexical=one, shortlist=NOTHING, with_reader=other)


def status(question: Question, text: str, learned: LearnedWeights, **features: float) -> AnswerStatus:
    ranked, evidence = found(text, features)
    return judge_support(question, [ranked], [evidence], learned).status


def test_a_question_that_nothing_speaks_for_is_not_found() -> None:
    learned = weights(first_coverage=1.0, terms=-0.1)
    assert (
        status(asked("Who sweeps roads?"), "Roads are swept.", learned, coverage=0.9) is AnswerStatus.ANSWERED
    )
    assert (
        status(asked("Who sweeps roads?"), "Roads are swept.", learned, coverage=0.1)
        is AnswerStatus.NOT_FOUND
    )


def test_why_something_fell_is_not_answered_by_words_that_say_it_rose() -> None:
    sure = weights(first_coverage=1.0)
    rose = "The number of lorries has risen to nine."
    fell = asked("Why has the number of lorries fallen?", Wanted.WHY)
    assert status(fell, rose, sure, coverage=1.0) is AnswerStatus.NOT_FOUND
    grown = asked("Why has the number of lorries gone up?", Wanted.WHY)
    assert status(grown, rose, sure, coverage=1.0) is AnswerStatus.ANSWERED


def test_a_unit_picked_by_its_label_is_not_called_doubtful() -> None:
    ranked, unit = found("Contact officer: Jo Ash.", {})
    question, unsure = asked("Who is the contact officer?", Wanted.WHO), weights(share=-9.0)
    plain = judge_support(question, [ranked], [unit], unsure)
    picked = judge_support(question, [ranked], [replace(unit, picked=True)], unsure)

    assert picked.status is plain.status is AnswerStatus.ANSWERED
    assert plain.confidence < 0.6
    assert picked.confidence > 0.8


def test_without_evidence_the_answer_is_surely_not_found() -> None:
    support = judge_support(asked("Who?"), [], [])
    assert (support.status, support.confidence) == (AnswerStatus.NOT_FOUND, 1.0)


@pytest.mark.parametrize(
    ("question", "lacking", "holding"),
    [
        ("What is the telephone number?", "Write to us.", "Ring 01865 792422."),
        ("What is the email address?", "Ring us.", "Write to salt@example.gov.uk."),
        ("How old was the driver?", "The driver was young.", "The driver was aged 24."),
        ("What time does it open?", "It opens on Monday.", "It opens at 9.30."),
    ],
)
def test_a_particular_form_that_no_unit_holds_is_not_found(question: str, lacking: str, holding: str) -> None:
    sure = weights(share=9.0)
    assert status(asked(question), lacking, sure) is AnswerStatus.NOT_FOUND
    assert status(asked(question), holding, sure) is AnswerStatus.ANSWERED


def test_an_answer_that_lacks_a_name_of_the_question_is_partly_answered() -> None:
    question = asked("Who sweeps Elm Street?", names=("Elm Street",))
    assert status(question, "Roads are swept by hand.", weights(share=9.0)) is AnswerStatus.PARTLY_ANSWERED
    assert status(question, "Elm Street is swept by hand.", weights(share=9.0)) is AnswerStatus.ANSWERED


def test_the_weights_with_the_reader_are_used_when_it_read() -> None:
    assert status(asked("Who?"), "Nobody.", weights(share=-9.0)) is AnswerStatus.NOT_FOUND
    assert status(asked("Who?"), "Nobody.", weights(share=-9.0), reader=3.0) is AnswerStatus.ANSWERED


def test_a_figure_asked_for_and_lacking_is_a_signal() -> None:
    ranked, evidence = found("Roads are swept.", {"form_met": -1.0})
    signals = support_signals(asked("How many roads?", Wanted.COUNT), [ranked], [evidence])
    assert (signals["figure_missing"], signals["form_missing"], signals["figure"]) == (1.0, 1.0, 1.0)


def test_the_year_before_is_a_signal() -> None:
    ranked, evidence = found("Salt cost £9.", {})
    signals = support_signals(asked("What did salt cost the year before?"), [ranked], [evidence])
    assert signals["other_year"] == 1.0


def test_a_document_that_is_named_counts_as_a_term() -> None:
    ranked, evidence = found("Salt cost £9.", {})
    question = asked("What did salt cost?")
    named = replace(question, documents=("paper", "report"))
    alone, narrowed = (support_signals(one, [ranked], [evidence])["terms"] for one in (question, named))
    assert narrowed == alone + 1


def test_every_signal_is_named_and_shipped_weights_know_no_other() -> None:
    ranked, evidence = found("Salt cost £9.", {"reader": 1.0})
    signals = support_signals(asked("What did salt cost?"), [ranked], [evidence])
    assert set(signals) == {*SIGNALS, *READER_SIGNALS}
    shipped = shipped_weights()
    assert set(shipped.lexical.support.names) <= set(SIGNALS)
    assert set(shipped.with_reader.support.names) <= {*SIGNALS, *READER_SIGNALS}


ROW = {"numbers": 1.0, "names": 1.0}


def row_status(question: Question, *cells: str, score: float = 0.9) -> AnswerStatus:
    """How a question is judged that nothing but a row of contributions bears on, and that is doubted."""
    plan = Written()
    plan.heading("Gritting budget")
    plan.row(*cells, group="Contributions", columns=("", "2023/24"))
    passage = plan.passages[-1]
    made = tuple(Contribution(scorer=n, value=ROW.get(n, 0.0), share=0.0) for n in FEATURES)
    ranked = RankedPassage(passage=passage, rank=1, score=2.0, contributions=made)
    unit = Evidence(passages=(passage,), kind=passage.kind, score=score)
    return judge_support(question, [ranked], [unit], weights(share=-9.0)).status


def test_a_row_that_the_question_names_by_all_its_words_is_an_answer_however_short_the_question() -> None:
    question = asked("How much comes from Elm Parish?", Wanted.AMOUNT)
    assert row_status(question, "Elm Parish Council", "-£500") is AnswerStatus.ANSWERED
    assert row_status(question, "Elm Parish Council", "-£500", score=0.1) is AnswerStatus.NOT_FOUND
    assert row_status(question, "Dun Parish Council", "-£500") is AnswerStatus.NOT_FOUND
    assert row_status(question, "Elm Parish Council", "none") is AnswerStatus.NOT_FOUND


def test_a_row_named_by_all_the_words_of_a_question_for_no_figure_is_an_answer_whatever_its_cells_hold() -> (
    None
):
    question = asked("What were the contributions of Elm Parish?", Wanted.FACT)
    assert row_status(question, "Elm Parish Council", "in kind") is AnswerStatus.ANSWERED
    assert row_status(question, "Dun Parish Council", "in kind") is AnswerStatus.NOT_FOUND
    assert row_status(question, "Elm Parish Council") is AnswerStatus.NOT_FOUND
    who = asked("Who made the contributions of Elm Parish?", Wanted.WHO)
    assert row_status(who, "Elm Parish Council", "in kind") is AnswerStatus.NOT_FOUND


def test_a_word_that_only_names_a_document_need_not_stand_in_the_row() -> None:
    question = asked("What were the contributions of Elm Parish in Wenbury?", Wanted.FACT)
    row = ("Elm Parish Council", "in kind")
    assert row_status(question, *row) is AnswerStatus.NOT_FOUND
    narrowed = replace(
        question, documents=("wenbury",), terms=tuple(t for t in question.terms if t != "wenburi")
    )
    assert narrowed.terms != question.terms
    assert row_status(narrowed, *row) is AnswerStatus.ANSWERED


def test_a_row_named_by_all_words_is_an_answer_although_rows_beside_it_share_the_chance_with_it() -> None:
    question = asked("What were the contributions of Elm Parish?", Wanted.FACT)
    assert row_status(question, "Elm Parish Council", "in kind", score=0.4) is AnswerStatus.ANSWERED
    assert row_status(question, "Elm Parish Council", "in kind", score=0.15) is AnswerStatus.NOT_FOUND


def test_a_word_of_the_heading_over_its_table_names_a_row_as_well_as_one_of_its_own() -> None:
    row = ("Elm Parish Council", "in kind")
    assert (
        row_status(asked("What is the gritting budget of Elm Parish?", Wanted.FACT), *row)
        is AnswerStatus.ANSWERED
    )
    assert (
        row_status(asked("What is the mowing budget of Elm Parish?", Wanted.FACT), *row)
        is AnswerStatus.NOT_FOUND
    )


def test_a_row_that_lacks_a_word_of_the_question_is_judged_by_what_was_learned() -> None:
    question = asked("How much did the lorry of Elm Parish cost?", Wanted.AMOUNT)
    assert row_status(question, "Elm Parish Council", "-£500") is AnswerStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("text", "wanted", "answer"),
    [
        ("Who drives the lorry?", Wanted.WHO, "Ann Lowe drives the lorry."),
        ("When do the two boards meet?", Wanted.WHEN, "The boards hold joint meetings twice a year."),
        ("How long does a shift take?", Wanted.COUNT, "A shift takes 3 hours."),
    ],
)
def test_a_person_date_or_duration_beside_all_that_is_asked_about_is_an_answer(
    text: str, wanted: Wanted, answer: str
) -> None:
    doubting = weights(share=-9.0)
    assert status(asked(text, wanted), answer, doubting) is AnswerStatus.ANSWERED
    assert status(asked(text, wanted), "It was painted in May.", doubting) is AnswerStatus.NOT_FOUND


def test_a_figure_of_another_year_is_no_answer() -> None:
    sure = weights(share=9.0)
    question = asked("How many lorries were there in 2015?", Wanted.COUNT, numbers=("2015",))
    assert status(question, "There were 9 lorries in 2023.", sure) is AnswerStatus.NOT_FOUND
    assert status(question, "There were 9 lorries in 2015.", sure) is AnswerStatus.ANSWERED


def test_a_figure_of_another_council_is_no_answer_and_a_plain_fact_about_it_is_answered_in_part() -> None:
    sure = weights(share=9.0)
    question = asked("How many lorries has Westmere Council?", Wanted.COUNT, names=("Westmere Council",))
    assert status(question, "The council has 9 lorries.", sure) is AnswerStatus.NOT_FOUND
    assert status(question, "In Westmere there are 9 lorries.", sure) is AnswerStatus.PARTLY_ANSWERED
    fact = asked("Has Westmere Council lorries?", Wanted.YES_NO, names=("Westmere Council",))
    assert status(fact, "The council has 9 lorries.", sure) is AnswerStatus.PARTLY_ANSWERED


def test_how_many_is_not_answered_by_a_sum_of_money() -> None:
    sure = weights(share=9.0)
    question = asked("How many lorries were bought?", Wanted.COUNT)
    assert status(question, "Lorries were bought for £76,774 in 2019/20.", sure) is AnswerStatus.NOT_FOUND
    assert status(question, "Nine lorries were bought for £76,774.", sure) is AnswerStatus.ANSWERED
    assert status(question, "Lorries were bought.", sure) is AnswerStatus.ANSWERED
