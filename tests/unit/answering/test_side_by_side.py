from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.comparisons import AskedComparison
from assistant.answering.side_by_side import NOT_HERE, ONLY_HERE, set_side_by_side, which_two
from assistant.model import Answer, AnswerStatus, Comparison, Extract, Likeness, Question
from assistant.output import answer_record, answer_text
from assistant.settings import Settings
from assistant.text.tokens import stems
from tests.factories import Printed, a_corpus, a_page, an_answer, an_extract

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.model import Corpus

ASKED = AskedComparison(turns=("How many miles are gritted?",), documents=("plan", "paper"))


@pytest.fixture
def winter(tmp_path: Path) -> Corpus:
    return a_corpus(tmp_path)


def quoted(words: str, document: str) -> Extract:
    page = a_page(Printed(words, 72, 120), document=document)
    return an_extract(page, words, section_title="Winter", section=None)


def compared(corpus: Corpus, plan: tuple[str, ...], paper: tuple[str, ...]) -> tuple[Answer, Comparison]:
    asked = ASKED.turns[-1]
    question = Question(text=asked, interpreted=asked, terms=stems("miles gritted"))
    answers = [
        an_answer(asked, *(quoted(words, "plan") for words in plan)),
        an_answer(asked, *(quoted(words, "paper") for words in paper)),
    ]
    answer = set_side_by_side(
        "Compare the miles gritted in both papers",
        ASKED,
        questions=[question, question],
        answers=answers,
        corpus=corpus,
        settings=Settings(),
    )
    assert answer.comparison is not None
    return answer, answer.comparison


def test_each_side_carries_its_year_and_extracts_take_turns(winter: Corpus) -> None:
    answer, comparison = compared(
        winter,
        ("Main roads are gritted for miles.", "Gritted miles are logged."),
        ("The miles gritted cost more.",),
    )

    assert [side.label for side in comparison.sides] == [
        "Winter Plan (covers 2023/24)",
        "Cabinet paper (19 November 2024)",
    ]
    assert [extract.citation.document for extract in answer.extracts] == ["plan", "paper", "plan"]
    assert answer.status is AnswerStatus.ANSWERED
    assert comparison.likeness is Likeness.BOTH


def test_only_one_document_saying_it_is_said_plainly(winter: Corpus) -> None:
    answer, comparison = compared(winter, ("The council grits 640 miles.",), ())

    assert comparison.likeness is Likeness.ONLY_IN_ONE
    assert [side.remark for side in comparison.sides] == [ONLY_HERE, NOT_HERE]
    assert answer.status is AnswerStatus.PARTLY_ANSWERED


def test_words_that_hold_nothing_of_what_is_asked_are_only_near(winter: Corpus) -> None:
    _, comparison = compared(
        winter, ("The council grits 640 miles.",), ("Footpaths near schools come first.",)
    )

    paper = comparison.sides[1]
    assert paper.extracts == ()
    assert [extract.quote for extract in paper.nearest] == ["Footpaths near schools come first."]


def test_nothing_in_either_is_not_found(winter: Corpus) -> None:
    answer, comparison = compared(winter, (), ())

    assert answer.status is AnswerStatus.NOT_FOUND
    assert comparison.likeness is Likeness.NEITHER
    assert [side.remark for side in comparison.sides] == [NOT_HERE, NOT_HERE]


def test_the_same_words_are_seen_and_led_with(winter: Corpus) -> None:
    same = "The council grits 640 miles of road on a cold night."
    answer, comparison = compared(winter, (same,), ("Gritted miles are logged.", same))

    assert comparison.likeness is Likeness.SAME_WORDS
    assert answer.remark == "The same words in both."
    assert [side.extracts[0].quote for side in comparison.sides] == [same, same]


def test_another_figure_for_the_same_thing_is_marked_in_both(winter: Corpus) -> None:
    answer, comparison = compared(
        winter, ("The council grits 640 miles of road.",), ("In all 700 miles of road are now gritted.",)
    )

    assert comparison.likeness is Likeness.FIGURES_DIFFER
    assert [side.extracts[0].quote[slice(*side.figures[0])] for side in comparison.sides] == ["640", "700"]
    assert answer.remark.startswith("The two figures differ.")


def test_the_same_figure_in_other_words_is_seen(winter: Corpus) -> None:
    _, comparison = compared(
        winter, ("The council grits 640 miles of road.",), ("In all 640 miles of road are now gritted.",)
    )

    assert comparison.likeness is Likeness.SAME_FIGURE


def test_figures_of_other_things_are_not_held_against_each_other(winter: Corpus) -> None:
    _, comparison = compared(
        winter, ("The council grits 640 miles of road.",), ("Miles were gritted by 12 lorries.",)
    )

    assert comparison.likeness is Likeness.BOTH
    assert [side.figures for side in comparison.sides] == [(), ()]


def test_the_command_line_shows_both_sides_in_json_and_text(winter: Corpus) -> None:
    answer, _ = compared(winter, ("The council grits 640 miles of road.",), ())

    record = answer_record(answer)["comparison"]
    text = answer_text(answer)
    assert record["likeness"] == "only_in_one"
    assert [side["document"] for side in record["sides"]] == ["plan", "paper"]
    assert text.index("Winter Plan (covers 2023/24)") < text.index(ONLY_HERE) < text.index("640 miles")
    assert text.index("640 miles") < text.index("Cabinet paper (19 November 2024)") < text.index(NOT_HERE)


def test_when_the_two_cannot_be_told_the_reader_is_asked_to_tick_them() -> None:
    answer = which_two("Compare ice in both papers")

    assert "Tick two" in answer.remark
    assert answer.comparison is not None
    assert answer.comparison.sides == ()
    assert "Tick two" in answer_text(answer)
