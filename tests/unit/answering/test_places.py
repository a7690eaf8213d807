from __future__ import annotations

import pytest

from assistant.answering.locators import find_places
from assistant.answering.place_items import text_of
from assistant.answering.places import blocks_in, find, resolve
from assistant.model import Block, Question
from tests.papers import two_papers

CORPUS = two_papers()
NUMBERS = frozenset(section.number for section in CORPUS.sections if section.number)


def shown(said: str, documents: tuple[str, ...] = ()) -> list[str]:
    (found,) = find_places(said, NUMBERS)
    places = find(found.locator, CORPUS, documents)
    return [text_of(place, CORPUS) if isinstance(place, Block) else place.title for place in places]


@pytest.mark.parametrize(
    ("said", "there"),
    [
        ("para 1", ["Cabinet is asked to note the report."]),
        ("paragraph 2(b)", ["Drains need clearing."]),
        ("key message a", ["Pumps need power."]),
        ("recommendation 1", ["Cabinet is asked to note the report."]),
        ("section 2.1", ["Pumps and drains"]),
        ("aim 1", ["KEEPING HOMES DRY"]),
        ("2.1 aim 1", ["KEEPING HOMES DRY"]),
        ("aim 1 summary", ["AIM 1 IN SUMMARY"]),
        ("annex A", ["Budget"]),
        ("the foreword", ["Foreword"]),
        ("footnote 1", ["Counted on 31 March."]),
        ("the footnote on page 2", ["Counted on 31 March."]),
        ("page 3", ["Appendix A Budget", "Contributions | £9,000"]),
        ("page 2 second paragraph", ["Four pumps were replaced."]),
        ("the last bullet of section 2", ["survey every drain"]),
        ("para 2 of section 2.1", ["Four pumps were replaced."]),
    ],
)
def test_a_named_place_is_found(said: str, there: list[str]) -> None:
    assert shown(said) == there


def test_a_page_is_found_by_its_printed_number_before_its_place_in_the_file() -> None:
    assert shown("page 1", ("report",)) == ["1 Foreword", "The Westmere Flood Board (WFB) met six times."]
    assert shown("page 4", ("report",)) == ["Appendix A Budget", "Contributions | £9,000"]


def test_a_page_is_looked_for_in_every_document_unless_one_is_named() -> None:
    assert {"Recommendation", "1 Foreword"} <= set(shown("page 1"))
    assert "1 Foreword" not in shown("page 1", ("paper",))


def test_a_place_no_document_has_is_found_nowhere() -> None:
    assert shown("appendix Z") == []
    assert shown("paragraph 99") == []


def test_a_paragraph_brings_the_items_it_leads_in() -> None:
    (found,) = find_places("paragraph 2")
    (place,) = find(found.locator, CORPUS)
    assert [text_of(block, CORPUS) for block in blocks_in(place, CORPUS)] == [
        "There are two key messages:",
        "Pumps need power.",
        "Drains need clearing.",
    ]


def test_a_section_brings_the_sections_under_it() -> None:
    (found,) = find_places("section 2.1")
    (place,) = find(found.locator, CORPUS)
    assert "We kept homes dry." in [text_of(block, CORPUS) for block in blocks_in(place, CORPUS)]


def test_a_question_that_names_two_places_brings_both_each_block_once() -> None:
    locators = tuple(found.locator for found in find_places("paragraphs 1 and 2 and paragraph 2(a)"))
    blocks = resolve(Question(text="", interpreted="", terms=(), locators=locators), CORPUS)
    assert [block.paragraph for block in blocks] == ["1", "2", "2(a)", "2(b)"]
