"""Whatever is typed: an answer, or one line that says why there is none."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.ask import Assistant
from assistant.errors import QuestionError
from assistant.model import AnswerStatus
from assistant.retrieval.index import PassageIndex
from assistant.settings import Settings
from assistant.ui.escaping import html_safe, markdown_safe
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
    before = time.thread_time()
    assert is_answered_or_refused(assistant, [typed])
    assert time.thread_time() - before < 1


@settings(max_examples=200)
@given(TYPED)
def test_what_is_typed_is_shown_letter_for_letter(typed: str) -> None:
    assert not set(html_safe(typed)) & set("<>\"'")
    shown = markdown_safe(typed)
    bare = shown.replace("\\\\", "")
    assert not re.search(r"(?<!\\)([<\[`*$_]|:(?=\S))", bare)
