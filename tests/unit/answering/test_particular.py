"""Telephone numbers, e-mail addresses, times and ages, asked for by name."""

from __future__ import annotations

from assistant.answering.particular import particular_shapes, with_particular
from assistant.answering.shapes import Shape
from tests.written import Written, asked, ranking

TALK = "Ask the depot about salt."
ADDRESS = "Write to salt@wexcombe.gov.uk about salt."


def test_an_address_asked_for_leaves_only_the_passages_that_hold_one() -> None:
    plan = Written()
    plan.paragraph(TALK, ADDRESS)
    ranked = ranking(plan.corpus(), TALK, ADDRESS)
    question = asked("What is the email for the depot?")

    assert particular_shapes(question) == {Shape.EMAIL}
    assert [one.passage.text for one in with_particular(question, ranked)] == [ADDRESS]


def test_nothing_is_left_out_where_no_passage_holds_it_or_nothing_of_the_kind_is_asked_for() -> None:
    plan = Written()
    plan.paragraph(TALK, ADDRESS)
    ranked = ranking(plan.corpus(), TALK, ADDRESS)

    assert with_particular(asked("What is the phone number of the depot?"), ranked) == ranked
    assert with_particular(asked("Who keeps the salt?"), ranked) == ranked
