from __future__ import annotations

from assistant.model import BlockKind
from tests.pages import Set, full, read, set_page, texts

PROSE = (full("The council met in March to hear what had been done about the roads and"), Set("bridges."))


def test_entries_of_a_contents_page_are_title_and_page_without_leaders() -> None:
    page = set_page(
        Set("Contents", size=20, bold=True),
        Set("1. Foreword .......... 3", above=2),
        Set("2. Reviews of the work of the board and", above=2),
        Set("its partners . . . . . 12"),
        Set("Appendix A. Members 20", above=2),
    )
    content = read(page, set_page(*PROSE, number=2))
    assert texts(content, BlockKind.CONTENTS_ENTRY) == [
        "1. Foreword|3",
        "2. Reviews of the work of the board and its partners|12",
        "Appendix A. Members|20",
    ]
    entries = [passage for passage in content.passages if passage.contents]
    assert entries[0].text == "1. Foreword | 3"


def test_a_title_of_the_contents_page_is_a_heading_where_it_stands() -> None:
    contents = set_page(
        Set("Contents", size=20, bold=True),
        Set("Summary 2", above=2),
        Set("What we found 2", above=2),
        Set("Thanks 3", above=2),
    )
    content = read(
        contents,
        set_page(*PROSE, Set("What we found", above=2), *(full(PROSE[0].words, above=2), PROSE[1]), number=2),
    )
    assert "What we found" in texts(content, BlockKind.HEADING)


def test_lines_of_text_that_end_in_a_figure_are_no_contents() -> None:
    content = read(
        set_page(*PROSE, full("In all the roads of the borough the council has so far filled 40", above=2))
    )
    assert texts(content, BlockKind.CONTENTS_ENTRY) == []


def test_entries_with_roman_numbers_need_no_leaders_under_the_heading_of_the_contents() -> None:
    page = set_page(
        Set("Contents", size=20, bold=True),
        Set("Foreword by the chair vii", above=2),
        Set("Summary 1", above=2),
        Set("What we found 12", above=2),
        Set("Thanks 20", above=2),
    )
    entries = texts(read(page, set_page(*PROSE, number=2)), BlockKind.CONTENTS_ENTRY)
    assert entries[0] == "Foreword by the chair|vii"


def test_the_last_entries_of_the_contents_at_the_head_of_the_next_page_are_entries() -> None:
    first = set_page(
        Set("Contents", size=20, bold=True),
        Set("Summary 1", above=2),
        Set("What we found 12", above=2),
        Set("Thanks 20", above=2),
    )
    second = set_page(
        Set("Appendix A: Members 21", bold=True),
        Set("Appendix B: Papers that the board has read and", bold=True, above=2),
        Set("has published 30", bold=True),
        *(full(PROSE[0].words, above=6), PROSE[1]),
        *(full(PROSE[0].words, above=2), PROSE[1]),
        Set("The papers may be read in the library, and on 12", above=2),
        number=2,
    )
    entries = texts(read(first, second), BlockKind.CONTENTS_ENTRY)
    assert entries[3:] == [
        "Appendix A: Members|21",
        "Appendix B: Papers that the board has read and has published|30",
    ]
