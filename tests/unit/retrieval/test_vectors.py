import pytest

from assistant.retrieval.indexing import frequencies_of
from assistant.retrieval.vectors import character_columns, character_cosines, tfidf_columns, word_cosines

TEXTS = ["gritting of main roads", "library opening hours", ""]


def test_a_mistyped_word_still_finds_its_passage() -> None:
    columns = character_columns(TEXTS)
    cosines = character_cosines(columns, "libary")
    assert cosines.argmax() == 1
    assert cosines[1] > 0.2


def test_a_passage_compared_with_itself_has_cosine_one() -> None:
    columns = tfidf_columns(frequencies_of(map(str.split, TEXTS)))
    assert word_cosines(columns, dict.fromkeys(TEXTS[1].split(), 1.0))[1] == pytest.approx(1.0)


def test_a_question_of_unknown_words_has_cosine_zero_with_everything() -> None:
    columns = tfidf_columns(frequencies_of(map(str.split, TEXTS)))
    assert word_cosines(columns, {"zebra": 1.0}).tolist() == [0.0, 0.0, 0.0]


def test_an_added_word_counts_less_than_an_asked_one() -> None:
    columns = tfidf_columns(frequencies_of(map(str.split, TEXTS)))
    cosines = word_cosines(columns, {"gritting": 1.0, "library": 0.3})
    assert cosines[0] > cosines[1] > 0


@pytest.mark.parametrize("texts", [[], ["", " "]])
def test_a_corpus_without_words_can_be_asked(texts: list[str]) -> None:
    columns = character_columns(texts)
    assert character_cosines(columns, "road").tolist() == [0.0] * len(texts)
