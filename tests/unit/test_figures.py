from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from assistant.errors import UnknownDocumentError
from assistant.figures import FigureBook, figures
from assistant.model import Cell, Corpus, Figure, FigureKind, PlotKind, joined
from assistant.output_figures import COLUMNS, figure_record, figure_text, figures_csv
from tests.written import Written

MONEY = ("", "Spent 2023/24")


def a_plan(**changes: str) -> Written:
    return Written(**changes)  # type: ignore[arg-type]


def listed(corpus: Corpus) -> list[tuple[str, str]]:
    return [(figure.number, figure.measure) for figure in figures(corpus)]


@pytest.fixture
def plan() -> Written:
    plan = a_plan()
    plan.heading("4 Salt", "4")
    plan.paragraph("Roads were gritted on 61 nights. In 2022/23 it was 48 nights.")
    plan.row("Depot A", "£1,700.00", columns=MONEY, group="Depots")
    plan.row("Depot B", "-£300.00", columns=MONEY, group="Depots")
    plan.row("TOTAL", "£1,400.00", columns=MONEY, group="Depots")
    return plan


def test_a_cell_measures_its_group_row_and_column_head_and_has_the_heads_period(plan: Written) -> None:
    figure = figures(plan.corpus())[2]

    assert (figure.number, figure.value, figure.unit, figure.kind) == (
        "£1,700.00",
        1700.0,
        "£",
        FigureKind.MONEY,
    )
    assert figure.measures == ("Depots", "Depot A", "Spent 2023/24")
    assert (figure.period, figure.own_period) == ("2023/24", True)
    assert figure.cell == Cell(
        table=0, row=2, column=1, label="Depot A", group="Depots", head="Spent 2023/24"
    )
    assert figure.extract.quote == "Depot A | £1,700.00"
    assert figure.extract.citation.text == "Winter Plan, section 4, page 5"


def test_a_sum_keeps_the_sign_it_is_printed_with(plan: Written) -> None:
    assert figures(plan.corpus())[3].value == -300.0


def test_a_figure_of_a_sentence_measures_the_sentences_words_and_has_its_date(plan: Written) -> None:
    first, second = figures(plan.corpus())[:2]

    assert first.measure == "Roads were gritted on 61 nights. In 2022/23 it was 48 nights."
    assert (second.number, second.unit, second.period) == ("48", "nights", "2022/23")


def test_every_number_is_on_its_page_where_its_span_says(corpus: Corpus) -> None:
    pages = {(page.document, page.number): page for page in corpus.pages}
    found = figures(corpus)

    assert len(found) > 50
    for figure in found:
        text = pages[figure.document, figure.span.page].text[figure.span.start : figure.span.end]
        assert figure.number.endswith(joined(text))


def test_a_figure_without_a_date_has_the_period_of_its_document(plan: Written) -> None:
    corpus = plan.corpus()
    covered = replace(corpus, documents=(replace(corpus.documents[0], period="2021/22"),))

    assert [(figure.period, figure.own_period) for figure in figures(covered)[:2]] == [
        ("2021/22", False),
        ("2022/23", True),
    ]


def test_a_sentence_that_leans_on_the_one_before_is_told_with_it() -> None:
    plan = a_plan()
    plan.paragraph("Drivers were trained in grit spreading.", "Of these 41 passed.")

    assert listed(plan.corpus()) == [
        ("41", "Drivers were trained in grit spreading. \u00b7 Of these 41 passed.")
    ]


def test_an_item_of_a_list_is_told_with_the_line_that_introduces_it() -> None:
    plan = a_plan()
    lead = plan.paragraph("Last winter the council:")
    plan.items(lead, "gritted 640 miles of road")

    assert listed(plan.corpus()) == [("640", "Last winter the council: \u00b7 gritted 640 miles of road")]


def test_section_numbers_contents_and_digits_alone_are_no_figures() -> None:
    plan = a_plan()
    plan.contents("Gritting", "12")
    plan.heading("Three aims for 12 depots", "3.2")
    plan.paragraph("30 11 21")

    assert listed(plan.corpus()) == []


def test_a_heading_of_a_sum_or_share_is_a_figure() -> None:
    plan = a_plan()
    plan.heading("Salt cost £2.4 million", "5")

    assert listed(plan.corpus()) == [("£2.4 million", "5 Salt cost £2.4 million")]


