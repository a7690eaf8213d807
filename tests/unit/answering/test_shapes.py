"""What a text holds, told from its form."""

from __future__ import annotations

import pytest

from assistant.answering.shapes import Shape, holds, needs, shapes_of
from assistant.model import Wanted


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Five reviews were held", Shape.NUMBER),
        ("attended by 1,204 people", Shape.NUMBER),
        ("Thames Water | -£21,000.00", Shape.MONEY),
        ("a grant of 1.5 million", Shape.MONEY),
        ("only 40% of them", Shape.PERCENTAGE),
        ("sixty per cent of homes", Shape.PERCENTAGE),
        ("published in March 2020", Shape.DATE),
        ("in the coming year", Shape.DATE),
        ("seen within 12 weeks", Shape.DURATION),
        ("led by Mary O'Brien of the union", Shape.PERSON),
        ("the borough council agreed", Shape.BODY),
        ("a decision of the DfE and the NHS", Shape.BODY),
        ("the Director of Finance", Shape.ROLE),
        ("three things: roads, parks, bins", Shape.LIST_MARK),
        ("These are the meetings of parents", Shape.DEFINITION),
        ("closed because of the flood", Shape.REASON),
        ("fewer than last year", Shape.CHANGE),
        ("they do not always reply", Shape.NEGATION),
        ("write to parks@example.gov.uk", Shape.EMAIL),
        ("ring 01865 792422", Shape.PHONE),
        ("the meeting opens at 10.30", Shape.TIME),
        ("a boy aged seven", Shape.AGE),
    ],
)
def test_a_text_is_known_by_the_forms_it_holds(text: str, shape: Shape) -> None:
    assert shape in shapes_of(text)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("They reviewed every case", Shape.NUMBER),
        ("section 4.2.1a of the plan", Shape.MONEY),
        ("The council met", Shape.PERSON),
        ("may improve", Shape.DATE),
        ("in 2019 and 2020", Shape.PHONE),
    ],
)
def test_a_form_is_not_seen_where_there_is_none(text: str, shape: Shape) -> None:
    assert shape not in shapes_of(text)


def test_a_question_for_a_sum_needs_money_and_one_for_a_fact_needs_nothing() -> None:
    assert needs(Wanted.AMOUNT) == {Shape.MONEY}
    assert needs(Wanted.FACT) == frozenset()


def test_one_form_is_told_as_all_of_them_are() -> None:
    text = "The council spent £1,500 on grit because two roads were closed."
    assert {shape for shape in Shape if holds(text, shape)} == shapes_of(text)
