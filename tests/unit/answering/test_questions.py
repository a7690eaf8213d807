from __future__ import annotations

from functools import lru_cache

import pytest

from assistant.answering.lexicon import Lexicon
from assistant.answering.locators import only_place
from assistant.answering.questions import read_question
from assistant.errors import EmptyQuestionError, QuestionTooLongError
from assistant.model import LocatorKind, Question, Wanted
from assistant.settings import Settings
from assistant.text.thesaurus import Entry, Thesaurus
from tests.papers import two_papers

SETTINGS = Settings()
THESAURUS = Thesaurus.of(
    [
        Entry(ask=("swapped",), report=("replaced",), weight=0.8),
        Entry(ask=("swapped",), report=("bartered",), weight=0.8),
        Entry(ask=("chip in",), report=("contributions",), weight=1.0),
    ]
)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    return Lexicon.of(two_papers())


def read(*turns: str, documents: tuple[str, ...] = ()) -> Question:
    return read_question(turns, lexicon(), THESAURUS, SETTINGS, documents)


def test_terms_are_stems_in_order_without_stop_words() -> None:
    assert read("How many pumps were replaced?").terms == ("pump", "replac")


@pytest.mark.parametrize("nothing", ["", "   ", "?!", "\x00\n", "\u200b"])
def test_a_question_without_a_word_is_empty(nothing: str) -> None:
    with pytest.raises(EmptyQuestionError):
        read(nothing)


def test_no_turn_is_an_empty_question() -> None:
    with pytest.raises(EmptyQuestionError):
        read()


def test_a_question_longer_than_the_limit_is_refused() -> None:
    with pytest.raises(QuestionTooLongError):
        read("pump " * 2_000)


@pytest.mark.parametrize(
    "odd",
    [
        "\x07pumps\x00 replaced",
        "水泵 pumps",
        "pumps 😀😀",
        "\ud800 pumps",
        "(((pumps",
        "a" * 1_999,
        "p.12" * 400,
    ],
)
def test_any_characters_can_be_read(odd: str) -> None:
    assert read(odd).text == odd


def test_a_thesaurus_word_is_added_only_when_the_documents_hold_it() -> None:
    added = [(expansion.said, expansion.added) for expansion in read("Were the pumps swapped?").expansions]
    assert added == [("swapped", "replaced")]


def test_a_phrase_of_the_thesaurus_is_found_in_the_question() -> None:
    assert [str(expansion) for expansion in read("Who has to chip in?").expansions] == [
        "chip in = contributions"
    ]


def test_a_mistyped_word_is_repaired_and_shown() -> None:
    question = read("clear the culvertts")
    assert [str(expansion) for expansion in question.expansions] == ["culvertts = culverts"]
    assert "culvert" in question.terms
    assert question.interpreted == "clear the culverts"


def test_a_real_word_the_documents_lack_is_left_alone() -> None:
    assert read("Were the plumbs ripe?").expansions == ()


def test_a_short_form_is_written_out_for_the_reader() -> None:
    question = read("LART contribution 22/23")
    assert question.interpreted == "Lower Avon Rivers Trust contribution 2022/23"
    assert str(question.expansions[0]) == "LART = Lower Avon Rivers Trust"


def test_background_counts_less_than_what_is_asked() -> None:
    question = read("My cellar floods every winter. How many pumps were replaced?")
    weights = dict(zip(question.terms, question.weights, strict=True))
    assert question.focus == "How many pumps were replaced?"
    assert weights["pump"] == 1.0
    assert weights["cellar"] == SETTINGS.background_weight


def test_a_question_that_points_back_to_its_background_asks_about_all_of_it() -> None:
    question = read("My cellar floods every winter. Does the board say anything about that?")
    assert dict(zip(question.terms, question.weights, strict=True))["cellar"] == 1.0


def test_words_carried_from_an_earlier_turn_count_less() -> None:
    question = read("How many pumps were replaced?", "Why are they so old?")
    weights = dict(zip(question.terms, question.weights, strict=True))
    assert weights == {"old": 1.0, "pump": SETTINGS.carried_weight, "replac": SETTINGS.carried_weight}
    assert question.interpreted == "Why are they so old? (about: pumps were replaced)"


def test_a_fragment_asks_for_what_the_turn_before_asked_for() -> None:
    assert read("How much did Westmere pay?", "and the parish?").wanted is Wanted.AMOUNT


def test_a_named_document_narrows_the_question_and_a_follow_up_keeps_it() -> None:
    assert read("What does the Cabinet paper say about pumps?").documents == ("paper",)
    assert read("Does the Cabinet paper mention power?", "Who signed that off?").documents == ("paper",)
    assert read("What does the report say about pumps?").documents == ()


def test_ticked_documents_stand_unless_one_of_them_is_named() -> None:
    assert read("pumps", documents=("report",)).documents == ("report",)
    assert read("the Cabinet paper on pumps", documents=("paper", "report")).documents == ("paper",)
    assert read("the Cabinet paper on pumps", documents=("report",)).documents == ("report",)


@pytest.mark.parametrize(
    "question",
    [
        "What does para 2 say?",
        "read me section 2.1 in full",
        "page 3",
        "Show me paragraph 2 of the Cabinet paper",
    ],
)
def test_a_place_alone_is_asked_for_itself(question: str) -> None:
    assert only_place(read(question))


@pytest.mark.parametrize(
    "question",
    ["Section 2.1 - what happens to old pumps?", "Who wrote paragraph 2?", "Which page is appendix A on?"],
)
def test_a_question_within_a_place_is_about_its_content(question: str) -> None:
    read_back = read(question)
    assert read_back.locators
    assert not only_place(read_back)


def test_a_places_own_number_is_no_term_and_no_figure() -> None:
    question = read("Paragraph 2 - how many of the 40 homes?")
    assert question.numbers == ("40",)
    assert "2" not in question.terms
    assert [locator.kind for locator in question.locators] == [LocatorKind.PARAGRAPH]


def test_names_are_read_without_the_capital_that_begins_a_sentence() -> None:
    assert read("Does Lower Avon Rivers Trust help Elmham's board?").names == (
        "Lower Avon Rivers Trust",
        "Elmham",
    )
    assert read("Pumps were replaced").names == ()


def test_names_joined_by_and_are_names_of_their_own() -> None:
    assert read("What do Elmham Town Council and Dunmere pay?").names == ("Elmham Town Council", "Dunmere")


def test_a_word_that_only_opens_a_turn_is_no_name() -> None:
    assert read("OK, how many pumps are there?").names == ()


def test_the_place_that_every_document_is_about_is_no_name_an_answer_could_lack() -> None:
    assert read("How many pumps does Westmere Council have?").names == ()
    assert read("How many pumps does Elmham Council have?").names == ("Elmham Council",)


def test_reading_is_the_same_every_time() -> None:
    assert read("Were the pumps swapped in Westmere?") == read("Were the pumps swapped in Westmere?")
