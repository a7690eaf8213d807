from __future__ import annotations

import pytest

from assistant.ingestion.markers import read_marker


@pytest.mark.parametrize(
    ("line", "printed", "style", "value"),
    [
        ("1. The council met", "1.", "n.", 1),
        ("12) Review the plan", "12)", "n)", 12),
        ("(3) Agree", "(3)", "(n)", 3),
        ("3.2.1 Sites will be", "3.2.1", "dotted", 1),
        ("c) Third thing", "c)", "a)", 3),
        ("(iv) Fourth thing", "(iv)", "(i)", 4),
        ("14 The Council adopted", "14", "n", 14),
    ],
)
def test_an_enumerator_is_read_with_its_style_and_value(
    line: str, printed: str, style: str, value: int
) -> None:
    marker = read_marker(line)
    assert marker is not None
    assert (marker.text, marker.style, marker.value) == (printed, style, value)


@pytest.mark.parametrize("line", ["• Neglect", "✓ Neglect", "\uf0b7 Neglect", "\u2013 Neglect", "o Neglect"])
def test_a_bullet_counts_nothing_and_is_left_out_of_the_words(line: str) -> None:
    marker = read_marker(line)
    assert marker is not None
    assert marker.bullet
    assert line[marker.length :] == "Neglect"


@pytest.mark.parametrize(
    "line",
    ["12 February 2024", "2.5% of homes", "2018 was wet", "A. Smith spoke", "-£30", "5,121 people", "only"],
)
def test_dates_figures_and_names_are_no_markers(line: str) -> None:
    assert read_marker(line) is None
