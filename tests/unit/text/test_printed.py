from __future__ import annotations

import pytest

from assistant.text import printed


@pytest.mark.parametrize(
    ("date", "written"),
    [("2021-12-21", "21 December 2021"), ("2023-10", "October 2023"), ("2020", "2020"), ("autumn", "autumn")],
)
def test_dates_are_written_as_in_minutes(date: str, written: str) -> None:
    assert printed.written_date(date) == written


def test_a_printed_page_number_comes_with_the_place_in_the_file() -> None:
    assert printed.page_name(14, "12") == "page 12 (page 14 of the file)"
    assert printed.page_name(14, "14") == "page 14"
    assert printed.page_name(14, None) == "page 14"


def test_a_title_is_one_line_of_characters_that_can_be_seen() -> None:
    assert printed.one_line(" Winter\nplan \x1b[31m\ud800\u202e2024\x07 ") == "Winter plan [31m2024"
