"""Quantities that were said, held against those that a document gives."""

from __future__ import annotations

import pytest

from assistant.answering.agreement import agree, compare, difference_stated, rise_to_target, share_stated
from assistant.answering.figures import read_quantities


@pytest.mark.parametrize(
    ("said", "stated", "agrees"),
    [
        ("1,500 miles", "1500 miles", True),
        ("1,500 miles", "1,050 miles", False),
        ("£430,000", "-£430,047.00", True),
        ("£420,000", "-£430,047.00", False),
        ("about 5,000 miles", "5,121 miles", True),
        ("nearly 5,000 miles", "4,801 miles", True),
        ("more than 5,000 miles", "5,121 miles", True),
        ("fewer than 5,000 miles", "5,121 miles", False),
        ("more than 7,000 miles", "over 7000 miles", True),
        ("a third of roads", "33% of roads", True),
        ("four in ten roads", "40% of roads", True),
        ("twelve weeks", "12 weeks", True),
        ("12 weeks", "12%", False),
    ],
)
def test_what_is_said_follows_from_what_is_stated_or_does_not(said: str, stated: str, agrees: bool) -> None:
    (one,), (other,) = read_quantities(said), read_quantities(stated)

    assert agree(one, other) is agrees


def _same(one: str, other: str) -> bool:
    return one == other


def test_the_target_is_not_taken_for_the_figure() -> None:
    stated = read_quantities("Road repairs increased (1862 against a target of 1500).")
    (said,) = read_quantities("1,500 road repairs")

    compared = compare(said, stated, _same, topic=True)

    assert compared.agrees is False
    assert compared.stated is not None
    assert compared.stated.text == "1862"


def test_a_figure_of_other_things_is_no_answer() -> None:
    (said,) = read_quantities("six drivers")

    assert compare(said, read_quantities("four depots and 3 ploughs"), _same, topic=True).agrees is None


def test_a_stated_limit_does_not_deny_what_lies_beyond_it() -> None:
    (said,) = read_quantities("65% of roads")

    assert compare(said, read_quantities("over 60% of roads"), _same, topic=True).agrees is None


def test_differences_and_shares_are_computed_from_two_figures() -> None:
    stated = read_quantities("1862 repairs against a target of 1500")
    (gap,) = read_quantities("more than 350")
    (share,) = read_quantities("about 80%")

    assert difference_stated(gap, stated) is not None
    assert share_stated(share, stated) is not None
    assert rise_to_target(stated) == 1
