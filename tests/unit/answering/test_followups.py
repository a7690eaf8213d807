from __future__ import annotations

import pytest

from assistant.answering.followups import is_fragment, leaned_on, leans_on_earlier, resolve, stand_alone


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


@pytest.mark.parametrize(
    "turn",
    [
        "How many more are on the way?",
        "how many were finished in time?",
        "how long are we talking?",
        "What goes wrong if people don't turn up to them?",
        "Which groups helped run it?",
        "any money coming for the older ones?",
    ],
)
def test_a_question_without_its_noun_leans_on_the_turn_before(turn: str) -> None:
    assert leans_on_earlier(turn)


@pytest.mark.parametrize(
    "turn",
    [
        "How many pumps were replaced?",
        "Do wardens who visit flooded homes get thanked for visiting them?",
        "How often does a warden visit the ones who live by the river?",
    ],
)
def test_a_question_that_holds_its_noun_leans_on_nothing(turn: str) -> None:
    assert not leans_on_earlier(turn)


def test_the_other_ones_take_the_place_of_the_name_before() -> None:
    turns = ["What does Westmere pay in?", "What about the other parishes?"]
    assert resolve(turns) == "What about the other parishes? (about: pay in)"


def test_an_announced_topic_carries_nothing_and_its_announcement_is_not_looked_up() -> None:
    turns = ["How many pumps were replaced?", "ok, different thing - which roads were closed?"]
    assert resolve(turns) == "which roads were closed?"


def test_an_announced_topic_that_still_points_back_carries_what_it_points_to() -> None:
    turns = ["Who chairs the Flood Board?", "Another question: when did he start?"]
    assert resolve(turns) == "when did he start? (about: chairs the Flood Board)"


def test_what_is_carried_is_told_and_not_asked() -> None:
    turns = ["How many flood drills did they hold?", "How many of those were at night?"]
    assert resolve(turns) == "How many of those were at night? (about: flood drills they hold)"


def test_a_turn_leans_on_the_whole_conversation_before_it_and_on_nothing_where_it_stands_alone() -> None:
    turns = ["Who chairs the Flood Board?", "When did he start?"]
    assert leaned_on(turns) == (turns[0],)
    assert leaned_on([*turns, "yes please"]) == (turns[0],)
    assert leaned_on([turns[0], "Which organisations sit on the Flood Board?"]) == ()
    assert leaned_on([turns[0]]) == leaned_on([]) == ()


def test_an_edited_rewriting_leans_on_the_conversation_only_while_it_carries_the_same() -> None:
    turns = ["Who chairs the Flood Board?", "When did he start? (about: chairs the Flood Board)"]
    assert leaned_on(turns) == (turns[0],)
    assert leaned_on([turns[0], "When did he start? (about: chief fire officer)"]) == ()