@pytest.mark.parametrize(
    ("head", "cell", "value", "unit"),
    [
        ("Cost £000", "1,204", 1_204_000.0, "£"),
        ("£m", "(2.5)", -2_500_000.0, "£"),
        ("% seen in time", "75", 75.0, "%"),
        ("Budget (£)", "90", 90.0, "£"),
        ("Referrals", "\u2212 12", -12.0, ""),
        ("Referrals", "12*", 12.0, ""),
    ],
)
def test_a_bare_number_is_read_in_the_unit_and_scale_of_its_head(
    head: str, cell: str, value: float, unit: str
) -> None:
    plan = a_plan()
    plan.row("Depot A", cell, columns=("Depot", head))
    (figure,) = figures(plan.corpus())

    assert (figure.number, figure.value, figure.unit) == (cell, value, unit)


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        (("Depot A", "12"), ("Depot", "Page")),
        (("Depot A", "2019"), ("Depot", "Opened")),
        (("Depot A", "0042"), ("Depot", "Asset")),
        (("7", "Depot A"), ("No", "Depot")),
        (("Depot A", "21 December 2021"), ("Depot", "Due")),
        (("Depot A", "4.2"), ("Depot", "Section")),
    ],
)
def test_item_numbers_years_dates_and_references_of_a_table_are_no_figures(
    cells: tuple[str, ...], columns: tuple[str, ...]
) -> None:
    plan = a_plan()
    plan.row(*cells, columns=columns)

    assert listed(plan.corpus()) == []


def test_words_and_documents_narrow_the_figures(plan: Written) -> None:
    paper = a_plan(id="paper", short_title="Cabinet paper")
    paper.paragraph("The depot holds 90 tonnes of salt.")
    both = plan.corpus(paper)

    assert [figure.number for figure in figures(both, "depots b")] == ["-£300.00"]
    assert [figure.number for figure in figures(both, "tonne")] == ["90"]
    assert [figure.number for figure in figures(both, documents=["paper"])] == ["90"]
    with pytest.raises(UnknownDocumentError):
        figures(both, documents=["nothing"])


def differing(*documents: Written) -> list[tuple[str, int]]:
    corpus = documents[0].corpus(*documents[1:])
    return [(figure.number, len(figure.differing)) for figure in figures(corpus)]


def saying(sentence: str, **changes: str) -> Written:
    written = a_plan(**changes)
    written.paragraph(sentence)
    return written


def paper_saying(sentence: str) -> Written:
    return saying(sentence, id="paper", short_title="Cabinet paper")


def test_two_values_of_one_measure_and_period_mark_each_other() -> None:
    plan = saying("In 2023/24 some 4,801 delegates completed online training.")
    paper = paper_saying("4,081 delegates completed the online training in 2023-2024.")

    assert differing(saying("4,801 delegates completed online training in 2023/24."), paper) == [
        ("4,801", 1),
        ("4,081", 1),
    ]
    # "Some" leaves room for rounding, but not for so much.
    assert differing(plan, paper) == [("some 4,801", 1), ("4,081", 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4,801 delegates completed training in 2023/24.", "4801 delegates completed training in 2023-2024."),
        ("4,801 delegates completed training in 2023/24.", "4,081 delegates completed training in 2022/23."),
        ("4,801 delegates completed training in 2023/24.", "4,081 delegates began training in 2023/24."),
        ("4,801 delegates completed training.", "4,081 delegates completed training."),
        ("Over 60% of roads were gritted in 2023/24.", "72% of roads were gritted in 2023/24."),
        ("Grit was spread in 12 weeks in 2023/24.", "Grit was spread in 84 days in 2023/24."),
        ("The total was £40 in 2023/24.", "The total was £50 in 2023/24."),
        ("It took 1,862 runs in 2023/24 against a target of 1,500 runs.", "Nothing."),
    ],
    ids=["same", "period", "words", "unknown", "limit", "unit", "general", "target"],
)
def test_figures_that_need_not_differ_are_not_marked(one: str, other: str) -> None:
    assert {count for _, count in differing(saying(one), paper_saying(other))} == {0}


