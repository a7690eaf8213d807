from __future__ import annotations

from assistant.model import BlockKind
from tests.pages import Set, full, read, set_page, span_in, texts

PROSE = full("The council met in March to hear what had been done about the roads and")


def test_a_footnote_is_tied_to_the_paragraph_that_holds_its_mark() -> None:
    page = set_page(
        PROSE, Set("five¹ reviews were held."), Set("¹This counts the year to March.", size=9, above=20)
    )
    content = read(page)
    paragraph, note = content.blocks
    assert (note.kind, note.marker) == (BlockKind.FOOTNOTE, "1")
    assert paragraph.footnotes == (note.id,)
    assert texts(content, BlockKind.FOOTNOTE) == ["This counts the year to March."]


def test_a_raised_plain_figure_is_a_mark() -> None:
    page = set_page(PROSE, Set("the plan2 was held."), Set("2 Adopted in May.", size=9, above=20))
    content = read(page, raised=(span_in(page, "2 was", 1), span_in(page, "2 Adopted", 1)))
    assert content.blocks[0].footnotes == (content.blocks[1].id,)


def test_a_note_under_a_starred_name_is_a_footnote_and_other_stars_are_bullets() -> None:
    starred = read(
        set_page(PROSE, Set("paid to Moor CCG* in May."), Set("* Moor CCG also pays for roads.", above=2))
    )
    assert texts(starred, BlockKind.FOOTNOTE) == ["Moor CCG also pays for roads."]
    plain = read(
        set_page(Set("We will:"), Set("* grit roads", 80, above=1.4), Set("* clear snow", 80, above=1.4))
    )
    assert texts(plain, BlockKind.BULLET) == ["grit roads", "clear snow"]


def test_notes_as_large_as_the_text_are_told_by_their_raised_marks_at_the_foot_of_the_page() -> None:
    page = set_page(
        PROSE,
        Set("the plan1 and the map2 were adopted."),
        full("1 Adopted in May by the full council, with the changes that the inspector had", above=20),
        Set("asked for."),
        Set("2 The map shows every road."),
    )
    marks = ("1 and", "2 were", "1 Adopted", "2 The")
    content = read(page, raised=tuple(span_in(page, words, 1) for words in marks))
    assert texts(content, BlockKind.FOOTNOTE) == [
        "Adopted in May by the full council, with the changes that the inspector had asked for.",
        "The map shows every road.",
    ]


def test_a_raised_figure_with_text_of_the_body_below_it_begins_no_note() -> None:
    page = set_page(
        PROSE,
        Set("the plan1 was adopted."),
        Set("1 May was the month in which it was done.", above=2),
        full("The council will look at the plan again, as it does in every year in which", above=3),
        Set("roads are built."),
    )
    content = read(page, raised=(span_in(page, "1 was", 1), span_in(page, "1 May", 1)))
    assert texts(content, BlockKind.FOOTNOTE) == []


def test_a_paragraph_goes_on_over_the_footnote_between() -> None:
    first = set_page(
        PROSE,
        full("five¹ reviews were held by the board and its partners over the"),
        Set("¹Year to March.", size=9, above=20),
    )
    second = set_page(Set("winter months."), number=2)
    content = read(first, second)
    assert texts(content, BlockKind.PARAGRAPH)[0].endswith("winter months.")


def test_a_footnote_broken_off_at_the_foot_of_a_page_goes_on_in_the_small_print_of_the_next() -> None:
    first = set_page(
        PROSE,
        Set("five¹ reviews were held."),
        Set("¹The reviews were held by the board and the", size=9, above=20),
    )
    second = set_page(
        full("In the second year no more reviews were thought to be needed, and the board then"),
        Set("turned to other work."),
        Set("partners who had asked for them.", size=9, above=20),
        number=2,
    )
    assert texts(read(first, second), BlockKind.FOOTNOTE) == [
        "The reviews were held by the board and the|partners who had asked for them."
    ]


def test_the_figures_of_a_chart_in_small_print_are_no_notes() -> None:
    page = set_page(
        PROSE,
        Set("the method⁴ that was chosen."),
        Set("4,500 3,751 3,500", size=9, above=4),
        Set("4-9 10-14 15-19", size=9, above=2),
        Set("4 The method of last year.", size=9, above=14),
    )
    content = read(page, raised=(span_in(page, "4 The", 1),))
    assert texts(content, BlockKind.FOOTNOTE) == ["The method of last year."]
