from __future__ import annotations

import pytest

from assistant.answering.followups import is_fragment, leans_on_earlier, resolve, stand_alone


def test_a_single_turn_stands_alone() -> None:
    assert resolve(["How many pumps were replaced?"]) == "How many pumps were replaced?"
    assert resolve([]) == ""


@pytest.mark.parametrize(
    ("turns", "read"),
    [
        (
            ["How many homes were flooded?", "and of those, how many were insured?"],
            "and of those, how many were insured? (about: homes were flooded)",
        ),
        (
            ["Who was the chair of the Flood Board?", "When did he leave?"],
            "When did he leave? (about: chair of the Flood Board)",
        ),
        (
            ["What is the main cause of flooding here?", "How does that compare with England?"],
            "How does that compare with England? (about: main cause of flooding)",
        ),
        (
            [
                "Tell me about Lower Avon",
                "what happened to the bank there?",
                "And could anyone have stopped it?",
            ],
            "And could anyone have stopped it? (about: Lower Avon; bank)",
        ),
        (
            ["What did Westmere Council contribute?", "what about the year before?"],
            "what about the year before? (about: Westmere Council contribute)",
        ),
    ],
)
def test_a_turn_that_leans_carries_the_readers_own_words(turns: list[str], read: str) -> None:
    assert resolve(turns) == read


def test_another_name_takes_the_place_of_the_one_before() -> None:
    assert (
        resolve(["What did Westmere Council contribute?", "and the police?"])
        == "and the police? (about: contribute)"
    )


def test_what_is_carried_keeps_the_small_word_that_its_verb_needs() -> None:
    assert (
        resolve(["What did Westmere Council put in?", "and the police?"]) == "and the police? (about: put in)"
    )


def test_a_yes_asks_the_question_before_again() -> None:
    assert resolve(["How many pumps were replaced?", "yes please"]) == "How many pumps were replaced?"


def test_a_full_question_changes_the_topic() -> None:
    turns = ["How many pumps were replaced?", "Which organisations sit on the Flood Board?"]
    assert resolve(turns) == turns[-1]
    assert not leans_on_earlier("What are case conferences?")


def test_a_pronoun_with_its_noun_in_the_same_turn_needs_no_other() -> None:
    assert not leans_on_earlier("If young children are moved, what are they told?")
    assert leans_on_earlier("Why are they so slow?")


def test_a_rewriting_is_read_back_as_it_was_shown() -> None:
    shown = resolve(["How many homes were flooded?", "how many of them were insured?"])
    again = stand_alone([shown])
    assert str(again) == shown
    assert again.carried == ("homes were flooded",)


def test_only_a_swapped_part_is_a_fragment() -> None:
    assert is_fragment("and the police?")
    assert not is_fragment("Who signed that off?")
