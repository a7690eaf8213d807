"""Passages that share no word with a question are found by what they mean."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.model import Expansion, ExpansionOrigin
from assistant.retrieval.index import PassageIndex
from assistant.retrieval.meaning import nearest
from assistant.settings import Settings
from tests.retrieval_factories import a_corpus_of, a_passage, a_question

if TYPE_CHECKING:
    from assistant.model import Corpus

TEXTS = (
    "The council grits 640 miles of road each winter.",
    "Every pupil was offered a hot meal at midday.",
    "The accounts were signed by the auditor.",
    "Bins are emptied every second week.",
)
QUESTION = "Did children get lunch?"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return a_corpus_of([a_passage(place, text) for place, text in enumerate(TEXTS)])


def added(said: str, phrase: str) -> Expansion:
    return Expansion(
        said=said, added=phrase, terms=("nowhere",), weight=0.9, origin=ExpansionOrigin.THESAURUS
    )


def found(corpus: Corpus, settings: Settings, question: str = QUESTION, **changes: object) -> list[str]:
    index = PassageIndex.build(corpus, settings)
    return [ranked.passage.text for ranked in index.search(a_question(question, **changes), limit=10)]


def test_a_passage_without_a_shared_word_is_found_by_its_meaning(corpus: Corpus) -> None:
    assert found(corpus, Settings(meaning_candidates=1, tfidf_characters_max_passages=0)) == [TEXTS[1]]


def test_without_the_network_only_shared_words_find_passages(corpus: Corpus) -> None:
    assert found(corpus, Settings(reader_enabled=False, tfidf_characters_max_passages=0)) == []


def test_a_corpus_of_too_many_passages_goes_without_vectors(corpus: Corpus) -> None:
    assert PassageIndex.build(corpus, Settings(meaning_max_passages=3)).meaning is None


def test_a_passage_near_the_reworded_question_is_found_too(corpus: Corpus) -> None:
    settings = Settings(meaning_candidates=1, tfidf_characters_max_passages=0)
    asked = a_question(
        "Who gave it the once-over?", expansions=(added("gave it the once-over", "signed the accounts"),)
    )
    (best,) = PassageIndex.build(corpus, settings).search(asked, limit=10)
    values = {one.scorer: one.value for one in best.contributions}
    assert best.passage.text == TEXTS[2]
    assert values["reworded"] > values["meaning"]


def test_a_question_that_is_not_reworded_is_as_near_either_way(corpus: Corpus) -> None:
    settings = Settings(meaning_candidates=1, tfidf_characters_max_passages=0)
    (best,) = PassageIndex.build(corpus, settings).search(a_question(QUESTION), limit=10)
    values = {one.scorer: one.value for one in best.contributions}
    assert values["reworded"] == values["meaning"]


def test_passages_that_share_words_stand_before_those_that_are_near_in_meaning_alone(corpus: Corpus) -> None:
    first, *others = found(corpus, Settings(), "Who emptied the school dinner tray?")
    assert first == TEXTS[3]
    assert len(others) == len(set(others)) == len(TEXTS) - 1


def test_a_question_narrowed_to_a_document_finds_nothing_of_another_by_meaning() -> None:
    both = a_corpus_of([a_passage(0, TEXTS[0]), a_passage(0, TEXTS[1], document="schools")])
    assert found(both, Settings(), documents=("winter",)) == [TEXTS[0]]


def test_vectors_of_an_index_at_hand_are_taken_over(corpus: Corpus) -> None:
    built = PassageIndex.build(corpus, Settings())
    assert built.meaning is not None
    marked = replace(built, meaning=replace(built.meaning, vectors=built.meaning.vectors * 0))
    more = a_corpus_of([*corpus.passages, a_passage(9, "Parks close at dusk.")])
    grown = PassageIndex.build(more, Settings(), marked)
    assert grown.meaning is not None
    assert [bool(row.any()) for row in grown.meaning.vectors] == [False] * len(TEXTS) + [True]


def test_the_nearest_come_first_and_ties_keep_to_reading_order() -> None:
    assert nearest(np.array([0.2, 0.9, 0.2, -1.0]), 4) == [1, 0, 2]
