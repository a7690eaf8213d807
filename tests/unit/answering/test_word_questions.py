from __future__ import annotations

import pytest

from assistant.answering.word_questions import WordAsk, read_word_question

MENTIONS = {
    "does the report mention knife crime?": "knife crime",
    "Is mental health mentioned?": "mental health",
    "how often is neglect mentioned?": "neglect",
    "How many times does the plan mention road salt?": "road salt",
    "why is there nothing on potholes?": "potholes",
    "Why isn't black ice mentioned?": "black ice",
    "Why doesn't the annual report mention drones?": "drones",
    "Why is vaping not mentioned at all?": "vaping",
    "any mention of fathers?": "fathers",
    "Is there any mention of Covid-19 in the Cabinet paper?": "Covid-19",
    'Does it refer to "Working Together 2018"?': "Working Together 2018",
    "Where is the voice of the child mentioned?": "voice of the child",
    "Which pages mention exclusions?": "exclusions",
    "Does the word 'resilience' appear anywhere in the report?": "resilience",
    "How often does salt come up?": "salt",
    "Tell me whether the report mentions MASH": "MASH",
    'Can you tell me how often "early help" is mentioned?': "early help",
    "how many mentions of training are there?": "training",
    "how many references to footpaths are there in the report": "footpaths",
    "Does the report use the word poverty?": "poverty",
    "How often is the word safeguarding used?": "safeguarding",
    "Has online safety been mentioned?": "online safety",
    "find all mentions of housing": "housing",
    "how come there's nothing about gangs": "gangs",
    "In the annual report, is suicide mentioned?": "suicide",
    "Does the report mention anything about county lines?": "county lines",
}
EXPANSIONS = {
    "what does CSPR stand for?": "CSPR",
    "What's WFB short for?": "WFB",
    "What do the initials CDOP stand for?": "CDOP",
    "spell out CRC": "CRC",
    "What's the full name of the CCG?": "CCG",
    "what does WFB mean?": "WFB",
}
DEFINITIONS = {
    "what is a case conference?": "case conference",
    "What are case conferences?": "case conferences",
    "what is meant by priority network?": "priority network",
    "define neglect": "neglect",
    "Case conferences, what are they?": "Case conferences",
    "explain what a rapid review is": "rapid review",
    "how is neglect defined in the report?": "neglect",
    "What is the WFB?": "WFB",
}
OTHERS = (
    "Does the report mention who chairs the board?",
    "Does anybody from the bench sit on the board?",
    "Does the report say anything about that?",
    "Is it mentioned?",
    "Does the report mention how many children were on plans?",
    "Does the plan mention that footpaths come first?",
    "Are fathers mentioned as a risk factor?",
    "How often does the board meet?",
    "How often is the data reviewed?",
    "How often does flooding occur?",
    "How many children are mentioned?",
    "Which organisations are mentioned in the foreword?",
    "What does the asterisk in the budget refer to?",
    "What is the screening tool for?",
    "What is said about neglect?",
    "What does section 4.2 say?",
    "Is neglect mentioned? And who looks at it?",
    "Does the report mention a plan to send more gritters out at night?",
    "any mention of them?",
    "Does the report mention " + "salt " * 100,
)


@pytest.mark.parametrize(("text", "word"), MENTIONS.items())
def test_a_question_for_mentions_is_read_with_its_word(text: str, word: str) -> None:
    question = read_word_question(text)

    assert question is not None
    assert (question.asks, question.word) == (WordAsk.MENTIONS, word)


@pytest.mark.parametrize(("text", "word"), EXPANSIONS.items())
def test_a_question_for_what_a_short_form_stands_for_is_read(text: str, word: str) -> None:
    question = read_word_question(text)

    assert question is not None
    assert (question.asks, question.word) == (WordAsk.EXPANSION, word)


@pytest.mark.parametrize(("text", "word"), DEFINITIONS.items())
def test_a_question_for_a_definition_is_read(text: str, word: str) -> None:
    question = read_word_question(text)

    assert question is not None
    assert (question.asks, question.word) == (WordAsk.DEFINITION, word)


@pytest.mark.parametrize("text", OTHERS)
def test_a_question_for_content_is_left_alone(text: str) -> None:
    assert read_word_question(text) is None
