"""A text is not handed to Punkt when it could not be split; that must never change what comes out."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.text.sentences import _punkt_spans, sentence_spans

PIECES = st.sampled_from(
    [
        "The",
        "the",
        "cat",
        "no",
        "e.g.",
        "U.K.",
        "5",
        "1.5",
        ".",
        "?",
        "!",
        "\u2026",
        " ",
        "  ",
        "\n",
        ")",
        "(",
        '"',
        "\u2019",
        ",",
        "-",
        "/",
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)
UNHURRIED = settings(deadline=None)  # the first example waits for a library to load


@UNHURRIED
@given(TEXTS)
def test_the_short_way_gives_what_punkt_gives(text: str) -> None:
    assert sentence_spans(text) == (_punkt_spans(text) if text.strip() else ())


@UNHURRIED
@given(TEXTS)
def test_sentences_hold_every_character_but_white_space_in_order(text: str) -> None:
    spans = sentence_spans(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
