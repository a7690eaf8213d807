from __future__ import annotations

import pytest

from assistant.answering.locators import find_places, only_place
from assistant.model import Locator, LocatorKind, Question, Wanted

SECTIONS = frozenset({"4.2", "5.4", "7.2", "5", "7"})
TITLES = frozenset({"financial implications", "training"})


def written(locator: Locator | None) -> str:
    if locator is None:
        return ""
    ordinal = f" {locator.unit} {locator.ordinal}" if locator.ordinal else ""
    within = f" < {written(locator.within)}" if locator.within else ""
    return f"{locator.kind.value} {locator.label}".strip() + ordinal + within


def places(text: str) -> list[str]:
    return [written(found.locator) for found in find_places(text, SECTIONS, TITLES)]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("para 7", "paragraph 7"),
        ("para7", "paragraph 7"),
        ("paragraph 7(c)", "paragraph 7(c)"),
        ("paragraph 7 (c)", "paragraph 7(c)"),
        ("para 7 c", "paragraph 7(c)"),
        ("para 7c", "paragraph 7(c)"),
        ("Para. 7(c)", "paragraph 7(c)"),
        ("paragraph 3.2.1", "paragraph 3.2.1"),
        ("para no. 4", "paragraph 4"),
        ("¶ 7", "paragraph 7"),
        ("key message d", "heading key message d"),
        ("recommendation 1", "heading recommendation 1"),
        ("priority 3", "heading priority 3"),
        ("Table 4", "heading table 4"),
        ("section 5.4", "section 5.4"),
        ("Section 5", "section 5"),
        ("sec. 5.4", "section 5.4"),
        ("s5.4", "section 5.4"),
        ("s.5.4", "section 5.4"),
        ("§5.4", "section 5.4"),
        ("5.4", "section 5.4"),
        ("4.2 aim 3", "heading aim 3 < section 4.2"),
        ("section 4.2, aim 3", "heading aim 3 < section 4.2"),
        ("aim 2 summary", "heading summary < heading aim 2"),
        ("the summary of aim 2", "heading summary < heading aim 2"),
        ("AIM 2 IN SUMMARY", "heading summary < heading aim 2"),
        ("appendix D", "appendix d"),
        ("Annex D", "appendix d"),
        ("annexe 2", "appendix 2"),
        ("app d", "appendix d"),
        ("appendix iv", "appendix iv"),
        ("page 12", "page 12"),
        ("p12", "page 12"),
        ("p. 12", "page 12"),
        ("pg 3", "page 3"),
        ("pages 3 to 5", "page 3-5"),
        ("pp. 3-4", "page 3-4"),
        ("p.12 second paragraph", "page 12 paragraph 2"),
        ("page 36, third paragraph", "page 36 paragraph 3"),
        ("the last paragraph of section 5", "section 5 paragraph -1"),
        ("first bullet of 7.2", "section 7.2 bullet 1"),
        ("the 3rd bullet point on page 16", "page 16 bullet 3"),
        ("para 2 on page 12", "paragraph 2 < page 12"),
        ("page 12 para 2", "paragraph 2 < page 12"),
        ("the footnote on page 12", "footnote < page 12"),
        ("footnote 1", "footnote 1"),
        ("the asterisk", "footnote *"),
        ("the foreword", "heading foreword"),
        ("the chair's foreword", "heading foreword"),
        ("the executive summary", "heading executive summary"),
        ("the contents page", "heading contents"),
        ("under the financial implications", "heading financial implications"),
        ("the training section", "heading training"),
        ("section on training", "heading training"),
    ],
)
def test_a_place_is_read_in_every_form_a_member_would_say_it(said: str, place: str) -> None:
    assert places(said) == [place]
    assert places(f"Please read me {said}.") == [place]


@pytest.mark.parametrize(
    "said",
    [
        "How many section 47 enquiries were there?",
        "Who took part in the section 11 audit?",
        "What are the council's 5 priorities?",
        "It rose by 5.4% last year",
        "Are there any financial implications?",
        "an app I use",
        "What page is the budget on?",
        "key stage 2 results",
        "Is there a summary of the lessons?",
    ],
)
def test_words_that_only_look_like_a_place_are_none(said: str) -> None:
    assert places(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "what are the financial implications?",
        "And what about the financial implications?",
        "Any financial implications?",
        "Financial Implications",
    ],
)
def test_a_title_with_nothing_else_asked_is_a_place(said: str) -> None:
    assert places(said) == ["heading financial implications"]


def test_a_title_within_a_question_or_of_one_word_is_none() -> None:
    assert places("Who checked the financial implications?") == []
    assert places("What are the training?") == []


def test_each_of_several_places_is_read() -> None:
    assert places("paragraphs 7, 8 and 9(b)") == ["paragraph 7", "paragraph 8", "paragraph 9(b)"]
    assert places("aims 1 and 2") == ["heading aim 1", "heading aim 2"]


def asked(terms: tuple[str, ...], wanted: Wanted = Wanted.FACT) -> Question:
    place = Locator(kind=LocatorKind.PARAGRAPH, label="7")
    return Question(text="", interpreted="", terms=terms, wanted=wanted, locators=(place,))


def test_a_question_with_nothing_but_a_place_asks_for_the_place_itself() -> None:
    assert only_place(asked(()))


def test_a_question_about_something_in_a_place_does_not() -> None:
    assert not only_place(asked(("lawyer",)))
    assert not only_place(asked((), Wanted.PAGE))
