from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.ingestion.columns import segments_of
from assistant.ingestion.fonts import plain, spelled
from assistant.ingestion.glyphs import without_doubles
from assistant.ingestion.unruled import unruled_tables
from tests.unit.ingestion.test_tables import texts, word

if TYPE_CHECKING:
    from assistant.ingestion.tables import Frame
    from assistant.ingestion.words import Word

HEIGHT = 842.0


def line(y: float, *cells: tuple[float, str], bold: bool = False) -> list[Word]:
    """Words of a line: each cell its left edge and its words."""
    words = []
    for x, text in cells:
        left = x
        for part in text.split():
            words.append(word(part, left, y, bold=bold))
            left += 5 * (len(part) + 1)
    return words


def tables(*lines: list[Word]) -> list[Frame]:
    return unruled_tables(segments_of([word for words in lines for word in words]), HEIGHT)[0]


def test_terms_and_their_meanings_side_by_side_are_rows() -> None:
    [found] = tables(
        line(200, (70, "The Act"), (180, "The Highways Act of 1980 (as")),
        line(214, (180, "amended)")),
        line(240, (70, "The Winter"), (180, "The plan for the gritting of roads")),
        line(254, (70, "Plan"), (180, "(and of bridges) in winter")),
        line(280, (70, "WSP"), (180, "Winter service plan")),
        line(306, (70, "sqm"), (180, "Square metres")),
    )
    assert texts(found) == [
        ["The Act", "The Highways Act of 1980 (as amended)"],
        ["The Winter Plan", "The plan for the gritting of roads (and of bridges) in winter"],
        ["WSP", "Winter service plan"],
        ["sqm", "Square metres"],
    ]


def test_rows_that_stand_as_close_as_lines_stay_rows() -> None:
    [found] = tables(
        line(200, (70, "Tobin Road"), (320, "Open space which adds to the")),
        line(214, (320, "village")),
        line(228, (70, "Mead Reach"), (320, "Green")),
        line(242, (70, "Crown Drive"), (320, "Focal point")),
    )
    assert texts(found) == [
        ["Tobin Road", "Open space which adds to the village"],
        ["Mead Reach", "Green"],
        ["Crown Drive", "Focal point"],
    ]


def test_two_lines_of_short_cells_far_apart_are_a_table() -> None:
    [found] = tables(
        line(200, (47, "Contact Name"), (245, "Contact Organisation")),
        line(218, (47, "Jo Marsh"), (245, "Westmere Trains")),
    )
    assert texts(found) == [["Contact Name", "Contact Organisation"], ["Jo Marsh", "Westmere Trains"]]


def test_numbered_paragraphs_bullets_and_prose_are_no_tables() -> None:
    numbered = [line(200 + 14 * k, (70, f"4.{k}"), (110, "The council grits the roads")) for k in range(1, 6)]
    bullets = [line(200 + 14 * k, (70, "\u2022"), (110, "clear the culverts")) for k in range(5)]
    prose = [line(200 + 14 * k, (70, "The council grits the roads of the borough")) for k in range(5)]
    assert tables(*numbered) == tables(*bullets) == tables(*prose) == []


def test_contents_are_no_table_and_names_set_bold_in_columns_neither() -> None:
    contents = [line(200 + 14 * k, (70, "Winter service"), (400, f"{3 * k}")) for k in range(1, 6)]
    names = [line(200 + 14 * k, (70, "Local bodies"), (300, "State bodies"), bold=True) for k in range(5)]
    assert tables(*contents) == tables(*names) == []


def test_running_heads_in_two_parts_are_no_table() -> None:
    heads = [line(30, (47, "Winter service plan"), (445, "March 2021"))]
    assert tables(*heads, line(44, (47, "Roads"), (445, "Draft"))) == []


def test_words_drawn_again_over_themselves_are_read_once() -> None:
    shadowed = [word("Justice", 60, 100), word("Justice", 61, 100.4, size=10.5), word("Justice", 100, 100)]
    assert [each.x0 for each in without_doubles(shadowed)] == [60, 100]


def test_glyphs_known_by_name_alone_are_spelled_and_codes_of_no_character_part_words() -> None:
    assert [spelled(name) for name in ("/f_i", "/uni0041", "/g12", "a_b", "/")] == [
        "fi",
        "A",
        "/g12",
        "a_b",
        "/",
    ]
    assert plain("1.\uffffThe") == "1. The"
