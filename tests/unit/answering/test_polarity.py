"""Directions, denials and opposites."""

from __future__ import annotations

import pytest

from assistant.answering.polarity import clauses, denials, opposites, read_directions
from assistant.text.tokens import stem


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Potholes have been falling", [-1]),
        ("the rising number of potholes", [1]),
        ("The number stabilised", [0]),
        ("more than 350 potholes", []),
        ("more than eighty potholes", []),
        ("20% lower than 2 years ago", [-1]),
    ],
)
def test_a_word_of_direction_is_told_from_a_limit(text: str, signs: list[int]) -> None:
    assert [direction.sign for direction in read_directions(text)] == signs


@pytest.mark.parametrize(
    ("said", "stated", "against"),
    [
        ("Costs rose", "Costs fell", True),
        ("Costs rose", "Costs have not risen", True),
        ("Costs have not risen", "Costs fell", False),
        ("Costs fell", "Costs have not risen", None),
        ("Costs fell", "a fall in costs", False),
    ],
)
def test_directions_are_held_against_each_other(said: str, stated: str, against: bool | None) -> None:
    (one,), (other,) = read_directions(said), read_directions(stated)

    assert one.against(other) is against


def test_a_denial_is_found_and_belongs_to_its_clause() -> None:
    text = "The depot is not open at night but it does answer calls"

    first, second = (text[start:end] for start, end in clauses(text))

    assert len(denials(first)) == 1
    assert denials(second) == ()
    assert denials("not only salt but grit") == ()


def test_opposites_come_from_the_list_and_from_prefixes() -> None:
    assert stem("weak") in opposites(stem("strong"))
    assert stem("inconsistent") in opposites(stem("consistent"))
    assert stem("consistent") in opposites(stem("inconsistent"))
