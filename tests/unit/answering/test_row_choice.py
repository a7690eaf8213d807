"""Rows that a question picks out of a table by their place among the others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.evidence import choose_evidence
from assistant.model import Corpus, Evidence, Expansion, ExpansionOrigin, Question, RankedPassage, Wanted
from assistant.settings import Settings
from tests.written import Written, asked, ranking

PAID = (
    ("Elm Parish", "-£500"),
    ("Dun City", "-£9,000"),
    ("Oak City", "-£7,000"),
    ("Lake DC", "-£1,000"),
    ("Fell DC", "£0"),
)
SPENT = (("Salt", "£12,000"), ("Lorry hire", "£3,500"), ("Driver training", "£2,000"))
COLUMNS = ("", "2023/24")


@pytest.fixture
def corpus() -> Corpus:
    plan = Written()
    plan.heading("Gritting budget", "2")
    plan.paragraph("The council grits 640 miles of road.")
    for name, sum_paid in PAID:
        plan.row(name, sum_paid, group="Contributions", columns=COLUMNS)
    plan.row("Total income", "-£17,500", group="Contributions", columns=COLUMNS)
    for name, cost in SPENT:
        plan.row(name, cost, group="Expenditure", columns=COLUMNS)
    plan.row("TOTAL", "£17,500", group="Expenditure", columns=COLUMNS)
    plan.row("Reserves", "£90,000", group="Expenditure", columns=COLUMNS)
    return plan.corpus()


def expansion(said: str, added: str, term: str) -> Expansion:
    return Expansion(said=said, added=added, terms=(term,), weight=0.6, origin=ExpansionOrigin.THESAURUS)


def order(corpus: Corpus, *texts: str) -> tuple[RankedPassage, ...]:
    return ranking(corpus, *texts, "The council grits 640 miles of road.")


def picked(question: Question, corpus: Corpus, *texts: str) -> list[str]:
    units: tuple[Evidence, ...] = choose_evidence(
        question, order(corpus, *(texts or ("Lake DC | -£1,000",))), corpus, Settings()
    )
    return [unit.passages[0].text for unit in units if unit.picked]


def test_who_paid_the_most_is_the_row_with_the_largest_figure_and_never_a_total(corpus: Corpus) -> None:
    question = asked(
        "Who paid the most?", Wanted.WHO, expansions=(expansion("paid", "contribute", "contribut"),)
    )
    assert picked(question, corpus) == ["Dun City | -£9,000"]


def test_who_paid_the_least_is_the_smallest_figure_above_nought(corpus: Corpus) -> None:
    assert picked(asked("Who contributed the least?", Wanted.WHO), corpus) == ["Elm Parish | -£500"]


def test_the_heading_of_a_group_says_which_rows_are_compared(corpus: Corpus) -> None:
    added = (expansion("cost", "expenditure", "expenditur"),)
    question = asked("What was the biggest cost?", Wanted.AMOUNT, expansions=added)
    assert picked(question, corpus) == ["Salt | £12,000"]


def test_what_stands_after_a_total_is_no_part_of_it(corpus: Corpus) -> None:
    question = asked("What was the highest expenditure?", Wanted.AMOUNT)
    assert picked(question, corpus) == ["Salt | £12,000"]


def test_a_total_asked_for_is_the_total_that_is_printed(corpus: Corpus) -> None:
    question = asked("What was the total expenditure?", Wanted.AMOUNT)
    assert picked(question, corpus, "Total income | -£17,500") == ["TOTAL | £17,500"]
    question = asked("What was the total income?", Wanted.AMOUNT)
    assert picked(question, corpus) == ["Total income | -£17,500"]


def test_what_is_asked_now_tells_more_of_a_total_than_what_an_earlier_turn_asked(corpus: Corpus) -> None:
    question = asked(
        "And the expenditure? (about: total income)",
        Wanted.AMOUNT,
        terms=("expenditur", "total", "incom"),
        weights=(1.0, 0.6, 0.6),
    )
    assert picked(question, corpus, "Total income | -£17,500") == ["TOTAL | £17,500"]


def test_it_all_is_the_total_of_the_table_that_an_earlier_turn_asked_a_row_of(corpus: Corpus) -> None:
    asked_after = asked(
        "What did it all come to? (about: Dun City pay)", Wanted.AMOUNT, focus="What did it all come to?"
    )
    paid = (expansion("pay", "contributions", "contribut"),)
    assert picked(replace(asked_after, expansions=paid), corpus) == ["Total income | -£17,500"]
    at_once = asked("What was the total that Dun City pays?", Wanted.AMOUNT)
    assert picked(replace(at_once, expansions=paid), corpus) == []


def test_two_things_joined_by_and_or_or_are_two_rows_in_the_order_asked(corpus: Corpus) -> None:
    question = asked("Who pays more, Oak City or Elm?", Wanted.WHO)
    assert picked(question, corpus) == ["Oak City | -£7,000", "Elm Parish | -£500"]
    question = asked("How much was spent on training and on salt?", Wanted.AMOUNT)
    assert picked(question, corpus) == ["Driver training | £2,000", "Salt | £12,000"]


def test_a_plural_picks_every_row_of_its_kind(corpus: Corpus) -> None:
    both = ["Dun City | -£9,000", "Oak City | -£7,000"]
    assert picked(asked("What did the two cities pay?", Wanted.AMOUNT), corpus) == both
    assert picked(asked("What did the three cities pay?", Wanted.AMOUNT), corpus) == []
    districts = asked("What did the district councils pay?", Wanted.AMOUNT)
    assert picked(districts, corpus) == ["Lake DC | -£1,000", "Fell DC | £0"]


@pytest.mark.parametrize(
    "text",
    [
        "What was the largest contribution to the library?",
        "What was the largest contribution in 2015?",
        "What did Oak City and Westmere pay?",
        "What was the total cost of the bridge?",
    ],
)
def test_nothing_is_picked_when_the_table_lacks_what_the_question_names(corpus: Corpus, text: str) -> None:
    numbers = tuple(word for word in text.strip("?").split() if word.isdigit())
    assert picked(asked(text, Wanted.AMOUNT, numbers=numbers), corpus) == []


def test_nothing_is_picked_when_the_question_does_not_point_to_the_table(corpus: Corpus) -> None:
    question = asked("What is the biggest cost?", Wanted.AMOUNT)
    ranked = [
        *ranking(corpus, "The council grits 640 miles of road."),
        RankedPassage(passage=ranking(corpus, "Salt | £12,000")[0].passage, rank=2, score=-9.0),
    ]
    units = choose_evidence(question, ranked, corpus, Settings())
    assert not any(unit.picked for unit in units)


def test_the_biggest_of_what_a_table_does_not_count_is_not_read_from_it(corpus: Corpus) -> None:
    assert picked(asked("What is the biggest challenge?"), corpus) == []


def test_equal_figures_are_all_shown() -> None:
    plan = Written()
    for name, cost in (("Salt", "£4"), ("Grit", "£9"), ("Sand", "£4")):
        plan.row(name, cost, columns=("", "Cost"))
    question = asked("What was the lowest cost?", Wanted.AMOUNT)
    units = choose_evidence(question, ranking(plan.corpus(), "Grit | £9"), plan.corpus(), Settings())
    assert [unit.passages[0].text for unit in units if unit.picked] == ["Salt | £4", "Sand | £4"]


def test_among_several_columns_the_question_names_the_one_that_is_compared() -> None:
    plan = Written()
    for cells in (("Elm", "40", "900"), ("Dun", "60", "700")):
        plan.row(*cells, columns=("Ward", "Homes", "Residents"))
    corpus = plan.corpus()
    row = ranking(corpus, "Elm | 40 | 900")
    homes = choose_evidence(asked("Which ward has the most homes?", Wanted.LIST), row, corpus, Settings())
    assert [unit.passages[0].text for unit in homes if unit.picked] == ["Dun | 60 | 700"]
    unnamed = choose_evidence(asked("Which ward has the most?", Wanted.LIST), row, corpus, Settings())
    assert not any(unit.picked for unit in unnamed)
