"""Quantities and dates as they are read from text."""

from __future__ import annotations

import pytest

from assistant.answering.dates import Moment, read_dates
from assistant.answering.figures import read_quantities
from assistant.answering.quantities import Bound, Measure


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("We grit 1,240 miles", Measure.COUNT, 1240),
        ("We grit twelve hundred miles", Measure.COUNT, 1200),
        ("two thousand five hundred people", Measure.COUNT, 2500),
        ("four in ten lorries", Measure.SHARE, 40),
        ("two of the five depots", Measure.SHARE, 40),
        ("three quarters of drivers", Measure.SHARE, 75),
        ("sixty per cent", Measure.SHARE, 60),
        ("most of the drivers", Measure.SHARE, 50),
        ("Salt | -£21,000.00", Measure.MONEY, 21_000),
        ("£1.2 million", Measure.MONEY, 1_200_000),
        ("half a million pounds", Measure.MONEY, 500_000),
        ("within twelve weeks", Measure.DURATION, 84),
        ("meetings twice a year", Measure.RATE, 2),
        ("meets every six months", Measure.RATE, 2),
        ("Five1 inspections were held", Measure.COUNT, 5),
    ],
)
def test_one_thing_written_in_two_ways_is_one_quantity(text: str, measure: Measure, value: float) -> None:
    (quantity,) = read_quantities(text)

    assert quantity.measure is measure
    assert quantity.value == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "On 21 December 2021 and in 2019/20",
        "See page 12 and paragraph 7",
        "(1) gritting (2) ploughing",
        "3. Salt",
        "the Covid-19 winter",
        "Roads Act 1980",
    ],
)
def test_dates_places_and_list_marks_count_nothing(text: str) -> None:
    assert read_quantities(text) == ()


def test_a_number_in_brackets_keeps_what_it_counts() -> None:
    done, target = read_quantities("Road repairs have increased (1862 against a target of 1500).")

    assert (done.value, "repair" in done.before) == (1862, True)
    assert (target.value, target.before) == (1500, ("target",))


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("more than 350 miles", Bound.OVER),
        ("fewer than 350 miles", Bound.UNDER),
        ("nearly 350 miles", Bound.NEARLY),
        ("some 350 miles", Bound.ABOUT),
        ("350 or more miles", Bound.AT_LEAST),
        ("up to 350 miles", Bound.AT_MOST),
        ("lower than 2 years ago", Bound.EXACT),
    ],
)
def test_a_limit_is_told_from_a_figure(text: str, bound: Bound) -> None:
    assert [quantity.bound for quantity in read_quantities(text)] == [bound]


def _date(text: str) -> Moment:
    (moment,) = read_dates(text)
    return moment


@pytest.mark.parametrize("other", ["2019-2020", "2019\u201320", "2019/2020"])
def test_a_year_that_straddles_two_is_the_same_in_every_form(other: str) -> None:
    assert _date("in 2019/20").agrees(_date(f"in {other}"))


def test_a_date_agrees_with_a_fuller_one_and_differs_from_another() -> None:
    stated = _date("on 21 December 2021")

    assert _date("in December 2021").agrees(stated)
    assert _date("21/12/2021").agrees(stated)
    assert _date("14 December 2021").differs(stated)
    assert not _date("21 December").differs(stated)
