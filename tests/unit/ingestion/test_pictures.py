from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from assistant.errors import UnreadablePdfError
from assistant.ingestion.marks import Box
from assistant.ingestion.pictures import boxes_of, contains, page_picture
from assistant.model import Span
from tests.factories import A4, GRITTING, SALT, Printed, a_page, a_pdf, span_of

if TYPE_CHECKING:
    from pathlib import Path

TWICE = (Printed("Grit is salt. Grit is cheap.", 72, 100), Printed("Grit is cheap.", 72, 300))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return a_pdf(tmp_path / "plan.pdf", GRITTING, SALT)


def yellow(picture: bytes) -> set[tuple[int, int]]:
    """The marked points, as (x, y)."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    bytes_a_row = 3 * image.width
    points = image.tobytes()
    return {
        (place % bytes_a_row // 3, place // bytes_a_row)
        for place in range(0, len(points), 3)
        if points[place] > 200 and points[place + 1] > 180 and points[place + 2] < 120
    }


def test_a_quoted_sentence_is_boxed_where_it_is_printed(plan: Path) -> None:
    page = a_page(*GRITTING)

    (box,) = boxes_of(plan, page, [span_of(page, "A gritting run takes 3 hours.")])

    assert box.left == pytest.approx(72, abs=1)
    assert 125 < box.top < 135
    assert 140 < box.bottom < 146
    assert 190 < box.right < 240


def test_words_inside_a_line_are_boxed_without_their_neighbours(plan: Path) -> None:
    page = a_page(*GRITTING)

    (whole,) = boxes_of(plan, page, [span_of(page, GRITTING[1].words)])
    (miles,) = boxes_of(plan, page, [span_of(page, "640 miles")])

    assert whole.left + 60 < miles.left < miles.right < whole.right - 60


def test_a_quote_over_two_lines_gets_a_box_a_line(plan: Path) -> None:
    page = a_page(*GRITTING)
    start = page.text.index("on a cold")

    boxes = boxes_of(plan, page, [Span(page=1, start=start, end=page.text.index(" takes"))])

    assert [round(box.bottom / 20) for box in boxes] == [6, 7]


def test_words_that_stand_on_a_page_twice_are_boxed_where_the_quote_was_read(tmp_path: Path) -> None:
    pdf, page = a_pdf(tmp_path / "twice.pdf", TWICE), a_page(*TWICE)
    later = page.text.rindex("Grit is cheap.")
    earlier = page.text.index("Grit is cheap.")

    (lower,) = boxes_of(pdf, page, [Span(page=1, start=later, end=later + 14)])
    (upper,) = boxes_of(pdf, page, [Span(page=1, start=earlier, end=earlier + 14)])

    assert lower.top > 280
    assert upper.bottom < 110
    assert upper.left > 110


def test_words_that_the_page_does_not_show_where_they_should_stand_get_no_box(tmp_path: Path) -> None:
    pdf = a_pdf(tmp_path / "moved.pdf", [Printed("Grit is cheap.", 72, 700)])
    page = a_page(Printed("Grit is cheap.", 72, 100))

    assert boxes_of(pdf, page, [Span(page=1, start=0, end=14)]) == ()


def test_spans_of_other_pages_are_left_alone(plan: Path) -> None:
    page = a_page(*GRITTING)

    assert boxes_of(plan, page, [Span(page=2, start=0, end=6)]) == ()


def test_a_turned_page_is_boxed_as_it_is_displayed(tmp_path: Path) -> None:
    pdf = a_pdf(tmp_path / "turned.pdf", [Printed("G", 72, 100)], rotate=90)
    page = replace(a_page(Printed("G", 72, 100)), lines=())

    (box,) = boxes_of(pdf, page, [Span(page=1, start=0, end=1)])

    assert Image.open(BytesIO(page_picture(pdf, 1, dpi=72))).size == (842, 595)
    assert box.left == pytest.approx(A4[1] - 100, abs=4)
    assert box.top == pytest.approx(72, abs=1)


def test_the_picture_marks_the_boxes_and_nothing_else(plan: Path) -> None:
    box = Box(left=100, top=200, right=180, bottom=215)

    marked = yellow(page_picture(plan, 1, [box], dpi=72))

    assert {x for x, _ in marked} == set(range(99, 182))
    assert {y for _, y in marked} == set(range(200, 216))
    assert yellow(page_picture(plan, 1, dpi=72)) == set()


def test_the_mark_is_underlined_so_that_it_shows_without_colour(plan: Path) -> None:
    box = Box(left=100, top=200, right=180, bottom=215)

    grey = Image.open(BytesIO(page_picture(plan, 1, [box], dpi=72))).convert("L")

    assert max(int(grey.getpixel((x, 215))) for x in range(101, 180)) < 90  # type: ignore[arg-type]


def test_many_readers_at_once_get_the_pictures_and_boxes_that_one_gets(tmp_path: Path) -> None:
    def read(name: str, place: int) -> tuple[bytes, tuple[Box, ...], bool]:
        file = tmp_path / f"{name}-{place % 6}.pdf"
        boxes = boxes_of(file, a_page(*GRITTING), [span_of(a_page(*GRITTING), "640 miles")])
        picture = page_picture(file, 1 + place % 2, boxes, 40 + place)  # no two ask for the same
        return picture, boxes, contains(file, 2, SALT[1].words)

    for number in range(6):
        a_pdf(tmp_path / f"together-{number}.pdf", GRITTING, SALT)
        a_pdf(tmp_path / f"alone-{number}.pdf", GRITTING, SALT)
    with ThreadPoolExecutor(max_workers=12) as readers:
        together = list(readers.map(lambda place: read("together", place), range(48)))

    assert together == [read("alone", place) for place in range(48)]


def test_a_quote_is_found_on_its_page_only(plan: Path) -> None:
    assert contains(plan, 1, "A gritting run takes 3 hours.")
    assert not contains(plan, 2, "A gritting run takes 3 hours.")
    assert not contains(plan, 1, "A gritting run takes 4 hours.")


def test_a_quote_may_run_over_a_line_and_keep_or_lose_the_hyphen_at_its_end(tmp_path: Path) -> None:
    pdf = a_pdf(
        tmp_path / "p.pdf",
        [Printed("Some roads are hard to re-", 72, 90), Printed("open after snow.", 72, 104)],
    )

    assert contains(pdf, 1, "hard to reopen after")
    assert contains(pdf, 1, "hard to re-open after")


def test_a_file_put_in_the_place_of_another_is_read_anew(plan: Path) -> None:
    assert contains(plan, 1, "640 miles")
    a_pdf(plan, [Printed("The council grits 700 miles.", 72, 90)])
    os.utime(plan, ns=(1, 1))

    assert contains(plan, 1, "700 miles")


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePdfError, match=r"gone\.pdf: the file is no longer there"):
        page_picture(tmp_path / "gone.pdf", 1)


def test_a_page_that_is_not_there_is_named(plan: Path) -> None:
    with pytest.raises(UnreadablePdfError, match=r"plan\.pdf: page 9 cannot be drawn"):
        page_picture(plan, 9)
