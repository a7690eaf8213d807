from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import QuestionTooLongError
from assistant.ui.examples import Examples
from tests.factories import GRITTING, FakeAssistant, a_corpus, a_page, an_answer, an_extract

if TYPE_CHECKING:
    from pathlib import Path

EXTRACT = an_extract(a_page(*GRITTING), "A gritting run takes 3 hours.")
SALT, SECTION = "What is said about salt?", "What does section 3 say?"


def test_examples_come_from_the_headings_and_are_answered(tmp_path: Path) -> None:
    answers = {question: an_answer(question, EXTRACT) for question in (SALT, SECTION)}
    assistant = FakeAssistant(tmp_path, a_corpus(tmp_path), answers=dict(answers))

    assert list(Examples(assistant)) == [SALT, SECTION]


def test_a_question_that_cannot_be_looked_up_is_no_example(tmp_path: Path) -> None:
    assistant = FakeAssistant(tmp_path, a_corpus(tmp_path), answers={SALT: QuestionTooLongError(5)})

    assert list(Examples(assistant)) == []


def test_an_answer_that_is_not_sure_is_no_example(tmp_path: Path) -> None:
    unsure = an_answer(SALT, EXTRACT, confidence=0.2)
    assistant = FakeAssistant(tmp_path, a_corpus(tmp_path), answers={SALT: unsure})

    assert list(Examples(assistant)) == []


def test_examples_are_found_one_by_one_and_once_for_all_readers(tmp_path: Path) -> None:
    answers = {question: an_answer(question, EXTRACT) for question in (SALT, SECTION)}
    assistant = FakeAssistant(tmp_path, a_corpus(tmp_path), answers=dict(answers))
    found = Examples(assistant)

    assert next(iter(found)) == SALT
    assert (SECTION,) not in [turns for turns, _ in assistant.asked]
    assert list(found) == list(found) == [SALT, SECTION]
    assert [turns for turns, _ in assistant.asked].count((SALT,)) == 1
