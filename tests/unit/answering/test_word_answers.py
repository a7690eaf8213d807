from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.word_answers import answer_word
from assistant.answering.word_book import WordBook
from assistant.answering.word_questions import read_word_question
from assistant.model import Answer, AnswerStatus, ExtractKind
from assistant.settings import Settings
from tests.written import Written, asked, ranking

if TYPE_CHECKING:
    from assistant.model import Corpus

SALT = "Road salt is kept dry in the barn."
DEAR = "The price of road salt rose in winter."
BOARD = "The Westmere Flood Board (WFB) met in May."


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    plan = Written()
    plan.heading("Road salt", "2")
    plan.paragraph(SALT, DEAR)
    plan.paragraph(BOARD, "The Rapid Review Panel met in June.")
    plan.heading("Gritting", "3")
    plan.paragraph("A gritting run is a journey that treats the main roads.", "Road salt runs out.")
    lead = plan.paragraph("The RRP is a group set up to make sure that:")
    plan.items(lead, "roads are open", "schools are open")
    paper = Written(id="paper", title="Cabinet paper", short_title="Cabinet paper")
    paper.heading("Costs")
    paper.paragraph("The CQX agreed.")
    return plan.corpus(paper)


def answer(corpus: Corpus, text: str, *ranked: str, documents: tuple[str, ...] = ()) -> Answer | None:
    question = read_word_question(text)
    assert question is not None
    return answer_word(
        question,
        asked(text, documents=documents),
        WordBook.of(corpus),
        lambda: ranking(corpus, *ranked),
        Settings(),
    )


def quotes(answer: Answer | None) -> list[str]:
    assert answer is not None
    return [extract.quote for extract in answer.extracts]


def test_mentions_are_counted_and_quoted_best_first_one_of_each_section_before_the_next(
    corpus: Corpus,
) -> None:
    found = answer(corpus, "Is road salt mentioned?", DEAR, SALT, "Road salt runs out.")

    assert quotes(found) == [DEAR, "Road salt runs out.", SALT, "2 Road salt"]
    assert found is not None
    assert (found.status, found.remark) == (AnswerStatus.ANSWERED, "4 mentions in 2 sections")


def test_what_is_mentioned_nowhere_is_not_found_with_the_words_searched(corpus: Corpus) -> None:
    found = answer(corpus, "Does the plan mention black ice?", SALT)

    assert found is not None
    assert (found.status, found.extracts, found.remark) == (AnswerStatus.NOT_FOUND, (), "0 mentions")
    assert found.searched.terms == ("black", "ice")
    assert [extract.quote for extract in found.nearest] == [SALT]


def test_a_phrase_whose_words_stand_apart_is_left_to_the_ordinary_way(corpus: Corpus) -> None:
    assert answer(corpus, "Does the plan mention dry salt?") is None
    assert answer(corpus, "Does the plan mention salt or snow?") is None


def test_a_short_form_without_mentions_counts_those_of_its_long_form(corpus: Corpus) -> None:
    found = answer(corpus, "Is RRP mentioned?", documents=("paper",))
    counted = answer(corpus, "How often is the Westmere Flood Board mentioned?", BOARD)

    assert found is not None
    assert found.status is AnswerStatus.NOT_FOUND
    assert counted is not None
    assert counted.remark == "1 mention in 1 section"


def test_only_the_documents_asked_about_are_counted(corpus: Corpus) -> None:
    found = answer(corpus, "Is road salt mentioned?", documents=("paper",))

    assert found is not None
    assert found.remark == "0 mentions"


def test_a_short_form_is_answered_by_the_sentence_that_explains_it(corpus: Corpus) -> None:
    found = answer(corpus, "What does WFB stand for?")

    assert quotes(found) == [BOARD]
    assert found is not None
    assert found.remark == "WFB = Westmere Flood Board"


def test_initials_that_fit_a_name_are_said_to_be_no_more_and_are_less_sure(corpus: Corpus) -> None:
    found = answer(corpus, "What does RRP stand for?")

    assert quotes(found) == ["The Rapid Review Panel met in June."]
    assert found is not None
    assert found.remark == "RRP = Rapid Review Panel, by initials"
    assert found.confidence == Settings().initials_confidence


def test_a_short_form_never_spelled_out_is_not_found_with_where_it_is_used(corpus: Corpus) -> None:
    found = answer(corpus, "What does CQX stand for?")

    assert found is not None
    assert (found.status, found.remark) == (AnswerStatus.NOT_FOUND, "1 mention in 1 section")
    assert [extract.quote for extract in found.nearest] == ["The CQX agreed."]


def test_a_definition_is_quoted(corpus: Corpus) -> None:
    assert quotes(answer(corpus, "What is a gritting run?")) == [
        "A gritting run is a journey that treats the main roads."
    ]


def test_a_definition_that_ends_in_a_list_has_its_items(corpus: Corpus) -> None:
    found = answer(corpus, "What is the RRP?")

    assert found is not None
    assert found.extracts[0].kind is ExtractKind.LIST
    assert quotes(found) == ["The RRP is a group set up to make sure that:\nroads are open\nschools are open"]


def test_a_term_that_is_never_defined_is_left_to_the_ordinary_way(corpus: Corpus) -> None:
    assert answer(corpus, "What is road salt?") is None
