"""Headings told from what merely looks like them: rows of forms, amounts, sentences broken off, lead-ins."""

from __future__ import annotations

import pytest

from assistant.model import BlockKind
from tests.pages import Set, full, read, set_page, texts

PROSE = (
    full("The council keeps the main roads of the borough open in winter and treats the", above=2.0),
    full("bridges and the steep hills before all others, as the plan of last year set out"),
    Set("for the first time."),
)


def _headings(*lines: Set) -> list[str]:
    return texts(read(set_page(*lines)), BlockKind.HEADING)


@pytest.mark.parametrize("title", ["TABLE OF CONTENTS", "Map of the roads", "Box office takings"])
def test_a_title_that_begins_with_a_word_for_a_picture_but_has_no_number_is_a_heading(title: str) -> None:
    assert _headings(*PROSE, Set(title, size=18.0, bold=True, above=2.0), *PROSE) == [title]


@pytest.mark.parametrize("caption", ["Table 1: Roads by length", "Map A Roads of the north"])
def test_a_caption_in_bold_is_no_heading(caption: str) -> None:
    assert _headings(*PROSE, Set(caption, bold=True, above=2.0), *PROSE) == []


@pytest.mark.parametrize(
    "line", ["Roads of the north: Docket R\u2013", "17,172 households", "\u00a34,200 for salt"]
)
def test_bold_words_that_break_off_or_begin_with_an_amount_are_no_heading(line: str) -> None:
    assert _headings(*PROSE, Set(line, bold=True, size=13.0, above=2.0), *PROSE) == []


def test_a_bold_numbered_paragraph_that_leads_into_a_list_is_a_paragraph_with_its_number() -> None:
    page = set_page(
        *PROSE,
        Set("6.14. A good winter plan requires that:", bold=True, above=2.0),
        Set("\u2022 salt is bought in time", 90.0, above=1.5),
        Set("\u2022 drivers are trained", 90.0, above=1.5),
    )
    content = read(page)
    assert texts(content, BlockKind.HEADING) == []
    assert [block.paragraph for block in content.blocks if block.marker == "6.14"] == ["6.14"]


def test_words_side_by_side_in_a_form_are_no_heading_and_the_label_under_them_is_one() -> None:
    lines = (
        Set("Type of comment", size=12.0, above=2.0),
        Set("Support", x0=245.0, size=12.0, above=0.0),
        Set("Comment", size=12.0, above=1.9),
        *PROSE,
    )
    content = read(set_page(*PROSE, *lines))
    assert texts(content, BlockKind.HEADING) == ["Comment"]
    assert texts(content, BlockKind.PARAGRAPH)[-1].startswith("The council keeps")


@pytest.mark.parametrize(
    "above",
    [
        Set("5. Extensions are accepted as the policy says", 90.0, above=2.0),
        Set("The roads", bold=True, above=2.0),
    ],
)
def test_a_plain_title_over_a_numbered_paragraph_is_a_heading_after_an_item_or_a_heading(above: Set) -> None:
    content = _headings(
        *PROSE,
        above,
        Set("Reasoned justification", above=2.0),
        full("3.44. The council looks at the plan every year, and it says in public what has", above=2.0),
        Set("been done."),
    )
    assert content[-1] == "Reasoned justification"


def test_the_last_of_some_short_lines_before_a_numbered_paragraph_is_no_heading() -> None:
    lines = (
        Set("The plan is for:", above=2.0),
        Set("Housing", above=2.0),
        Set("Transport", above=2.0),
        full("3.44. The council looks at the plan every year, and it says in public what has", above=2.0),
        Set("been done."),
    )
    assert _headings(*PROSE, *lines) == []


def test_a_bold_heading_over_a_plain_one_is_no_signature() -> None:
    lines = (
        Set("Phase one", bold=True, above=2.0),
        Set("Estimating how many homes", above=2.0),
        full("4.5 The council looks at the plan every year, and it says in public what has", above=2.0),
        Set("been done."),
    )
    assert _headings(*PROSE, *lines) == ["Phase one", "Estimating how many homes"]


def test_a_heading_of_two_lines_ends_where_its_lines_stand_wider_apart() -> None:
    lines = (
        Set("Inspection of services for children in need of help", size=14.0, bold=True, above=2.0),
        Set("and of care leavers", size=14.0, bold=True),
        Set("and", size=14.0, above=1.6),
        *PROSE,
    )
    assert _headings(*PROSE, *lines) == [
        "Inspection of services for children in need of help and of care leavers"
    ]


def test_two_bold_labels_under_each_other_are_two() -> None:
    lines = (Set("Partners:", bold=True, above=2.0), Set("The police and the schools :", bold=True), *PROSE)
    assert _headings(*PROSE, *lines) == ["The police and the schools :"]


def test_two_large_lines_set_wide_apart_are_two_headings() -> None:
    lines = (
        Set("Inspected from 20 January 2015 to 11 February", size=14.0, bold=True, above=3.0, x1=500.0),
        Set("Report published in March", size=14.0, bold=True, above=1.5),
    )
    assert len(_headings(*PROSE, *lines, *PROSE)) == 2
