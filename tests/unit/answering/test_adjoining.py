"""Two sentences that follow one another, of which either may be the answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.answering.evidence import choose_evidence
from assistant.settings import Settings
from tests.written import Written, asked, ranking

if TYPE_CHECKING:
    from assistant.model import Corpus, Evidence

FIRST = "The council grits 640 miles of road."
SECOND = "Nine lorries leave the depots at dusk."
THIRD = "Drivers are called out by text message."
ELSEWHERE = "Schools close when the buses cannot run."


@pytest.fixture
def corpus() -> Corpus:
    plan = Written()
    plan.paragraph(FIRST, SECOND, THIRD)
    plan.paragraph(ELSEWHERE)
    plan.row("Salt", "£12,000")
    plan.row("Grit", "£9,000")
    return plan.corpus()


def shown(corpus: Corpus, scores: dict[str, float], settings: Settings | None = None) -> tuple[Evidence, ...]:
    ranked = [
        replace(one, score=score)
        for one, score in zip(ranking(corpus, *scores), scores.values(), strict=True)
    ]
    return choose_evidence(asked("How is it gritted?"), ranked, corpus, settings or Settings())


def words(unit: Evidence) -> list[str]:
    return [passage.text for passage in unit.passages]


def test_a_sentence_is_shown_with_the_likelier_of_those_beside_it(corpus: Corpus) -> None:
    first, second, *_ = shown(corpus, {SECOND: 0.0, THIRD: -1.0, FIRST: -1.5, ELSEWHERE: -2.0})
    assert words(first) == [SECOND, THIRD]
    assert words(second) == [FIRST]


def test_the_two_stand_in_reading_order_and_count_for_both(corpus: Corpus) -> None:
    first, second, *_ = shown(corpus, {SECOND: 0.0, ELSEWHERE: 0.0, FIRST: -0.1})
    assert words(first) == [FIRST, SECOND]
    assert first.score > second.score


def test_a_sentence_far_less_likely_is_not_added(corpus: Corpus) -> None:
    first, *_ = shown(corpus, {SECOND: 0.0, THIRD: -4.0})
    assert words(first) == [SECOND]


def test_nothing_is_added_beyond_the_longest_quote(corpus: Corpus) -> None:
    first, *_ = shown(corpus, {SECOND: 0.0, THIRD: -0.5}, Settings(quote_max_words=10))
    assert words(first) == [SECOND]


def test_a_sentence_of_another_paragraph_and_a_row_stay_alone(corpus: Corpus) -> None:
    units = shown(corpus, {ELSEWHERE: 0.0, THIRD: -0.1, "Salt | £12,000": -0.2, "Grit | £9,000": -0.3})
    assert [len(unit.passages) for unit in units] == [1, 1, 1, 1]
