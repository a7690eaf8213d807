"""Lines that a question asks for by their label."""

from __future__ import annotations

import pytest

from assistant.answering.evidence import choose_evidence
from assistant.answering.labelled import label_stems
from assistant.model import Corpus, Expansion, ExpansionOrigin, Wanted
from assistant.settings import Settings
from tests.written import Written, asked, ranking

LINE = "Contact officer: Jo Ash."
POST = "Head of Winter Services"
OFFICERS = "Chief officers share the work of gritting."
WARDS = "Wards affected - All"


@pytest.fixture
def corpus() -> Corpus:
    paper = Written()
    paper.heading("Implications")
    paper.paragraph(OFFICERS)
    paper.paragraph(LINE, POST)
    paper.paragraph(WARDS)
    return paper.corpus()


def first_words(corpus: Corpus, text: str, *texts: str) -> list[str]:
    first, *_ = choose_evidence(asked(text, Wanted.WHO), ranking(corpus, *texts), corpus, Settings())
    return [passage.text for passage in first.passages]


def test_a_line_asked_for_by_its_label_comes_first_with_the_rest_of_its_block(corpus: Corpus) -> None:
    assert first_words(corpus, "Who is the contact officer?", OFFICERS, POST, LINE) == [LINE, POST]
    assert first_words(corpus, "Which wards are affected?", OFFICERS, WARDS) == [WARDS]


def test_a_line_is_asked_for_by_what_the_language_data_puts_in_the_place_of_the_whole_question(
    corpus: Corpus,
) -> None:
    added = Expansion(
        said="who do I ring",
        added="contact officer",
        terms=("contact", "offic"),
        weight=1.0,
        origin=ExpansionOrigin.THESAURUS,
    )
    question = asked("Who do I ring about this?", Wanted.WHO, expansions=(added,))
    first, *_ = choose_evidence(question, ranking(corpus, OFFICERS, LINE), corpus, Settings())
    assert first.passages[0].text == LINE


def test_when_asks_for_a_line_of_dates_without_the_word_and_for_its_first_or_last_day() -> None:
    paper = Written()
    paper.paragraph("Inspection dates: 2 to 6 December 2024")
    paper.paragraph("The inspection of depots started late.")
    corpus, texts = paper.corpus(), [passage.text for passage in paper.passages][::-1]

    def first_when(text: str) -> str:
        first, *_ = choose_evidence(asked(text, Wanted.WHEN), ranking(corpus, *texts), corpus, Settings())
        return first.passages[0].text

    assert first_when("When did the inspection start?") == "Inspection dates: 2 to 6 December 2024"
    assert first_when("When was the inspector there?") == "Inspection dates: 2 to 6 December 2024"
    assert first_when("When were the lorries due for inspection?") == "The inspection of depots started late."


def test_a_label_that_says_more_or_less_than_the_question_is_not_what_is_asked_for(corpus: Corpus) -> None:
    assert first_words(corpus, "Who are the officers?", OFFICERS, LINE) == [OFFICERS]
    assert first_words(corpus, "Who is the contact officer for salt?", OFFICERS, LINE) == [OFFICERS]


def test_a_line_without_a_label_has_none(corpus: Corpus) -> None:
    labels = {passage.text: label_stems(passage) for passage in corpus.passages}

    assert labels[OFFICERS] == labels[POST] == labels["Implications"] == frozenset()
    assert labels[LINE] == {"contact", "offic"}
