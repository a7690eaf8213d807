"""What tells an answering passage from the others."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from assistant.answering.feature_names import FEATURES, MEANING_FEATURES
from assistant.answering.features import FeatureReader
from assistant.model import Contribution, Expansion, ExpansionOrigin, Question, RankedPassage, Wanted
from assistant.text.tokens import stems
from tests.written import Written, asked, ranking

if TYPE_CHECKING:
    from collections.abc import Collection


class EvenWeights:
    """Every stem is as telling as another, save those named rare."""

    def __init__(self, *rare: str) -> None:
        self._rare = frozenset(rare)

    def idf(self, stem: str) -> float:
        return 3.0 if stem in self._rare else 1.0


ROADS = "The council grits 640 miles of road on a cold night."
PATHS = "Footpaths near schools come first."
THEY = "They are swept by hand."
NAMES = (*FEATURES, *MEANING_FEATURES)


def features_of(
    question: Question, *texts: str, weights: EvenWeights | None = None, place: Collection[str] = ()
) -> list[dict[str, float]]:
    plan = Written()
    plan.heading("Gritting", "2")
    plan.paragraph(ROADS, PATHS)
    plan.paragraph(THEY)
    plan.row("Salt", "£12,000", group="Costs", columns=("", "2023/24"))
    table = FeatureReader(weights or EvenWeights()).table(question, ranking(plan.corpus(), *texts), place)
    return [dict(zip(NAMES, row, strict=True)) for row in table.tolist()]


def stands_for(said: str, added: str, weight: float) -> Expansion:
    terms = tuple(stems(added))
    return Expansion(said=said, added=added, terms=terms, weight=weight, origin=ExpansionOrigin.THESAURUS)


def test_coverage_is_the_share_of_the_question_that_a_passage_holds() -> None:
    first, second = features_of(asked("cold roads"), ROADS, PATHS)
    assert first["coverage"] == 1.0
    assert second["coverage"] == 0.0


def test_a_rare_term_counts_for_more_than_a_common_one() -> None:
    (row,) = features_of(asked("cold lanes"), ROADS, weights=EvenWeights("lane"))
    assert row["coverage"] == pytest.approx(0.25)


def test_a_term_of_the_background_counts_by_its_weight() -> None:
    (row,) = features_of(asked("cold lanes", weights=(1.0, 0.25)), ROADS)
    assert row["coverage"] == pytest.approx(0.8)


def test_words_around_a_passage_count_with_its_context_only() -> None:
    (row,) = features_of(asked("gritting of footpaths"), PATHS)
    assert (row["coverage"], row["coverage_context"]) == (0.5, 1.0)


def test_a_term_is_met_softly_by_what_it_stands_for() -> None:
    question = asked("pavements", expansions=(stands_for("pavements", "footpaths", 0.8),))
    first, second = features_of(question, PATHS, ROADS)
    assert (first["coverage"], first["soft_coverage"], first["expansion"]) == (0.0, 0.8, 0.8)
    assert second["soft_coverage"] == 0.0


def test_half_of_what_a_term_stands_for_counts_for_much_less_than_half() -> None:
    question = asked("pavements", expansions=(stands_for("pavements", "footpaths alongside", 0.8),))
    (row,) = features_of(question, PATHS)
    assert 0.0 < row["soft_coverage"] <= 0.1


def test_a_figure_is_met_by_a_passage_that_holds_one_and_not_by_one_that_lacks_it() -> None:
    first, second = features_of(asked("How many miles?", Wanted.COUNT), ROADS, PATHS)
    assert (first["form_met"], first["number_wanted"]) == (1.0, 1.0)
    assert (second["form_met"], second["number_wanted"]) == (-1.0, 0.0)


def test_the_question_s_own_figure_is_no_answer_to_how_many() -> None:
    (row,) = features_of(asked("How many of the 640 miles?", Wanted.COUNT, numbers=("640",)), ROADS)
    assert row["numbers"] == 1.0


def test_a_table_row_is_known_for_one_when_a_sum_is_asked_for() -> None:
    (row,) = features_of(asked("What did salt cost?", Wanted.AMOUNT), "Salt | £12,000")
    assert (row["row"], row["row_figure"], row["money_wanted"], row["lead_in"]) == (1.0, 1.0, 1.0, 0.5)


def test_a_passage_in_the_place_that_is_named_is_marked() -> None:
    first, second = features_of(asked("section 2"), ROADS, THEY, place={"plan/b1"})
    assert (first["place"], second["place"]) == (1.0, 0.0)


def test_a_sentence_that_begins_with_a_pronoun_is_marked() -> None:
    first, second = features_of(asked("swept"), THEY, ROADS)
    assert (first["pronoun"], second["pronoun"]) == (1.0, 0.0)


def test_terms_that_stand_together_in_the_question_and_the_passage_are_told_from_scattered_ones() -> None:
    (near,) = features_of(asked("cold night"), ROADS)
    (far,) = features_of(asked("council night"), ROADS)
    assert (near["pairs"], far["pairs"]) == (1.0, 0.0)


def given(scorer: str, *values: float) -> list[dict[str, float]]:
    """Features of as many sentences of one page, to each of which a scorer gave a value."""
    plan = Written()
    plan.paragraph(ROADS, PATHS, THEY)
    candidates = [
        RankedPassage(
            passage=passage,
            rank=rank,
            score=0.0,
            contributions=(Contribution(scorer=scorer, value=value, share=0.0),),
        )
        for rank, (passage, value) in enumerate(zip(plan.passages, values, strict=False), 1)
    ]
    rows = FeatureReader(EvenWeights()).table(asked("roads"), candidates)
    return [dict(zip(NAMES, row, strict=True)) for row in rows.tolist()]


def test_scores_of_the_index_are_kept_with_their_share_of_the_best() -> None:
    first, second = given("bm25", 4.0, 1.0)
    assert first["bm25"] == pytest.approx(math.log(5.0))
    assert (first["bm25_share"], second["bm25_share"]) == (1.0, 0.25)


def test_passages_of_one_page_share_the_place_of_their_page() -> None:
    rows = given("bm25_page", 3.0, 6.0, 3.0)
    assert [row["bm25_page_place"] for row in rows] == [0.5, 1.0, 0.5]
    assert [row["bm25_page_share"] for row in rows] == [0.5, 1.0, 0.5]


def test_a_question_without_terms_and_one_without_candidates_have_features_too() -> None:
    (row,) = features_of(asked("what is it?"), ROADS)
    assert row["coverage"] == 0.0
    assert features_of(asked("roads")) == []


def test_nearness_in_meaning_is_told_with_its_distance_from_the_best_and_its_place() -> None:
    first, second = given("meaning", 0.25, 0.75)
    assert (first["meaning"], first["meaning_lead"], first["meaning_place"]) == (0.25, -0.5, 0.5)
    assert (second["meaning_lead"], second["meaning_place"]) == (0.0, 1.0)


def test_nearness_to_the_reworded_question_is_told_likewise() -> None:
    first, second = given("reworded", 0.25, 0.75)
    assert (first["reworded"], first["reworded_lead"], first["reworded_place"]) == (0.25, -0.5, 0.5)
    assert (second["reworded_lead"], second["reworded_place"]) == (0.0, 1.0)