def test_a_row_of_two_documents_with_other_values_is_marked_and_rows_of_one_table_are_not() -> None:
    plan, paper = a_plan(), a_plan(id="paper", short_title="Cabinet paper")
    plan.row("Thames Board grant", "£21,000", columns=MONEY)
    plan.row("Thames Board grant", "£21,500", columns=MONEY)
    paper.row("Thames Board grant", "£12,000", columns=MONEY)

    assert differing(plan, paper) == [("£21,000", 1), ("£21,500", 1), ("£12,000", 2)]


def test_a_column_of_money_is_a_plot_by_groups_with_what_stands_below_a_total_apart() -> None:
    plan = a_plan()
    plan.heading("Budget", "9")
    for group, rows in {
        "Income": (("Grants", "-£300"), ("Fees", "-£100"), ("Total income", "-£400")),
        "Spending": (("Salt", "£250"), ("Lorries", "£90"), ("TOTAL", "£340"), ("Reserves", "£60")),
    }.items():
        for row in rows:
            plan.row(*row, columns=MONEY, group=group)
    (plot,) = FigureBook.of(plan.corpus()).plots

    assert (plot.id, plot.kind, plot.title) == ("plan/t0c1", PlotKind.AMOUNTS, "9 Budget")
    assert [
        (series.name, series.totals, series.below_total, [figure.number for figure in series.figures])
        for series in plot.series
    ] == [
        ("", True, False, ["-£400", "£340"]),
        ("Income", False, False, ["-£300", "-£100"]),
        ("Spending", False, False, ["£250", "£90"]),
        ("Spending", False, True, ["£60"]),
    ]


def test_a_target_column_is_plotted_beside_an_actual_column() -> None:
    plan = a_plan()
    columns = ("Measure", "Target 2023/24", "Actual 2023/24")
    plan.row("Roads gritted in time", "90%", "85%", columns=columns)
    plan.row("Calls answered in time", "80%", "n/a", columns=columns)
    plan.row("Bins filled", "95%", "96%", columns=columns)
    (plot,) = FigureBook.of(plan.corpus()).plots

    assert plot.kind is PlotKind.TARGETS
    assert [(series.name, [figure.number for figure in series.figures]) for series in plot.series] == [
        ("Actual 2023/24", ["85%", "96%"]),
        ("Target 2023/24", ["90%", "95%"]),
    ]


def test_a_figure_set_against_its_target_in_a_sentence_is_plotted_with_it() -> None:
    plots = FigureBook.of(
        saying("Last winter only 40% of roads were clear by dawn, compared with a target of 75%.").corpus()
    ).plots

    assert [[series.figures[0].number for series in plot.series] for plot in plots] == [["40%", "75%"]]


def rows_of(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table)))


def test_the_table_for_a_spreadsheet_has_a_row_a_figure(plan: Written) -> None:
    table = figures_csv(figures(plan.corpus()))
    first, *_ = rows_of(table)

    assert table.splitlines()[0] == ",".join(COLUMNS)
    assert len(rows_of(table)) == 5
    assert (first["number"], first["value"], first["unit"], first["page"]) == ("61", "61", "nights", "1")
    assert first["reference"] == "Winter Plan, section 4, page 5"


def test_no_cell_of_the_table_is_taken_for_a_formula() -> None:
    plan = a_plan()
    plan.row("=SUM(A1)", "-£300.00", columns=MONEY, group="@cmd")
    plan.row("+Depot", "-4", columns=("", "Runs"))
    first, second = rows_of(figures_csv(figures(plan.corpus())))

    assert (first["number"], first["value"]) == ("'-£300.00", "-300")
    assert first["measure"].startswith("'@cmd")
    assert first["quote"].startswith("'=SUM")
    assert (second["number"], second["value"]) == ("-4", "-4")


def test_a_figure_is_written_for_programs_and_for_people(plan: Written) -> None:
    figure: Figure = figures(plan.corpus())[2]
    record = figure_record(figure)

    assert (record["number"], record["value"], record["measure"][1]) == ("£1,700.00", 1700, "Depot A")
    assert record["citation"]["text"] == "Winter Plan, section 4, page 5"
    assert figure_text(figure).splitlines() == [
        "£1,700.00 (2023/24)  Depots \u00b7 Depot A \u00b7 Spent 2023/24",
        "    Winter Plan, section 4, page 5",
    ]
