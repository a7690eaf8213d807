from __future__ import annotations

import pytest

from assistant.answering.figure_reading import read_figures
from assistant.model import FigureKind


def numbers(text: str) -> list[str]:
    return [reading.number for reading in read_figures(text)]


def only(text: str) -> tuple[str, float, float | None, str, FigureKind]:
    (reading,) = read_figures(text)
    return reading.number, reading.value, reading.upper, reading.unit, reading.kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost £1.2 million.", ("£1.2 million", 1_200_000.0, None, "£", FigureKind.MONEY)),
        ("The balance was -£430.50 then.", ("-£430.50", -430.5, None, "£", FigureKind.MONEY)),
        ("Over 60% were seen.", ("Over 60%", 60.0, None, "%", FigureKind.SHARE)),
        ("A third of roads were gritted.", ("A third", 100 / 3, None, "%", FigureKind.SHARE)),
        ("Grit is spread within 12 weeks.", ("12 weeks", 12.0, None, "weeks", FigureKind.TIME)),
        ("They meet twice a year.", ("twice a year", 2.0, None, "a year", FigureKind.RATE)),
        ("1,862 early help assessments were made.", ("1,862", 1862.0, None, "assessments", FigureKind.COUNT)),
        ("Twelve children were moved.", ("Twelve", 12.0, None, "children", FigureKind.COUNT)),
        ("It stands at over 7000.", ("over 7000", 7000.0, None, "", FigureKind.COUNT)),
        ("80 or more lorries ran.", ("80 or more", 80.0, None, "lorries", FigureKind.COUNT)),
        ("Five\u00b9 rapid reviews were held.", ("Five", 5.0, None, "reviews", FigureKind.COUNT)),
        ("Aged between 10-15 years.", ("10-15 years", 10.0, 15.0, "years", FigureKind.TIME)),
        ("It costs £5-10 million.", ("£5-10 million", 5e6, 1e7, "£", FigureKind.MONEY)),
        ("Pupils aged 16 were asked.", ("16", 16.0, None, "years", FigureKind.TIME)),
    ],
)
def test_a_figure_has_its_number_as_printed_its_value_and_its_unit(
    text: str, expected: tuple[str, float, float | None, str, FigureKind]
) -> None:
    assert only(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    "text",
    [
        "See paragraph 14, page 7 and Appendix 3.",
        "In 2019 and in 2019/20 it was so.",
        "Agreed on 21 December 2021 and on 03/04/2022.",
        "Call 01865 815 843 or +44 1865 815843.",
        "The office opens at 9.30am, closes at 17:30 and is at OX1 1ND.",
        "It is at 12 High Street.",
        "Incidents between 010419 and 310320.",
        "Priority 1 and Band 3 come first.",
        "In the last two years, and 2 years ago, it snowed.",
        "The three partners and our two boards met.",
        "COVID-19 came.",
        "A 15 year old was there.",
        "One of them left; most of the others stayed quarterly.",
        "Write to depot7@example.org or www.example.org/24.",
        "3. The first item.",
    ],
)
def test_dates_places_names_and_references_are_no_figures(text: str) -> None:
    assert numbers(text) == []


def test_all_figures_of_a_sentence_are_read_in_order() -> None:
    assert numbers("In 2019 some 1862 were made against a target of 1500, or 24% more.") == [
        "some 1862",
        "1500",
        "24%",
    ]
