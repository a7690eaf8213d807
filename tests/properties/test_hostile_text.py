"""Text out of any PDF goes through these stages: none may fail, lose a character or lose its place."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.ingestion.markers import read_marker
from assistant.ingestion.sources import date_in, period_in, sensible_title
from assistant.ingestion.titles import HeadingStyle, read_heading
from assistant.model import joined
from assistant.text.plain import plain
from assistant.text.sentences import sentence_spans
from assistant.text.tokens import stems, tokens, words

# What a damaged font can make of a page: any character, lone surrogates and controls among them.
ANY_CHARACTER = st.characters(codec=None)
NUMBERING = st.sampled_from(
    [
        *("(", ")", "[", "]", ".", "1", "12", "3.2.1", "iv", "IV", "a", "A", "Appendix", "AIM", "Section"),
        *(
            " ",
            "\t",
            "\n",
            "\u00ad",
            "-",
            "\u2013",
            "\u2022",
            "\uf0b7",
            "\u00bd",
            "\u2463",
            "\u0663",
            "\u00b2",
            "%",
            "\u00a3",
        ),
        *("2019/20", "31 December 2021", "2021-13-45", "99999999999999999999", "e.g.", "U.K.", "?", "\u2026"),
    ]
)
TEXTS = st.one_of(st.text(ANY_CHARACTER, max_size=60), st.lists(NUMBERING, max_size=14).map("".join))
BRISK = settings(deadline=None, max_examples=60)  # the first example waits for a library to load


@BRISK
@given(TEXTS)
def test_tokens_stand_in_order_within_the_text(text: str) -> None:
    found = tokens(text)
    assert words(text) == tuple(token.text for token in found)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(before.start <= after.start for before, after in pairwise(found))
    assert all(stem for stem in stems(text))


@BRISK
@given(TEXTS)
def test_sentences_lose_no_character_of_any_text(text: str) -> None:
    spans = sentence_spans(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


@BRISK
@given(TEXTS)
def test_plain_and_joined_text_keep_what_they_promise(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert joined(joined(text)) == joined(text)
    assert joined(text) == joined(text).strip()


@BRISK
@given(TEXTS, st.booleans())
def test_any_line_can_be_read_as_a_heading_or_an_item(text: str, bold: bool) -> None:
    heading = read_heading(text, HeadingStyle(size=11.0, bold=bold, capitals=text.isupper()))
    assert all(part in joined(text) for part in joined(heading.title).split())
    marker = read_marker(text)
    assert marker is None or marker.label in text


@BRISK
@given(TEXTS)
def test_any_title_can_be_asked_for_its_date_and_period(text: str) -> None:
    assert date_in(text) is None or len(date_in(text) or "") in {4, 7, 10}
    assert period_in(text) is None or (period_in(text) or "") in text
    assert sensible_title(text, "plan.pdf") in {True, False}
