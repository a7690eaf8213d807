from __future__ import annotations

import pytest

from assistant.answering.definitions import definitions_in
from assistant.answering.short_forms import by_initials, explained_in, short_forms_in
from tests.written import Written


def plan(*sentences: str) -> Written:
    written = Written()
    written.heading("Gritting", "2")
    written.paragraph(*sentences)
    return written


def terms(*sentences: str) -> list[str]:
    return [definition.term for definition in definitions_in(plan(*sentences).passages)]


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("The Flood Board is a partnership set up to keep rivers in their beds.", "Flood Board"),
        ("A snow warden is a person who clears footpaths.", "snow warden"),
        ("Black ice means ice that cannot be seen.", "Black ice"),
        ("Winter service refers to all work against snow and ice.", "Winter service"),
        ("Frost heave is when water freezes under a road.", "Frost heave"),
        ("First we treat the main roads; we call this the “priority network”.", "priority network"),
        ("The main roads are together known as “the spine”.", "the spine"),
        ("It is called the Roads and Rivers Group.", "Roads and Rivers Group"),
    ],
)
def test_a_sentence_that_says_what_a_thing_is_defines_it(sentence: str, term: str) -> None:
    assert [found.lower() for found in terms(sentence)] == [term.removeprefix("the ").lower()]


@pytest.mark.parametrize(
    "sentence",
    [
        "Keeping footpaths clear is a challenge for all of us.",
        "The Flood Board is a strong partnership that works well.",
        "This means a lot of work for the board.",
        "Snow means that schools close.",
        "A range of means are used to find wardens.",
        "There is a group that meets at night.",
        "Wardens are an established part of winter.",
        "An example of this is the group that meets at night.",
        "The plan is the first of its kind.",
        "He was described as “the best warden in town”.",
    ],
)
def test_a_judgement_is_no_definition(sentence: str) -> None:
    assert terms(sentence) == []


def test_a_sentence_that_points_back_defines_what_was_named_in_quotation_marks() -> None:
    before = "Not everybody comes to “salt rounds”."
    (definition,) = definitions_in(plan(before, "These are the meetings where salt is shared out.").passages)

    assert definition.term == "salt rounds"
    assert [passage.text for passage in definition.passages] == [
        before,
        "These are the meetings where salt is shared out.",
    ]


def test_a_sentence_that_points_back_defines_the_words_that_open_its_block() -> None:
    assert terms("Salt rounds.", "Few come.", "These are the meetings where salt is shared out.") == [
        "Salt rounds"
    ]


def test_a_single_thing_is_not_what_these_points_back_to() -> None:
    assert terms("We run a “salt round”.", "These are the meetings where salt is shared out.") == []


def test_rows_of_a_glossary_are_definitions() -> None:
    written = Written()
    written.heading("Glossary")
    written.row("Brine", "Salt dissolved in water")
    written.heading("Budget")
    written.row("Salt", "Twelve thousand")

    assert [definition.term for definition in definitions_in(written.passages)] == ["Brine"]


def test_a_short_form_is_explained_where_it_stands_beside_its_long_form() -> None:
    (form,) = explained_in(plan("Snow fell.", "Ask the Westmere Flood Board (WFB).").passages)

    assert (form.short, form.long, form.explained) == ("WFB", "Westmere Flood Board", True)
    assert form.passage.text == "Ask the Westmere Flood Board (WFB)."


def test_a_sentence_is_preferred_to_a_heading_as_the_place_of_an_explanation() -> None:
    written = Written()
    written.heading("Westmere Flood Board (WFB)")
    written.paragraph("The Westmere Flood Board (WFB) met.")

    assert [form.passage.text for form in explained_in(written.passages)] == [
        "The Westmere Flood Board (WFB) met."
    ]


def test_a_row_of_short_and_long_form_explains() -> None:
    written = plan("Snow fell.")
    written.row("EIA", "Environmental Impact Assessment")
    written.row("EIA", "Every road of the county")

    assert [form.long for form in explained_in(written.passages)] == ["Environmental Impact Assessment"]


def test_initials_fit_a_name_that_the_documents_use_whole() -> None:
    passages = plan(
        "The Westmere Flood Board met.", "The West Farm Barn Owners met.", "we found bread"
    ).passages
    forms = by_initials("WFB", ["West Farm Barn", "Westmere Flood Board", "we found bread"], passages)

    assert [(form.long, form.explained) for form in forms] == [("Westmere Flood Board", False)]


def test_words_in_capitals_that_also_stand_in_small_letters_are_no_short_forms() -> None:
    passages = plan("TOTAL COST OF AIM 1", "The WFBs and the NHS have one aim at no cost in total.").passages

    assert list(short_forms_in(passages)) == ["WFB", "NHS"]
