"""The very figure that is asked for."""

from __future__ import annotations

import pytest

from assistant.answering.counting import gives_figure
from assistant.model import Wanted
from tests.written import asked

VOLUNTEERS = asked("How many volunteers deliver courses?", Wanted.COUNT)
SALT = asked("How much did salt cost?", Wanted.AMOUNT)
SHARE = asked("What share of roads was gritted?", Wanted.PERCENTAGE)


@pytest.mark.parametrize(
    "text", ["Courses are given by a team of over 80 volunteers.", "Five new volunteers deliver the courses."]
)
def test_a_number_beside_what_is_counted_is_the_figure(text: str) -> None:
    assert gives_figure(text, VOLUNTEERS)


@pytest.mark.parametrize(
    "text",
    [
        "Volunteers rose by 11% to record levels.",
        "The volunteers met in 2020.",
        "Courses cost volunteers £76.",
        "Volunteers left 2 years ago.",
        "The number of volunteers is rising.",
        "Volunteers deliver courses, and the office, which is open at most times, has 80 desks.",
    ],
)
def test_figures_of_another_kind_or_of_other_things_are_not(text: str) -> None:
    assert not gives_figure(text, VOLUNTEERS)


def test_a_sum_answers_how_much_and_a_count_does_not() -> None:
    assert gives_figure("Salt | £12,000.00", SALT)
    assert not gives_figure("Salt was spread on 12 roads.", SALT)


def test_a_percentage_answers_what_share() -> None:
    assert gives_figure("Some 60% of roads were gritted.", SHARE)
    assert not gives_figure("Some 60 roads were gritted.", SHARE)


def test_a_figure_that_the_question_names_is_no_answer_to_it() -> None:
    question = asked("How many of the 80 volunteers left?", Wanted.COUNT, numbers=("80",))
    assert not gives_figure("There are 80 volunteers.", question)


def test_a_question_for_no_figure_is_given_none() -> None:
    assert not gives_figure("There are 80 volunteers.", asked("Who are the volunteers?", Wanted.WHO))
