"""From ranked passages to the units that are shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.evidence import choose_evidence
from assistant.model import BlockKind, Corpus, Evidence, ExtractKind, Question, Wanted
from assistant.settings import Settings
from tests.written import Written, asked, ranking

GRITS = "The council grits 640 miles of road."
THEY = "They are gritted by nine lorries."
LEAD = "Salt is kept at three depots:"
DEPOTS = ("Northfield yard", "the old mill", "Quarry Lane")


@pytest.fixture
def corpus() -> Corpus:
    plan = Written()
    plan.contents("2 Gritting", "5")
    plan.heading("Gritting", "2")
    plan.paragraph(GRITS, THEY)
    plan.items(plan.paragraph(LEAD), *DEPOTS)
    note = plan.paragraph("* Paid by the county.", kind=BlockKind.FOOTNOTE)
    plan.row("Salt*", "£12,000", group="Costs", columns=("", "2023/24"), notes=(note.id,))
    plan.new_page()
    plan.paragraph("In all, the council grits 640 miles of road.")
    return plan.corpus()


def units(
    question: Question, corpus: Corpus, *texts: str, settings: Settings | None = None
) -> tuple[Evidence, ...]:
    return choose_evidence(question, ranking(corpus, *texts), corpus, settings or Settings())


def words(unit: Evidence) -> list[str]:
    return [passage.text for passage in unit.passages]


def test_a_sentence_that_begins_with_a_pronoun_brings_the_one_before_it(corpus: Corpus) -> None:
    (unit,) = units(asked("How many lorries?"), corpus, THEY)
    assert words(unit) == [GRITS, THEY]


def test_the_sentence_before_stays_out_when_both_are_longer_than_a_quote_may_be(corpus: Corpus) -> None:
    (unit,) = units(asked("How many lorries?"), corpus, THEY, settings=Settings(quote_max_words=10))
    assert words(unit) == [THEY]


def test_the_sentence_before_does_not_stand_alone_where_the_one_that_leans_on_it_bears_the_answer_too(
    corpus: Corpus,
) -> None:
    (unit,) = units(asked("How many lorries?"), corpus, GRITS, THEY)
    assert words(unit) == [GRITS, THEY]
    assert unit.score == pytest.approx(1.0)


def test_a_sentence_is_not_lengthened_by_one_that_hardly_bears_on_the_question(corpus: Corpus) -> None:
    first, *_ = units(asked("How many miles?"), corpus, GRITS, "the old mill", "Quarry Lane", LEAD, THEY)
    assert words(first) == [GRITS]


def test_what_is_said_twice_comes_before_what_is_a_little_likelier(corpus: Corpus) -> None:
    again = "In all, the council grits 640 miles of road."
    ranked = [replace(one, score=-0.1 * one.rank) for one in ranking(corpus, "the old mill", GRITS, again)]
    first, *_ = choose_evidence(asked("How many miles?"), ranked, corpus, Settings())
    assert words(first) == [GRITS]


def test_a_list_is_shown_whole_with_its_lead_in_when_several_things_are_asked_for(corpus: Corpus) -> None:
    first, *_ = units(asked("Which depots are there?", Wanted.LIST), corpus, "the old mill", GRITS)
    assert words(first) == [LEAD, *DEPOTS]
    assert first.kind is ExtractKind.LIST


def test_an_item_alone_answers_a_question_for_one_thing(corpus: Corpus) -> None:
    (unit,) = units(asked("Is salt kept at the mill?"), corpus, "the old mill")
    assert words(unit) == ["the old mill"]


def test_a_line_that_introduces_a_list_is_never_an_answer_without_its_items(corpus: Corpus) -> None:
    (unit,) = units(asked("Where is salt kept?"), corpus, LEAD)
    assert words(unit) == [LEAD, *DEPOTS]


def test_a_list_longer_than_a_quote_is_shown_whole_when_its_opening_line_is_the_likeliest_of_all(
    corpus: Corpus,
) -> None:
    short = Settings(quote_max_words=9)
    first, *_ = units(asked("Where is salt kept?"), corpus, LEAD, GRITS, "the old mill", settings=short)
    assert words(first) == [LEAD, *DEPOTS]
    _, second, *_ = units(asked("Where is salt kept?"), corpus, GRITS, LEAD, "the old mill", settings=short)
    assert words(second) == ["the old mill"]


def test_a_list_too_long_to_quote_ends_after_the_last_item_that_fits(corpus: Corpus) -> None:
    question = asked("Which depots are there?", Wanted.LIST)
    (unit,) = units(question, corpus, LEAD, settings=Settings(list_max_words=9))
    assert words(unit) == [LEAD, "Northfield yard"]


def test_headings_and_contents_entries_do_not_answer_a_content_question(corpus: Corpus) -> None:
    assert units(asked("What is gritted?"), corpus, "2 Gritting | 5", "2 Gritting") == ()


def test_a_contents_entry_comes_first_when_a_page_is_asked_for(corpus: Corpus) -> None:
    first, *_ = units(asked("What page is gritting on?", Wanted.PAGE), corpus, GRITS, "2 Gritting | 5")
    assert words(first) == ["2 Gritting | 5"]


def test_a_heading_answers_where_it_is_said(corpus: Corpus) -> None:
    (unit,) = units(asked("Which section is about gritting?", Wanted.SECTION), corpus, "2 Gritting")
    assert unit.kind is ExtractKind.HEADING


def test_a_heading_with_a_day_in_it_answers_when_and_nothing_else() -> None:
    plan = Written()
    plan.heading("Highways Committee, 3 March 2024")
    plan.heading("Winter 2023/24")
    corpus, titles = plan.corpus(), ("Highways Committee, 3 March 2024", "Winter 2023/24")
    (unit,) = units(asked("When does the committee meet?", Wanted.WHEN), corpus, *titles)
    assert words(unit) == ["Highways Committee, 3 March 2024"]
    assert units(asked("Who is on the committee?", Wanted.WHO), corpus, *titles) == ()


def test_words_of_the_question_alone_are_no_answer_to_it_unless_they_are_asked_for() -> None:
    plan = Written()
    plan.paragraph("Depot managers")
    corpus = plan.corpus()
    assert units(asked("Who are the depot managers?", Wanted.WHO), corpus, "Depot managers") == ()
    assert units(asked("Are there depot managers?", Wanted.YES_NO), corpus, "Depot managers") != ()


def test_the_same_fact_on_two_pages_is_one_unit_that_names_the_other_page(corpus: Corpus) -> None:
    (unit,) = units(asked("How many miles?"), corpus, GRITS, "In all, the council grits 640 miles of road.")
    assert words(unit) == [GRITS]
    assert unit.also == (2,)


def test_a_question_for_the_asterisk_is_answered_by_the_note(corpus: Corpus) -> None:
    first, *_ = units(asked("What does the asterisk by salt mean?"), corpus, "Salt* | £12,000")
    assert words(first) == ["* Paid by the county."]


def test_chances_of_the_units_of_a_ranking_add_up_to_one(corpus: Corpus) -> None:
    found = units(asked("How many lorries?"), corpus, "the old mill", "Quarry Lane", "Northfield yard")
    assert sum(unit.score for unit in found) == pytest.approx(1.0)


def test_at_most_as_many_units_are_shown_as_the_settings_say(corpus: Corpus) -> None:
    assert len(units(asked("What?"), corpus, *DEPOTS, settings=Settings(extracts=2))) == 2


def test_a_sentence_too_long_to_quote_is_cut_to_the_clauses_that_meet_the_question() -> None:
    plan = Written()
    long = (
        "The plan names roads, lanes and bridges, and besides it says that footpaths near schools come first."
    )
    plan.paragraph(long)
    corpus = plan.corpus()
    (unit,) = units(
        asked("Do footpaths near schools come first?"), corpus, long, settings=Settings(quote_max_words=12)
    )
    (passage,) = unit.passages
    assert passage.text == "and besides it says that footpaths near schools come first."
    span = passage.spans[0]
    assert corpus.pages[0].text[span.start : span.end] == passage.text
