"""What is left of the product when a part is taken out, stage by stage."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.answering.ranker import values
from assistant.evaluation.ablation import MEASURES, Part, ablation_table, without
from assistant.evaluation.gauges.texts import Text, assistant_on, corpus_of, parts_of
from assistant.evaluation.gold import GoldQuestion, GoldQuote
from assistant.evaluation.run import run_questions
from assistant.evaluation.stages import Remembering, Stages, holder, rank_of, recall
from assistant.model import AnswerStatus, ExpansionOrigin
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.ask import Assistant

PLAN = Text(
    id="plan",
    title="Winter service",
    parts=parts_of(
        [
            "The council grits 640 miles of road on a cold night.",
            "Bins are emptied every fortnight. The refuse lorry starts at six.",
            "The depot keeps:",
            "* nine lorries",
            "* a snow plough",
        ]
    ),
)
MILES = GoldQuestion(
    id="A1",
    turns=("How many miles of road does the council grit?",),
    answerable=True,
    gold=((GoldQuote(document="plan", quote="640 miles"),),),
)
NOWHERE = GoldQuestion(id="A2", turns=("Who is the harbour master?",), answerable=False, gold=())


@pytest.fixture(scope="module")
def plan() -> Assistant:
    return assistant_on(corpus_of([PLAN]), Settings(reader_enabled=False))


def test_without_the_thesaurus_a_lay_word_stays_itself(plan: Assistant) -> None:
    origins = {one.origin for one in plan.read("When is the rubbish collected?").expansions}
    assert ExpansionOrigin.THESAURUS in origins
    left = without(Part.THESAURUS, plan).read("When is the rubbish collected?").expansions
    assert ExpansionOrigin.THESAURUS not in {one.origin for one in left}


def test_without_expansions_nothing_is_added(plan: Assistant) -> None:
    assert without(Part.EXPANSIONS, plan).read("When is the rubbish collected?").expansions == ()


def test_without_character_comparison_it_gives_no_passage_anything(plan: Assistant) -> None:
    for one in without(Part.CHARACTERS, plan).search(MILES.turns):
        shares = {c.scorer: c.share for c in one.contributions if c.scorer.startswith("tfidf_characters")}
        assert set(shares.values()) == {0.0}


def test_without_whole_pages_no_page_gives_a_passage_anything(plan: Assistant) -> None:
    for one in without(Part.PAGES, plan).search(MILES.turns):
        assert {c.share for c in one.contributions if c.scorer.startswith("bm25_page")} == {0.0}


def test_without_headings_a_word_of_the_heading_finds_nothing(plan: Assistant) -> None:
    nameless = replace(plan.corpus.documents[0], title="", short_title="")
    untitled = assistant_on(replace(plan.corpus, documents=(nameless,)), plan.settings)
    assert untitled.index.search(untitled.read("How is the winter service?"), limit=9)
    bare = without(Part.HEADINGS, untitled)
    assert not bare.index.search(bare.read("How is the winter service?"), limit=9)


def test_without_neighbours_an_item_is_not_found_by_its_lead_in(plan: Assistant) -> None:
    question = "What does the depot keep?"
    found = [one.passage.text for one in plan.search(question)]
    left = [one.passage.text for one in without(Part.NEIGHBOURS, plan).search(question)]
    assert "nine lorries" in found
    assert "nine lorries" not in left


def test_without_the_ranker_candidates_keep_their_order(plan: Assistant) -> None:
    reduced = without(Part.RANKER, plan)
    question = reduced.read("When is the council's refuse lorry on the road?")
    kept = [one.passage.id for one in reduced.index.search(question, limit=150)]
    assert [one.passage.id for one in reduced.search(question.text)] == kept


def test_without_declining_every_question_is_answered(plan: Assistant) -> None:
    asked = "What is the phone number of the depot?"
    assert plan.ask(asked).status is AnswerStatus.NOT_FOUND
    assert without(Part.DECLINING, plan).ask(asked).status is AnswerStatus.ANSWERED


def test_the_reader_is_asked_unless_it_is_left_out() -> None:
    whole = assistant_on(corpus_of([PLAN]), Settings())
    assert "reader" in values(whole.search(MILES.turns)[0])
    assert "reader" not in values(without(Part.READER, whole).search(MILES.turns)[0])


def test_the_table_has_a_row_a_part_and_says_what_moved(plan: Assistant) -> None:
    table = ablation_table(plan, [MILES, NOWHERE], [Part.NOTHING, Part.THESAURUS]).splitlines()
    assert len(table) == 4
    assert table[0].startswith("| without | " + " | ".join(MEASURES))
    assert table[2].startswith("| nothing: as shipped | 1.000 | 1.000 | 1.000 | 1.000 | 0.000 |  |")
    assert "| 0, 0, 1.00 |" in table[3]


def test_gold_is_followed_through_the_stages(plan: Assistant) -> None:
    looked = Stages(plan).look(MILES.turns)
    right = holder(MILES)
    assert rank_of(looked.candidates, right) == 1
    assert recall(looked, right)["recall@24"] == recall(looked, right)["reordered recall@24"] == 1.0
    assert 0.0 < looked.chance < 1.0
    assert looked.reader_best == 0.0


def test_what_was_asked_and_is_looked_at_next_is_ranked_once(plan: Assistant) -> None:
    remembering = Remembering.of(plan)
    answer = remembering.ask(MILES.turns)
    assert remembering.search(MILES.turns) is remembering.search(MILES.turns)
    assert remembering.search(["Who keeps a plough?"]) == plan.search(["Who keeps a plough?"])
    assert answer.extracts == Stages(plan).ask(MILES.turns).extracts == plan.ask(MILES.turns).extracts


def test_gold_that_no_candidate_holds_has_no_rank(plan: Assistant) -> None:
    absent = replace(MILES, gold=((GoldQuote(document="plan", quote="641 miles"),),))
    run = run_questions(plan, [MILES, absent, NOWHERE])
    rank = Stages(plan).gold_ranks(run)[absent.id]
    assert (rank.candidate, rank.ranked) == (0, 0)
