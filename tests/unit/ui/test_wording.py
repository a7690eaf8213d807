from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.model import Searched
from assistant.ui import wording
from tests.factories import a_corpus, an_answer

if TYPE_CHECKING:
    from pathlib import Path


def test_a_question_looked_up_as_asked_is_not_repeated() -> None:
    answer = an_answer("How long does it take?", interpreted_as="how long does it take")

    assert wording.looked_up_as(answer) == ""


def test_a_question_understood_differently_says_how() -> None:
    answer = an_answer("and in snow?", interpreted_as="How long does gritting take in snow?")

    assert wording.looked_up_as(answer) == "Looked up as: How long does gritting take in snow?"


def test_words_added_to_a_question_are_named() -> None:
    added = Searched(terms=("wsp",), added=("WSP = Winter Service Plan", "grit = salt"))

    assert wording.also_searched(an_answer("WSP?", searched=added)) == (
        "Also searched: WSP = Winter Service Plan; grit = salt"
    )


def test_the_words_looked_for_are_listed() -> None:
    answer = an_answer("What studies cover Thames policing?", searched=Searched(terms=("studies", "thames")))

    assert wording.searched_for(answer) == "Words looked for: studies, thames"


def test_the_documents_searched_are_named_with_the_time_they_cover(tmp_path: Path) -> None:
    documents = a_corpus(tmp_path).documents

    assert wording.covered(documents) == "Cabinet paper (19 November 2024); Winter Plan (covers 2023/24)"


def test_a_time_that_the_title_says_is_not_said_twice(tmp_path: Path) -> None:
    plan = replace(a_corpus(tmp_path).documents[1], short_title="Winter Plan 2023/24")

    assert wording.covered([plan]) == "Winter Plan 2023/24"


def test_narrowing_is_said_only_when_something_was_left_out(tmp_path: Path) -> None:
    documents = a_corpus(tmp_path).documents

    assert wording.narrowed_to(documents[:1], documents) == "Searched in Cabinet paper only."
    assert wording.narrowed_to(documents, documents) == ""
