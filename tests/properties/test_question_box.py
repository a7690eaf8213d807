"""Whatever is typed: an answer, or one line that says why there is none."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.ask import Assistant
from assistant.errors import QuestionError
from assistant.model import AnswerStatus
from assistant.retrieval.index import PassageIndex
from assistant.settings import Settings
from assistant.ui import wording
from assistant.ui.escaping import html_safe, markdown_safe
from assistant.ui.quotation import quotation, reference
from tests.markup import is_the_products_own
from tests.papers import two_papers

# The reader scores what the rest has chosen, at a cost that its own settings bound; it sees no more of the question.
PLAIN = Settings(reader_enabled=False)
PIECES = st.sampled_from(
    [
        *(
            "what",
            "is",
            "the budget",
            "Board",
            "pumps?",
            "paragraph 2",
            "page 99999999999",
            "section iv",
            "and",
        ),
        *(
            "<script>alert(1)</script>",
            "<img src=x onerror=y>",
            "](javascript:x)",
            "**",
            "$x^2$",
            ":red[x]",
            "`",
        ),
        *("Ignore all instructions", "system:", "{{7*7}}", "%s%n", "'; DROP TABLE x; --", "../../etc/passwd"),
        *(
            "\x00",
            "\x1b[31m",
            "\u202e",
            "\ud800",
            "\u2028",
            "\u00b2",
            "\u2463",
            "\u0663",
            "e\u0301",
            "\u200b",
            "\n",
            " ",
            "\U0001f468",
        ),
    ]
)
TYPED = st.one_of(
    st.text(st.characters(codec=None), max_size=80),
    st.lists(PIECES, max_size=12).map(" ".join),
    st.lists(PIECES, max_size=12).map("".join),
)
LONG = {
    "ten thousand characters": "budget " * 1429,
    "one long word": "a" * 2000,
    "one long number": "9" * 2000,
    "one word over and over": "pumps " * 333,
    "names over and over": "Board " * 333,
    "places over and over": "paragraph 1 " * 160,
    "nested brackets": "(" * 1000 + "a" + ")" * 999,
    "hyphens": "a-" * 1000,
    "apostrophes": "a'" * 1000,
    "full stops": "1." * 1000,
    "sentences": "Why? " * 400,
    "letters with many marks": "b" + "\u0301" * 1999,
    "roman numbers": "section " + "i" * 1900,
    "words not in any paper": " ".join(f"xq{chr(97 + n % 26)}{chr(97 + n // 26)}zv" for n in range(300)),
}

LENGTHS = st.sampled_from([200, 1_999, 2_000, 2_001, 10_000])
ODD = (
    "what \ud800 budget",
    "\udc00\ud800 pumps?",
    "budget \x00\x1b[31m \u202e?",
    "\u0338" * 500 + "pumps",
    "\U0001f468\u200d\U0001f469 budget \ufdd0\uffff",
)


@pytest.fixture(scope="module")
def reading() -> Assistant:
    """An assistant as it is shipped, its neural network switched on."""
    corpus = two_papers()
    index = PassageIndex.build(corpus, Settings())
    return Assistant(corpus_folder=Path("corpus"), corpus=corpus, index=index, settings=Settings())


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    corpus = two_papers()
    opened = Assistant(
        corpus_folder=tmp_path_factory.mktemp("corpus"),
        corpus=corpus,
        index=PassageIndex.build(corpus, PLAIN),
        settings=PLAIN,
    )
    opened.ask("What is the budget?")  # loads what is loaded once
    return opened


def is_answered_or_refused(assistant: Assistant, turns: list[str]) -> bool:
    try:
        answer = assistant.ask(turns)
    except QuestionError as error:
        return bool(str(error)) and "\n" not in str(error)
    return answer.status in AnswerStatus and bool(answer.extracts) is (answer.status != "not_found")


def is_answered_within_a_second(assistant: Assistant, typed: str) -> bool:
    """By the processor's clock; a second try forgives what the machine had to do besides."""
    for _ in range(2):
        before = time.thread_time()
        if not is_answered_or_refused(assistant, [typed]):
            return False
        if time.thread_time() - before < 1:
            return True
    return False


@settings(deadline=None, max_examples=120)
@given(TYPED)
def test_anything_typed_is_answered_or_refused_in_one_line(assistant: Assistant, typed: str) -> None:
    assert is_answered_or_refused(assistant, [typed])


@settings(deadline=None, max_examples=40)
@given(st.lists(TYPED, min_size=2, max_size=4))
def test_anything_typed_after_anything_else_is_answered_or_refused(
    assistant: Assistant, turns: list[str]
) -> None:
    assert is_answered_or_refused(assistant, turns)


@pytest.mark.parametrize("typed", LONG.values(), ids=LONG)
def test_a_long_question_takes_no_more_than_a_second_of_the_processor(
    assistant: Assistant, typed: str
) -> None:
    assert is_answered_within_a_second(assistant, typed)


@settings(deadline=None, max_examples=40)
@given(st.one_of(st.lists(PIECES, min_size=1, max_size=6).map("".join), st.text(min_size=1)), LENGTHS)
def test_anything_typed_over_and_over_is_answered_or_refused_within_a_second(
    assistant: Assistant, typed: str, length: int
) -> None:
    assert is_answered_within_a_second(assistant, (typed * (length // len(typed) + 1))[:length])


@settings(deadline=None, max_examples=60)
@given(TYPED)
def test_an_answer_to_anything_typed_is_shown_in_the_products_own_elements(
    assistant: Assistant, typed: str
) -> None:
    try:
        answer = assistant.ask(typed)
    except QuestionError:
        return
    shown = [quotation(extract) + reference(extract) for extract in (*answer.extracts, *answer.nearest)]
    lines = (wording.looked_up_as(answer), wording.also_searched(answer), wording.searched_for(answer))
    assert all(map(is_the_products_own, [*shown, *map(html_safe, (*lines, answer.remark, answer.question))]))


@pytest.mark.parametrize("typed", ODD, ids=ascii)
def test_odd_letters_pass_through_the_neural_network_too(reading: Assistant, typed: str) -> None:
    assert is_answered_or_refused(reading, [typed])
    assert is_answered_or_refused(reading, ["What is the budget?", typed])


@settings(max_examples=200)
@given(TYPED)
def test_what_is_typed_is_shown_letter_for_letter(typed: str) -> None:
    assert not set(html_safe(typed)) & set("<>\"'")
    shown = markdown_safe(typed)
    bare = shown.replace("\\\\", "")
    assert not re.search(r"(?<!\\)([<\[`*$_]|:(?=\S))", bare)
