from __future__ import annotations

from assistant.ingestion.levels import heading_levels
from assistant.ingestion.titles import HeadingStyle, read_heading


def set_in(size: float, *, bold: bool = True, capitals: bool = False) -> HeadingStyle:
    return HeadingStyle(size=size, bold=bold, capitals=capitals)


def test_a_heading_is_parted_into_number_and_title() -> None:
    found = {
        text: (heading.number, heading.title)
        for text in (
            "4.2 Progress",
            "5.1. Cases",
            "1 Introduction",
            "GOAL 1: SAFER ROADS.",
            "GOAL 1 IN SUMMARY:",
            "(2) LOOKING BACK",
            "Appendix D: Budget",
            "Annex B Maps",
            "21 December 2021",
            "Key Issues",
        )
        for heading in [read_heading(text, set_in(12))]
    }
    assert found == {
        "4.2 Progress": ("4.2", "Progress"),
        "5.1. Cases": ("5.1", "Cases"),
        "1 Introduction": ("1", "Introduction"),
        "GOAL 1: SAFER ROADS.": ("GOAL 1", "SAFER ROADS."),
        "GOAL 1 IN SUMMARY:": (None, "GOAL 1 IN SUMMARY"),
        "(2) LOOKING BACK": ("(2)", "LOOKING BACK"),
        "Appendix D: Budget": ("Appendix D", "Budget"),
        "Annex B Maps": ("Annex B", "Maps"),
        "21 December 2021": (None, "21 December 2021"),
        "Key Issues": (None, "Key Issues"),
    }


def levels(*headings: tuple[str, float]) -> tuple[int, ...]:
    return heading_levels([read_heading(text, set_in(size)) for text, size in headings])


def test_dotted_numbers_set_the_level_whatever_the_size() -> None:
    assert levels(
        ("Plan 2024", 30), ("1 Start", 18), ("1.1 Aim", 18), ("1.1.1 Detail", 12), ("2 End", 18)
    ) == (
        1,
        1,
        2,
        3,
        1,
    )


def test_unnumbered_headings_rank_by_size_under_the_numbered_one() -> None:
    assert levels(("4 Work", 20), ("4.2 Goals", 16), ("Schools", 13), ("Roads", 13), ("5 Next", 20)) == (
        1,
        2,
        3,
        3,
        1,
    )


def test_headings_of_one_series_stand_beside_each_other() -> None:
    found = levels(
        ("4.2 Goals", 16), ("GOAL 1: A", 13), ("GOAL 1 IN SUMMARY:", 13), ("GOAL 2: B", 13), ("(1) C", 13)
    )
    assert found == (1, 2, 3, 2, 3)


def test_an_appendix_is_outermost_even_after_a_deep_section() -> None:
    assert levels(("7 End", 20), ("7.2 Hard", 16), ("Appendix A: Members", 14), ("Appendix B: Map", 14)) == (
        1,
        2,
        1,
        1,
    )


def test_a_single_heading_in_capitals_does_not_swallow_its_siblings() -> None:
    styles = [set_in(13.5, capitals=True), set_in(13.5), set_in(13.5)]
    headings = [
        read_heading(text, style)
        for text, style in zip(("RECOMMENDATION", "Summary", "Background"), styles, strict=True)
    ]
    assert heading_levels(headings) == (1, 1, 1)
