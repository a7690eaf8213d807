from __future__ import annotations

import pytest

from assistant.answering.wanted import asks, kind_wanted


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many homes were flooded?", "count"),
        ("and of those, how many were insured?", "count"),
        ("By how much has the tally gone up?", "count"),
        ("How much did we spend on pumps?", "amount"),
        ("What did the parish contribute?", "amount"),
        ("What did the parish put in?", "amount"),
        ("What share of drains are blocked?", "percentage"),
        ("What percentage was that?", "percentage"),
        ("Who chairs the board?", "who"),
        ("Which officer signed it?", "who"),
        ("What is the council doing about drains?", "fact"),
        ("When will the works finish?", "when"),
        ("What dates do the figures cover?", "when"),
        ("date of the flood meeting", "when"),
        ("start date for the works", "when"),
        ("meeting date?", "when"),
        ("Is the register up to date?", "yes_no"),
        ("percentage of drains cleared", "percentage"),
        ("Where are the pumps kept?", "where"),
        ("Why did the bank fail?", "why"),
        ("What's the point of a register?", "why"),
        ("How do I report a blocked drain?", "how"),
        ("Is the board responsible for rivers?", "yes_no"),
        ("Can you tell me whether it was repaired?", "yes_no"),
        ("What are the four aims?", "list"),
        ("Which organisations pay in?", "list"),
        ("What happens if a pump fails?", "fact"),
        ("What triggers a flood warning?", "why"),
        ("What works are planned?", "list"),
        ("How much comes from the parish?", "amount"),
        ("How much does the parish give?", "amount"),
        ("How much progress was there?", "count"),
        ("What is a culvert?", "definition"),
        ("What does WFB stand for?", "definition"),
        ("Which page is the budget on?", "page"),
        ("Where does it say that homes are at risk?", "section"),
        ("How does that compare with last year?", "comparison"),
        ("flood figures v last year - up, down or flat?", "comparison"),
        ("pumps and drains", "fact"),
        ("In the report, how many pumps are there?", "count"),
    ],
)
def test_the_kind_of_answer_is_read_from_the_asking_words(question: str, kind: str) -> None:
    assert kind_wanted(question).value == kind


def test_a_when_inside_a_clause_does_not_ask_for_a_date() -> None:
    assert kind_wanted("What do we do about pumps left running when decisions are made?").value != "when"


def test_a_request_without_a_question_mark_asks_and_a_remark_does_not() -> None:
    assert asks("Tell me about the pumps.")
    assert asks("how many pumps")
    assert not asks("The river rose overnight.")
