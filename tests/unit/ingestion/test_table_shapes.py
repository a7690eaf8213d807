"""Tables and boxes drawn in the ways of many producers: tinted, open at the sides, in the middle of a line."""

from __future__ import annotations

from itertools import pairwise

from assistant.ingestion.columns import read_order, segments_of
from assistant.ingestion.paths import Rule
from assistant.ingestion.tables import frames_of
from assistant.ingestion.words import Word, printed_lines
from tests.unit.ingestion.test_tables import PAGE, grid, texts, word

COLUMNS = [50.0, 250.0, 350.0]


def tinted(rows: list[float]) -> list[Rule]:
    return [Rule(x0, top, x1, bottom) for x0, x1 in pairwise(COLUMNS) for top, bottom in pairwise(rows)]


def test_tints_behind_the_lines_of_a_cell_do_not_cut_it() -> None:
    tints = [Rule(55, 101, 245, 115), Rule(55, 115, 245, 130)]
    words = [
        word("Winter", 60, 112),
        word("stocks", 60, 126),
        word("9,000", 260, 118),
        word("Summer", 60, 145),
        word("40", 260, 145),
    ]
    [frame], _ = frames_of([*tinted([100, 131, 151]), *tints], words, *PAGE)
    assert texts(frame) == [["Winter stocks", "9,000"], ["Summer", "40"]]


def test_a_tint_behind_words_of_a_line_leaves_them_in_their_line() -> None:
    words = [word("Plan", 60, 110, bold=True), word("grits", 86, 110), word("more", 116, 110)]
    frames, outside = frames_of([Rule(56, 98, 83, 114)], words, *PAGE)
    assert frames == []
    assert [line.text for line in printed_lines(outside)] == ["Plan grits more"]


def test_a_table_ruled_between_its_columns_alone_has_sides_and_rows() -> None:
    across = [Rule(50, y, 350, y + 0.4) for y in (100, 120, 165)]
    down = [
        Rule(x, top, x + 0.4, bottom)
        for x in (200, 280)
        for top, bottom in ((100, 120), (120, 142), (142, 165))
    ]
    rows = [("Action", "Hours", "Cost", 115), ("Wiring", "79", "£3,790", 136), ("Test", "40", "£0", 157)]
    words = [word(text, x, y) for *cells, y in rows for text, x in zip(cells, (60, 210, 290), strict=True)]
    [frame], outside = frames_of([*across, *down], words, *PAGE)
    assert texts(frame) == [list(cells) for *cells, _ in rows]
    assert outside == []


def test_prose_in_a_cell_across_a_table_is_text_in_a_box() -> None:
    prose = [word("road", 60 + 22 * (place % 13), 150 + 12 * (place // 13)) for place in range(70)]
    words = [
        word("Judgement", 60, 112),
        word("Grade", 210, 112),
        word("Care", 60, 132),
        word("Good", 210, 132),
    ]
    rules = [*grid([50, 200, 360], [100, 120, 138]), Rule(50, 138, 360, 300)]
    table, box = frames_of(rules, [*words, *prose], *PAGE)[0]
    assert texts(table) == [["Judgement", "Grade"], ["Care", "Good"]]
    assert table.is_table
    assert not box.is_table


def test_a_gutter_is_found_though_the_lines_of_a_column_begin_a_little_apart() -> None:
    def line(text: str, x: float, y: float) -> list[Word]:
        parts = text.split()
        starts = [x + 5 * len(" ".join([*parts[:place], ""])) for place in range(len(parts))]
        return [word(part, start, y) for part, start in zip(parts, starts, strict=True)]

    left = [word for k in range(6) for word in line("salt is kept dry in barns", 60, 100 + 12 * k)]
    right = [
        word
        for k in range(6)
        for word in line("grit is spread before frost", 320 if k % 2 else 323, 106 + 12 * k)
    ]
    columns = read_order(segments_of([*left, *right]))
    assert len(columns) == 2
    assert {box.x0 for box in columns[0]} == {60}
