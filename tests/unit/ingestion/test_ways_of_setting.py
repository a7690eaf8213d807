"""How the papers of many bodies set their headings, labels, items and paragraphs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.ingestion.markers import read_marker
from assistant.ingestion.words import printed_lines
from assistant.model import BlockKind
from tests.pages import Set, full, read, set_page, texts
from tests.unit.ingestion.test_tables import word

RUNNING = (
    full("Salt is bought in summer, when it is cheap, and kept dry in the barns at Eastfield until it"),
    full("is needed on the roads, which are treated before the frost and again in the early"),
    Set("morning."),
)


def prose(above: float = 2.0) -> tuple[Set, ...]:
    return (replace(RUNNING[0], above=above), *RUNNING[1:])


def test_a_bold_label_before_text_does_not_make_its_line_bold() -> None:
    label = [word("Policies", 60, 100, bold=True), word("affected:", 105, 100, bold=True)]
    [labelled] = printed_lines([*label, word("None", 156, 100)])
    [bold] = printed_lines([*label, word("None", 156, 100, bold=True)])
    assert (labelled.bold, bold.bold) == (False, True)


def test_a_bold_label_in_front_of_a_long_bold_sentence_makes_it_a_heading() -> None:
    page = set_page(
        *prose(),
        full(
            "Recommendation 3: That the council bring the gritting of roads, of pavements and of cycle",
            bold=True,
            above=2.0,
        ),
        full(
            "ways into one service under a single officer who answers for it to the committee each", bold=True
        ),
        Set("year before winter comes. (11.4)", bold=True),
        *prose(),
    )
    [heading] = texts(read(page), BlockKind.HEADING)
    assert heading.startswith("Recommendation 3: That the council bring")
    assert heading.endswith("(11.4)")


def test_a_lettered_bold_line_over_plain_text_is_a_heading_and_one_of_a_list_is_not() -> None:
    page = set_page(
        *prose(),
        Set("(a) Comments due", bold=True, above=2.0),
        *prose(1.2),
        Set("(b) Roads affected", bold=True, above=2.0),
        *prose(1.2),
    )
    assert texts(read(page), BlockKind.HEADING) == ["(a) Comments due", "(b) Roads affected"]
    listed = set_page(
        *prose(), Set("(a) roads", bold=True, above=2.0), Set("(b) bridges", bold=True), *prose()
    )
    assert texts(read(listed), BlockKind.HEADING) == []


def test_a_line_set_wider_apart_than_those_of_a_heading_begins_another() -> None:
    page = set_page(
        *prose(),
        Set("Review of the gritting of roads and of", bold=True, size=14.0, above=3.0),
        Set("the pavements", bold=True, size=14.0),
        Set("Report published: 27 March 2019", bold=True, size=14.0, above=1.45),
        *prose(),
    )
    assert "Review of the gritting of roads and of the pavements" in [
        *texts(read(page), BlockKind.HEADING),
        *texts(read(page), BlockKind.PARAGRAPH),
    ]


def test_a_lone_word_in_small_letters_is_no_heading() -> None:
    page = set_page(Set("Winter service", size=18.0, bold=True), Set("and", size=14.0, above=2.0), *prose())
    assert texts(read(page), BlockKind.HEADING) == ["Winter service"]


def test_a_cross_among_boxes_to_be_ticked_begins_an_item() -> None:
    page = set_page(
        *prose(),
        Set("\u25a1 Existing", x0=90.0, above=2.0),
        Set("X New or proposed", x0=90.0, bold=True, above=1.6),
        Set("\u25a1 Changing", x0=90.0, above=1.6),
        *prose(),
    )
    content = read(page)
    assert texts(content, BlockKind.BULLET) == ["Existing", "New or proposed", "Changing"]
    assert texts(content, BlockKind.HEADING) == []


def test_an_item_of_which_the_first_line_alone_is_indented_goes_on_at_the_edge() -> None:
    page = set_page(
        *prose(),
        Set(
            "\u2022 Post: The clerk to the winter service committee of the council at the Old",
            x0=80.0,
            x1=FULL_EDGE,
        ),
        Set("Barn, Eastfield."),
        Set("\u2022 Telephone: 01234 567890.", x0=80.0),
        *prose(1.0),
        *prose(),
    )
    first, second = texts(read(page), BlockKind.BULLET)
    assert first.endswith("the Old Barn, Eastfield.")
    assert second == "Telephone: 01234 567890."


FULL_EDGE = 500.0


def test_a_little_more_room_after_a_sentence_begins_a_paragraph() -> None:
    page = set_page(
        *prose(),
        *prose(),
        full(
            "DATES: Comments must be received by the clerk to the committee no later than 21 September",
            above=1.25,
        ),
        Set("of this year."),
    )
    assert any(text.startswith("DATES:") for text in texts(read(page), BlockKind.PARAGRAPH))


def test_an_indented_line_after_a_sentence_begins_a_paragraph() -> None:
    page = set_page(
        *prose(),
        full("The council has three barns at the edges of the borough, built when it was a district"),
        full("The barns hold nine thousand tonnes of salt, which is enough for one long hard winter."),
        full(
            "First, as the committee has said before, the barns are to be filled by the end of July,", x0=80.0
        ),
        Set("when salt is cheap."),
    )
    assert any(text.startswith("First,") for text in texts(read(page), BlockKind.PARAGRAPH))


@pytest.mark.parametrize(
    ("line", "label"),
    [("4.5 28 sites were left out of it", "4.5"), ("Step 2.10 The council agrees", "Step 2.10")],
)
def test_paragraph_numbers_before_figures_and_after_a_word_are_read(line: str, label: str) -> None:
    marker = read_marker(line)
    assert marker is not None
    assert (marker.label, marker.weak) == (label, True)


@pytest.mark.parametrize("line", ["4.5 28", "3.2 12.5 9.0", "Figure 2.1 The roads", "\u00a7 39.13 [Amended]"])
def test_figures_captions_and_paragraph_signs_are_no_numbers_of_paragraphs(line: str) -> None:
    assert read_marker(line) is None


def test_arrows_and_boxes_begin_items() -> None:
    for sign in "\u21e8\u2610\u2612\u2192":
        marker = read_marker(f"{sign} Yes")
        assert marker is not None
        assert marker.bullet
