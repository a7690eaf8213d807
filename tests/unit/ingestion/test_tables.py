from __future__ import annotations

from assistant.ingestion.matrices import shift, times, turned
from assistant.ingestion.paths import Rule
from assistant.ingestion.tables import Frame, frames_of
from assistant.ingestion.words import Word, printed_lines

PAGE = (595.0, 842.0)


def word(text: str, x: float, y: float, *, bold: bool = False, size: float = 10.0) -> Word:
    return Word(
        text=text,
        x0=x,
        x1=x + 5 * len(text),
        y=y,
        size=size,
        bold=bold,
        artifact=False,
        spaced=False,
        order=0,
        last=0,
    )


def grid(columns: list[float], rows: list[float]) -> list[Rule]:
    across = [Rule(columns[0], y, columns[-1], y + 0.5) for y in rows]
    return across + [Rule(x, rows[0], x + 0.5, rows[-1]) for x in columns]


def texts(frame: Frame) -> list[list[str | None]]:
    return [
        [" ".join(line.text for line in printed_lines(cell)) or None if cell else None for cell in row]
        for row in frame.rows
    ]


def test_words_between_ruled_lines_become_cells() -> None:
    words = [
        word("Police", 60, 115),
        word("£21,000", 210, 115),
        word("Probation", 60, 135),
        word("£1,410", 210, 135),
    ]
    [frame], outside = frames_of(grid([50, 200, 300], [100, 120, 140]), words, *PAGE)
    assert frame.is_table
    assert texts(frame) == [["Police", "£21,000"], ["Probation", "£1,410"]]
    assert outside == []


def test_a_cell_of_two_lines_stays_one_cell() -> None:
    words = [
        word("Escalated", 60, 112),
        word("issues", 60, 124),
        word("Audits", 210, 112),
        word("x", 60, 145),
        word("y", 210, 145),
    ]
    [frame], _ = frames_of(grid([50, 200, 300], [100, 130, 150]), words, *PAGE)
    assert texts(frame) == [["Escalated issues", "Audits"], ["x", "y"]]


def test_a_single_ruled_box_is_no_table_and_keeps_its_words_together() -> None:
    words = [word("5,121", 60, 115), word("delegates", 60, 130), word("outside", 400, 115)]
    [frame], outside = frames_of([Rule(50, 100, 200, 150)], words, *PAGE)
    assert not frame.is_table
    assert texts(frame) == [["5,121 delegates"]]
    assert [each.text for each in outside] == ["outside"]


def test_a_frame_around_the_whole_page_is_not_one() -> None:
    frames, outside = frames_of([Rule(0, 0, 595, 842)], [word("Words", 60, 100)], *PAGE)
    assert frames == []
    assert [each.text for each in outside] == ["Words"]


def test_a_head_ruled_a_little_aside_stays_over_its_column() -> None:
    rules = [*grid([50, 200, 300], [120, 140, 160]), *grid([56, 206, 300], [100, 120])]
    words = [word("Status", 60, 115), word("Years", 210, 115)]
    words += [word(text, x, y) for y in (135, 155) for text, x in (("met", 60), ("360", 210))]
    [frame], _ = frames_of(rules, words, *PAGE)
    assert texts(frame) == [["Status", "Years"], ["met", "360"], ["met", "360"]]


def test_a_superscript_clings_to_its_word_and_is_known_as_raised() -> None:
    line = [word("Five", 60, 100), word("1", 80.5, 96, size=6), word("reviews", 87, 100)]
    [printed] = printed_lines(line)
    assert printed.text == "Five1 reviews"
    assert [piece.raised for piece in printed.pieces] == [False, True, False]


def test_two_lines_beside_one_tall_letter_stay_two_lines() -> None:
    tall = word("3", 500, 108, size=20)
    lines = printed_lines([tall, word("Inspection", 60, 102, size=8), word("October", 60, 112, size=8)])
    assert sorted(line.text for line in lines) == ["Inspection 3", "October"]


def test_matrices_apply_from_left_to_right() -> None:
    assert times(shift(1, 2), (2, 0, 0, 2, 0, 0)) == (2, 0, 0, 2, 2, 4)


def test_a_line_that_runs_up_the_page_reads_from_its_lower_end() -> None:
    low, high = turned(20, 500, 3), turned(20, 400, 3)
    assert low[0] < high[0]
    assert low[1] == high[1] == 20


def test_a_frame_around_the_page_leaves_the_boxes_in_it_where_they_stand() -> None:
    page, box = grid([28, 567], [28, 814]), grid([51, 522], [141, 522])
    words = [word("Before", 60, 110), word("Inside", 60, 300), word("After", 60, 700)]
    frames, loose = frames_of([*page, *box], words, *PAGE)
    assert [texts(frame) for frame in frames] == [[["Inside"]]]
    assert [each.text for each in loose] == ["Before", "After"]
